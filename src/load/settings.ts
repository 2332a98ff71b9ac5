import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { diagnostic, type Diagnostic } from "../diagnostics/diagnostic.ts";
import type { Runtime } from "../procedure/procedure.ts";
import { sentence } from "./sentence.ts";

export const settingsFile = "purgebook.config.json";

export interface Settings {
  readonly runtimes: readonly Runtime[];
}

const defaults: Settings = { runtimes: ["automation-5.1", "automation-7.4", "automation-7.6"] };

/** The settings of a project, or what is wrong with them. Without a file they are the defaults. */
export async function loadSettings(
  root: string,
): Promise<{ readonly settings: Settings; readonly diagnostics: readonly Diagnostic[] }> {
  const path = join(root, settingsFile);
  if (!existsSync(path)) return { settings: defaults, diagnostics: [] };
  try {
    return { settings: await parse(JSON.parse(await readFile(path, "utf8"))), diagnostics: [] };
  } catch (error) {
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

const place = { file: settingsFile, line: 1, column: 1 };
