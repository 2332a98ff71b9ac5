import { factsOfOutputs } from "../../../catalog/facts.ts";
import type { Ast, CommandAst, ParameterAst, VariableExpressionAst } from "../../../powershell/script/ast.ts";
import { argumentNamed, nameOf } from "../../../powershell/script/command.ts";
import { allCommands } from "../../../powershell/script/flow.ts";
import type { Origin } from "../../../powershell/script/origin.ts";
import type { Script } from "../../../powershell/script/script.ts";
import { constantOf, variableName } from "../../../powershell/script/value.ts";
import type { Binding } from "./binding.ts";
import { actionSaid, stopsByPreference } from "./error-action.ts";
import { gettingCall } from "./getting.ts";
import { variablesOf } from "./guard.ts";
import { isNeverEmpty } from "./identity-text.ts";

/** The variables in a node, by their names. */
export const variablesIn = (script: Script, node: Ast): readonly string[] =>
  script.nodesIn(node, "VariableExpressionAst").map(variableName);

/** Whether a value can be nothing, or an empty text, as far as the script tells where it comes from. */
export function isPossiblyEmpty(script: Script, value: Origin): boolean {
  const { from, properties } = value;
  const constant = constantOf(from);
  if (properties.length === 0 && (constant === null || constant === "")) return true;
  switch (from.type) {
    case "ParameterAst":
      return isOptional(script, from);
    case "VariableExpressionAst":
      return isNeverSet(script, from) || isOfEnvironment(from);
    case "CommandAst":
      return properties.length > 0
        ? answersEmpty(script, from, value)
        : /^Get-AutomationVariable$/i.test(nameOf(from) ?? "");
    case "HashtableAst":
      return properties.length > 0 && !isPutInto(script, value);
    default:
      return false;
  }
}

/** An environment variable that no system sets by itself. */
const isOfEnvironment = ({ VariablePath }: VariableExpressionAst): boolean =>
  /^env:(?!(username|userdomain|userprincipalname|computername|hostname|home|user|logname)$)/i.test(VariablePath);

/** Something is put into a table under this key, or under one that only the run knows; or a call is given the table, and may do so. */
function isPutInto(script: Script, table: Origin): boolean {
  const names = variablesOf(table);
  const isTable = (node: Ast): boolean => node.type === "VariableExpressionAst" && names.has(variableName(node));
  const [key] = table.properties;
  const isKey = (node: Ast): boolean => [undefined, key].includes(textOf(node));
  return (
    script
      .nodesOf("AssignmentStatementAst")
      .some(
        ({ Left: left, Operator: operator }) =>
          (left.type === "MemberExpressionAst" && isTable(left.Expression) && isKey(left.Member)) ||
          (left.type === "IndexExpressionAst" && isTable(left.Target) && isKey(left.Index)) ||
          (operator !== "Equals" && isTable(left)),
      ) ||
    script.nodesOf("InvokeMemberExpressionAst").some(({ Expression: of }) => isTable(of)) ||
    script.nodesOf("CommandAst").some(({ CommandElements }) => CommandElements.some(isTable))
  );
}

function textOf(node: Ast): string | undefined {
  const constant = constantOf(node);
  return typeof constant === "string" ? constant.toLowerCase() : undefined;
}

function isOptional(script: Script, parameter: ParameterAst): boolean {
  // A method gets all its arguments, or is not called.
  if (isNeverEmpty(script, parameter) || script.parentOf(parameter)?.type === "FunctionMemberAst") return false;
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
