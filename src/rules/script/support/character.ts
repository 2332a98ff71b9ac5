import type { Ast } from "../../../powershell/script/ast.ts";
import type { Script } from "../../../powershell/script/script.ts";
import { remembered } from "../../../util/remembered.ts";

/** A character that is not of ASCII, with what it stands in. */
export interface ForeignCharacter {
  readonly start: number;
  readonly character: string;
  readonly within: "comment" | "text" | "code";
}

const tables = new WeakMap<Script, readonly ForeignCharacter[]>();

/** Every character outside ASCII, in the order of the text. */
export const foreignCharacters = (script: Script): readonly ForeignCharacter[] =>
  remembered(tables, script, () => collect(script));

/** One walk through characters, nodes and comments side by side: all are in the order of the text. */
function collect({ text, nodes, comments }: Script): readonly ForeignCharacter[] {
  const found: ForeignCharacter[] = [];
  const open: Ast[] = [];
  let node = 0;
  let comment = 0;
  for (const { index: start, 0: character } of text.matchAll(/[^\p{ASCII}]/gu)) {
    for (let next = nodes[node]; next !== undefined && next.start <= start; next = nodes[++node]) {
      closeBefore(next.start, open);
      open.push(next);
    }
    closeBefore(start, open);
    while ((comments[comment]?.end ?? Infinity) <= start) comment++;
    const isComment = (comments[comment]?.start ?? Infinity) <= start;
    found.push({ start, character, within: isComment ? "comment" : isText(open.at(-1), start) ? "text" : "code" });
  }
  return found;
}

function closeBefore(offset: number, open: Ast[]): void {
  while ((open.at(-1)?.end ?? Infinity) <= offset) open.pop();
}

/** Between the quotes of a string. What is in an expression in it has a node of its own. */
function isText(node: Ast | undefined, offset: number): boolean {
  if (node?.type !== "StringConstantExpressionAst" && node?.type !== "ExpandableStringExpressionAst") return false;
  if (node.StringConstantType === "BareWord") return false;
  const quote = node.StringConstantType.endsWith("HereString") ? 2 : 1;
  return node.start + quote <= offset && offset < node.end - quote;
}

/** `U+2019`. */
export const codePoint = (character: string): string =>
  `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")}`;
