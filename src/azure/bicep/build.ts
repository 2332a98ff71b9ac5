import type { BicepExpression, BicepStatement, BicepType } from "./syntax.ts";

/** Short constructors for the tree. */

export const string = (value: string): BicepExpression => ({ kind: "string", value });
export const name = (text: string): BicepExpression => ({ kind: "name", name: text });
export const call = (name: string, ...args: readonly BicepExpression[]): BicepExpression => ({
  kind: "call",
  name,
  arguments: args,
});
export const array = (...items: readonly BicepExpression[]): BicepExpression => ({ kind: "array", items });
export const choice = (
  condition: BicepExpression,
  met: BicepExpression,
  otherwise: BicepExpression,
): BicepExpression => ({ kind: "choice", condition, met, otherwise });
export const loop = (item: string, of: BicepExpression, body: BicepExpression): BicepExpression => ({
  kind: "loop",
  item,
  of,
  body,
});
/** Null: what is given it is as if it were left out. */
export const none: BicepExpression = { kind: "null" };

/** `of.a.b` */
export const property = (of: BicepExpression, ...names: readonly string[]): BicepExpression =>
  names.reduce<BicepExpression>((inner, name) => ({ kind: "property", of: inner, name }), of);
export const index = (of: BicepExpression, key: string): BicepExpression => ({ kind: "index", of, key });

/** What stands for itself in a tree. */
type Plain = BicepExpression | string | number | boolean;

const plain = (value: Plain): BicepExpression => {
  if (typeof value === "string") return string(value);
  if (typeof value === "number") return { kind: "number", value };
  return typeof value === "boolean" ? { kind: "boolean", value } : value;
};

export const object = (entries: Readonly<Record<string, Plain>>): BicepExpression => ({
  kind: "object",
  entries: Object.entries(entries).map(([key, value]) => [key, plain(value)]),
});

export const text: BicepType = { kind: "named", name: "string" };
export const integer: BicepType = { kind: "named", name: "int" };
export const anyObject: BicepType = { kind: "named", name: "object" };
export const oneOf = (...values: readonly string[]): BicepType => ({ kind: "one-of", values });
export const listOf = (of: BicepType): BicepType => ({ kind: "list", of });
export const record = (properties: Readonly<Record<string, BicepType>>): BicepType => ({
  kind: "record",
  properties: Object.entries(properties),
});

export const comment = (text: string): BicepStatement => ({ kind: "comment", text });
export const parameter = (
  name: string,
  type: BicepType,
  description: string,
  byDefault?: BicepExpression,
): BicepStatement => ({
  kind: "parameter",
  name,
  type,
  description,
  ...(byDefault === undefined ? {} : { default: byDefault }),
});
export const resource = (
  symbol: string,
  type: string,
  body: BicepExpression,
  how: { readonly existing?: true; readonly onlyIfMissing?: true } = {},
): BicepStatement => ({ kind: "resource", symbol, type, body, ...how });
export const module = (symbol: string, file: string, body: BicepExpression): BicepStatement => ({
  kind: "module",
  symbol,
  file,
  body,
});
export const given = (name: string, value: BicepExpression): BicepStatement => ({ kind: "given", name, value });
export const output = (name: string, description: string, value: BicepExpression): BicepStatement => ({
  kind: "output",
  name,
  description,
  value,
});
