import { actName, type CallNode } from "../../../procedure/call.ts";
import type { ActStep, GuardUse, Step } from "../../../procedure/step.ts";
import type { Value } from "../../../procedure/value.ts";
import { fresh } from "../../../procedure/walk.ts";
import { actKnowledge } from "../../../service/acts.ts";
import { knownFormsOf, requiredGuardsFor, type KnownForm } from "../../../service/guards.ts";
import { findOf, type Ordered } from "./order.ts";
import { constantOf } from "./values.ts";

/** The guards that an act needs on what it acts on; undefined where the object or such an act on it is not known. */
export function requiredGuardsOf(act: Ordered<ActStep>): readonly string[] | undefined {
  const target = findOf(act.step.of, act.before)?.found.target;
  const ofAct = target === undefined ? undefined : requiredGuardsFor(actName(act.step.call), target);
  return ofAct && [...ofAct, ...(formOf(act)?.guards ?? [])];
}

/** True where an act has one of the forms in which it is known, or where its form is free. */
export function hasKnownForm(act: Ordered<ActStep>): boolean {
  return formsOf(act) === undefined || formOf(act) !== undefined;
}

const formOf = (act: Ordered<ActStep>): KnownForm | undefined =>
  formsOf(act)?.find((form) => hasForm(act.step.call, form));

const formsOf = ({ step, before }: Ordered<ActStep>): readonly KnownForm[] | undefined =>
  knownFormsOf(actName(step.call), findOf(step.of, before)?.found.target ?? "");

function hasForm(call: CallNode, { must, may = [] }: KnownForm): boolean {
  const constant = (name: string): unknown => constantOf(call.parameters[name] ?? []);
  const given = Object.keys(call.parameters).filter((name) => name !== "Identity");
  return (
    Object.entries(must).every(([name, value]) =>
      value === "own-list-less-one" ? isOwnListLessOne(call.parameters[name]) : constant(name) === value,
    ) && given.every((name) => Object.hasOwn(must, name) || (may.includes(name) && constant(name) === true))
  );
}

function isOwnListLessOne(value: Value | readonly Value[] | undefined): boolean {
  const { expression, of } = (value ?? {}) as Readonly<Record<string, unknown>>;
  const { expression: inner, of: object } = (of ?? {}) as Readonly<Record<string, unknown>>;
  return expression === "without" && inner === "property" && object === fresh;
}

/** The guards that an object has passed before. */
export function guardsPassed(name: string, before: readonly Step[]): readonly GuardUse[] {
  return before.flatMap((step) => (step.kind === "check" && step.of === name ? step.guards : []));
}

/** True where the act takes its object out of the view in which it was found. */
export const consumes = ({ call }: ActStep): boolean => actKnowledge(actName(call)).consumes === true;
