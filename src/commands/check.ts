import { readdirSync, readFileSync, statSync } from "node:fs";
import { join, relative, sep } from "node:path";
import { check as checkText } from "../check.ts";
import { isError, type Diagnostic } from "../diagnostics/diagnostic.ts";
import { humanText } from "../diagnostics/human.ts";
import { diagnosticJson } from "../diagnostics/json.ts";
import { findEngine } from "../engine/find.ts";
import { openEngine } from "../engine/session.ts";
import { loadSettings } from "../load/settings.ts";
import type { Runtime } from "../procedure/procedure.ts";
import { inOrder } from "../util/in-order.ts";
import type { ExitCode, Surroundings } from "./surroundings.ts";

export interface CheckOptions {
  readonly runtime?: Runtime;
  readonly engine?: string;
  readonly format: "human" | "json" | "sarif";
}

const mostUnderWay = 4;

/** Checks scripts, each read by PowerShell's own parser. */
export async function check(paths: readonly string[], options: CheckOptions, around: Surroundings): Promise<ExitCode> {
  const { settings } = await loadSettings(around.root);
  const runtimes = options.runtime === undefined ? settings.runtimes : [options.runtime];
  const { environment, platform, architecture, packageRoot, say } = around;
  const announce = (line: string): void => say(`${line}\n`);
  const { found } = await findEngine({ environment, platform, architecture, packageRoot, announce });
  if (found === null) return 2;
  const session = openEngine(found);
  const files = paths.flatMap((path) => scriptsIn(join(around.root, path)));
  const diagnostics: Diagnostic[] = [];
  for await (const given of inOrder(each(files), mostUnderWay, async (path) => {
    const text = readFileSync(path, "utf8");
    const file = relative(around.root, path).replaceAll(sep, "/");
    return checkText({ file, text, reading: await session.read({ text }) }, runtimes);
  }))
    diagnostics.push(...given);
  await session.close();
  const sourceOf = (file: string): string => readFileSync(join(around.root, file), "utf8");
  if (options.format === "json") around.result(`${JSON.stringify(diagnostics.map(diagnosticJson), null, 2)}\n`);
  else for (const one of diagnostics) say(`${humanText(one, { colour: around.colour.say, sourceOf })}\n`);
  say(`${files.length} scripts checked, ${diagnostics.length} findings.\n`);
  return diagnostics.some(isError) ? 1 : 0;
}

function scriptsIn(path: string): readonly string[] {
  if (!statSync(path).isDirectory()) return [path];
  return readdirSync(path, { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".ps1"))
    .toSorted()
    .map((name) => join(path, name));
}

async function* each<T>(items: readonly T[]): AsyncGenerator<T> {
  yield* items;
}
