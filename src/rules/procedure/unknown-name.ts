import { hintOf } from "../../catalog/closest.ts";
import { directoryOperations } from "../../catalog/directory.ts";
import { diagnostic, type Diagnostic } from "../../diagnostics/diagnostic.ts";
import { dialects } from "../../procedure/procedure.ts";
import type { Step } from "../../procedure/step.ts";
import { walk } from "../../procedure/walk.ts";
import { guards } from "../../service/guards.ts";
import { targetKinds } from "../../service/target-kinds.ts";
import type { Rule } from "./rule.ts";
import { callsIn } from "./support/calls.ts";

const spelled = Object.fromEntries(dialects.map((dialect) => [dialect, true]));

/** Guards, kinds of objects, directory operations and dialects are those that purgebook has. */
export const unknownName: Rule = function* (procedure) {
  for (const dialect of procedure.dialects) yield* missing("dialect", dialect, spelled, procedure);
  for (const step of walk(procedure.steps)) {
    if (step.kind === "find-one" || step.kind === "find-in")
      yield* missing("kind of object", step.found.target, targetKinds, step);
    if (step.kind === "check") for (const use of step.guards) yield* missing("guard", use.guard, guards, step);
  }
  for (const { step, call } of callsIn(procedure.steps))
    if (call.kind === "directory") yield* missing("directory operation", call.operation, directoryOperations, step);
};

function* missing(
  what: string,
  name: string,
  known: object,
  { position }: Pick<Step, "position">,
): Generator<Diagnostic> {
  if (Object.hasOwn(known, name)) return;
  yield diagnostic("unknown-name", { what, name, hint: hintOf(name, Object.keys(known)) }, position);
}
