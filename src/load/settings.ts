import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join, relative, sep } from "node:path";
import { diagnostic, type Diagnostic } from "../diagnostics/diagnostic.ts";
import type { Runtime } from "../procedure/procedure.ts";
import { foldersToTop } from "./repository.ts";
import { sentence } from "./sentence.ts";

export const settingsFile = "purgebook.config.json";

export interface Settings {
  readonly runtimes: readonly Runtime[];
}

const defaults: Settings = { runtimes: ["automation-5.1", "automation-7.4", "automation-7.6"] };

/**
 * The settings of a project, or what is wrong with them: of the nearest file, from the project's folder up to the top of its repository. Without
 * a file they are the defaults.
 */
export async function loadSettings(
  root: string,
): Promise<{ readonly settings: Settings; readonly diagnostics: readonly Diagnostic[] }> {
  const path = foldersToTop(root)
    .map((folder) => join(folder, settingsFile))
    .find((file) => existsSync(file));
  if (path === undefined) return { settings: defaults, diagnostics: [] };
  try {
    return { settings: await parse(JSON.parse(await readFile(path, "utf8"))), diagnostics: [] };
  } catch (error) {
    const place = { file: relative(root, path).replaceAll(sep, "/"), line: 1, column: 1 };
    return { settings: defaults, diagnostics: [diagnostic("invalid-settings", { said: sentence(error) }, place)] };
  }
}

/** The schema is loaded only for a project that has settings. @throws Error which says what is wrong with them */
async function parse(content: unknown): Promise<Settings> {
  const [{ settingsSchema }, { firstFault }] = await Promise.all([
    import("./settings-schema.ts"),
    import("./first-fault.ts"),
  ]);
  const { success, data, error } = settingsSchema.safeParse(content);
  if (!success) throw new Error(`${firstFault(error)}.`);
  return { runtimes: data.runtimes ?? defaults.runtimes };
}
