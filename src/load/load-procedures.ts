import { Worker } from "node:worker_threads";
import { extname } from "node:path";
import { diagnostic } from "../diagnostics/diagnostic.ts";
import type { SourceFile } from "../emit/manifest.ts";
import { deepFreeze } from "../util/freeze.ts";
import type { Loaded } from "./load-procedure.ts";
import { placeOfError, relativePlace } from "./place.ts";
import { sentence } from "./sentence.ts";

export interface LoadedFile {
  /** Absolute path of the procedure's file. */
  readonly path: string;
  readonly loaded: Loaded;
  /** The file and all of the project that it imports; empty where it could not be loaded. */
  readonly sources: readonly SourceFile[];
}

export interface LoadOptions {
  /** Absolute path of the project's folder. */
  readonly root: string;
  /** How long one procedure may take, in milliseconds. */
  readonly patience?: number;
  /** Takes what procedures print. */
  readonly say: (text: string) => void;
}

/**
 * Loads procedures one after the other, in a thread of their own: they are programs, and one that ends the process, waits for
 * ever or changes what all share must not take the compiler or another procedure with it. Only inert data comes back.
 */
export function loadProcedures(paths: readonly string[], options: LoadOptions): AsyncGenerator<LoadedFile> {
  // It begins now, and not when the first is asked for.
  return loadedBy(startThread(paths, options), paths, options);
}

async function* loadedBy(
  first: LoaderThread | undefined,
  paths: readonly string[],
  options: LoadOptions,
): AsyncGenerator<LoadedFile> {
  let done = 0;
  for (let thread = first; thread !== undefined; thread = startThread(paths.slice(done), options)) {
    try {
      for (let file = await thread.next(); file !== undefined; file = await thread.next()) {
        yield file;
        done++;
      }
      const path = paths[done];
      if (path === undefined) return;
      yield stopped(path, thread.reason, options.root);
      done++;
    } finally {
      await thread.stop();
    }
  }
}

const startThread = (paths: readonly string[], options: LoadOptions): LoaderThread | undefined =>
  paths.length === 0 ? undefined : new LoaderThread(paths, options);

type End = { readonly error: unknown } | "silent" | "slow";

const defaultPatience = 10_000;
const entry = new URL(`./loader-thread${extname(import.meta.filename)}`, import.meta.url);

/** Node 22 warns that running TypeScript is an experiment, and every Node where a package.json has no type. */
const quiet = ["ExperimentalWarning", "MODULE_TYPELESS_PACKAGE_JSON"].map((name) => `--disable-warning=${name}`);

/** The conditions by which imports resolve hold in the thread too; other options of Node, a thread may refuse. */
function conditions(execArgv: readonly string[]): readonly string[] {
  return execArgv.flatMap((argument, at) => {
    if (/^(?:--conditions=|-C=?.)/.test(argument)) return [argument];
    return argument === "--conditions" || argument === "-C" ? [argument, execArgv[at + 1] ?? ""] : [];
  });
}

class LoaderThread {
  readonly #worker: Worker;
  readonly #arrived: LoadedFile[] = [];
  #expected: number;
  #wake: () => void = () => {};
  #ended = false;
  /** Why it ended before all was loaded. */
  reason: End = "silent";

  constructor(paths: readonly string[], { root, patience = defaultPatience, say }: LoadOptions) {
    this.#expected = paths.length;
    const execArgv = [...conditions(process.execArgv), ...quiet];
    this.#worker = new Worker(entry, { workerData: { root, paths }, execArgv, stdout: true, stderr: true });
    const timer = setTimeout(() => this.#end("slow"), patience);
    for (const stream of [this.#worker.stdout, this.#worker.stderr])
      stream.setEncoding("utf8").on("data", (text: string) => say(text));
    this.#worker.on("message", (file: LoadedFile) => {
      this.#arrived.push({ ...file, loaded: deepFreeze(file.loaded) });
      timer.refresh();
      this.#wake();
    });
    this.#worker.on("error", (error) => this.#end({ error }));
    this.#worker.on("exit", () => {
      clearTimeout(timer);
      this.#end("silent");
    });
  }

  /** The next procedure, or undefined at the end. */
  async next(): Promise<LoadedFile | undefined> {
    while (this.#arrived.length === 0 && this.#expected > 0 && !this.#ended)
      await new Promise<void>((wake) => (this.#wake = wake));
    const file = this.#arrived.shift();
    if (file !== undefined) this.#expected--;
    return file;
  }

  async stop(): Promise<void> {
    await this.#worker.terminate();
  }

  #end(reason: End): void {
    if (!this.#ended) this.reason = reason;
    this.#ended = true;
    this.#wake();
  }
}

/** What is said of the procedure at which the thread ended. */
function stopped(path: string, reason: End, root: string): LoadedFile {
  const start = relativePlace({ path, line: 1, column: 1 }, root);
  const found =
    typeof reason === "object"
      ? diagnostic(
          "load-failed",
          { said: sentence(reason.error) },
          placeOfError(reason.error, { path, line: 1, column: 1 }, root),
        )
      : diagnostic("load-failed", { said: reason === "slow" ? slow : silent }, start);
  return { path, loaded: { diagnostics: [found] }, sources: [] };
}

const slow = "it did not come to an end in time; does it loop, or wait for something?";
const silent = "it waits for something that never happens (a top-level await).";
