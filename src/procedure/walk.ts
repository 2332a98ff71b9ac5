import { referencesInCall } from "./call.ts";
import { referencesInCondition } from "./condition.ts";
import type { ActStep, Expectation, Step } from "./step.ts";
import { referencesIn, type Value } from "./value.ts";

/** Every step, parents before their children. */
export function* walk(steps: readonly Step[]): Generator<Step> {
  for (const step of steps) {
    yield step;
    if ("steps" in step) yield* walk(step.steps);
  }
}

export const isAct = (step: Step): step is ActStep => step.kind === "change" || step.kind === "destroy";

/** Whether any of these steps, or of those within them, changes or destroys something. */
export const changesAnything = (steps: readonly Step[]): boolean => [...walk(steps)].some(isAct);

/** The names of the found objects without which a step can do nothing. */
export function needs(step: Step): readonly string[] {
  const names = directNeeds(step);
  return [...new Set(names.filter((name) => name !== looked && name !== fresh))];
}

/** The name of the object that an expectation looks at, in its conditions. */
export const looked = "looked";
/** The name of the object as it is read again immediately before an act. */
export const fresh = "fresh";

function directNeeds(step: Step): readonly string[] {
  switch (step.kind) {
    case "find-one":
    case "find-all":
      return referencesInCall(step.call);
    case "find-text":
      return [...referencesIn(step.of), ...step.where.flatMap(referencesInCondition)];
    case "check":
      return [
        step.of,
        ...step.guards.flatMap((use) =>
          Object.values(use.arguments)
            .flat()
            .flatMap((value) => referencesIn(value as Value)),
        ),
      ];
    case "record":
      return [step.of];
    case "change":
    case "destroy":
      return [step.of, ...referencesInCall(step.call), ...step.expectations.flatMap(needsOfExpectation)];
    case "wait":
    case "verify":
      return needsOfExpectation(step.expectation);
    case "verify-record":
      return referencesIn(step.target);
    case "when":
      return referencesInCondition(step.condition);
    case "find-in":
    case "for-each":
      return [];
    case "report":
      return Object.values(step.inputs).flatMap(referencesIn);
  }
}

function needsOfExpectation(expectation: Expectation): readonly string[] {
  return [
    ...referencesInCall(expectation.call),
    ...referencesIn(expectation.key.value),
    ...expectation.where.flatMap(referencesInCondition),
    ...(expectation.failed ?? []).flatMap(referencesInCondition),
  ];
}
