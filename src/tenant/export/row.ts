import { ExportFault } from "./export-fault.ts";
import type { TimeReader } from "./time.ts";

/** One object of an export. */
export interface Row {
  /** Its properties by their names in lower case; what is there and empty is null. */
  readonly values: ReadonlyMap<string, { readonly name: string; readonly value: unknown }>;
  /** Where it stands in its file, counted from 1; looked for only where something is wrong. */
  readonly line: () => number | undefined;
  readonly timeOf: TimeReader;
}

/** Names that are more than names to JavaScript are of no property of the service. */
const propertyName = /^[A-Za-z][\w.-]*$/;

/** The row of properties that may come in any shape in which PowerShell writes them. */
export const rowOf = (
  properties: readonly (readonly [name: string, value: unknown])[],
  { line, timeOf }: Pick<Row, "line" | "timeOf">,
): Row => ({
  values: new Map(
    properties
      .filter(([name]) => propertyName.test(name))
      .map(([name, value]) => [name.toLowerCase(), { name, value: plain(value) }]),
  ),
  line,
  timeOf,
});

/** No cmdlet's answer has lists within lists, or is wrapped more than once. */
const deepest = 3;

/** A value without what PowerShell wraps it in; an object of which only its text could be of use is null. */
function plain(value: unknown, depth = 0): unknown {
  if (value === "" || value === undefined || depth > deepest) return null;
  if (Array.isArray(value)) return value.map((one) => plain(one, depth + 1));
  if (typeof value !== "object" || value === null) return value;
  // Windows PowerShell 5.1 writes an array or a time that has more properties so; an address and a location of a policy are objects of their own.
  const { value: inner, ProxyAddressString: address, Name: name } = value as Readonly<Record<string, unknown>>;
  if (typeof address === "string") return address;
  if (typeof name === "string") return name;
  return plain(inner, depth + 1);
}

/** Whether the export says something of a property, be it that it is empty. */
export const says = ({ values }: Row, name: string): boolean => values.has(name.toLowerCase());

const valueIn = ({ values }: Row, name: string): unknown => values.get(name.toLowerCase())?.value ?? null;

/** The name of a .NET type, which is what PowerShell writes of a collection that it cannot write, and what it writes of an object. */
const flattened = /^(System|Microsoft|Deserialized)\.[\w.`+]+(\[.*\])?$|^@\{.*\}$/s;

/** Whether PowerShell has written the type of a value in its place. */
export const isFlattened = (value: unknown): boolean => typeof value === "string" && flattened.test(value.trim());

/** Null where it is empty, or not there. */
export function textIn(row: Row, name: string): string | null {
  const value = valueIn(row, name);
  return typeof value === "string" || typeof value === "number" ? String(value).trim() : null;
}

/** Undefined where it is not there or empty. @throws ExportFault */
export function flagIn(row: Row, name: string): boolean | undefined {
  const value = valueIn(row, name);
  if (typeof value === "boolean" || value === null) return value ?? undefined;
  const [, word] = /^(true|false)$/i.exec(String(value).trim()) ?? [];
  if (word === undefined) throw new ExportFault(`${name} is "${short(value)}", and not True or False.`, row.line());
  return word.toLowerCase() === "true";
}

/** Null where it is empty, not there, or no time that can be read. */
export const timeIn = (row: Row, name: string): string | null => row.timeOf(valueIn(row, name));

/** A list, which may have become a text of its values; undefined where it is not there, null where it cannot be read. */
export function listIn(row: Row, name: string, separator: RegExp): readonly string[] | undefined | null {
  if (!says(row, name)) return undefined;
  const value = valueIn(row, name);
  if (value === null) return [];
  if (Array.isArray(value)) return value.every((one) => typeof one === "string" && !isFlattened(one)) ? value : null;
  const text = String(value)
    .trim()
    .replace(/^\{(.*)\}$/s, "$1");
  // Format-List and Format-Table cut long lists.
  return isFlattened(text) || /\.\.\.|\u2026/.test(text) ? null : text.split(separator).filter((one) => one !== "");
}

export const short = (value: unknown): string => {
  const text = String(value).replace(/\s+/g, " ");
  return text.length > 40 ? `${text.slice(0, 40)}...` : text;
};
