import { diagnostic, type Diagnostic } from "../../diagnostics/diagnostic.ts";
import type { SourcePosition } from "../../procedure/position.ts";
import { walk } from "../../procedure/walk.ts";
import type { Rule } from "./rule.ts";
import { derivedNames } from "./support/names.ts";
import { isFind } from "./support/order.ts";

/** Every variable of the script means one thing. PowerShell does not tell upper from lower case. */
export const duplicateName: Rule = function* (procedure) {
  const taken = new Map<string, string>();
  for (const { name, position } of procedure.parameters)
    yield* take(taken, name, `the parameter ${name}`, position ?? procedure.position);
  for (const step of walk(procedure.steps)) {
    if (!isFind(step)) continue;
    yield* take(taken, step.found.name, `the found object "${step.found.name}"`, step.position);
  }
  for (const step of walk(procedure.steps)) {
    if (!isFind(step)) continue;
    for (const name of derivedNames(step.found.name))
      yield* collides(taken, name, `what the script keeps of "${step.found.name}"`, step.position);
  }
};

function* take(
  taken: Map<string, string>,
  name: string,
  what: string,
  position: SourcePosition,
): Generator<Diagnostic> {
  yield* collides(taken, name, what, position);
  if (!taken.has(name.toLowerCase())) taken.set(name.toLowerCase(), what);
}

function* collides(
  taken: ReadonlyMap<string, string>,
  name: string,
  what: string,
  position: SourcePosition,
): Generator<Diagnostic> {
  const other = taken.get(name.toLowerCase());
  if (other === undefined) return;
  const said = `In the script, ${what} and ${other} would be one variable, because PowerShell does not tell upper from lower case: give one of them another name; the option "as" names what a step finds.`;
  yield diagnostic("duplicate-name", { said }, position);
}
