import { sameName, type Command } from "../../../powershell/script/command.ts";
import type { Ast } from "../../../powershell/script/ast.ts";
import type { Script } from "../../../powershell/script/script.ts";
import { splattedTable } from "../../../powershell/script/splat.ts";
import { constantOf } from "../../../powershell/script/value.ts";

/** What a call says of a switch. `unknown`: only the run knows. */
export type SwitchState = "on" | "off" | "absent" | "unknown";

/** A switch as a call has it, or the table that is splatted. */
export interface WrittenSwitch {
  readonly at: Ast;
  readonly value?: Ast;
}

/** Where a call has a switch, also of a command that the catalogue does not know; undefined where it is not seen to. */
export function writtenSwitch(
  script: Script,
  command: Command,
  name: string,
  alias: string,
): WrittenSwitch | undefined {
  const isMeant = (written: string): boolean =>
    sameName(written, alias) || (written.length >= 4 && name.toLowerCase().startsWith(written.toLowerCase()));
  for (const argument of command.arguments) {
    if (argument.kind === "parameter" && isMeant(argument.name))
      return { at: argument.node, ...(argument.value === undefined ? {} : { value: argument.value }) };
    const table = argument.kind === "splat" ? splattedTable(script, argument.node) : undefined;
    const entry = table?.find((written) => isMeant(written.name));
    if (entry !== undefined) return entry;
  }
  return undefined;
}

/** The state of a switch in any call. */
export function switchIn(script: Script, command: Command, name: string, alias: string): SwitchState {
  const written = writtenSwitch(script, command, name, alias);
  if (written !== undefined) return stateOf(written.value);
  return command.arguments.some((one) => one.kind === "splat" && splattedTable(script, one.node) === undefined)
    ? "unknown"
    : "absent";
}

function stateOf(value: Ast | undefined): SwitchState {
  if (value === undefined) return "on";
  const constant = constantOf(value);
  return constant === undefined ? "unknown" : constant === false || constant === 0 ? "off" : "on";
}
