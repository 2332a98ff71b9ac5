import { error, type DiagnosticKind } from "../kind.ts";

/** Norms of what a call acts on. */
export const identity = {
  "ambiguous-identity": error<{ act: string; by: string; instead: string }>(
    ({ act, by, instead }) =>
      `${act} finds its object by ${by}, which an active and a deleted one can share: give it ${instead} of the one that was looked at.`,
  ),
} as const satisfies Readonly<Record<string, DiagnosticKind<never>>>;
