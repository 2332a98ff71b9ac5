import type { Ast, AstOf, FunctionDefinitionAst, ScriptBlockAst } from "./ast.ts";
import { lineStartsOf, positionAt, type Position } from "./position.ts";
import { Tree } from "./tree.ts";

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
  /** The function that a node stands in; undefined in the script itself. Script blocks are part of what is around them. */
  functionAround(node: Ast): FunctionDefinitionAst | undefined;
  /** The nodes directly below a node, in the order of the text. */
  childrenOf(node: Ast): readonly Ast[];
  /** Every node below a node, itself first; not those that are not entered, with what is below them. */
  within(node: Ast, enters?: (inner: Ast) => boolean): readonly Ast[];
  nodesOf<T extends Ast["type"]>(...types: readonly T[]): readonly AstOf<T>[];
  /** The nodes of some types below a node, itself included. */
  nodesIn<T extends Ast["type"]>(node: Ast, ...types: readonly T[]): readonly AstOf<T>[];
  textOf(part: { readonly start: number; readonly end: number }): string;
  positionOf(part: { readonly start: number }): Position;
}

/** @param text what the engine has read, decoded in the same way */
export function scriptOf(file: string, text: string, { errors, comments, root }: Reading): Script {
  const tree = new Tree(root as ScriptBlockAst);
  let lineStarts: readonly number[] | undefined;
  return Object.freeze({
    file,
    text,
    errors,
    comments: comments.map(([start, end]) => ({ start, end, text: text.slice(start, end) })),
    root: root as ScriptBlockAst,
    nodes: tree.nodes,
    parentOf: (node: Ast) => tree.parentOf(node),
    functionAround: (node: Ast) => tree.functionAround(node),
    childrenOf: (node: Ast) => tree.childrenOf(node),
    within: (node: Ast, enters?: (inner: Ast) => boolean) => tree.within(node, enters),
    nodesOf: <T extends Ast["type"]>(...types: readonly T[]) =>
      tree.nodesIn(root as ScriptBlockAst, types) as readonly AstOf<T>[],
    nodesIn: <T extends Ast["type"]>(node: Ast, ...types: readonly T[]) =>
      tree.nodesIn(node, types) as readonly AstOf<T>[],
    textOf: ({ start, end }: { readonly start: number; readonly end: number }) => text.slice(start, end),
    positionOf: ({ start }: { readonly start: number }) => positionAt(start, (lineStarts ??= lineStartsOf(text))),
  });
}

/** The nodes around a node, from its parent outwards. */
export function* around(script: Script, node: Ast): Generator<Ast> {
  for (let outer = script.parentOf(node); outer !== undefined; outer = script.parentOf(outer)) yield outer;
}
