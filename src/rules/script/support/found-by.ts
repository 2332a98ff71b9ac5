import type { Ast } from "../../../powershell/script/ast.ts";
import { commandAt } from "../../../powershell/script/flow.ts";
import { isItemVariable } from "../../../powershell/script/item.ts";
import { originsOf, originsOfInput, type Origin } from "../../../powershell/script/origin.ts";
import type { Script } from "../../../powershell/script/script.ts";
import { constantOf, variableName } from "../../../powershell/script/value.ts";
import { rememberedOf } from "../../../util/remembered.ts";
import { isOfLines, isOfRows } from "./file.ts";
import { gettingCall } from "./getting.ts";
import { keyOf } from "./scoped-name.ts";
import { identityParameters } from "./target.ts";

/** What an object was found by, as far back as the script shows. */
export interface FoundBy {
  /** The variables that the object, and what it was found by, went through. */
  readonly variables: ReadonlySet<string>;
  readonly roots: readonly Root[];
}

type Root =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "parameter" | "file" | "organization" | "unknown" };

/** What the object that an expression is was found by. */
export const foundByOf = (script: Script, node: Ast): FoundBy =>
  rememberedOf(known, script, node, () => foundBy(script, originsOf(script, node)));

const known = new WeakMap<Script, Map<Ast, FoundBy>>();

/** What objects were found by. A search without an identity may have found any of them. */
export function foundBy(script: Script, origins: readonly Origin[], depth = 4): FoundBy {
  const variables = new Set<string>();
  const roots: Root[] = [];
  for (const origin of origins) {
    for (const node of origin.trail)
      if (node.type === "VariableExpressionAst" && !isItemVariable(variableName(node)))
        variables.add(keyOf(script, node));
    const before = depth === 0 ? undefined : askedFor(script, origin);
    if (before === undefined || before.length === 0) roots.push(rootOf(script, origin));
    else {
      const further = foundBy(script, before, depth - 1);
      for (const variable of further.variables) variables.add(variable);
      roots.push(...further.roots);
    }
  }
  return { variables, roots };
}

/** The identity that a search was given, or what was piped into it. */
function askedFor(script: Script, { from }: Origin): readonly Origin[] | undefined {
  const search = gettingCall(script, from);
  if (search === undefined || !search.isWhole) return undefined;
  const { node, input, pipeline } = search.command;
  const identity = identityParameters.map((name) => search.given.get(name)?.value).find((one) => one !== undefined);
  if (identity !== undefined) return originsOf(script, identity);
  return input.length > 0 ? originsOfInput(script, pipeline, node) : undefined;
}

function rootOf(script: Script, { from }: Origin): Root {
  if (from.type === "ParameterAst") return { kind: "parameter" };
  if (isOfLines(script, from) || isOfRows(script, from)) return { kind: "file" };
  if (/^Get-OrganizationConfig$/i.test(commandAt(script, from)?.name ?? "")) return { kind: "organization" };
  const constant = constantOf(from);
  return typeof constant === "string" ? { kind: "text", text: constant.toLowerCase() } : { kind: "unknown" };
}

/** Whether the script shows that two objects have nothing to do with each other; false where it does not show what they were found by. */
export const areApart = (one: FoundBy, other: FoundBy): boolean =>
  one.roots.length > 0 &&
  other.roots.length > 0 &&
  ![...one.variables].some((variable) => other.variables.has(variable)) &&
  one.roots.every((root) => other.roots.every((another) => isOther(root, another)));

/** Two parameters, or two files, may well name the same object in different ways. */
function isOther(one: Root, other: Root): boolean {
  if (one.kind === "organization" || other.kind === "organization") return one.kind !== other.kind;
  if (one.kind === "unknown" || other.kind === "unknown") return false;
  return one.kind === "text" && other.kind === "text" ? one.text !== other.text : one.kind !== other.kind;
}
