import { error, type DiagnosticKind } from "../kind.ts";

/** Norms of what must be around an act. */
export const safety = {
  "act-outside-gate": error<{ act: string }>(
    ({ act }) =>
      `${act} runs whatever the script was asked for: let it run only where a parameter, such as -Mode Execute, says so.`,
  ),
} as const satisfies Readonly<Record<string, DiagnosticKind<never>>>;
