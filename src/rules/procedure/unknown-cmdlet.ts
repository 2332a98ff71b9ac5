import { findCmdlet, modulesOf, serviceOf, suggest } from "../../catalog/catalog.ts";
import { diagnostic } from "../../diagnostics/diagnostic.ts";
import type { Rule } from "./rule.ts";
import { callsIn } from "./support/calls.ts";

/** The services that a procedure calls by cmdlet; the directory it calls by operation. */
const called: ReadonlySet<string | undefined> = new Set(["exo", "compliance"]);

/** A procedure calls what the catalogue knows with its parameters and its effect, and nothing else. */
export const unknownCmdlet: Rule = function* (procedure) {
  for (const { step, call } of callsIn(procedure.steps)) {
    if (call.kind !== "cmdlet" || isKnown(call.cmdlet)) continue;
    yield diagnostic("unknown-cmdlet", { cmdlet: call.cmdlet, hint: hintFor(call.cmdlet) }, step.position);
  }
};

/** Its name must be spelled as the catalogue does: it stands so in the script. */
const isKnown = (cmdlet: string): boolean =>
  findCmdlet(cmdlet)?.cmdlet.name === cmdlet && called.has(serviceOf(cmdlet));

function hintFor(cmdlet: string): string {
  if (serviceOf(cmdlet) === "graphSdk" || serviceOf(cmdlet) === "msonline")
    return " What it does in the directory is an operation of `directory`.";
  const known = findCmdlet(cmdlet)?.cmdlet.name;
  if (known !== undefined && known !== cmdlet) return ` It is spelled ${known}.`;
  const [module] = modulesOf(cmdlet);
  if (module !== undefined) return ` It is a command of ${module.module}, which no procedure calls.`;
  const near = suggest(cmdlet).filter(isKnown);
  return near.length === 0 ? "" : ` Did you mean ${near.join(" or ")}?`;
}
