import type { requiredGuards } from "../service/guards.ts";

type Table = typeof requiredGuards;

/** The name by which the table of required guards knows an act. */
type ActOf<C> = C extends { readonly cmdlet: infer N } ? N : C extends { readonly operation: infer N } ? N : never;

/** The guards that an act needs whatever the kind of its target: what the types can hold. A rule holds the rest. */
export type RequiredGuards<C> = ActOf<C> extends infer A extends keyof Table ? CommonOf<Table[A]> : never;

type CommonOf<ByTarget> = {
  readonly [K in keyof ByTarget]: ByTarget[K] extends readonly (infer G)[] ? (g: G) => void : never;
}[keyof ByTarget] extends (g: infer G) => void
  ? G
  : never;

/** What the type checker shows where a guard was forgotten. */
export interface GuardIsMissing<G> {
  readonly theseGuardsAreMissingInTheCheck: G;
}

/** The call itself, or a type that nothing satisfies and that names what is missing. */
export type IfGuarded<C, G> = [Exclude<RequiredGuards<C>, G>] extends [never]
  ? C
  : GuardIsMissing<Exclude<RequiredGuards<C>, G>>;
