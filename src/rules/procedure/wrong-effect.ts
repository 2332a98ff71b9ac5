import { diagnostic } from "../../diagnostics/diagnostic.ts";
import { actName } from "../../procedure/call.ts";
import type { Rule } from "./rule.ts";
import { callsIn, effectByItself, effectInCatalogue, type CallOfStep } from "./support/calls.ts";

/** A step says what its call does: the review sheet, the events and the verification follow from it. */
export const wrongEffect: Rule = function* (procedure) {
  for (const found of callsIn(procedure.steps)) {
    const said = faultOf(found);
    if (said !== undefined) yield diagnostic("wrong-effect", { step: found.step.title, said }, found.step.position);
  }
};

function faultOf({ step, call, acts }: CallOfStep): string | undefined {
  const effect = effectInCatalogue(call);
  if (effect === undefined) return undefined;
  if (call.effect !== effect)
    return `${actName(call)} is marked as ${call.effect}, and is ${effect}. Make the call by its binding.`;
  if (!acts) return undefined;
  if (effect === "read") return `${actName(call)} only reads. Use run.findOne or run.verify.`;
  if (step.kind === "destroy" && effect !== "destroy") return `${actName(call)} destroys nothing. Use run.change.`;
  // What is destroyed only by some parameters (a lifted hold) does not vanish, so looks verify it as they do a change.
  if (step.kind === "change" && effectByItself(call) === "destroy")
    return `${actName(call)} destroys. Use run.destroy, which proves that the object is gone.`;
  return undefined;
}
