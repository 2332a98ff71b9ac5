import { isDeepStrictEqual } from "node:util";
import type { ParameterNode } from "../../../procedure/procedure.ts";
import type { Value } from "../../../procedure/value.ts";

export { valuesIn } from "../../../procedure/value.ts";

/** They are the same parameter, property or constant. */
export const sameValue = (one: Value, other: Value): boolean => isDeepStrictEqual(one, other);

/** A constant as itself, a list of constants as a list; undefined for what is known only when the runbook runs. */
export function constantOf(value: Value | readonly Value[]): unknown {
  if (isList(value)) {
    const items = value.map(constantOf);
    return items.includes(undefined) ? undefined : items;
  }
  return value.expression === "literal" ? value.value : undefined;
}

export const isList = (value: Value | readonly Value[]): value is readonly Value[] => Array.isArray(value);

/** Properties that no object of the service is without. */
const neverEmptyProperties: ReadonlySet<string> = new Set(["ExchangeGuid", "DistinguishedName", "id", "RequestGuid"]);

/** True where the value cannot be null or an empty text when the runbook runs. */
export function isNeverEmpty(value: Value, parameters: readonly ParameterNode[]): boolean {
  switch (value.expression) {
    case "literal":
      return value.value !== "";
    case "parameter":
      return parameters.some(({ name, check }) => name === value.name && check.kind === "guid");
    case "property":
      return neverEmptyProperties.has(value.property);
    case "target":
    case "found-text":
      return true;
    case "text":
      return value.parts.some((part) => (typeof part === "string" ? part !== "" : isNeverEmpty(part, parameters)));
    default:
      return false;
  }
}
