import { error, type DiagnosticKind } from "../kind.ts";

/** Norms of what must be around an act. */
export const safety = {
  "act-outside-gate": error<{ act: string }>(
    ({ act }) =>
      `${act} runs whatever the script was asked for: let it run only where a parameter, such as -Mode Execute, says so.`,
  ),
  "act-without-record": error<{ act: string }>(
    ({ act }) =>
      `Before ${act} nothing is written that is still there after the run: export what it will destroy, with its holds and ids, to a file or a store first.`,
  ),
  "act-without-hold-check": error<{ act: string; missing: string; hint: string }>(
    ({ act, missing, hint }) =>
      `Nothing on the way to ${act} decides by ${missing}: end the way, or filter, where the mailbox is held.${hint}`,
  ),
} as const satisfies Readonly<Record<string, DiagnosticKind<never>>>;
