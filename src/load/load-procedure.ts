import { pathToFileURL } from "node:url";
import { diagnostic, type Diagnostic, type Place } from "../diagnostics/diagnostic.ts";
import { isDiagnosticCode, type DiagnosticCode } from "../diagnostics/registry.ts";
import type { AuthorError } from "../dsl/author-error.ts";
import { parameterNode } from "../dsl/parameter.ts";
import { buildSteps } from "../dsl/run-builder.ts";
import { isRunbookValue, type Runbook } from "../dsl/runbook.ts";
import type { SourcePosition } from "../procedure/position.ts";
import type { Dialect, Procedure } from "../procedure/procedure.ts";
import type { Step } from "../procedure/step.ts";
import { deepFreeze } from "../util/freeze.ts";
import { definitionFault } from "./definition.ts";
import { placeOfError, relativePlace, type AbsolutePlace } from "./place.ts";
import { sentence } from "./sentence.ts";

export type Loaded =
  | { readonly procedure: Procedure; readonly diagnostics: readonly [] }
  | { readonly procedure?: undefined; readonly diagnostics: readonly [Diagnostic, ...Diagnostic[]] };

/**
 * Imports a module and reads the runbook that it defines.
 * @param path absolute path of the `*.runbook.ts` file
 * @param root absolute path of the project's folder, to which all positions are relative
 */
export async function loadProcedure(path: string, root: string): Promise<Loaded> {
  const start: Place = relativePlace({ path, line: 1, column: 1 }, root);
  let exported: unknown;
  try {
    exported = ((await import(pathToFileURL(path).href)) as { readonly default?: unknown }).default;
  } catch (error) {
    return failedLoad(error, path, root);
  }
  if (!isRunbookValue(exported)) return refuse(diagnostic("no-runbook", { found: describe(exported) }, start));
  try {
    return readRunbook(exported, root);
  } catch (error) {
    return failed(error, "procedure-failed", exported.site, root);
  }
}

function readRunbook(runbook: Runbook, root: string): Loaded {
  const { definition, site } = runbook;
  const position = relativePlace(site, root);
  const fault = definitionFault(definition);
  if (fault !== undefined) return refuse(diagnostic("invalid-definition", { said: fault }, position));

  const values = Object.fromEntries(
    Object.entries(definition.parameters).map(([name, { valueType }]) => [
      name,
      Object.freeze({ expression: "parameter", name, valueType }),
    ]),
  );
  const dialects = definition.dialects ?? ["graph-rest"];
  const stepsIn = (dialect: Dialect): readonly Step[] =>
    buildSteps((run) => {
      // The type of the function lets it be asynchronous; what it asks for after its first await would be lost.
      if (isPromise(definition.procedure(run, values as never, { dialect }))) throw new Error("it is asynchronous.");
    }).map((step) => place(step as unknown as Step, root));
  const [first = "graph-rest", ...others] = dialects;
  const parameters = Object.entries(definition.parameters).map(([name, parameter]) => {
    const { site: parameterSite, ...node } = parameterNode(name, parameter);
    return { ...node, position: relativePlace(parameterSite, root) };
  });
  const procedure: Procedure = {
    name: definition.name,
    synopsis: definition.synopsis,
    description: definition.description ?? [],
    parameters,
    steps: stepsIn(first),
    ...(others.length === 0 ? {} : { stepsByDialect: Object.fromEntries(others.map((name) => [name, stepsIn(name)])) }),
    dialects,
    acknowledgements: definition.acknowledge ?? [],
    position,
  };
  return { procedure: deepFreeze(procedure), diagnostics: [] };
}

/** The same step with its place relative to the project. */
function place(step: Step, root: string): Step {
  const position = relativePlace(step.position as unknown as AbsolutePlace, root) as SourcePosition;
  return "steps" in step
    ? { ...step, position, steps: step.steps.map((inner) => place(inner, root)) }
    : { ...step, position };
}

/** What is said of a module that could not be imported. */
export const failedLoad = (error: unknown, path: string, root: string): Loaded =>
  failed(error, "load-failed", { path, line: 1, column: 1 }, root);

/** @param site where it stands, if the error itself does not say a place in that file */
function failed(error: unknown, code: "load-failed" | "procedure-failed", site: AbsolutePlace, root: string): Loaded {
  if (isAuthorError(error)) {
    const known: DiagnosticCode = isDiagnosticCode(error.code) ? error.code : "invalid-step";
    return refuse(authorDiagnostic(known, error.message, relativePlace(error.site, root)));
  }
  return refuse(diagnostic(code, { said: sentence(error) }, placeOfError(error, site, root)));
}

/** By its name: a project may have a copy of the DSL other than the compiler's. */
const isAuthorError = (error: unknown): error is AuthorError => error instanceof Error && error.name === "AuthorError";

function authorDiagnostic(code: DiagnosticCode, said: string, place: Place): Diagnostic {
  if (code === "needs-one-target") return diagnostic(code, { step: "findOne", said }, place);
  return diagnostic(code as "invalid-step", { said }, place);
}

const isPromise = (value: unknown): boolean =>
  typeof value === "object" && value !== null && "then" in value && typeof value.then === "function";

const refuse = (found: Diagnostic): Loaded => ({ diagnostics: [found] });

function describe(value: unknown): string {
  if (value === undefined) return "missing";
  if (value === null) return "null";
  return typeof value === "object" ? "an object" : `a ${typeof value}`;
}
