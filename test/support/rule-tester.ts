import { expect } from "vitest";
import type { Diagnostic } from "../../src/diagnostics/diagnostic.ts";
import type { DiagnosticCode } from "../../src/diagnostics/registry.ts";
import { parameterNode, type ParameterDefinition, type ParameterValues } from "../../src/dsl/parameter.ts";
import { buildSteps } from "../../src/dsl/run-builder.ts";
import type { Run } from "../../src/dsl/run.ts";
import type { SourcePosition } from "../../src/procedure/position.ts";
import type { Procedure } from "../../src/procedure/procedure.ts";
import type { Step } from "../../src/procedure/step.ts";
import { walk } from "../../src/procedure/walk.ts";
import { checkProcedure } from "../../src/rules/procedure/index.ts";
import { deepFreeze } from "../../src/util/freeze.ts";

type Parameters = Readonly<Record<string, ParameterDefinition<unknown>>>;

interface Definition<P extends Parameters> extends Partial<Omit<Procedure, "parameters" | "steps">> {
  readonly parameters?: P;
  readonly procedure: (run: Run, parameters: ParameterValues<P>) => void;
}

/** The tree of a procedure, as the real DSL builds it; positions are those of this test's own lines. */
export function procedureOf<const P extends Parameters>(definition: Definition<P>): Procedure {
  const { parameters = {} as P, procedure, ...rest } = definition;
  const values = Object.fromEntries(
    Object.entries(parameters).map(([name, { valueType }]) => [name, { expression: "parameter", name, valueType }]),
  );
  const steps = buildSteps((run) => procedure(run, values as never)) as unknown as readonly Step[];
  return deepFreeze({
    name: "Test-Procedure",
    synopsis: "It is tested.",
    description: [],
    parameters: Object.entries(parameters).map(([name, parameter], at) => {
      const { site: _site, ...node } = parameterNode(name, parameter);
      return { ...node, position: { file: "parameters", line: at + 1, column: 1 } };
    }),
    steps: steps.map(placed),
    dialects: ["graph-rest"],
    acknowledgements: [],
    position: { file: "procedure", line: 1, column: 1 },
    ...rest,
  });
}

function placed(step: Step): Step {
  const { path, line, column } = step.position as unknown as { path: string; line: number; column: number };
  const position: SourcePosition = { file: path.split("/").at(-1) ?? "", line, column };
  return "steps" in step ? { ...step, position, steps: step.steps.map(placed) } : { ...step, position };
}

type Draft<T> = T extends readonly (infer I)[]
  ? Draft<I>[]
  : T extends object
    ? { -readonly [K in keyof T]: Draft<T[K]> }
    : T;

/** The same tree with something in it that the DSL would not have built: what a hand-made tree may hold. */
export function changed(procedure: Procedure, change: (draft: Draft<Procedure>) => void): Procedure {
  const draft = structuredClone(procedure) as Draft<Procedure>;
  change(draft);
  return deepFreeze(draft as Procedure);
}

/** The step of this title in a draft. */
export function stepOf<K extends Step["kind"]>(
  draft: Draft<Procedure>,
  kind: K,
  title?: string,
): Draft<Extract<Step, { kind: K }>> {
  for (const step of walk(draft.steps as readonly Step[]))
    if (step.kind === kind && (title === undefined || step.title === title))
      return step as unknown as Draft<Extract<Step, { kind: K }>>;
  throw new Error(`there is no ${kind} step`);
}

/** A diagnostic that is expected: its code, and the title of its step, the name of its parameter, or "procedure". */
export type Expected = readonly [code: DiagnosticCode, at: string, says?: RegExp];

/** All rules give exactly these diagnostics, in this order, each at its place; one more or one less fails. */
export function expectDiagnostics(procedure: Procedure, expected: readonly Expected[]): void {
  const given = checkProcedure(procedure);
  expect(given.map((found) => [found.code, placeName(found, procedure)])).toEqual(
    expected.map(([code, at]) => [code, at]),
  );
  for (const [index, [, , says]] of expected.entries())
    if (says !== undefined) expect(given[index]?.message).toMatch(says);
}

export const expectNone = (procedure: Procedure): void => expectDiagnostics(procedure, []);

function placeName({ place }: Diagnostic, procedure: Procedure): string | undefined {
  const isHere = (position: SourcePosition | undefined): boolean =>
    place !== undefined && JSON.stringify(position) === JSON.stringify(place);
  if (isHere(procedure.position)) return "procedure";
  const parameter = procedure.parameters.find(({ position }) => isHere(position));
  return parameter?.name ?? [...walk(procedure.steps)].find(({ position }) => isHere(position))?.title;
}
