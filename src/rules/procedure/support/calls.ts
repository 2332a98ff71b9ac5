import { effectOf, findCmdlet, serviceOf, type KnownCmdlet } from "../../../catalog/catalog.ts";
import { directoryOperations } from "../../../catalog/directory.ts";
import type { Effect } from "../../../catalog/effect.ts";
import { factsOfBindings } from "../../../catalog/facts.ts";
import type { CallNode, CmdletCallNode } from "../../../procedure/call.ts";
import { callsOf } from "../../../procedure/services.ts";
import type { Step } from "../../../procedure/step.ts";
import { isAct, walk } from "../../../procedure/walk.ts";
import { constantOf } from "./values.ts";

export interface CallOfStep<C extends CallNode = CallNode> {
  readonly step: Step;
  readonly call: C;
  /** True for the one call that a step is there for, where that may change or destroy; all others only look. */
  readonly acts: boolean;
}

/** Every call of the procedure with the step that makes it. */
export function* callsIn(steps: readonly Step[]): Generator<CallOfStep> {
  for (const step of walk(steps)) {
    for (const call of callsOf(step)) yield { step, call, acts: isAct(step) && call === step.call };
  }
}

/** Every call of a cmdlet that the catalogue knows. */
export function* cmdletCallsIn(
  steps: readonly Step[],
): Generator<CallOfStep<CmdletCallNode> & { readonly known: KnownCmdlet }> {
  for (const { step, call, acts } of callsIn(steps)) {
    const known = call.kind === "cmdlet" ? findCmdlet(call.cmdlet) : undefined;
    if (call.kind === "cmdlet" && known !== undefined) yield { step, call, acts, known };
  }
}

/** What the catalogue says that a call may do, whatever its node says of itself; undefined where it is not known. */
export function effectInCatalogue(call: CallNode): Effect | undefined {
  if (call.kind === "directory") return effectOfOperation(call.operation);
  return effectOf(
    call.cmdlet,
    Object.fromEntries(Object.entries(call.parameters).map(([name, value]) => [name, constantOf(value)])),
  );
}

/** What it does whatever its parameters are: those can only make it worse. */
export function effectByItself(call: CallNode): Effect | undefined {
  return call.kind === "directory" ? effectOfOperation(call.operation) : effectOf(call.cmdlet, []);
}

function effectOfOperation(name: string): Effect | undefined {
  return Object.hasOwn(directoryOperations, name)
    ? directoryOperations[name as keyof typeof directoryOperations].effect
    : undefined;
}

/** Where a parameter must be available so that the connection of its cmdlet has it. */
export function availabilityOf(cmdlet: string): string | undefined {
  const service = serviceOf(cmdlet);
  return factsOfBindings().services.find(({ name }) => name === service)?.availability;
}
