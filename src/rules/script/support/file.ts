import type { Ast } from "../../../powershell/script/ast.ts";
import { commandAt } from "../../../powershell/script/flow.ts";
import type { Script } from "../../../powershell/script/script.ts";
import { calledName } from "./called.ts";

const isCallOf = (script: Script, node: Ast, names: RegExp): boolean => {
  const command = commandAt(script, node);
  return command !== undefined && names.test(calledName(script, command) ?? "");
};

/** A file of lines: each may be anything. */
export const isOfLines = (script: Script, node: Ast): boolean => isCallOf(script, node, /^Get-Content$/i);

/** A file of rows: what its columns hold, their names tell or nothing does. */
export const isOfRows = (script: Script, node: Ast): boolean => isCallOf(script, node, /^(Import|ConvertFrom)-Csv$/i);
