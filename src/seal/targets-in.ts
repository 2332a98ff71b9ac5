import { diagnostic, type Diagnostic } from "../diagnostics/diagnostic.ts";
import type { Procedure } from "../procedure/procedure.ts";
import { targetsTaken, type SealedTarget } from "../procedure/seal.ts";
import type { ValueType } from "../procedure/value.ts";
import { csvRows } from "../tenant/export/csv-rows.ts";
import { ExportFault } from "../tenant/export/export-fault.ts";
import { jsonIn, jsonRows } from "../tenant/export/json-rows.ts";
import { says, textIn, type Row } from "../tenant/export/row.ts";

/** The targets of a list, or each thing that is wrong with it. */
export type TargetsIn = { readonly targets: readonly SealedTarget[] } | { readonly faults: readonly Diagnostic[] };

/** A column of ids: by the name of the parameter, or as an export of Exchange or Graph has it. */
interface Column {
  readonly parameter: string;
  readonly names: readonly string[];
}

/** How exports name the ids that a parameter takes. */
const exported: Partial<Readonly<Record<ValueType, readonly string[]>>> = {
  ExchangeGuid: ["ExchangeGuid"],
  DirectoryObjectId: ["ExternalDirectoryObjectId", "ObjectId", "Id"],
};

/**
 * The targets in a list as it was exported, or as somebody wrote it: CSV or JSON. Nothing is left out, and none stands there twice.
 * @param file the list's name, as diagnostics have it
 */
export function targetsIn(text: string, file: string, procedure: Procedure): TargetsIn {
  const columns = columnsOf(procedure);
  try {
    const rows = rowsIn(text, columns);
    if (rows.length === 0) throw new ExportFault("It names no target.");
    return read(rows, columns, file);
  } catch (error) {
    if (!(error instanceof ExportFault)) throw error;
    return { faults: [fault(file, error.message, error.line)] };
  }
}

function columnsOf(procedure: Procedure): readonly Column[] {
  const taken = targetsTaken(procedure);
  if (taken.kind === "none") return [];
  if (taken.kind === "list") return [{ parameter: taken.list, names: ["Identity", "ExchangeGuid"] }];
  return taken.ids.map((parameter) => {
    const type = procedure.parameters.find(({ name }) => name === parameter)?.valueType ?? "text";
    return { parameter, names: [parameter, ...(exported[type] ?? [])] };
  });
}

interface Named {
  readonly name: string;
  readonly text: string | null;
}

interface Found {
  /** By the name that the list has for it. */
  readonly texts: readonly Named[];
  readonly line: number | undefined;
}

/** The texts of the columns, row by row. @throws ExportFault */
function rowsIn(text: string, columns: readonly Column[]): readonly Found[] {
  if (!/^\s*[[{]/.test(text)) {
    return csvRows(text).map((row) => ({ texts: textsIn(row, columns), line: row.line() }));
  }
  const content = jsonIn(text);
  const texts =
    Array.isArray(content) && content.every((one) => typeof one === "string") && columns.length === 1
      ? content.map((text: string) => [{ name: columns[0]?.parameter ?? "", text }])
      : jsonRows(content, text).map((row) => textsIn(row, columns));
  return withLines(texts, text);
}

/** JSON has no lines: a row stands where its first text does, behind the row before it. */
function withLines(rows: readonly (readonly Named[])[], text: string): readonly Found[] {
  let from = 0;
  return rows.map((texts) => {
    const at = text.indexOf(JSON.stringify(texts[0]?.text ?? ""), from);
    if (at < 0) return { texts, line: undefined };
    from = at + 1;
    return { texts, line: text.slice(0, at).split("\n").length };
  });
}

/** @throws ExportFault where a row lacks a column */
const textsIn = (row: Row, columns: readonly Column[]): readonly Named[] =>
  columns.map(({ names }) => {
    const name = names.find((one) => says(row, one));
    if (name === undefined) throw new ExportFault(`It has no column ${names.join(" or ")}.`, row.line());
    return { name, text: textIn(row, name) };
  });

const guid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const noId = "00000000-0000-0000-0000-000000000000";

function read(rows: readonly Found[], columns: readonly Column[], file: string): TargetsIn {
  const faults: Diagnostic[] = [];
  const lineOf = new Map<string, number | undefined>();
  const targets = rows.map(({ texts, line }): SealedTarget => {
    const ids = texts.map(({ text }) => (text ?? "").replace(/^\{(.*)\}$/, "$1").toLowerCase());
    for (const [at, id] of ids.entries()) {
      if (guid.test(id) && id !== noId) continue;
      const { name = "", text = null } = texts[at] ?? {};
      const shown = text === null ? "empty" : `"${text.slice(0, 60)}"`;
      faults.push(fault(file, `${name} is ${shown}, and no id of one target.`, line));
    }
    const key = ids.join(" ");
    if (lineOf.has(key)) faults.push(fault(file, `${key} stands there twice${before(lineOf.get(key))}.`, line));
    lineOf.set(key, line);
    return Object.fromEntries(columns.map(({ parameter }, at) => [parameter, ids[at] ?? ""]));
  });
  return faults.length > 0 ? { faults } : { targets };
}

const before = (line: number | undefined): string => (line === undefined ? "" : `, first in line ${line}`);

const fault = (file: string, said: string, line = 1): Diagnostic =>
  diagnostic("invalid-targets", { said }, { file, line, column: 1 });
