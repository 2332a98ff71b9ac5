import { z } from "zod";
import type { ManifestEntry } from "../emit/manifest.ts";
import { sha256 } from "../util/sha256.ts";
import { utcSeconds } from "../util/utc-seconds.ts";
import { personPattern } from "./person.ts";

/** A SHA-256, as records have it. */
export const digest = z.string().regex(/^[0-9a-f]{64}$/, "it is no SHA-256");
/** A time in UTC, to the second, as records have it. */
export const utcTime = z
  .string()
  .regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/, "it is no time such as 2026-01-31T09:30:00Z");
const file = z.strictObject({ file: z.string(), sha256: digest });

const person = z.string().regex(personPattern, "it is no name on one line");

/** The reference of a change, as runbooks take it in -ChangeTicket. */
export const ticketPattern = /^(?!\.)(?!.*\.\.)[A-Za-z0-9_.-]{1,64}(?<!\.)$/;

/** That one person has read one compiled runbook of another, and lets it run. Committed as approvals/<runbook>/<hash>.json; its text is what is signed. */
export const approvalSchema = z.strictObject({
  schema: z.literal("purgebook-approval-1"),
  runbook: z.string().regex(/^[A-Za-z][\w-]*$/, "it names no runbook"),
  /** `hash` is the script's own, which stands in it. */
  script: z.strictObject({ file: z.string(), hash: digest }),
  review: file,
  permissions: file,
  /** Of what the manifest says of it: its sources with their hashes among it. */
  entry: digest,
  author: person,
  reviewer: person,
  ticket: z.string().regex(ticketPattern, "it is no reference of a change"),
  /** When it was given, by the clock of who gave it: UTC, to the second. */
  time: utcTime,
});

export type Approval = z.infer<typeof approvalSchema>;

export interface Decision {
  readonly author: string;
  readonly reviewer: string;
  readonly ticket: string;
  readonly time: Date;
}

/** What is recorded where a runbook is approved. */
export function approvalOf(entry: ManifestEntry, { author, reviewer, ticket, time }: Decision): Approval {
  const { name, script, review, permissions } = entry;
  return {
    schema: "purgebook-approval-1",
    runbook: name,
    script,
    review,
    permissions,
    entry: entryHash(entry),
    author,
    reviewer,
    ticket,
    time: utcSeconds(time),
  };
}

export const entryHash = (entry: ManifestEntry): string => sha256(JSON.stringify(entry));

/** The name of a record within approvals/: a version of a script has one place, whoever approves it. */
export const approvalFile = (runbook: string, hash: string): string => `${runbook}/${hash}.json`;

/** The name of the signature of a record. */
export const signatureFile = (name: string): string => `${name}.sig`;
