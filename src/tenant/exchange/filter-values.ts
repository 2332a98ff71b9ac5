import { rememberedOf } from "../../util/remembered.ts";
import { NotSimulated } from "../not-simulated.ts";
import type { ValuesOf } from "./filter-comparison.ts";

const known = new WeakMap<object, Map<string, readonly string[]>>();

/**
 * What a filter reads of an object. An object never changes, another one takes its place: so each property is looked up once, for long lists of conditions.
 * @throws NotSimulated for a property that the object does not show, which then is none of the tenant's
 */
export const valuesIn =
  <T extends object>(one: T, shown: (one: T) => object): ValuesOf =>
  (name) =>
    rememberedOf(known, one, name, () => valuesOf(shown(one), name));

function valuesOf(object: object, name: string): readonly string[] {
  const own = Object.entries(object).find(([one]) => one.toLowerCase() === name);
  if (own === undefined) throw new NotSimulated(`the property ${name} in a filter of Exchange Online`);
  return [own[1] as unknown]
    .flat()
    .filter((value) => value !== null && value !== undefined && value !== "")
    .map((value) => plainText(value).toLowerCase());
}

function plainText(value: unknown): string {
  const { $guid, $date } = value as { readonly $guid?: unknown; readonly $date?: unknown };
  return String($guid ?? $date ?? value);
}
