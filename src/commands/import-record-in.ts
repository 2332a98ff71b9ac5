import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { recordIn } from "../approval/record.ts";
import { importRecordFile, importRecordSchema, type ImportRecord } from "../azure/import-record.ts";

/** What the files of an import in a folder were written for, or why that is not known. */
export async function importRecordIn(
  folder: string,
): Promise<{ readonly record: ImportRecord } | { readonly fault: string }> {
  try {
    return recordIn(await readFile(join(folder, importRecordFile), "utf8"), importRecordSchema);
  } catch {
    return { fault: "it is not there." };
  }
}
