import { readdir, readFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { cannotRead } from "../load/find-scripts.ts";
import { refusalOf } from "../load/refusal.ts";
import { rehearsalReport, type FoundReport } from "../review/rehearsals.ts";

/**
 * The reports of rehearsals in a folder, whatever else lies there.
 * @param folder from the project's; it may lie elsewhere, for reports tell of mailboxes
 */
export async function reportsIn(
  root: string,
  folder: string,
): Promise<{ readonly reports: readonly FoundReport[] } | { readonly fault: Diagnostic }> {
  const path = resolve(root, folder);
  try {
    const names = (await readdir(path)).filter((name) => name.endsWith(".json")).toSorted();
    const found = await Promise.all(names.map((name) => reportIn(join(path, name), `${folder}/${name}`)));
    return { reports: found.flatMap((one) => one ?? []) };
  } catch (error) {
    return cannotRead(folder, refusalOf(error));
  }
}

async function reportIn(path: string, file: string): Promise<FoundReport | undefined> {
  const text = await readFile(path, "utf8");
  try {
    const { success, data } = rehearsalReport.safeParse(JSON.parse(text));
    return success ? { file, report: data } : undefined;
  } catch {
    return undefined;
  }
}
