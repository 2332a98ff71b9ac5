import { it } from "vitest";
import { param } from "../../../src/index.ts";
import { expectDiagnostics, expectNone, procedureOf } from "../../support/rule-tester.ts";
import { identityParameter, purge } from "./samples.ts";

const withParameter = (name: string) =>
  procedureOf({
    parameters: { ...identityParameter, [name]: param.guid("Some id.") },
    procedure: (run, { Identity }) => purge(run, { Identity: Identity as never }),
  });

it.each(["PolicyId", "Modes", "Tickets"])("takes %s", (name) => {
  expectNone(withParameter(name));
});

it.each([
  ["Mode", /every runbook/],
  ["MODE", /every runbook/],
  ["Organization", /every runbook/],
  ["ChangeTicket", /every runbook/],
  ["EvidenceUri", /every runbook/],
  ["WaitMinutes", /every runbook/],
  ["WebhookData", /Azure Automation/],
  ["MicrosoftApplicationManagementStartedBy", /Azure Automation/],
  ["WhatIf", /PowerShell/],
  ["Verbose", /PowerShell/],
] as const)("refuses %s", (name, says) => {
  expectDiagnostics(withParameter(name), [["reserved-parameter", name, says]]);
});
