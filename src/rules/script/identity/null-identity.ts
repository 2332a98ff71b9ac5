import { factsOfOutputs } from "../../../catalog/facts.ts";
import { diagnostic } from "../../../diagnostics/diagnostic.ts";
import type { Ast, CommandAst, ParameterAst, VariableExpressionAst } from "../../../powershell/script/ast.ts";
import { argumentNamed, nameOf } from "../../../powershell/script/command.ts";
import { allCommands } from "../../../powershell/script/flow.ts";
import { originsOf, type Origin } from "../../../powershell/script/origin.ts";
import type { Script } from "../../../powershell/script/script.ts";
import { constantOf, variableName } from "../../../powershell/script/value.ts";
import type { ScriptRule } from "../rule.ts";
import { actsOf } from "../support/act.ts";
import type { Binding, Given } from "../support/binding.ts";
import { actionSaid, stopsByPreference } from "../support/error-action.ts";
import { gettingCall } from "../support/getting.ts";
import { dependsOn, filtersOn, isGuarded, variablesOf } from "../support/guard.ts";
import { isNeverEmpty } from "../support/identity-text.ts";
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

const variablesIn = (script: Script, node: Ast): readonly string[] =>
  script.nodesIn(node, "VariableExpressionAst").map(variableName);

function canBeEmpty(script: Script, search: Binding, value: Origin): boolean {
  const { from, properties } = value;
  const constant = constantOf(from);
  if (properties.length === 0 && (constant === null || constant === "")) return !isTested(script, search, value);
  switch (from.type) {
    case "ParameterAst":
      return isOptional(script, from) && !isTested(script, search, value);
    case "VariableExpressionAst":
      return isNeverSet(script, from) && !isTested(script, search, value);
    case "CommandAst":
      return properties.length > 0 && answersEmpty(script, from, value) && !isTested(script, search, value);
    default:
      return false;
  }
}

function isOptional(script: Script, parameter: ParameterAst): boolean {
  if (isNeverEmpty(script, parameter)) return false;
  const usual = parameter.DefaultValue === undefined ? null : constantOf(parameter.DefaultValue);
  return usual === null || usual === "";
}

/** No statement gives the variable a value, and it is not one that comes from outside of the script. */
function isNeverSet(script: Script, variable: VariableExpressionAst): boolean {
  const name = variableName(variable);
  if (isStrict(script) || /:/.test(variable.VariablePath) || automatic.has(name) || isSetElsewhere(script, name))
    return false;
  return !allCommands(script).some(
    ({ node, name: command }) =>
      node.InvocationOperator === "Dot" ||
      /^(set-variable|sv|new-variable|nv|invoke-expression|iex|import-module|ipmo)$/i.test(command ?? "") ||
      /variable$|^[opewi]v$/i.test(parameterBefore(node, name)),
  );
}

/** A function sets it in the scope of the script, or a method does by a reference. */
const isSetElsewhere = (script: Script, name: string): boolean =>
  script.nodesOf("AssignmentStatementAst", "ForEachStatementAst", "ConvertExpressionAst").some((node) => {
    if (node.type === "ForEachStatementAst") return variableName(node.Variable) === name;
    const [target, isWrite] =
      node.type === "AssignmentStatementAst" ? [node.Left, true] : [node.Child, /^ref$/i.test(node.Type.TypeName)];
    return isWrite && variablesIn(script, target).includes(name);
  });

/** The parameter of a call that names the variable as the one to write into. */
function parameterBefore(node: CommandAst, variable: string): string {
  const at = node.CommandElements.findIndex((element) => String(constantOf(element)).toLowerCase() === variable);
  const before = node.CommandElements[at - 1];
  return at > 1 && before?.type === "CommandParameterAst" ? before.ParameterName : "";
}

/** about_Automatic_Variables: those that hold something that can be an identity. */
const automatic = new Set([
  "_",
  "psitem",
  "args",
  "input",
  "this",
  "matches",
  "psboundparameters",
  "foreach",
  "switch",
]);

const stored = /^(import-csv|convertfrom-csv|convertfrom-json)$/i;

/** The property of what a command answers can be missing: an empty cell, a fact that is not always there, or nothing found at all. */
function answersEmpty(script: Script, from: CommandAst, { properties, isItem }: Origin): boolean {
  if (stored.test(nameOf(from) ?? "")) return true;
  const search = gettingCall(script, from);
  if (search === undefined) return false;
  const cmdlet = search.known.cmdlet.name;
  if (canBeNothing(cmdlet, properties.at(-1) ?? "")) return true;
  return !isItem && !isStrict(script) && !failsWithoutOne(script, search);
}

function canBeNothing(cmdlet: string, property: string): boolean {
  const output = factsOfOutputs().outputs.find(({ cmdlets }) => cmdlets.includes(cmdlet));
  return output?.properties.some(({ name, canBe }) => name.toLowerCase() === property && canBe !== undefined) === true;
}

/** Asked for one object, it ends the script when there is none. */
function failsWithoutOne(script: Script, search: Binding): boolean {
  const isAsked = [...search.given.keys()].some((name) => /^(Identity|UserId|ObjectId|DirectoryObjectId)$/.test(name));
  const given = search.common.get("erroraction");
  return isAsked && (given === undefined ? stopsByPreference(script, search) : actionSaid(given) === "stop");
}

/** Set-StrictMode ends a script that reads a variable without a value, or a property of nothing. */
const isStrict = (script: Script): boolean =>
  allCommands(script).some(
    (command) =>
      /^set-strictmode$/i.test(command.name ?? "") &&
      !/^[01](\.|$)/.test(String(constantOf(argumentNamed(command, "Version") ?? command.node) ?? "")),
  );

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
