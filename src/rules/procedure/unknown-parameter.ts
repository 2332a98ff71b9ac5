import { findParameters, parameterSetsFor, type KnownCmdlet } from "../../catalog/catalog.ts";
import { closest } from "../../catalog/closest.ts";
import { factsOfBindings } from "../../catalog/facts.ts";
import { diagnostic } from "../../diagnostics/diagnostic.ts";
import type { Rule } from "./rule.ts";
import { availabilityOf, cmdletCallsIn } from "./support/calls.ts";

/** A parameter is one that the service's own cmdlet has in the cloud, by its full name. */
export const unknownParameter: Rule = function* (procedure) {
  for (const { step, call, known } of cmdletCallsIn(procedure.steps)) {
    for (const parameter of Object.keys(call.parameters)) {
      const hint = faultOf(parameter, known);
      if (hint !== undefined)
        yield diagnostic("unknown-parameter", { cmdlet: call.cmdlet, parameter, hint }, step.position);
    }
  }
};

/** Why the name is none that a call may give; undefined where it is one. */
function faultOf(name: string, { cmdlet }: KnownCmdlet): string | undefined {
  const withheld = factsOfBindings().withheldParameters.find(({ names }) => names.includes(name));
  if (withheld !== undefined) return ` ${withheld.reason}`;
  const exact = cmdlet.parameters.find((parameter) => parameter.name === name);
  if (exact === undefined) return hintFor(name, cmdlet);
  if (exact.onPremisesOnly === true) return " It is for Exchange Server on-premises only.";
  return isInCloud(name, cmdlet) ? undefined : " The service that the cmdlet belongs to does not have it.";
}

function hintFor(name: string, cmdlet: KnownCmdlet["cmdlet"]): string {
  const [meant, ...others] = findParameters(cmdlet, name);
  if (meant !== undefined && others.length === 0) return ` Write it in full: -${meant.name}.`;
  const offered = cmdlet.parameters.map((parameter) => parameter.name).filter((known) => isInCloud(known, cmdlet));
  const near = closest(name, offered);
  return near.length === 0 ? "" : ` Did you mean ${near.map((known) => `-${known}`).join(" or ")}?`;
}

const isInCloud = (name: string, cmdlet: KnownCmdlet["cmdlet"]): boolean =>
  parameterSetsFor(cmdlet, [name], availabilityOf(cmdlet.name)).length > 0;
