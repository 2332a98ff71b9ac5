import { diagnostic } from "../../../diagnostics/diagnostic.ts";
import type { Ast } from "../../../powershell/script/ast.ts";
import { argumentNamed, type Command } from "../../../powershell/script/command.ts";
import { allCommands } from "../../../powershell/script/flow.ts";
import { originsOf, originsOfInput, type Origin } from "../../../powershell/script/origin.ts";
import type { Script } from "../../../powershell/script/script.ts";
import { constantOf, unwrap, variableName } from "../../../powershell/script/value.ts";
import type { ScriptRule } from "../rule.ts";
import { bindingOf } from "../support/binding.ts";
import { placeIn } from "../support/place.ts";
import { isSecret, isSecretNamed, secretWithin } from "../support/secret-text.ts";

/** No password and no key stands in a script. */
export const plainTextPassword: ScriptRule = function* ({ script }) {
  const told = new Set<Ast>();
  for (const { at, what } of [...named(script), ...made(script), ...written(script)]) {
    if (told.has(at)) continue;
    told.add(at);
    yield diagnostic("plain-text-password", { what }, placeIn(script, at));
  }
};

interface Found {
  readonly at: Ast;
  readonly what: string;
}

/** A text that is given to a variable, a key, a property or a parameter which is named as a secret is. */
function* named(script: Script): Generator<Found> {
  const secretIn = (name: unknown, value: Ast | undefined): Found | undefined => {
    if (typeof name !== "string" || value === undefined) return undefined;
    const text = unwrap(value);
    return isSecretNamed(name, constantOf(text)) ? { at: text, what: name } : undefined;
  };
  for (const node of script.nodesOf("AssignmentStatementAst", "ParameterAst", "HashtableAst", "CommandAst")) {
    switch (node.type) {
      case "AssignmentStatementAst": {
        const found = secretIn(nameOfTarget(node.Left), node.Right);
        if (found !== undefined && !isNameOfSecret(script, node.Left)) yield found;
        break;
      }
      case "ParameterAst": {
        const found = secretIn(variableName(node.Name), node.DefaultValue);
        if (found !== undefined && !isNameOfSecret(script, node.Name)) yield found;
        break;
      }
      case "HashtableAst":
        for (const [key, value] of node.KeyValuePairs ?? []) {
          const found = secretIn(constantOf(key), value);
          if (found !== undefined) yield found;
        }
        break;
      default:
        for (const [at, element] of node.CommandElements.entries()) {
          if (element.type !== "CommandParameterAst") continue;
          const found = secretIn(element.ParameterName, element.Argument ?? node.CommandElements[at + 1]);
          if (found !== undefined && !readsSecret(node.CommandElements[0])) yield found;
        }
    }
  }
}

/** A text in the middle of which a secret stands: a connection string, the body of a request, an address, a header. */
function* written(script: Script): Generator<Found> {
  for (const at of script.nodesOf("StringConstantExpressionAst", "ExpandableStringExpressionAst")) {
    const what = secretWithin(at.Value, at.type === "ExpandableStringExpressionAst");
    if (what !== undefined) yield { at, what };
  }
}

function nameOfTarget(left: Ast): unknown {
  switch (left.type) {
    case "VariableExpressionAst":
      return variableName(left);
    case "ConvertExpressionAst":
      return nameOfTarget(left.Child);
    case "MemberExpressionAst":
      return constantOf(left.Member);
    case "IndexExpressionAst":
      return constantOf(left.Index);
    default:
      return undefined;
  }
}

/** What asks a store for a secret is given its name: Azure Automation, Key Vault, SecretManagement. */
const readsSecret = (name: Ast | undefined): boolean =>
  name !== undefined &&
  /^Get-(Automation\w+|AzKeyVaultSecret|AzureKeyVaultSecret|Secret|StoredCredential)$/i.test(String(constantOf(name)));

/** The variable holds only what the secret is called in a store. */
function isNameOfSecret(script: Script, left: Ast): boolean {
  const name = nameOfTarget(left);
  return allCommands(script).some(
    ({ node }) =>
      readsSecret(node.CommandElements[0]) &&
      node.CommandElements.some(
        (element) => element.type === "VariableExpressionAst" && variableName(element) === name,
      ),
  );
}

/** A text that is made a secure string, or a credential. */
function* made(script: Script): Generator<Found> {
  for (const command of allCommands(script)) {
    const origins = secured(script, command);
    yield* origins
      .filter(({ from }) => isSecret(constantOf(from)))
      .map(({ from }) => ({ at: from, what: "a secure string" }));
    if (!/^new-object$/i.test(command.name ?? "")) continue;
    const binding = bindingOf(script, command);
    const [first, second] = command.arguments.filter(({ kind }) => kind === "value");
    const type = binding?.given.get("TypeName")?.value ?? first?.node;
    const given = binding?.given.get("ArgumentList")?.value ?? second?.node;
    if (type === undefined || given === undefined || !credential.test(String(constantOf(type)))) continue;
    yield* secondOf(script, listed(given));
  }
  for (const { Expression, Member, Static, Arguments = [] } of script.nodesOf("InvokeMemberExpressionAst")) {
    const isNew = Static === true && /^new$/i.test(String(constantOf(Member)));
    if (isNew && Expression.type === "TypeExpressionAst" && credential.test(Expression.TypeName))
      yield* secondOf(script, Arguments);
  }
}

const credential = /^(system\.net\.)?networkcredential$/i;

function* secondOf(script: Script, [, password]: readonly Ast[]): Generator<Found> {
  if (password === undefined) return;
  for (const { from } of originsOf(script, password))
    if (isSecret(constantOf(from))) yield { at: from, what: "a credential" };
}

function listed(node: Ast): readonly Ast[] {
  const plain = unwrap(node);
  if (plain.type === "ArrayLiteralAst") return plain.Elements;
  const [only] = plain.type === "ArrayExpressionAst" ? (plain.SubExpression.Statements ?? []) : [];
  return only === undefined ? [] : listed(only);
}

/** What `ConvertTo-SecureString -AsPlainText` is given. */
function secured(script: Script, command: Command): readonly Origin[] {
  if (!/^convertto-securestring$/i.test(command.name ?? "")) return [];
  const binding = bindingOf(script, command);
  if (binding?.given.has("AsPlainText") !== true) return [];
  const text = binding.given.get("String")?.value ?? argumentNamed(command, "String");
  if (text !== undefined) return originsOf(script, text);
  return command.input.length > 0 ? originsOfInput(script, command.pipeline, command.node) : [];
}
