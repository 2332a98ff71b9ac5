import { spawn } from "node:child_process";
import { mkdtemp, realpath, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Engine } from "../../src/engine/find.ts";

export type ScriptRun = { readonly stdout: string; readonly stderr: string; readonly exitCode: number | null };

/** Runs a script as the recordings in fixtures/pwsh-observed were made; the folder it ran in is <dir> in what it wrote. */
export async function runScript(
  engine: Engine,
  script: string,
  args: readonly string[] = [],
  input = "",
): Promise<ScriptRun> {
  const folder = await realpath(await mkdtemp(join(tmpdir(), "case-")));
  const home = await mkdtemp(join(tmpdir(), "home-"));
  try {
    await writeFile(join(folder, "case.ps1"), script);
    const { stdout, stderr, exitCode } = await run(engine, ["case.ps1", ...args], folder, home, input);
    return { stdout: stdout.replaceAll(folder, "<dir>"), stderr: stderr.replaceAll(folder, "<dir>"), exitCode };
  } finally {
    await Promise.all([folder, home].map((path) => rm(path, { recursive: true, force: true })));
  }
}

function run(
  engine: Engine,
  scriptArguments: readonly string[],
  cwd: string,
  home: string,
  input: string,
): Promise<ScriptRun> {
  const environment = {
    PATH: "/usr/bin:/bin",
    HOME: home,
    NO_COLOR: "1",
    TZ: "UTC",
    LANG: "C.UTF-8",
    LC_ALL: "C.UTF-8",
    TERM: "dumb",
  };
  return new Promise((resolve, reject) => {
    const child = spawn(
      engine.command,
      [...engine.arguments, "-NoProfile", "-NonInteractive", "-File", ...scriptArguments],
      { cwd, env: environment },
    );
    const output: Buffer[] = [];
    const errors: Buffer[] = [];
    child.stdout.on("data", (chunk: Buffer) => output.push(chunk));
    child.stderr.on("data", (chunk: Buffer) => errors.push(chunk));
    child.on("error", reject);
    child.on("close", (exitCode) =>
      resolve({
        stdout: Buffer.concat(output).toString("utf8"),
        stderr: Buffer.concat(errors).toString("utf8"),
        exitCode,
      }),
    );
    child.stdin.on("error", () => {});
    child.stdin.end(input);
  });
}
