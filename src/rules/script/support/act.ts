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
import { isOnlyTried } from "./what-if.ts";
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
  const effect = effectOfCall(binding);
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

/** The worst of what the call does, and of what it does where it is given more. */
function effectOfCall(binding: Binding): Effect | undefined {
  const { given, perhaps, isFollowed } = binding;
  const { name } = binding.known.cmdlet;
  if (!isFollowed) return effectOf(name, [...given.keys(), ...perhaps.map(({ parameter }) => parameter.name)]);
  const effects = [undefined, ...perhaps].map((more) =>
    effectOf(name, decidingValues(more === undefined ? given : new Map([...given, [more.parameter.name, more]]))),
  );
  return effects.find((effect) => effect === "destroy") ?? effects.find((effect) => effect === "change") ?? effects[0];
}

/**
 * What decides how bad a call is. How long a hold lasts that the same call sets ends nothing; by itself the duration may shorten the hold that
 * is there (office-docs-powershell, Set-Mailbox).
 */
function decidingValues(given: Binding["given"]): Readonly<Record<string, unknown>> {
  const values = Object.fromEntries(
    [...given].map(([name, { value }]) => [name, value === undefined ? true : constantOf(value)]),
  );
  const { LitigationHoldDuration: _, ...others } = values;
  return others["LitigationHoldEnabled"] === true ? others : values;
}
