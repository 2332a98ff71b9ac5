import { execFileSync } from "node:child_process";
import { cpSync, copyFileSync, mkdtempSync, readdirSync, rmSync, chmodSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { buildReader, readerFile } from "./src/engine/build.ts";
import { findExecutable } from "./src/engine/executable.ts";

// Makes dist/: what the package runs from, where Node strips no types.
const root = import.meta.dirname;
const dist = join(root, "dist");

rmSync(dist, { recursive: true, force: true });
const typescript = join(root, "node_modules", "typescript", "bin", "tsc");
execFileSync(process.execPath, [typescript, "--project", join(root, "tsconfig.build.json")], { stdio: "inherit" });
chmodSync(join(dist, "cli.js"), 0o755);
copyWithout(join("catalog", "facts"), /^$/);
copyWithout("engine", /\.ts$|^(?:bin|obj)$/);
copyWithout("rehearse", /\.ts$/);
await placeReader(join(dist, "engine", readerFile));

/** What is no TypeScript stands beside it in dist/ as in src/. */
function copyWithout(folder: string, left: RegExp): void {
  for (const entry of readdirSync(join(root, "src", folder), { withFileTypes: true })) {
    if (left.test(entry.name)) continue;
    const within = join(folder, entry.name);
    if (entry.isDirectory()) copyWithout(within, left);
    else cpSync(join(root, "src", within), join(dist, within));
  }
}

/** With the reader at hand, a machine that has pwsh and no .NET SDK needs to build nothing. */
async function placeReader(path: string): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "purgebook-reader-"));
  try {
    const find = (name: string): string | undefined => findExecutable(name, process.env, process.platform);
    const tools = { dotnet: find("dotnet"), pwsh: find("pwsh"), environment: process.env };
    const result = await buildReader(folder, tools);
    if (!result.built) throw new Error(`The script reader could not be built: ${result.reason}`);
    copyFileSync(join(folder, readerFile), path);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
