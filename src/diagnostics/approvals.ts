import { error, warning, type DiagnosticKind } from "./kind.ts";

/** What is said where compiled runbooks are approved, and where approvals are proved. */
export const approvals = {
  "unknown-runbook": error<{ name: string; out: string; hint: string }>(
    ({ name, out, hint }) =>
      `${out}/manifest.json has no runbook ${name}.${hint} Name one as it stands there, with the folder of its form, such as graph-sdk/Remove-DeletedUser; "purgebook compile" makes what is missing.`,
  ),
  "not-validated": error<{ file: string }>(
    ({ file }) =>
      `${file} was compiled without a PowerShell engine, so nothing has proved what it says: run "purgebook compile" without --unvalidated, and review it again.`,
  ),
  "other-hash": error<{ file: string; given: string; hash: string }>(
    ({ file, given, hash }) =>
      `${file} has the hash ${hash}, and not ${given}: what was reviewed is not what is there. Review it as it is now.`,
  ),
  "same-person": error<{ reviewer: string; author: string }>(
    ({ reviewer, author }) =>
      `${reviewer} cannot approve what ${author} wrote: nobody approves their own runbook. Have somebody else review it.`,
  ),
  "unknown-author": error<{ sources: string }>(
    ({ sources }) =>
      `Who wrote it is not known: the repository's history has no author of ${sources} as they are now. Commit them, or give --author.`,
  ),
  "already-approved": error<{ file: string; reviewer: string; ticket: string }>(
    ({ file, reviewer, ticket }) =>
      `${reviewer} has approved this already, under ${ticket}, and it holds: delete ${file} first, if it is to be approved anew.`,
  ),
  "cannot-sign": error<{ said: string }>(
    ({ said }) =>
      `It was not signed, so nothing was written: ${said} Give the file of a key of OpenSSH, or leave --sign out; such an approval is shown as claimed.`,
  ),
  "cannot-verify": error<{ said: string }>(
    ({ said }) =>
      `Signatures cannot be verified: ${said} Install OpenSSH, and see that the file of allowed signers is there.`,
  ),
  "invalid-approval": error<{ file: string; said: string }>(
    ({ file, said }) =>
      `${file} proves nothing: ${said} Find out who changed it since it was written, or who may sign; else delete it, and have the runbook approved anew.`,
  ),
  "approval-stale": warning<{ file: string; differs: string; reviewer: string; ticket: string; name: string }>(
    ({ file, differs, reviewer, ticket, name }) =>
      `${file} is not what ${reviewer} approved under ${ticket} (${differs}): have it reviewed, and run "purgebook approve ${name}".`,
  ),
  "approval-unsigned": error<{ file: string; reviewer: string; said: string }>(
    ({ file, reviewer, said }) =>
      `The approval of ${file} is claimed to be ${reviewer}'s, and ${said}: have ${reviewer} run "purgebook approve" with --sign.`,
  ),
  "not-approved": error<{ file: string; name: string }>(
    ({ file, name }) => `Nobody has approved ${file} as it is: have it reviewed, and run "purgebook approve ${name}".`,
  ),
} as const satisfies Readonly<Record<string, DiagnosticKind<never>>>;
