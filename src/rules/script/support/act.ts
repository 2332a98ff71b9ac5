import { effectOf } from "../../../catalog/catalog.ts";
import type { Effect } from "../../../catalog/effect.ts";
import { argumentNamed, type Command } from "../../../powershell/script/command.ts";
import { allCommands } from "../../../powershell/script/flow.ts";
import type { Ast } from "../../../powershell/script/ast.ts";
import { within, type Script } from "../../../powershell/script/script.ts";
import { constantOf, valuesReaching } from "../../../powershell/script/value.ts";
import { remembered } from "../../../util/remembered.ts";
import { bindingOf, type Binding } from "./binding.ts";

/** A call that changes or destroys something in the service. */
export interface Act {
  readonly command: Command;
  /** The cmdlet, or the request as it is made: `DELETE`. */
  readonly name: string;
  readonly effect: Exclude<Effect, "read">;
  /** Undefined for a web request. */
  readonly binding?: Binding;
}

const remoteModules = /^(ExchangeOnlineManagement|Microsoft\.Graph.*|MSOnline|AzureAD.*)$/;
const webCommands = /^(Invoke-(Mg)?GraphRequest|Invoke-RestMethod|Invoke-WebRequest)$/i;

const acts = new WeakMap<Script, readonly Act[]>();

/** Every call of a script that changes or destroys something in the service, in the order of the text. */
export const actsOf = (script: Script): readonly Act[] =>
  remembered(acts, script, () => allCommands(script).flatMap((command) => actOf(script, command) ?? []));

function actOf(script: Script, command: Command): Act | undefined {
  if (command.name === undefined) return undefined;
  if (webCommands.test(command.name)) return requestOf(script, command);
  const binding = bindingOf(script, command);
  if (binding === undefined || !remoteModules.test(binding.known.module) || isOnlyTried(binding)) return undefined;
  const { name } = binding.known.cmdlet;
  const effect = effectOf(name, binding.isWhole ? valuesOf(binding) : [...binding.given.keys()]);
  return effect === undefined || effect === "read" ? undefined : { command, name, effect, binding };
}

/** -WhatIf, where the cmdlet heeds it: the cmdlets of Purview and Set-User do not. */
function isOnlyTried({ known, given }: Binding): boolean {
  const whatIf = given.get("WhatIf");
  if (whatIf === undefined || known.cmdlet.whatIf !== "supported" || whatIf.parameter.inertIn !== undefined)
    return false;
  return whatIf.value === undefined || constantOf(whatIf.value) === true;
}

function valuesOf({ given }: Binding): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    [...given].map(([name, { value }]) => [name, value === undefined ? true : constantOf(value)]),
  );
}

/** A request by another method than GET, to an address that is, or may be, of the directory. */
function requestOf(script: Script, command: Command): Act | undefined {
  const method = argumentNamed(command, "Method");
  const said = method === undefined ? "GET" : constantOf(method);
  const name = typeof said === "string" ? said.toUpperCase() : "a request";
  if (name === "GET" || name === "HEAD") return undefined;
  const address = argumentNamed(command, "Uri") ?? argumentNamed(command, "Path");
  const text = address === undefined ? "" : textsIn(script, address);
  if (!/graph\.microsoft\.com|\/users\/|deletedItems/i.test(text)) return undefined;
  return { command, name, effect: name === "DELETE" ? "destroy" : "change" };
}

/** The texts that an address is made of, variables followed: `'/users/{0}' -f $id`. */
function textsIn(script: Script, address: Ast): string {
  return valuesReaching(script, address)
    .flatMap((value) => [...within(value)])
    .map((node) => ("Value" in node ? String(node.Value) : ""))
    .join(" ");
}
