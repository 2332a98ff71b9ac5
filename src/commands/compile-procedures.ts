import { compileProcedure, validate, type Compiled, type Resources, type ScriptReader } from "../compile.ts";
import { diagnostic, isError, type Diagnostic } from "../diagnostics/diagnostic.ts";
import { EngineFailure, UnreadableScript } from "../engine/engine-failure.ts";
import type { ManifestEntry } from "../emit/manifest.ts";
import { runbookFiles } from "../emit/runbook-files.ts";
import type { LoadedFile } from "../load/load-procedures.ts";
import { relativePlace } from "../load/place.ts";
import { sentence } from "../load/sentence.ts";
import type { Form } from "../procedure/form.ts";
import type { Dialect, Procedure } from "../procedure/procedure.ts";
import type { Seal } from "../procedure/seal.ts";
import { inOrder } from "../util/in-order.ts";
import { NoEngine } from "./engine-reader.ts";
import type { ValidationCache } from "./validation-cache.ts";

type ProcedureHead = Pick<Procedure, "name" | "dialects" | "position">;

/** What came of one procedure's file. An error keeps back all of its runbooks. */
export interface Outcome {
  /** The file, relative to the project's folder. */
  readonly file: string;
  /** Absent where it could not be loaded. */
  readonly procedure?: ProcedureHead;
  readonly diagnostics: readonly Diagnostic[];
  /** One for each form; their files are staged. */
  readonly entries: readonly ManifestEntry[];
}

export interface CompileStages {
  /** Absolute path of the project's folder. */
  readonly root: string;
  readonly resources: Resources;
  /** Undefined where scripts are not to be validated. */
  readonly reader: ScriptReader | undefined;
  readonly cache: ValidationCache;
  /** Takes the texts of what compiled: so that not all are in memory at once. */
  readonly stage: (name: string, text: string) => void;
  /** Takes what compiled as a whole, for whoever shows it. */
  readonly keep?: (entry: ManifestEntry, compiled: Compiled) => void;
  /** The forms that are asked for of a procedure with these dialects. */
  readonly forms: (dialects: readonly Dialect[]) => readonly Form[];
  /** What the scripts are sealed for, where they are. */
  readonly seal?: Seal;
}

/** So many scripts are between the printer and the engine: enough to keep both at work, and no more in memory. */
const mostUnderWay = 6;

/**
 * Compiles procedures as they are loaded, while the engine reads those before them.
 * @throws NoEngine, EngineFailure
 */
export async function compileProcedures(
  loaded: AsyncIterable<LoadedFile>,
  stages: CompileStages,
): Promise<readonly Outcome[]> {
  const outcomes: Outcome[] = [];
  for await (const outcome of inOrder(loaded, mostUnderWay, (file) => compileLoaded(file, stages)))
    outcomes.push(outcome);
  return refuseTwins(outcomes);
}

/** @throws NoEngine, EngineFailure */
export async function compileLoaded({ path, loaded, sources }: LoadedFile, stages: CompileStages): Promise<Outcome> {
  const { file } = relativePlace({ path, line: 1, column: 1 }, stages.root);
  const { procedure } = loaded;
  if (procedure === undefined) return { file, diagnostics: loaded.diagnostics, entries: [] };
  const forms = stages.forms(procedure.dialects);
  const results = await Promise.all(forms.map((form) => compileForm(procedure, form, stages)));
  const diagnostics = distinct(results.flatMap((result) => result.diagnostics));
  const compiled = diagnostics.some(isError) ? [] : results.flatMap((result) => result.compiled ?? []);
  const entries = compiled.map((result) => {
    const { files, entry } = runbookFiles({ ...result, name: procedure.name }, sources, stages.reader !== undefined);
    for (const [name, text] of files) stages.stage(name, text);
    stages.keep?.(entry, result);
    return entry;
  });
  return { file, procedure: headOf(procedure), diagnostics, entries };
}

const headOf = ({ name, dialects, position }: Procedure): ProcedureHead => ({ name, dialects, position });

async function compileForm(
  procedure: Procedure,
  form: Form,
  { resources, reader, cache, seal }: CompileStages,
): Promise<{ readonly compiled?: Compiled; readonly diagnostics: readonly Diagnostic[] }> {
  try {
    const result = compileProcedure(procedure, form, resources, {
      validated: reader !== undefined,
      ...(seal === undefined ? {} : { seal }),
    });
    const { compiled, diagnostics } = result;
    if (compiled === undefined || reader === undefined || cache.has(compiled.hash)) return result;
    const found = await validate(compiled, reader);
    if (found.length === 0) cache.add(compiled.hash);
    return { compiled, diagnostics: [...diagnostics, ...found] };
  } catch (error) {
    if (error instanceof UnreadableScript)
      return { diagnostics: [diagnostic("engine-failed", { said: sentence(error) }, procedure.position)] };
    if (error instanceof NoEngine || error instanceof EngineFailure) throw error;
    return { diagnostics: [diagnostic("compiler-fault", { said: sentence(error) }, procedure.position)] };
  }
}

/** The rules speak once for each form; what they say of all is said once. */
function distinct(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  return [...new Map(diagnostics.map((found) => [JSON.stringify(found), found])).values()];
}

/** Of runbooks that would overwrite each other none is compiled: which of them a reviewer means, nobody knows. */
function refuseTwins(outcomes: readonly Outcome[]): readonly Outcome[] {
  const byName = Map.groupBy(outcomes, ({ procedure }) => procedure?.name.toLowerCase());
  return outcomes.map((outcome) => {
    const { procedure, file, diagnostics } = outcome;
    const other = procedure && byName.get(procedure.name.toLowerCase())?.find((twin) => twin !== outcome);
    if (procedure === undefined || other === undefined) return outcome;
    const twin = diagnostic("duplicate-runbook", { name: procedure.name, other: other.file }, procedure.position);
    return { file, procedure, diagnostics: [...diagnostics, twin], entries: [] };
  });
}
