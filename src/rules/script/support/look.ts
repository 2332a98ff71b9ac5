import { someWhere, type Stretch } from "../../../powershell/script/stretch.ts";
import { sameName, type Command } from "../../../powershell/script/command.ts";
import { callsRunBy } from "../../../powershell/script/onward.ts";
import type { Script } from "../../../powershell/script/script.ts";
import { constantOf } from "../../../powershell/script/value.ts";
import type { Act } from "./act.ts";
import { isGiven } from "./argument.ts";
import { isMailboxPurge } from "./purge.ts";
import { isOfDirectory, webRequestIn } from "./web-request.ts";

/** Views in which a mailbox that is deleted can be seen: without one of them, a purge cannot be told from a deletion. */
const deletedViews = [
  "SoftDeletedMailbox",
  "InactiveMailboxOnly",
  "IncludeInactiveMailbox",
  "IncludeSoftDeletedRecipients",
] as const;

const ofDirectory = /^Get-(Mg|MgBeta|Msol|AzureAD|Entra)\w*(User|Deleted\w*)$/i;

/** The commands that show what an act with this noun has done, beside the Get- of the same noun. */
const shownBy: Readonly<Record<string, RegExp>> = {
  mailbox: /^Get-(EXO)?(Mailbox(Statistics)?|Recipient|User)$/i,
  mailuser: /^Get-(EXO)?(MailUser|Recipient)$/i,
  user: /^Get-(User|EXO(Mailbox|Recipient)|Mailbox|Recipient)$/i,
  // What lifts a hold in Purview shows in the policy, and on the mailbox.
  retentioncompliancepolicy: /^Get-(EXO)?Mailbox$/i,
  appretentioncompliancepolicy: /^Get-(EXO)?Mailbox$/i,
  caseholdpolicy: /^Get-(EXO)?Mailbox$/i,
  holdcompliancepolicy: /^Get-(EXO)?Mailbox$/i,
  compliancecase: /^Get-((EXO)?Mailbox|CaseHoldPolicy)$/i,
  mailboxsearch: /^Get-(EXO)?Mailbox$/i,
  holdremovalaction: /^(Invoke-HoldRemovalAction|Get-(EXO)?Mailbox)$/i,
  mguser: /^Get-(Mg|MgBeta|Entra)(User|DirectoryDeleted(Item|User)\w*)$/i,
  mgdirectorydeleteditem: /^Get-(Mg|MgBeta|Entra)(User|Directory\w*Deleted\w*|Deleted\w*)$/i,
  mgbetauser: ofDirectory,
  mgbetadirectorydeleteditem: ofDirectory,
  entrauser: ofDirectory,
  entradeleteddirectoryobject: ofDirectory,
  azureaduser: ofDirectory,
  azureadmsdeleteddirectoryobject: ofDirectory,
  mguserlicense: /^Get-(Mg|MgBeta)(User|UserLicenseDetail)$/i,
};

/** Whether something that may run with one of the parts looks whether the act has happened. */
export const looksFor = (script: Script, act: Act, onward: readonly Stretch[]): boolean =>
  someWhere(script, onward, {
    // Whatever else tells one act from another, is nothing to a look for it.
    name: `looks for ${act.request === undefined ? act.name : "a request"}${isMailboxPurge(script, act) ? " for good" : ""}`,
    holds: (part) => callsRunBy(script, part).some((command) => isLook(script, act, command)),
  });

function isLook(script: Script, act: Act, command: Command): boolean {
  const { name } = command;
  if (name === undefined) return false;
  if (act.request !== undefined) return ofDirectory.test(name) || asksDirectory(script, command);
  const noun = act.name.slice(act.name.indexOf("-") + 1).toLowerCase();
  const isNamed = sameName(name, `Get-${noun}`) || shownBy[noun]?.test(name) === true;
  if (!isNamed) return /^(m[gs]|entra|azuread)/.test(noun) && asksDirectory(script, command);
  return !isMailboxPurge(script, act) || deletedViews.some((view) => isGiven(script, command, view));
}

/** A question to the directory: what asks a store, or an address that only the run knows, is none. */
function asksDirectory(script: Script, command: Command): boolean {
  const request = webRequestIn(script, command);
  if (request === undefined) return false;
  const { method, isOfGraph } = request;
  if (method !== undefined && !sameName(String(constantOf(method)), "GET")) return false;
  return isOfGraph || isOfDirectory(script, request);
}
