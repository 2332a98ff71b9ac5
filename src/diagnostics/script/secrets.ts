import { error, type DiagnosticKind } from "../kind.ts";

/** Norms of secrets, and of text that becomes code. */
export const secrets = {
  "invoke-expression": error<{ call: string }>(
    ({ call }) =>
      `${call} runs a text as code, so nobody can see here what runs, and no rule does: call the command itself, with its parameters.`,
  ),
  "plain-text-password": error<{ what: string }>(
    ({ what }) =>
      `The text for ${what} stands in the script, for everybody who can read it: take it from Azure Automation's credentials or a key vault, and change it where it is in use.`,
  ),
  "spliced-filter": error<{ cmdlet: string; value: string; mend: string }>(
    ({ cmdlet, value, mend }) =>
      `The filter of ${cmdlet} takes ${value} as it is: quotation marks in it end the text and change what is found. ${mend}, or cast the value to what it must be.`,
  ),
} as const satisfies Readonly<Record<string, DiagnosticKind<never>>>;
