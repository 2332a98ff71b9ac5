import type { Ast } from "../../../powershell/script/ast.ts";
import { sameName } from "../../../powershell/script/command.ts";
import type { Script } from "../../../powershell/script/script.ts";
import { constantOf } from "../../../powershell/script/value.ts";
import type { Act } from "./act.ts";
import { givenTo, isGiven } from "./argument.ts";

/** A switch that is set: given, and not as $false. */
function isOn(script: Script, { command }: Act, name: string): boolean {
  if (!isGiven(script, command, name)) return false;
  const value = givenTo(script, command, name);
  return value === undefined || constantOf(value) !== false;
}

/** Ends a mailbox for good. */
export const isMailboxPurge = (script: Script, act: Act): boolean =>
  sameName(act.name, "Remove-Mailbox") && isOn(script, act, "PermanentlyDelete");

const holdCmdlets =
  /^((Set|Remove)-(App)?RetentionCompliancePolicy|Remove-(CaseHold|HoldCompliance)Policy|(Set|Remove)-ComplianceCase|Set-CaseHoldPolicy|Set-MailboxSearch|Remove-MailboxSearch|Invoke-HoldRemovalAction)$/i;
const holdParameters = [
  "ExcludeFromAllHolds",
  "ExcludeFromAllOrgHolds",
  "ExcludeFromOrgHolds",
  "RemoveComplianceTagHoldApplied",
  "RemoveDelayHoldApplied",
  "RemoveDelayReleaseHoldApplied",
  "RemoveOrphanedHolds",
  "RecalculateInactiveMailbox",
  "LitigationHoldEnabled",
] as const;

/** Lifts a hold, or may. */
export function liftsHold({ name, effect, binding }: Act): boolean {
  if (effect !== "destroy") return false;
  if (holdCmdlets.test(name)) return true;
  return sameName(name, "Set-Mailbox") && holdParameters.some((parameter) => isLifting(binding?.given, parameter));
}

function isLifting(given: ReadonlyMap<string, { readonly value?: Ast }> | undefined, parameter: string): boolean {
  const found = given?.get(parameter);
  if (found === undefined) return false;
  const value = found.value === undefined ? true : constantOf(found.value);
  return parameter === "LitigationHoldEnabled" ? value !== true : value !== false;
}
