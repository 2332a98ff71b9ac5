import { diagnostic } from "../../../diagnostics/diagnostic.ts";
import type { Ast } from "../../../powershell/script/ast.ts";
import { originsOf, type Origin } from "../../../powershell/script/origin.ts";
import type { Script } from "../../../powershell/script/script.ts";
import { constantOf } from "../../../powershell/script/value.ts";
import type { ScriptRule } from "../rule.ts";
import { actsOf } from "../support/act.ts";
import type { Binding } from "../support/binding.ts";
import type { Given } from "../support/given.ts";
import { isPossiblyEmpty, variablesIn } from "../support/emptiness.ts";
import { gettingCall } from "../support/getting.ts";
import { dependsOn, filtersOn, isGuarded, variablesOf } from "../support/guard.ts";
import { placeIn } from "../support/place.ts";
import { targetOf } from "../support/target.ts";

/** A search whose answer is acted on has an identity that cannot be empty: without one, it finds everything. */
export const nullIdentity: ScriptRule = function* ({ script }) {
  const told = new Set<Ast>();
  for (const act of actsOf(script)) {
    const target = targetOf(script, act);
    for (const origin of target?.origins ?? []) {
      // One identity cannot be the many of a whole answer: the call fails, which is bad enough only where it would destroy.
      if (act.effect === "change" && target?.given !== undefined && !origin.isItem) continue;
      const search = gettingCall(script, origin.from);
      const identity = [...(search?.given.values() ?? [])].find(({ parameter }) => parameter.nullReturnsAll === true);
      if (search === undefined || identity?.value === undefined || told.has(identity.at)) continue;
      const empty = originsOf(script, identity.value).find((value) => canBeEmpty(script, search, value));
      if (empty === undefined || isFiltered(script, origin, identity)) continue;
      told.add(identity.at);
      const values = { search: search.known.cmdlet.name, identity: script.textOf(identity.value), act: act.name };
      yield diagnostic("null-identity", values, placeIn(script, identity.at));
    }
  }
};

/** A filter on what was found, by the identity or by anything else that is not constant, leaves out the others. */
const isFiltered = (script: Script, origin: Origin, { value }: Given): boolean =>
  filtersOn(origin).some((filter) => {
    const [known, asked] = [new Set(["_", "psitem", "null", "true", "false"]), value as Ast];
    const isOfIdentity = variablesIn(script, asked).some((name) => dependsOn(script, filter, new Set([name]), 1));
    return isOfIdentity || variablesIn(script, filter).some((name) => !known.has(name));
  });

const canBeEmpty = (script: Script, search: Binding, value: Origin): boolean =>
  isPossiblyEmpty(script, value) && !isTested(script, search, value);

/** Something looks at the value before the search. */
function isTested(script: Script, { command }: Binding, value: Origin): boolean {
  if (isGuarded(script, command.node, value)) return true;
  const [property] = value.properties;
  const names = new Set([...variablesOf(value), "_", "psitem"]);
  return filtersOn(value).some(
    (filter) => dependsOn(script, filter, names, 0) && (property === undefined || asksFor(script, filter, property)),
  );
}

const asksFor = (script: Script, filter: Ast, property: string): boolean =>
  script
    .within(filter)
    .some(
      (node) =>
        (node.type === "MemberExpressionAst" || node.type === "StringConstantExpressionAst") &&
        String(constantOf(node.type === "MemberExpressionAst" ? node.Member : node)).toLowerCase() === property,
    );
