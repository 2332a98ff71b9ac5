import { error, type DiagnosticKind } from "../kind.ts";
import { atStart } from "./act-name.ts";

/** Norms of what a call acts on. */
export const identity = {
  "ambiguous-identity": error<{ act: string; by: string; instead: string }>(
    ({ act, by, instead }) =>
      `${atStart(act)} finds its object by ${by}, which another object, active or deleted, can have too: give it ${instead} of the one that was looked at.`,
  ),
  "null-identity": error<{ search: string; identity: string; act: string }>(
    ({ search, identity, act }) =>
      `${search} answers with everything where ${identity} is empty, and ${act} takes the answer: refuse an empty value before, or filter the answer by it.`,
  ),
  "unfiltered-pipe": error<{ act: string; what: string; search: string }>(
    ({ act, what, search }) =>
      `${atStart(act)} takes ${what} that ${search} shows: say which of it is meant, by -Identity, by a -Filter, by Where-Object or by a condition on each.`,
  ),
  "live-twin": error<{ act: string; search: string; view: string }>(
    ({ act, search, view }) =>
      `${atStart(act)} can hit an active object that has the same details, and its user with it: pipe in the object that ${search} -${view} found.`,
  ),
} as const satisfies Readonly<Record<string, DiagnosticKind<never>>>;
