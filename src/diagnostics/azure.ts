import { error, type DiagnosticKind } from "./kind.ts";

/** What is said where approved runbooks are made ready for an Automation account. */
export const azure = {
  "nothing-to-import": error<{ out: string }>(
    ({ out }) =>
      `No runbook of ${out} is approved, so there is nothing to import: have one reviewed, and run "purgebook approve".`,
  ),
  "invalid-import": error<{ file: string; said: string }>(
    ({ file, said }) =>
      `${file} is not what imports what is approved now: ${said} Do not run what lies beside it: have it written anew with "purgebook azure", or delete the folder.`,
  ),
  "not-for-automation": error<{ file: string; runtime: string }>(
    ({ file, runtime }) =>
      `${file} is not compiled for ${runtime}: name another runbook, or another --runtime of Azure Automation that it is for.`,
  ),
  "same-runbook-name": error<{ name: string; file: string; other: string }>(
    ({ name, file, other }) =>
      `${file} and ${other} would both be ${name} in the account: name one of them, and import the other into an account of its own.`,
  ),
  "invalid-runbook-name": error<{ name: string; file: string }>(
    ({ name, file }) =>
      `${file} would be ${name} in the account, and a runbook's name has at most 63 letters, digits, dashes and underscores: seal it for a shorter ticket, or give the procedure a shorter name.`,
  ),
} as const satisfies Readonly<Record<string, DiagnosticKind<never>>>;
