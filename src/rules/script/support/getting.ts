import type { Ast } from "../../../powershell/script/ast.ts";
import { commandAt } from "../../../powershell/script/flow.ts";
import type { Script } from "../../../powershell/script/script.ts";
import { bindingOf, type Binding } from "./binding.ts";

const remote = /^(ExchangeOnlineManagement|Microsoft\.Graph.*|MSOnline)$/;

/** The call of the service's Get cmdlet that a node is; undefined for anything else. */
export function gettingCall(script: Script, node: Ast): Binding | undefined {
  const command = commandAt(script, node);
  const binding = command !== undefined && /^Get-/i.test(command.name ?? "") ? bindingOf(script, command) : undefined;
  return binding !== undefined && remote.test(binding.known.module) ? binding : undefined;
}
