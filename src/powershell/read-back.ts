import { expectedScript, type ExpectedValue } from "./expected-syntax.ts";
import type { ScriptNode } from "./syntax.ts";

/** The first place where PowerShell reads something else than was meant. */
export interface Difference {
  /** Offset in the text, in UTF-16 code units. */
  readonly offset: number;
  readonly said: string;
}

/**
 * Holds what PowerShell read against what was meant: every command, parameter, value, condition and operator, in order, and runtime
 * functions to the letter. Comments do not count: what they might hide would be read as code, and differ.
 * @param root the syntax tree that the engine's reader gave for `text`, top-level functions by name and extent
 */
export function readBack(script: ScriptNode, text: string, root: unknown): Difference | undefined {
  const functions = new Map(script.functions.map((node) => [node.name, node.text]));
  return difference(expectedScript(script), root, { text, functions, offset: 0 });
}

interface Where {
  readonly text: string;
  readonly functions: ReadonlyMap<string, string>;
  readonly offset: number;
}

function difference(expected: ExpectedValue, actual: unknown, where: Where): Difference | undefined {
  if (Array.isArray(expected)) return listDifference(expected, actual, where);
  if (typeof expected !== "object") {
    return expected === actual
      ? undefined
      : { offset: where.offset, said: `${show(expected)} was meant and ${show(actual)} is read` };
  }
  if (typeof actual !== "object" || actual === null || Array.isArray(actual)) {
    return { offset: where.offset, said: `${nameOf(expected)} was meant and ${show(actual)} is read` };
  }
  const node = actual as Readonly<Record<string, unknown>>;
  const here: Where = { ...where, offset: typeof node["start"] === "number" ? node["start"] : where.offset };
  const meant = expected as Readonly<Record<string, ExpectedValue>>;
  const properties = new Set([...Object.keys(meant), ...Object.keys(node)]);
  for (const property of properties) {
    if (property === "start" || property === "end") continue;
    const value = meant[property];
    if (value === undefined)
      return {
        offset: here.offset,
        said: `${nameOf(expected)} was meant without ${property}, and ${show(node[property])} is read there`,
      };
    const found = difference(value, node[property], here);
    if (found !== undefined) return found;
  }
  return meant["type"] === "FunctionDefinitionAst" ? functionDifference(String(meant["Name"]), node, here) : undefined;
}

function listDifference(expected: readonly ExpectedValue[], actual: unknown, where: Where): Difference | undefined {
  if (!Array.isArray(actual))
    return { offset: where.offset, said: `${expected.length} parts were meant and ${show(actual)} is read` };
  for (const [at, value] of expected.entries()) {
    if (at >= actual.length) return { offset: where.offset, said: `${nameOf(value)} was meant and nothing is read` };
    const found = difference(value, actual[at], where);
    if (found !== undefined) return found;
  }
  if (actual.length === expected.length) return undefined;
  const extra = actual[expected.length] as { readonly start?: number } | undefined;
  return { offset: extra?.start ?? where.offset, said: `nothing was meant and ${show(extra)} is read` };
}

/** A runtime function is copied whole: its text, from `function` to the closing brace, is the template's. */
function functionDifference(
  name: string,
  node: Readonly<Record<string, unknown>>,
  where: Where,
): Difference | undefined {
  const template = where.functions.get(name) ?? "";
  const meant = template.slice(Math.max(0, template.search(/^function /m)));
  const read = where.text.slice(Number(node["start"]), Number(node["end"]));
  return read === meant
    ? undefined
    : { offset: where.offset, said: `the function ${name} is not the one of its template` };
}

function nameOf(node: ExpectedValue): string {
  if (typeof node !== "object") return show(node);
  if (Array.isArray(node)) return "a list";
  const { type, Value, Name, VariablePath, ParameterName } = node as Readonly<Record<string, unknown>>;
  const detail = [Value, Name, VariablePath, ParameterName].find((value) => typeof value === "string");
  return `${String(type).replace(/(Expression|Statement)?Ast$/, "")}${detail === undefined ? "" : ` "${String(detail).slice(0, 40)}"`}`;
}

function show(value: unknown): string {
  if (value === undefined || value === null) return "nothing";
  return typeof value === "object" ? nameOf(value as ExpectedValue) : JSON.stringify(value);
}
