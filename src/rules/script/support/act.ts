import { effectOf } from "../../../catalog/catalog.ts";
import type { Effect } from "../../../catalog/effect.ts";
import { namedActOf } from "../../../catalog/named-act.ts";
import type { Command } from "../../../powershell/script/command.ts";
import { allCommands, functionNamed } from "../../../powershell/script/flow.ts";
import type { Script } from "../../../powershell/script/script.ts";
import { constantOf } from "../../../powershell/script/value.ts";
import { remembered } from "../../../util/remembered.ts";
import { bindingOf, type Binding } from "./binding.ts";
import { meantName } from "./meant.ts";
import { requested } from "./requesting.ts";
import { switchIn } from "./switch.ts";
import { isOnlyTried } from "./tried.ts";
import { webRequestIn, type WebRequest } from "./web-request.ts";

/** A call that changes or destroys something in the service. */
export interface Act {
  readonly command: Command;
  /** The cmdlet, or the request as it is made: `the request DELETE .../users/$id`. */
  readonly name: string;
  readonly effect: Exclude<Effect, "read">;
  /** Undefined for a web request, and for a cmdlet of which the name alone is known. */
  readonly binding?: Binding;
  readonly request?: WebRequest;
}

const remoteModules = /^(ExchangeOnlineManagement|Microsoft\.Graph.*|Microsoft\.Entra.*|MSOnline|AzureAD.*)$/;

const acts = new WeakMap<Script, readonly Act[]>();

/** Every call of a script that changes or destroys something in the service, in the order of the text. */
export const actsOf = (script: Script): readonly Act[] =>
  remembered(acts, script, () => allCommands(script).flatMap((command) => actOf(script, command) ?? []));

function actOf(script: Script, command: Command): Act | undefined {
  const request = webRequestIn(script, command);
  if (request !== undefined) {
    const made = requested(script, request);
    return made === undefined ? undefined : { command, ...made, request };
  }
  const binding = bindingOf(script, command);
  if (binding === undefined) return actByName(script, command);
  if (!remoteModules.test(binding.known.module) || isOnlyTried(binding)) return undefined;
  const { name } = binding.known.cmdlet;
  const effect = effectOf(name, binding.isWhole ? decidingValues(binding) : [...binding.given.keys()]);
  return effect === undefined || effect === "read" ? undefined : { command, name, effect, binding };
}

function actByName(script: Script, command: Command): Act | undefined {
  const name = meantName(script, command);
  const known = name === undefined || functionNamed(script, name) !== undefined ? undefined : namedActOf(name);
  if (known === undefined) return undefined;
  const { name: cmdlet, effect, switch: needed, whatIf } = known;
  if (needed !== undefined && /^(off|absent)$/.test(switchIn(script, command, needed, needed))) return undefined;
  if (whatIf === true && switchIn(script, command, "WhatIf", "wi") === "on") return undefined;
  return { command, name: cmdlet, effect };
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
