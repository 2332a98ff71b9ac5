import { refused, textIn, type Answer, type Call } from "../call.ts";
import type { State } from "../state.ts";
import { errors, warnings } from "./errors.ts";

/** What a Get cmdlet looks among, and how. */
export interface Listing<T> {
  /** Listed only where it is needed. */
  readonly view: () => readonly T[];
  /** Those that have an identity. */
  readonly having: (identity: string) => readonly T[];
  readonly shown: (object: T) => object;
  /** How many come where the call does not say (exchange-state 7). */
  readonly usualSize?: number;
}

/**
 * The one that has an identity; without one all of them, as many as ResultSize says. What comes of an identity that
 * nothing has is a setting: the pages of Get-Mailbox and Get-EXOMailbox warn that everything does (exchange-state 1.2).
 */
export function listed<T>({ settings }: State, call: Call, listing: Listing<T>, identity: string | undefined): Answer {
  if (identity === undefined) return whole(call, listing);
  const found = listing.having(identity);
  if (found.length === 1) return { objects: found.map(listing.shown) };
  if (found.length > 1) return refused(errors.severalMatch(identity));
  if (settings.unknownIdentity === "everything") return whole(call, listing);
  return settings.unknownIdentity === "nothing" ? {} : refused(errors.notFound(identity));
}

function whole<T>(call: Call, { view, shown, usualSize = 1000 }: Listing<T>): Answer {
  const size = textIn(call, "ResultSize") ?? String(usualSize);
  const most = /^unlimited$/i.test(size) ? Infinity : Number(size);
  const all = view();
  const objects = all.slice(0, most).map(shown);
  return all.length > most ? { objects, warnings: [warnings.cut(most)] } : { objects };
}

/** The one that an act means, or why there is none. */
export function oneOf<T>(found: readonly T[], identity: string): T | Answer {
  const [only, ...more] = found;
  if (only === undefined) return refused(errors.notFound(identity));
  return more.length > 0 ? refused(errors.severalMatch(identity)) : only;
}

/** Whether the search for one has ended in a refusal. */
export const isRefusal = <T extends object>(found: T | Answer): found is Answer => "error" in found;
