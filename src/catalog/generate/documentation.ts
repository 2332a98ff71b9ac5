import type { ParameterFacts } from "../schema.ts";
import type { PlannedCmdlet } from "./plan.ts";

const verbs = { read: "", change: "Changes. ", destroy: "Destroys. " } as const;

const pageName = (page: string): string => page.slice(page.lastIndexOf("/") + 1);

/** The doc comment of the function: effect, answer, traps and the page that it rests on. */
export function functionDoc(plan: PlannedCmdlet): string {
  const { cmdlet, source } = plan;
  const worse = plan.escalations.map(({ parameter }) => `\`${parameter}\``).join(", ");
  return [
    summary(plan),
    plan.output === undefined ? "" : `Returns {@link ${plan.output}}.`,
    worse === "" ? "" : `Destroys with ${worse}.`,
    cmdlet.whatIf === "inert" || cmdlet.whatIf === "reserved" ? "Its -WhatIf does not work." : "",
    cmdlet.availability === undefined ? "" : `In ${cmdlet.availability.join(", ")}.`,
    cmdlet.deprecated === undefined ? "" : `Deprecated: ${cmdlet.deprecated}.`,
    `Source: ${source.repository}@${source.commit.slice(0, 8)} ${cmdlet.page}`,
  ]
    .filter((line) => line !== "")
    .join("\n");
}

/** One line on what the cmdlet does. */
export function summary({ cmdlet, effect, effectReason }: PlannedCmdlet): string {
  return `\`${cmdlet.name}\`. ${verbs[effect]}${effectReason}`;
}

/** The doc comment of a call with parameters that make it worse. */
export function worseDoc({ cmdlet }: PlannedCmdlet): string {
  return `\`${cmdlet.name}\`. Destroys: a parameter of this call makes it so.`;
}

/** The doc comment of `.from`. */
export function pipedDoc(plan: PlannedCmdlet): string {
  return `${summary(plan)}\nThe piped object brings \`${plan.piped?.parameter}\`.`;
}

/** The doc comment of one parameter. */
export function parameterDoc(parameter: ParameterFacts, plan: PlannedCmdlet): string {
  const { cmdlet } = plan;
  const { availability } = parameter;
  const required = plan.sets.filter((set) => set.required.includes(parameter.name)).map(({ name }) => name);
  return [
    mandatory(required, plan.sets.length),
    availability === undefined ? "" : `Only in ${availability.join(", ")}.`,
    parameter.nullReturnsAll === true ? "A null value, or one that does not exist, returns all objects." : "",
    parameter.undocumented === true ? "Named without a description." : "",
    parameter.functionalOnly === undefined ? "" : `Works in ${parameter.functionalOnly} only.`,
    parameter.deprecated === undefined ? "" : `Deprecated: ${parameter.deprecated}.`,
    parameter.minModuleVersion === undefined ? "" : `Module ${parameter.minModuleVersion} or newer.`,
    parameter.disputed === undefined ? "" : `The page disagrees with itself on: ${parameter.disputed.join(", ")}.`,
    `${pageName(cmdlet.page)}#-${parameter.name.toLowerCase()}`,
  ]
    .filter((part) => part !== "")
    .join(" ");
}

function mandatory(required: readonly string[], sets: number): string {
  if (required.length === 0) return "Optional.";
  return required.length === sets ? "Mandatory." : `Mandatory in ${required.join(", ")}.`;
}
