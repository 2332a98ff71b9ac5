import { effectOf } from "../../../catalog/catalog.ts";
import type { Effect } from "../../../catalog/effect.ts";
import type { Command } from "../../../powershell/script/command.ts";
import { allCommands } from "../../../powershell/script/flow.ts";
import type { Script } from "../../../powershell/script/script.ts";
import { constantOf } from "../../../powershell/script/value.ts";
import { remembered } from "../../../util/remembered.ts";
import { bindingOf, type Binding } from "./binding.ts";
import { isOnlyTried } from "./tried.ts";
import { isOfDirectory, webRequestIn, type WebRequest } from "./web-request.ts";

/** A call that changes or destroys something in the service. */
export interface Act {
  readonly command: Command;
  /** The cmdlet, or the request as it is made: `DELETE`. */
  readonly name: string;
  readonly effect: Exclude<Effect, "read">;
  /** Undefined for a web request. */
  readonly binding?: Binding;
  readonly request?: WebRequest;
}

const remoteModules = /^(ExchangeOnlineManagement|Microsoft\.Graph.*|MSOnline|AzureAD.*)$/;

const acts = new WeakMap<Script, readonly Act[]>();

/** Every call of a script that changes or destroys something in the service, in the order of the text. */
export const actsOf = (script: Script): readonly Act[] =>
  remembered(acts, script, () => allCommands(script).flatMap((command) => actOf(script, command) ?? []));

function actOf(script: Script, command: Command): Act | undefined {
  const request = webRequestIn(script, command);
  if (request !== undefined) return requestingAct(script, command, request);
  const binding = bindingOf(script, command);
  if (binding === undefined || !remoteModules.test(binding.known.module) || isOnlyTried(binding)) return undefined;
  const { name } = binding.known.cmdlet;
  const effect = effectOf(name, binding.isWhole ? decidingValues(binding) : [...binding.given.keys()]);
  return effect === undefined || effect === "read" ? undefined : { command, name, effect, binding };
}

/**
 * What decides how bad a call is. How long a hold lasts that the same call sets ends nothing; by itself the duration may shorten the hold that
 * is there (office-docs-powershell, Set-Mailbox).
 */
function decidingValues(binding: Binding): Readonly<Record<string, unknown>> {
  const { LitigationHoldDuration: _, ...others } = valuesOf(binding);
  return others["LitigationHoldEnabled"] === true ? others : valuesOf(binding);
}

function valuesOf({ given }: Binding): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    [...given].map(([name, { value }]) => [name, value === undefined ? true : constantOf(value)]),
  );
}

/** A request by another method than GET, to an address that is, or may be, of the directory. */
function requestingAct(script: Script, command: Command, request: WebRequest): Act | undefined {
  const { method } = request;
  const said = method === undefined ? "GET" : constantOf(method);
  const name = typeof said === "string" ? said.toUpperCase() : "a request";
  if (/^(GET|HEAD|OPTIONS|DEFAULT)$/.test(name) || !isOfDirectory(script, request)) return undefined;
  return { command, name, effect: name === "DELETE" ? "destroy" : "change", request };
}
