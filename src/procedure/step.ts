import type { CallNode } from "./call.ts";
import type { Condition } from "./condition.ts";
import type { SourcePosition } from "./position.ts";
import type { Value } from "./value.ts";

interface StepBase {
  /** What the step does, as the review sheet and the script's section say it. */
  readonly title: string;
  readonly position: SourcePosition;
}

/** What a reference stands for: which kind of object, found by which property. */
export interface FoundReference {
  /** Also the name of the script's variable. */
  readonly name: string;
  /** A key of service/target-kinds. */
  readonly target: string;
  /** The property by which every answer is filtered, and the value that it must have. */
  readonly key?: { readonly property: string; readonly value: Value };
}

/** Finds exactly one object. */
export interface FindOneStep extends StepBase {
  readonly kind: "find-one";
  readonly call: CallNode;
  readonly found: FoundReference;
  /** What no answer means: the run fails, or the steps that need the object are skipped. */
  readonly absent: "fail" | "skip";
  /** Must also hold of the object, else it counts as absent. */
  readonly where: readonly Condition[];
}

/** Lists objects, completely. */
export interface FindAllStep extends StepBase {
  readonly kind: "find-all";
  readonly call: CallNode;
  /** The properties that are kept of each object; without it, all. */
  readonly only?: readonly string[];
  readonly found: FoundReference;
}

/** Finds the target of the current turn in a listing that was made before the loop. */
export interface FindInStep extends StepBase {
  readonly kind: "find-in";
  /** The listing's name. */
  readonly listing: string;
  /** How the target is read again, alone, immediately before an act on it. */
  readonly call: CallNode;
  readonly found: FoundReference & { readonly key: { readonly property: string; readonly value: Value } };
}

/** Finds the first text of a list. Without one, the steps that need it are skipped. */
export interface FindTextStep extends StepBase {
  readonly kind: "find-text";
  readonly of: Value;
  readonly found: FoundReference;
  /** Must hold besides, else nothing is looked for. */
  readonly where: readonly Condition[];
}

/** A guard with what it is compared with, where it needs that. */
export interface GuardUse {
  readonly guard: string;
  readonly arguments: Readonly<Record<string, Value | readonly Value[]>>;
}

/** Refuses a target that one of the guards does not let pass. */
export interface CheckStep extends StepBase {
  readonly kind: "check";
  readonly of: string;
  readonly guards: readonly GuardUse[];
}

/** Writes the evidence, and reads it back. */
export interface RecordStep extends StepBase {
  readonly kind: "record";
  readonly of: string;
  /** Other found objects that belong to the evidence. */
  readonly with: readonly string[];
}

/** What a look must show. */
export interface Expectation {
  readonly shows: "present" | "absent";
  readonly call: CallNode;
  readonly key: { readonly property: string; readonly value: Value };
  /** Must hold of the object; refers to it as `looked`. */
  readonly where: readonly Condition[];
  /** Where one of these holds of it, waiting is in vain and the run fails at once. */
  readonly failed?: readonly Condition[];
}

export interface ChangeStep extends StepBase {
  readonly kind: "change";
  readonly of: string;
  readonly call: CallNode;
  /** A failure is told, and the steps behind it run all the same. */
  readonly goesOn?: boolean;
  readonly expectations: readonly Expectation[];
}

export interface DestroyStep extends StepBase {
  readonly kind: "destroy";
  readonly of: string;
  readonly call: CallNode;
  /** Looked at beyond the destruction's own verification. */
  readonly expectations: readonly Expectation[];
}

/** Waits until a look shows what is expected, or ends the run as not yet done. */
export interface WaitStep extends StepBase {
  readonly kind: "wait";
  readonly expectation: Expectation;
}

/** Looks once; anything else than what is expected fails the run. */
export interface VerifyStep extends StepBase {
  readonly kind: "verify";
  readonly expectation: Expectation;
}

/**
 * That nothing is shown proves nothing: an act is done only where the store holds the record that was written before it, in this run or an
 * earlier one of the same ticket. Else the run ends as not yet done.
 */
export interface VerifyRecordStep extends StepBase {
  readonly kind: "verify-record";
  readonly target: Value;
  /** The act, as records name it. */
  readonly act: string;
  /** The named result where there is no record, and what to do then; without it, not-yet. */
  readonly otherwise?: { readonly code: string; readonly remedy: string };
}

export interface WhenStep extends StepBase {
  readonly kind: "when";
  readonly condition: Condition;
  readonly steps: readonly Step[];
}

export interface ForEachStep extends StepBase {
  readonly kind: "for-each";
  /** The parameter that holds the targets. */
  readonly targets: string;
  /** The parameter that caps them. */
  readonly cap: string;
  /** The listing in which each target is found, and which is made again to see what is gone. */
  readonly listing: string;
  readonly steps: readonly Step[];
}

/** Says something of listed objects, a JSON line each: a runtime function makes the lines of what the steps before have read. */
export interface ReportStep extends StepBase {
  readonly kind: "report";
  /** The runtime function. */
  readonly reporter: string;
  /** What it gets: its parameters by name, each a listing or another value. */
  readonly inputs: Readonly<Record<string, Value>>;
}

export type Step =
  | FindOneStep
  | FindAllStep
  | FindInStep
  | FindTextStep
  | CheckStep
  | RecordStep
  | ChangeStep
  | DestroyStep
  | WaitStep
  | VerifyStep
  | VerifyRecordStep
  | WhenStep
  | ForEachStep
  | ReportStep;

export type ActStep = ChangeStep | DestroyStep;
