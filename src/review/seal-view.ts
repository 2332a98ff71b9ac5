import { isError } from "../diagnostics/diagnostic.ts";
import type { ProvedSeal } from "../seal/proved-seal.ts";
import type { SealRecord } from "../seal/seal-record.ts";
import { readableTime } from "./readable-time.ts";
import type { Tone } from "./tone.ts";

/** A sealed script, for people. */
export interface SealView {
  /** Within the project's folder. */
  readonly file: string;
  /** The reference of its change, and where there is no record that can be read, its folder. */
  readonly ticket: string;
  readonly tone: Tone;
  /** One or two words, for a badge. */
  readonly badge: string;
  readonly says: string;
  readonly holds: boolean;
  /** Somebody has made it what it is, and not `purgebook seal`: it must not run. */
  readonly isForged: boolean;
  /** What it is sealed for; absent where nothing in its record can be believed. */
  readonly of?: SealedFor;
}

export interface SealedFor {
  /** Its window. */
  readonly from: string;
  readonly until: string;
  readonly count: number;
  readonly most: number;
  readonly hash: string;
  readonly approved: string;
  /** What else nobody gives any more, such as the organization. */
  readonly parameters: readonly { readonly name: string; readonly value: string }[];
  /** The ids of each target. */
  readonly targets: readonly string[];
  /** How many targets more the record has. */
  readonly more: number;
}

const mostTargets = 500;

/** In the order in which they are to be looked at: what must not run first. */
export const sealViews = (seals: readonly ProvedSeal[]): readonly SealView[] =>
  seals.map(sealView).toSorted((one, other) => rank[one.tone] - rank[other.tone]);

const rank: Readonly<Record<Tone, number>> = { bad: 0, warn: 1, good: 2 };

/** What is said of one that does not hold, its fault says. */
const looks = {
  holds: {
    tone: "good",
    badge: "Holds",
    says: "It is to the byte what its record derives from the approved script.",
  },
  forged: { tone: "bad", badge: "Does not hold" },
  earlier: {
    tone: "warn",
    badge: "Of an earlier version",
    says: "The runbook has changed since, so it cannot be derived anew: have it sealed anew if it is still to run, or delete it.",
  },
} as const;

function sealView({ file, record, fault }: ProvedSeal): SealView {
  const kind = fault === undefined ? "holds" : isError(fault) ? "forged" : "earlier";
  return {
    file,
    ticket: record?.ticket ?? file.split("/")[1] ?? "",
    says: fault?.message ?? "",
    ...looks[kind],
    holds: kind === "holds",
    isForged: kind === "forged",
    ...(record === undefined || kind === "forged" ? {} : { of: sealedFor(record) }),
  };
}

function sealedFor({ notBefore, notAfter, targets, maxTargets, script, approved, parameters }: SealRecord): SealedFor {
  return {
    from: readableTime(notBefore),
    until: readableTime(notAfter),
    count: targets.length,
    most: maxTargets,
    hash: script.hash,
    approved: approved.hash,
    parameters: Object.entries(parameters).map(([name, value]) => ({ name, value: String(value) })),
    targets: targets.slice(0, mostTargets).map((ids) => Object.values(ids).join(", ")),
    more: Math.max(0, targets.length - mostTargets),
  };
}
