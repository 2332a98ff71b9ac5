import { sameName, type Command } from "../../../powershell/script/command.ts";
import type { Ast } from "../../../powershell/script/ast.ts";
import type { Script } from "../../../powershell/script/script.ts";
import { splattedTable } from "../../../powershell/script/splat.ts";
import { constantOf } from "../../../powershell/script/value.ts";

/** What a call says of a switch. `unknown`: only the run knows. */
export type SwitchState = "on" | "off" | "absent" | "unknown";

/** The state of a switch in any call, also of a command that the catalogue does not know. */
export function switchIn(script: Script, command: Command, name: string, alias: string): SwitchState {
  const isMeant = (written: string): boolean =>
    sameName(written, alias) || (written.length >= 4 && name.toLowerCase().startsWith(written.toLowerCase()));
  let state: SwitchState = "absent";
  for (const argument of command.arguments) {
    if (argument.kind === "parameter" && isMeant(argument.name)) return stateOf(argument.value);
    if (argument.kind !== "splat") continue;
    const table = splattedTable(script, argument.node);
    const entry = table?.find((written) => isMeant(written.name));
    if (entry !== undefined) return stateOf(entry.value);
    if (table === undefined) state = "unknown";
  }
  return state;
}

function stateOf(value: Ast | undefined): SwitchState {
  if (value === undefined) return "on";
  const constant = constantOf(value);
  return constant === undefined ? "unknown" : constant === false || constant === 0 ? "off" : "on";
}
