import { error, type DiagnosticKind } from "../kind.ts";

/** Norms of calls: that the command, its parameters and their values are there. */
export const commands = {
  "unknown-command": error<{ command: string; of: string; hint: string; next: string }>(
    ({ command, of, hint, next }) => `${command} is no command ${of}.${hint} ${next}`,
  ),
  "unknown-command-parameter": error<{ cmdlet: string; parameter: string; hint: string }>(
    ({ cmdlet, parameter, hint }) =>
      `${cmdlet} has no parameter -${parameter}.${hint} See "purgebook catalog show ${cmdlet}".`,
  ),
} as const satisfies Readonly<Record<string, DiagnosticKind<never>>>;
