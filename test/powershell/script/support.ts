import { scriptOf, type Script } from "../../../src/powershell/script/script.ts";
import type { Ast, AstOf } from "../../../src/powershell/script/ast.ts";
import { readWhole } from "../support/reader.ts";

/** A text as PowerShell's own parser reads it. */
export async function scriptIn(text: string): Promise<Script> {
  return scriptOf("script.ps1", text, await readWhole(text));
}

/** The first node of a type whose text is this. */
export function nodeWith<T extends Ast["type"]>(script: Script, type: T, text: string): AstOf<T> {
  const found = script.nodesOf(type).find((node) => script.textOf(node) === text);
  if (found === undefined) throw new Error(`there is no ${type} ${text}`);
  return found;
}
