import type { Ast } from "../../../powershell/script/ast.ts";
import { allCommands } from "../../../powershell/script/flow.ts";
import type { Script } from "../../../powershell/script/script.ts";
import { bindingOf, type Binding } from "./binding.ts";

const remote = /^(ExchangeOnlineManagement|Microsoft\.Graph.*|MSOnline)$/;

const tables = new WeakMap<Script, ReadonlyMap<Ast, Binding>>();

/** The call of the service's Get cmdlet that a node is; undefined for anything else. */
export function gettingCall(script: Script, node: Ast): Binding | undefined {
  let table = tables.get(script);
  if (table === undefined) {
    table = new Map(
      allCommands(script).flatMap((command) => {
        const binding = /^Get-/i.test(command.name ?? "") ? bindingOf(script, command) : undefined;
        return binding !== undefined && remote.test(binding.known.module) ? [[command.node, binding] as const] : [];
      }),
    );
    tables.set(script, table);
  }
  return table.get(node);
}
