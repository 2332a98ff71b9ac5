import type { SyntaxNode } from "../../src/engine/reading.ts";
import { isNode } from "../../src/engine/reading.ts";

/** A node and all below it. */
export function nodesOf(value: unknown): SyntaxNode[] {
  if (Array.isArray(value)) return value.flatMap(nodesOf);
  return isNode(value) ? [value, ...Object.values(value).flatMap(nodesOf)] : [];
}

/** A node without what says where it lies, for comparison with what is expected of it. */
export function plain(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(plain);
  if (!isNode(value)) return value;
  const { start: _start, end: _end, ...properties } = value;
  return Object.fromEntries(Object.entries(properties).map(([name, property]) => [name, plain(property)]));
}

export const bareWord = (value: string): object => ({
  type: "StringConstantExpressionAst",
  StringConstantType: "BareWord",
  Value: value,
});
export const variable = (path: string): object => ({ type: "VariableExpressionAst", VariablePath: path });
export const number = (value: number): object => ({ type: "ConstantExpressionAst", Value: value });
