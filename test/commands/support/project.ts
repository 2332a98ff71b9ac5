import { spawn } from "node:child_process";
import {
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  unlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { onTestFinished } from "vitest";
import { run } from "../../../src/commands/run.ts";

const packageRoot = fileURLToPath(new URL("../../../", import.meta.url));
const cli = join(packageRoot, "src", "cli.ts");

export interface Run {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** A folder of a user, in which "purgebook" is this checkout. */
export interface Project {
  readonly root: string;
  write(files: Readonly<Record<string, string | Uint8Array>>): void;
  read(file: string): string;
  /** Does what the command line asks for, in the process of the test. */
  purgebook(...commandArguments: readonly string[]): Promise<Run>;
  /** The same in another folder. */
  cli(cwd: string, ...commandArguments: readonly string[]): Promise<Run>;
  /** Runs the command line as a user does, in a process of its own, with something in its environment besides. */
  run(environment: Readonly<Record<string, string>>, ...commandArguments: readonly string[]): Promise<Run>;
  /** From here on no "purgebook" is installed. */
  withoutPackage(): void;
  remove(): void;
}

export function makeProject(files: Readonly<Record<string, string | Uint8Array>> = {}): Project {
  const root = realpathSync(mkdtempSync(join(tmpdir(), "purgebook-project-")));
  const project: Project = {
    root,
    write: (texts) => {
      for (const [name, text] of Object.entries(texts)) {
        mkdirSync(dirname(join(root, name)), { recursive: true });
        writeFileSync(join(root, name), text);
      }
    },
    read: (file) => readFileSync(join(root, file), "utf8"),
    purgebook: (...commandArguments) => runHere(root, commandArguments),
    cli: (cwd, ...commandArguments) => runHere(cwd, commandArguments),
    run: (environment, ...commandArguments) => runInProcess(root, environment, commandArguments),
    withoutPackage: () => unlinkSync(join(root, "node_modules", "purgebook")),
    remove: () => rmSync(root, { recursive: true, force: true }),
  };
  mkdirSync(join(root, "node_modules"));
  symlinkSync(packageRoot, join(root, "node_modules", "purgebook"), "dir");
  project.write({ "package.json": '{ "type": "module" }\n', ...files });
  return project;
}

/** A project that is gone when the test is over. */
export function projectOfTest(files: Readonly<Record<string, string | Uint8Array>> = {}): Project {
  const project = makeProject(files);
  onTestFinished(() => project.remove());
  return project;
}

/** What would lead the tests astray is not there. */
function usualEnvironment(): NodeJS.ProcessEnv {
  const { CI, NO_COLOR, FORCE_COLOR, PURGEBOOK_DEBUG, NODE_OPTIONS, ...usual } = process.env;
  void [CI, NO_COLOR, FORCE_COLOR, PURGEBOOK_DEBUG, NODE_OPTIONS];
  return usual;
}

async function runHere(cwd: string, commandArguments: readonly string[]): Promise<Run> {
  const said = { stdout: "", stderr: "" };
  const code = await run(commandArguments, {
    root: realpathSync(cwd),
    packageRoot,
    environment: usualEnvironment(),
    platform: process.platform,
    architecture: process.arch,
    nodeVersion: process.versions.node,
    result: (text) => void (said.stdout += text),
    say: (text) => void (said.stderr += text),
    now: () => new Date(),
    start: async () => "no program starts in a test",
    onInterrupt: () => {},
    colour: { result: false, say: false },
    isTerminal: false,
    columns: 120,
  });
  return { code, ...said };
}

function runInProcess(
  cwd: string,
  environment: Readonly<Record<string, string>>,
  commandArguments: readonly string[],
): Promise<Run> {
  const child = spawn(process.execPath, ["--conditions=purgebook-source", cli, ...commandArguments], {
    cwd,
    env: { ...usualEnvironment(), ...environment },
    stdio: ["ignore", "pipe", "pipe"],
  });
  return new Promise((resolve, reject) => {
    const said = { stdout: "", stderr: "" };
    child.stdout.setEncoding("utf8").on("data", (text: string) => (said.stdout += text));
    child.stderr.setEncoding("utf8").on("data", (text: string) => (said.stderr += text));
    child.on("error", reject);
    child.on("close", (code) => resolve({ code, ...said }));
  });
}

/** A procedure that compiles: it looks, and changes nothing. */
export function soundProcedure(name: string, title = "Find the soft-deleted mailbox"): string {
  return `import { exo, param, runbook } from "purgebook";

export default runbook({
  name: "${name}",
  synopsis: "Looks at one soft-deleted mailbox.",
  parameters: { Identity: param.exchangeGuid("ExchangeGuid of the soft-deleted mailbox.") },
  procedure(run, { Identity }) {
    run.findOne("${title}", exo.getMailbox({ Identity, SoftDeletedMailbox: true }));
  },
});
`;
}
