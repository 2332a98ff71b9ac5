import type { FunctionNode, Statement } from "../powershell/syntax.ts";
import { mapStatement } from "../powershell/map.ts";
import type { CommandNode, Expression } from "../powershell/syntax.ts";
import { mapChildren } from "../powershell/map.ts";
import { invariant } from "../util/invariant.ts";

/** The texts of all runtime functions by name, in the order in which they are printed. */
export type RuntimeFunctions = ReadonlyMap<string, string>;

/** The runtime functions that these statements call, and those that they call in turn; nothing unused is copied. */
export function functionsUsed(
  statements: readonly Statement[],
  all: RuntimeFunctions,
  variants: readonly string[],
): readonly FunctionNode[] {
  const runtime = ofVariants(all, variants);
  const used = new Set<string>();
  const visit = (name: string): void => {
    const text = runtime.get(name);
    if (text === undefined || used.has(name)) return;
    used.add(name);
    for (const called of namesIn(text)) visit(called);
  };
  for (const name of commandsIn(statements)) {
    visit(name);
  }
  return [...runtime].filter(([name]) => used.has(name)).map(([name, text]) => functionNode(name, text));
}

/** The templates are the same for every runbook, so each is searched once. */
const searched = new Map<string, readonly string[]>();

/** Whatever in a template looks like a command's name. */
function namesIn(text: string): readonly string[] {
  const known = searched.get(text);
  if (known !== undefined) return known;
  const names = [...new Set(Array.from(text.matchAll(/\b[A-Z][A-Za-z]+-[A-Z][A-Za-z0-9]+\b/g), ([name]) => name))];
  searched.set(text, names);
  return names;
}

/** A template named Verb-Noun.one.two defines the function for runbooks alone that are both: of a service, or for a kind of place. */
function ofVariants(all: RuntimeFunctions, variants: readonly string[]): RuntimeFunctions {
  const chosen = [...all].flatMap(([file, text]) => {
    const [name = file, ...only] = file.split(".");
    return only.every((variant) => variants.includes(variant)) ? [[name, text] as const] : [];
  });
  return new Map(chosen);
}

function functionNode(name: string, text: string): FunctionNode {
  invariant(
    text.includes(`\nfunction ${name} {`) || text.startsWith(`function ${name} {`),
    `the template of ${name} defines it`,
  );
  return { kind: "function", name, text };
}

/** The names of all commands that stand anywhere in these statements. */
export function commandsIn(statements: readonly Statement[]): ReadonlySet<string> {
  const names = new Set<string>();
  const command = (node: CommandNode): CommandNode => {
    names.add(node.name);
    return node;
  };
  const expression = (node: Expression): Expression => mapChildren(node, { expression, command });
  for (const statement of statements) mapStatement(statement, { expression, command });
  return names;
}
