import type { Binding } from "./binding.ts";
import type { Given } from "./given.ts";

/**
 * Parameters of Set-Mailbox that are each the key of a parameter set of their own (office-docs-powershell, Set-Mailbox), so that one call takes
 * one of them.
 */
const holdSwitches: ReadonlySet<string> = new Set([
  "ExcludeFromAllHolds",
  "ExcludeFromAllOrgHolds",
  "ExcludeFromOrgHolds",
  "IsExchangeCloudManaged",
  "RecalculateInactiveMailbox",
  "RemoveComplianceTagHoldApplied",
  "RemoveDelayHoldApplied",
  "RemoveDelayReleaseHoldApplied",
  "RemoveDisabledArchive",
  "RemoveOrphanedHolds",
]);

export const holdSwitchesIn = ({ known, given }: Binding): readonly Given[] =>
  known.cmdlet.name === "Set-Mailbox"
    ? [...given.values()].filter(({ parameter }) => holdSwitches.has(parameter.name))
    : [];
