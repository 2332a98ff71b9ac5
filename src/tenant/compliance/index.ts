import type { Cmdlet } from "../call.ts";
import { getComplianceCase } from "./get-compliance-case.ts";
import { invokeHoldRemovalAction } from "./invoke-hold-removal-action.ts";
import { getPolicy } from "./policies.ts";
import { setCaseHoldPolicy } from "./set-case-hold-policy.ts";
import { setRetentionCompliancePolicy } from "./set-retention-compliance-policy.ts";

/** The cmdlets of Security & Compliance that the tenant knows, by name. -WhatIf does nothing in them: they act (exchange-state 7). */
export const complianceCmdlets: Readonly<Record<string, Cmdlet>> = {
  "Get-AppRetentionCompliancePolicy": getPolicy("app"),
  "Get-CaseHoldPolicy": getPolicy("case"),
  "Get-ComplianceCase": getComplianceCase,
  "Get-RetentionCompliancePolicy": getPolicy("retention"),
  "Invoke-HoldRemovalAction": invokeHoldRemovalAction,
  "Set-CaseHoldPolicy": setCaseHoldPolicy,
  "Set-RetentionCompliancePolicy": setRetentionCompliancePolicy,
};
