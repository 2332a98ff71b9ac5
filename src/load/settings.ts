import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import { diagnostic, type Diagnostic } from "../diagnostics/diagnostic.ts";
import { runtimes, type Runtime } from "../procedure/procedure.ts";
import { firstFault } from "./first-fault.ts";
import { sentence } from "./sentence.ts";

export const settingsFile = "purgebook.config.json";

/** What may stand in the file; the descriptions are what an editor shows. */
export const settingsSchema = z.strictObject({
  $schema: z
    .string()
    .optional()
    .describe("Where an editor finds the schema of this file. purgebook does not look at it."),
  runtimes: z
    .array(z.enum(runtimes))
    .min(1)
    .optional()
    .describe(
      "Where the project's runbooks are to run: what compile compiles for, and check checks for. Without it, all runtimes of Azure Automation.",
    ),
});

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
    const { runtimes: wanted = defaults.runtimes } = settingsSchema.parse(JSON.parse(await readFile(path, "utf8")));
    return { settings: { runtimes: wanted }, diagnostics: [] };
  } catch (error) {
    const said = error instanceof z.ZodError ? `${firstFault(error)}.` : sentence(error);
    return { settings: defaults, diagnostics: [diagnostic("invalid-settings", { said }, place)] };
  }
}

const place = { file: settingsFile, line: 1, column: 1 };
