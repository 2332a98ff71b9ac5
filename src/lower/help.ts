import type { ParameterNode, Procedure } from "../procedure/procedure.ts";
import { isAct, walk } from "../procedure/walk.ts";
import { stepsLeftOut } from "../procedure/left-out.ts";
import { prose } from "../powershell/quote.ts";
import type { HelpNode } from "../powershell/syntax.ts";
import type { Analysis } from "../procedure/analysis.ts";
import { connectionOf, serviceNames, servicesOf } from "../procedure/services.ts";
import type { Seal } from "../procedure/seal.ts";
import { sealNotes } from "./seal.ts";
import { hashPlaceholder } from "./hash-placeholder.ts";

/** Comment-based help: what a person reads first, and what Get-Help shows. */
export function helpOf(
  procedure: Procedure,
  parameters: readonly ParameterNode[],
  context: Analysis,
  seal: Seal | undefined,
): HelpNode {
  const steps = [...walk(procedure.steps)];
  const lines = steps.map((step) => {
    const line = `${String(context.numbers.get(step)).padStart(2)}  ${prose(step.title)}`;
    return isAct(step) ? `${line.padEnd(84)}${step.call.effect === "destroy" ? "DESTROYS" : "CHANGES"}` : line;
  });
  const service = connectionOf(servicesOf(procedure));
  const connect = service === undefined ? [] : [` 1  Connect to ${serviceNames[service]}`];
  const preview = steps.some(isAct)
    ? [
        "",
        "Mode Preview, the default, only looks: nothing is recorded, changed or destroyed.",
        ...(stepsLeftOut(context).size === 0
          ? []
          : ["Its last event names the steps whose object was not there to be looked at."]),
      ]
    : [];
  return {
    synopsis: prose(procedure.synopsis),
    description: [
      ...procedure.description.map(prose),
      ...(procedure.description.length > 0 ? [""] : []),
      ...connect,
      ...lines,
      ...preview,
    ],
    parameters: parameters.map(({ name, description }) => ({ name, text: prose(description) })),
    outputs:
      'One JSON event a line. The last one is "done", or the job fails and the last one is "failed" with a code, a message and a remedy.',
    notes: [
      ...(seal === undefined ? [] : sealNotes(seal)),
      `Compiled from ${prose(procedure.position.file)}. Do not edit: change that, then run "purgebook compile".`,
      `Hash ${hashPlaceholder}`,
      `Permissions: ${procedure.name}.permissions.json`,
    ],
  };
}
