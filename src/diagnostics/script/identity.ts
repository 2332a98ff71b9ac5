import { error, type DiagnosticKind } from "../kind.ts";

/** Norms of what a call acts on. */
export const identity = {
  "ambiguous-identity": error<{ act: string; by: string; instead: string }>(
    ({ act, by, instead }) =>
      `${act} finds its object by ${by}, which an active and a deleted one can share: give it ${instead} of the one that was looked at.`,
  ),
  "null-identity": error<{ search: string; identity: string; act: string }>(
    ({ search, identity, act }) =>
      `${search} answers with everything where ${identity} is empty, and ${act} takes the answer: refuse an empty value before, or filter the answer by it.`,
  ),
} as const satisfies Readonly<Record<string, DiagnosticKind<never>>>;
