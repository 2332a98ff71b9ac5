import { between } from "../../util/ordered.ts";
import type { Ast, FunctionDefinitionAst, ScriptBlockAst } from "./ast.ts";

/**
 * The nodes of a syntax tree in the order of the text, parents before their children: what is below a node stands right behind it. Rules ask
 * for the same nodes again and again, so all that is asked of a node's place is worked out once.
 */
export class Tree {
  readonly nodes: readonly Ast[];
  readonly #places = new Map<Ast, number>();
  readonly #parents: number[] = [];
  /** The place behind the last node below. */
  readonly #ends: number[] = [];
  readonly #functions: (FunctionDefinitionAst | undefined)[] = [];
  readonly #placesByType = new Map<Ast["type"], number[]>();

  constructor(root: ScriptBlockAst) {
    const nodes: Ast[] = [];
    const collect = (node: Ast, parent: number, inside: FunctionDefinitionAst | undefined): void => {
      const place = nodes.length;
      nodes.push(node);
      this.#places.set(node, place);
      this.#parents.push(parent);
      this.#functions.push(inside);
      this.#ends.push(0);
      const ofType = this.#placesByType.get(node.type);
      if (ofType === undefined) this.#placesByType.set(node.type, [place]);
      else ofType.push(place);
      const around = node.type === "FunctionDefinitionAst" ? node : inside;
      for (const child of childrenIn(node)) collect(child, place, around);
      this.#ends[place] = nodes.length;
    };
    collect(root, -1, undefined);
    this.nodes = nodes;
  }

  parentOf(node: Ast): Ast | undefined {
    return this.nodes[this.#parents[this.#placeOf(node)] as number];
  }

  functionAround(node: Ast): FunctionDefinitionAst | undefined {
    return this.#functions[this.#placeOf(node)];
  }

  childrenOf(node: Ast): readonly Ast[] {
    const place = this.#placeOf(node);
    const children: Ast[] = [];
    for (let at = place + 1; at < this.#endOf(place); at = this.#endOf(at)) children.push(this.nodes[at] as Ast);
    return children;
  }

  within(node: Ast, enters?: (inner: Ast) => boolean): readonly Ast[] {
    const place = this.#placeOf(node);
    const end = this.#endOf(place);
    if (enters === undefined) return this.nodes.slice(place, end);
    const found: Ast[] = [];
    for (let at = place; at < end;) {
      const inner = this.nodes[at] as Ast;
      const isEntered = enters(inner);
      if (isEntered) found.push(inner);
      at = isEntered ? at + 1 : this.#endOf(at);
    }
    return found;
  }

  nodesIn(node: Ast, types: readonly Ast["type"][]): readonly Ast[] {
    const place = this.#placeOf(node);
    const end = this.#endOf(place);
    const places = types.flatMap((type) => between(this.#placesByType.get(type) ?? [], place, end));
    if (types.length > 1) places.sort((one, other) => one - other);
    return places.map((found) => this.nodes[found] as Ast);
  }

  #placeOf(node: Ast): number {
    const place = this.#places.get(node);
    if (place === undefined) throw new Error(`The ${node.type} at ${node.start} is no node of this script.`);
    return place;
  }

  #endOf(place: number): number {
    return this.#ends[place] as number;
  }
}

/** The nodes directly below a node, in the order of the text. */
function childrenIn(node: Ast): readonly Ast[] {
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

/** A node, a list of nodes, or one of pairs of them. */
function add(value: object, to: Ast[]): void {
  if (!Array.isArray(value)) to.push(value as Ast);
  else for (let at = 0; at < value.length; at++) add(value[at] as object, to);
}
