import { error, type DiagnosticKind } from "../kind.ts";

/** What `purgebook check` says of a file before any rule looks at it, and of its suppressions. */
export const scripts = {
  "syntax-error": error<{ said: string }>(
    ({ said }) =>
      `PowerShell's parser refuses the script here: ${said} Mend it: nothing else is checked of a script that does not parse.`,
  ),
  "invalid-suppression": error<{ code: string; said: string }>(
    ({ code, said }) =>
      `The comment is to let "${code}" stand, but ${said}. Write "# purgebook-disable-next-line <code>: <reason>", or take it out.`,
  ),
} as const satisfies Readonly<Record<string, DiagnosticKind<never>>>;
