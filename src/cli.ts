#!/usr/bin/env node
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { compileCommand } from "./commands/compile.ts";
import { humanText } from "./diagnostics/human.ts";
import { isError } from "./diagnostics/diagnostic.ts";
import { findEngine } from "./engine/find.ts";
import { openEngine } from "./engine/session.ts";

const packageRoot = fileURLToPath(new URL("..", import.meta.url));
const search = await findEngine({
  environment: process.env,
  platform: process.platform,
  architecture: process.arch,
  packageRoot,
  announce: console.error,
});
if (search.found === null) throw new Error(JSON.stringify(search.lacks));
const engine = openEngine(search.found);
const root = process.cwd();
const report = await compileCommand({
  root,
  procedures: process.argv.slice(3),
  out: "out",
  check: false,
  reader: { read: (text) => engine.read({ text, functions: "text" }) },
});
await engine.close();
const sourceOf = (file: string): string | undefined => {
  try {
    return readFileSync(join(root, file), "utf8");
  } catch {
    return undefined;
  }
};
for (const found of report.diagnostics) console.error(humanText(found, { colour: false, sourceOf }));
for (const name of report.written) console.log(`out/${name}`);
process.exitCode = report.diagnostics.some(isError) ? 1 : 0;
