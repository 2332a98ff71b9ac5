import { parentPort, workerData } from "node:worker_threads";
import { diagnostic } from "../diagnostics/diagnostic.ts";
import type { LoadedFile } from "./load-procedures.ts";
import { failedLoad, loadProcedure, type Loaded } from "./load-procedure.ts";
import { resolveOwnPackage } from "./own-package.ts";
import { relativePlace } from "./place.ts";
import { ImportGraph } from "./sources.ts";

const { root, paths } = workerData as { readonly root: string; readonly paths: readonly string[] };
const graph = ImportGraph.record();
resolveOwnPackage();

// A procedure that ends the process is told where it does so. What it catches of this, it may keep.
process.exit = () => {
  throw new Error("it calls process.exit.");
};

/** Ends the turn of the procedure that is being loaded. */
let fail: (error: unknown) => void = () => {};
process.on("uncaughtException", (error) => fail(error));

// Not awaited here: the thread then ends by itself where a procedure awaits what never happens.
void loadAll();

async function loadAll(): Promise<void> {
  for (const path of paths) {
    const failed = new Promise<Loaded>((resolve) => (fail = (error) => resolve(failedLoad(error, path, root))));
    const loaded = await Promise.race([loadInItsTurn(path), failed]);
    post({ path, loaded, sources: loaded.procedure === undefined ? [] : graph.sourcesOf(path, root) });
  }
  parentPort?.close();
}

/** What the module leaves to fail a moment later fails while it is still its turn. */
async function loadInItsTurn(path: string): Promise<Loaded> {
  const loaded = await loadProcedure(path, root);
  await new Promise((turn) => setImmediate(turn));
  return loaded;
}

function post(file: LoadedFile): void {
  try {
    parentPort?.postMessage(file);
  } catch {
    const said = "a step holds something that is not plain data.";
    const place = relativePlace({ path: file.path, line: 1, column: 1 }, root);
    const loaded = { diagnostics: [diagnostic("procedure-failed", { said }, place)] } as const;
    parentPort?.postMessage({ path: file.path, loaded, sources: [] } satisfies LoadedFile);
  }
}
