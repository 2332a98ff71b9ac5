import { isError, type Diagnostic } from "../../diagnostics/diagnostic.ts";
import type { Procedure } from "../../procedure/procedure.ts";
import { duplicateName } from "./duplicate-name.ts";
import { invalidLoop } from "./invalid-loop.ts";
import { invalidName } from "./invalid-name.ts";
import { invalidSwitch } from "./invalid-switch.ts";
import { needsAll } from "./needs-all.ts";
import { needsClaim } from "./needs-claim.ts";
import { needsGate } from "./needs-gate.ts";
import { needsGuards } from "./needs-guards.ts";
import { needsLimit } from "./needs-limit.ts";
import { needsOneTarget } from "./needs-one-target.ts";
import { needsRecord } from "./needs-record.ts";
import { needsResume } from "./needs-resume.ts";
import { needsVerify } from "./needs-verify.ts";
import { noParameterSet } from "./no-parameter-set.ts";
import { noSpelling } from "./no-spelling.ts";
import { noSteps } from "./no-steps.ts";
import { reservedName } from "./reserved-name.ts";
import { reservedParameter } from "./reserved-parameter.ts";
import { retiredCmdlet } from "./retired-cmdlet.ts";
import { retiredModule } from "./retired-module.ts";
import type { Rule } from "./rule.ts";
import { tooManyParameters } from "./too-many-parameters.ts";
import { twoSdks } from "./two-sdks.ts";
import { twoServices } from "./two-services.ts";
import { twoViews } from "./two-views.ts";
import { unknownAct } from "./unknown-act.ts";
import { unknownCmdlet } from "./unknown-cmdlet.ts";
import { unknownName } from "./unknown-name.ts";
import { unknownParameter } from "./unknown-parameter.ts";
import { unknownReference } from "./unknown-reference.ts";
import { settleAcknowledgements } from "./unused-acknowledgement.ts";
import { vacuousGuard } from "./vacuous-guard.ts";
import { wrongEffect } from "./wrong-effect.ts";

/** The words of a tree are known: the other rules look them up, and are asked only where these are silent. */
export const vocabulary: readonly Rule[] = Object.freeze([unknownCmdlet, unknownName]);

/** In the order in which the output is clearest: what the service would not even take first, then the obligations. */
export const rules: readonly Rule[] = Object.freeze([
  invalidName,
  tooManyParameters,
  reservedParameter,
  reservedName,
  duplicateName,
  noSteps,
  unknownReference,
  unknownParameter,
  invalidSwitch,
  noParameterSet,
  twoViews,
  needsAll,
  twoServices,
  twoSdks,
  noSpelling,
  retiredModule,
  retiredCmdlet,
  needsGate,
  wrongEffect,
  needsOneTarget,
  unknownAct,
  needsGuards,
  vacuousGuard,
  needsRecord,
  needsClaim,
  needsVerify,
  needsLimit,
  invalidLoop,
  needsResume,
]);

/** Everything that is wrong with a procedure; it never throws. Acknowledged warnings are left out. */
export function checkProcedure(procedure: Procedure): readonly Diagnostic[] {
  // A rule on one dialect looks at the steps of another: the words of all must be known.
  const inEveryDialect = new Set([...procedure.steps, ...Object.values(procedure.stepsByDialect ?? {}).flat()]);
  const unknown = vocabulary.flatMap((rule) => [...rule({ ...procedure, steps: [...inEveryDialect] })]);
  if (unknown.some(isError)) return unknown;
  return settleAcknowledgements(
    procedure,
    rules.flatMap((rule) => [...rule(procedure)]),
  );
}
