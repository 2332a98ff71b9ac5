import { CsvError, parse } from "csv-parse/sync";
import { ExportFault } from "./export-fault.ts";
import { rowOf, type Row } from "./row.ts";
import { timeReader } from "./time.ts";

interface Parsed {
  readonly record: readonly string[];
  readonly info: { readonly lines: number };
}

/** Windows PowerShell 5.1 begins with the type of the objects, and Excel may begin with the delimiter. */
const foreword = /^(?:#TYPE [^\n]*|sep=.)\r?\n/i;

/** The objects in what Export-Csv has written, by whatever delimiter. @throws ExportFault */
export function csvRows(text: string): readonly Row[] {
  const [skipped = ""] = foreword.exec(text) ?? [];
  const before = skipped === "" ? 0 : 1;
  const [head, ...records] = parsed(text.slice(skipped.length), before);
  if (head === undefined) return [];
  const names = head.record;
  const twice = names.find((name, at) => names.findIndex((other) => other.toLowerCase() === name.toLowerCase()) !== at);
  if (twice !== undefined) throw new ExportFault(`Two columns are named ${twice}.`, before + 1);
  const timeOf = timeReader(values(records));
  return records.map(({ record }, at) => {
    const line = before + (records[at - 1] ?? head).info.lines + 1;
    return rowOf(
      names.map((name, column) => [name, record[column]]),
      { line: () => line, timeOf },
    );
  });
}

function* values(records: readonly Parsed[]): Generator<string> {
  for (const { record } of records) yield* record;
}

function parsed(text: string, before: number): readonly Parsed[] {
  try {
    return parse(text, { delimiter: delimiterOf(text), info: true, skip_empty_lines: true }) as unknown as Parsed[];
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const line = typeof error["lines"] === "number" ? before + error["lines"] : undefined;
    throw new ExportFault(`It is not CSV: ${error.message.replace(/ (on|at) line \d+/, "")}.`, line);
  }
}

/** The delimiter of the country, or of the one who exported: names of properties have none of them in them. */
function delimiterOf(text: string): string {
  const [head = ""] = /^[^\r\n]*/.exec(text) ?? [];
  const [most = ","] = [",", ";", "\t", "|"].toSorted(
    (one, other) => head.split(other).length - head.split(one).length,
  );
  return most;
}
