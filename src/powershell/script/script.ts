import { remembered } from "../../util/remembered.ts";
import type { Ast, AstOf, ScriptBlockAst } from "./ast.ts";
import { lineStartsOf, positionAt, type Position } from "./position.ts";

/** What the parser found wrong. */
export interface SyntaxFault {
  readonly start: number;
  /** PowerShell's own id of the fault: `MissingEndCurlyBrace`. */
  readonly code?: string;
  readonly message: string;
}

/** A comment with its text, `#` or `<#` included. */
export interface Comment {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** What the engine's reader gives of a script. */
export interface Reading {
  readonly errors: readonly SyntaxFault[];
  readonly comments: readonly (readonly [start: number, end: number])[];
  readonly root: unknown;
}

/** One script as PowerShell reads it, and the ways through it that rules ask for. Inert: it is looked at, never changed. */
export interface Script {
  /** As a person names it; diagnostics point into it. */
  readonly file: string;
  readonly text: string;
  readonly errors: readonly SyntaxFault[];
  readonly comments: readonly Comment[];
  readonly root: ScriptBlockAst;
  /** Every node, parents before their children, in the order of the text. */
  readonly nodes: readonly Ast[];
  parentOf(node: Ast): Ast | undefined;
  nodesOf<T extends Ast["type"]>(...types: readonly T[]): readonly AstOf<T>[];
  textOf(part: { readonly start: number; readonly end: number }): string;
  positionOf(part: { readonly start: number }): Position;
}

/** @param text what the engine has read, decoded in the same way */
export function scriptOf(file: string, text: string, { errors, comments, root }: Reading): Script {
  const nodes: Ast[] = [];
  const parents = new Map<Ast, Ast>();
  const collect = (node: Ast, parent: Ast | undefined): void => {
    nodes.push(node);
    if (parent !== undefined) parents.set(node, parent);
    for (const child of childrenOf(node)) collect(child, node);
  };
  collect(root as ScriptBlockAst, undefined);
  const byType = Map.groupBy(nodes, ({ type }) => type);
  let lineStarts: readonly number[] | undefined;
  return Object.freeze({
    file,
    text,
    errors,
    comments: comments.map(([start, end]) => ({ start, end, text: text.slice(start, end) })),
    root: root as ScriptBlockAst,
    nodes,
    parentOf: (node: Ast) => parents.get(node),
    nodesOf: <T extends Ast["type"]>(...types: readonly T[]) =>
      types.length === 1
        ? ((byType.get(types[0] as T) ?? []) as AstOf<T>[])
        : nodes.filter((node): node is AstOf<T> => (types as readonly string[]).includes(node.type)),
    textOf: ({ start, end }: { readonly start: number; readonly end: number }) => text.slice(start, end),
    positionOf: ({ start }: { readonly start: number }) => positionAt(start, (lineStarts ??= lineStartsOf(text))),
  });
}

/** Rules ask for the same nodes again and again. */
const knownChildren = new WeakMap<Ast, readonly Ast[]>();

/** The nodes directly below a node, in the order of the text. */
export const childrenOf = (node: Ast): readonly Ast[] => remembered(knownChildren, node, () => findChildren(node));

function findChildren(node: Ast): readonly Ast[] {
  const children: Ast[] = [];
  // Every node of every script comes by here: a loop over the names makes no list of the values.
  for (const name in node) {
    const value: unknown = node[name as keyof Ast];
    if (typeof value === "object" && value !== null) add(value, children);
  }
  return isInOrder(children) ? children : children.sort((one, other) => one.start - other.start);
}

function isInOrder(nodes: readonly Ast[]): boolean {
  for (let at = 1; at < nodes.length; at++) if ((nodes[at - 1] as Ast).start > (nodes[at] as Ast).start) return false;
  return true;
}

function add(value: object, to: Ast[]): void {
  if (Array.isArray(value)) for (const item of value) add(item as object, to);
  else if ("type" in value) to.push(value as Ast);
}

/** The nodes around a node, from its parent outwards. */
export function* around(script: Script, node: Ast): Generator<Ast> {
  for (let outer = script.parentOf(node); outer !== undefined; outer = script.parentOf(outer)) yield outer;
}

/** Every node below a node, itself first; not those that are not entered, with what is below them. */
export function within(node: Ast, enters: (inner: Ast) => boolean = () => true): readonly Ast[] {
  const found: Ast[] = [];
  const visit = (inner: Ast): void => {
    if (!enters(inner)) return;
    found.push(inner);
    for (const child of childrenOf(inner)) visit(child);
  };
  visit(node);
  return found;
}
