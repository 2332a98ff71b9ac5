import type { Change } from "../../tenant/change.ts";
import type { State } from "../../tenant/state.ts";
import type { Past } from "./past.ts";

/** What a call is about to do, with the tenant as it is at that moment. */
export interface JudgedAct {
  readonly tenant: State;
  /** Of the call, which counts from 1. */
  readonly number: number;
  readonly line: number;
  readonly name: string;
  readonly changes: readonly Change[];
}

/** What a whole rehearsal was asked for. */
export interface Asked {
  /** Nothing may change. */
  readonly isPreview: boolean;
  /** The container of the evidence store, or the folder, to which a script that only lists may add, as it was given it. */
  readonly listsTo: string | undefined;
  /** The ids that were given, in lower case. */
  readonly targets: ReadonlySet<string>;
  /** The keys of what was there when it began, as `collection/key`: what has come about since is the script's own. */
  readonly known: ReadonlySet<string>;
}

/** As docs/rehearsing.md says what each means. */
export const invariantNames = [
  "preview-changes-nothing",
  "only-targets",
  "nothing-protected",
  "evidence-first",
  "honest-account",
  "named-refusal",
] as const;

export type InvariantName = (typeof invariantNames)[number];

/** An invariant that does not hold, and where. */
export interface Breach {
  readonly invariant: InvariantName;
  readonly said: string;
  /** Of the call; absent where it is of the run as a whole. */
  readonly call?: number;
  readonly line?: number;
}

export type ActJudge = (act: JudgedAct, asked: Asked, past: Past) => readonly Breach[];

export const breachAt = (invariant: InvariantName, { number, line }: JudgedAct, said: string): Breach => ({
  invariant,
  said,
  call: number,
  line,
});

/** Whether something is of the service's objects; the evidence store is the script's own. */
export const isOfService = ({ of }: { readonly of: string }): boolean => of !== "blobs";

export const serviceChanges = ({ changes }: Pick<JudgedAct, "changes">): readonly Change[] =>
  changes.filter(isOfService);

/** The changes that end a mailbox or a user, or begin its end. */
export const destroys = ({ of, set }: Change): boolean => {
  if (of !== "mailboxes" && of !== "users") return false;
  const state = set === null ? "purged" : (set as { readonly state?: string }).state;
  return state === "purged" || (of === "users" && state === "deleted");
};
