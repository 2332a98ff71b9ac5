import { factsOfNamedActs } from "./facts.ts";
import type { NamedActFacts } from "./schema.ts";

export type NamedAct = NamedActFacts["acts"][number];

let byName: ReadonlyMap<string, NamedAct> | undefined;

/** A cmdlet of which nothing is known here but that it destroys. */
export function namedActOf(name: string): NamedAct | undefined {
  byName ??= new Map(factsOfNamedActs().acts.map((act) => [act.name.toLowerCase(), act]));
  return byName.get(name.toLowerCase());
}
