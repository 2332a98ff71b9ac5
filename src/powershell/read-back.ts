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
 * @param filled what was filled in after the tree was printed: where the tree has `from`, the text must have `to`
 */
export function readBack(
  script: ScriptNode,
  text: string,
  root: unknown,
  filled: FilledIn = nothingFilled,
): Difference | undefined {
  const functions = new Map(script.functions.map((node) => [node.name, node.text]));
  return difference(expectedScript(script), root, { text, functions, filled, offset: 0 });
}

export interface FilledIn {
  readonly from: string;
  readonly to: string;
}

const nothingFilled: FilledIn = { from: "", to: "" };

function fill(text: string, { from, to }: FilledIn): string {
  return from === "" || text.length < from.length ? text : text.replaceAll(from, to);
}

interface Where {
  readonly text: string;
  readonly functions: ReadonlyMap<string, string>;
  readonly filled: FilledIn;
  readonly offset: number;
}

function difference(expected: ExpectedValue, actual: unknown, where: Where): Difference | undefined {
  if (Array.isArray(expected)) return listDifference(expected, actual, where);
  if (typeof expected !== "object") {
    const meant = typeof expected === "string" ? fill(expected, where.filled) : expected;
    return meant === actual
      ? undefined
      : { offset: where.offset, said: `${show(meant)} was meant and ${show(actual)} is read` };
  }
  if (typeof actual !== "object" || actual === null || Array.isArray(actual)) {
    return { offset: where.offset, said: `${nameOf(expected)} was meant and ${show(actual)} is read` };
  }
  const node = actual as Readonly<Record<string, unknown>>;
  const here: Where = { ...where, offset: typeof node["start"] === "number" ? node["start"] : where.offset };
  const meant = expected as Readonly<Record<string, ExpectedValue>>;
  for (const property in meant) {
    const found = difference(meant[property] as ExpectedValue, node[property], here);
    if (found !== undefined) return found;
  }
  for (const property in node) {
    if (property === "start" || property === "end" || meant[property] !== undefined) continue;
    return {
      offset: here.offset,
      said: `${nameOf(expected)} was meant without ${property}, and ${show(node[property])} is read there`,
    };
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
  const template = fill(where.functions.get(name) ?? "", where.filled);
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
