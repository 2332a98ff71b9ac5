import { ExportFault } from "./export-fault.ts";
import { rowOf, short, type Row } from "./row.ts";
import { timeReader } from "./time.ts";

/** The objects in what ConvertTo-Json has written: one alone, an array, or an array that is wrapped. @throws ExportFault */
export function jsonRows(content: unknown, text: string): readonly Row[] {
  return objectsIn(content).map((object) => {
    if (typeof object !== "object" || object === null || Array.isArray(object))
      throw new ExportFault(
        `It lists ${Array.isArray(object) ? "a list" : short(object)}, which is no object with properties.`,
      );
    const { AdditionalProperties: more } = object as { readonly AdditionalProperties?: unknown };
    // Get-MgDirectoryDeletedItem gives what is of users alone in there.
    const inner = typeof more === "object" && more !== null && !Array.isArray(more) ? Object.entries(more) : [];
    const properties = [...inner, ...Object.entries(object)];
    return rowOf(properties, {
      line: () => lineIn(text, properties),
      timeOf: timeReader(properties.map(([, value]) => value)),
    });
  });
}

/** Windows PowerShell 5.1 wraps an array with its count, and Graph with its context. */
function objectsIn(content: unknown): readonly unknown[] {
  if (Array.isArray(content)) return content;
  const { value } = content as { readonly value?: unknown };
  return Array.isArray(value) ? value : [content];
}

/** JSON has no lines: where the first long text of an object stands, which mostly is its own. */
function lineIn(text: string, properties: readonly (readonly [string, unknown])[]): number | undefined {
  const own = properties.find(
    ([name, value]) => /^(ExchangeGuid|Id|ObjectId)$/i.test(name) && typeof value === "string",
  );
  const at = own === undefined ? -1 : text.indexOf(JSON.stringify(own[1]));
  return at < 0 ? undefined : text.slice(0, at).split("\n").length;
}

/** The content of a JSON file. @throws ExportFault with the line where it is none */
export function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch (error) {
    const said = error instanceof Error ? error.message : String(error);
    const [, position = String(text.length)] = /position (\d+)/.exec(said) ?? [];
    const line = text.slice(0, Number(position)).split("\n").length;
    throw new ExportFault(`It is not JSON: ${said.replace(/ \(line.*$/, "")}.`, line);
  }
}
