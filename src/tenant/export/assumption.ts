/** What an assumption may be of, with the word for one. */
export const kindsAssumed = { mailboxes: "mailbox", users: "user", policies: "policy", domains: "domain" } as const;
export type KindAssumed = keyof typeof kindsAssumed;

/** Something that no export says, and what a rehearsal takes it for. */
export interface Assumption {
  /** What is not said: `LitigationHoldEnabled`. */
  readonly what: string;
  /** How many objects do not say it; absent where it is of the tenant as a whole. */
  readonly of?: { readonly count: number; readonly kind: KindAssumed };
  readonly assumed: string;
  /** How to have it said. */
  readonly instead: string;
}

/** Of one object. */
export interface Unsaid extends Omit<Assumption, "of"> {
  readonly kind: KindAssumed;
}

/** What is assumed alike of several objects is one assumption. */
export function assumptionsOf(unsaid: readonly Unsaid[]): readonly Assumption[] {
  const alike = Map.groupBy(unsaid, ({ kind, what, assumed }) => JSON.stringify([kind, what, assumed]));
  return [...alike.values()].map((all) => {
    const [{ kind, what, assumed, instead }] = all as unknown as readonly [Unsaid];
    return { what, of: { count: all.length, kind }, assumed, instead };
  });
}
