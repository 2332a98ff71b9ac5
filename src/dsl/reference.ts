import type { Expression } from "../catalog/call.ts";
import { AuthorError } from "./author-error.ts";
import type { ValueType } from "../procedure/value.ts";

declare const clearedBy: unique symbol;
declare const isRecorded: unique symbol;

/**
 * An object that a step finds when the runbook runs. Its properties are those of the cmdlet's output, and each can be
 * used as an argument of a later step; a step that uses them is skipped where the object was not found.
 */
export type Found<T> = Expression<T> & { readonly [P in keyof T]-?: Expression<T[P]> };

/** A found object that the guards `G` let pass. */
export type Cleared<T, G extends string> = Found<T> & { readonly [clearedBy]: (guard: G) => void };

/** A cleared object whose evidence is written and read back. Only such a one can be changed or destroyed. */
export type Recorded<T, G extends string> = Cleared<T, G> & { readonly [isRecorded]: true };

/** All objects that a listing shows. */
export interface Listing<out T> {
  readonly name: string;
  readonly ofType?: T;
}

/** The object as it is read again immediately before it is changed or destroyed. */
export type Fresh<T> = Found<T>;

/**
 * Makes the handle of a found object: a node of kind `object` whose properties are nodes of kind `property`. An unknown
 * property is an error here too, for callers that no type checker holds.
 */
export function reference<T>(name: string, properties: Readonly<Record<string, ValueType>>): Found<T> {
  const node = Object.freeze({ expression: "object", of: name } as const);
  return new Proxy(node, {
    get(target, property) {
      if (typeof property === "symbol" || Object.hasOwn(target, property)) return Reflect.get(target, property);
      if (property === "then" || property === "toJSON") return undefined;
      const valueType = Object.hasOwn(properties, property) ? properties[property] : undefined;
      if (valueType === undefined) {
        throw new AuthorError(
          "unknown-property",
          `"${property}" is not a known property of ${name}: use one that the catalogue lists for what was found.`,
        );
      }
      return Object.freeze({ expression: "property", of: name, property, valueType });
    },
  }) as unknown as Found<T>;
}
