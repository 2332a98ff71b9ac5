import { EvidenceUri, runRunbook, type NewTenant, type Run, type Situation } from "./run-runbook.ts";
import { id, mailbox, tenant, type MailboxInFile } from "./tenant.ts";

// What the tests of the batch have in common.

export const upTo = (last: number): readonly number[] => Array.from({ length: last }, (_, index) => index + 1);

/** Orphans of the numbers up to the last, and others. */
export const many = (last: number, ...others: readonly MailboxInFile[]): NewTenant =>
  tenant({ mailboxes: [...upTo(last).map((number) => mailbox(number)), ...others] });

/** Runs it for the mailboxes of those numbers. */
export const executeBatch = (on: Situation, numbers: readonly number[], parameters: object = {}): Promise<Run> =>
  runRunbook("Remove-SoftDeletedMailboxBatch", on, {
    TargetsJson: JSON.stringify(numbers.map((number) => id(number))),
    Mode: "Execute",
    EvidenceUri,
    ...parameters,
  });

/** What was told of each target, in the order in which it was told. */
export const lines = (run: Run) =>
  run.events
    .filter(({ target }) => target !== undefined)
    .map(({ event, target, code }) => [
      event,
      Number(String(target).slice(-12)),
      ...(code === undefined ? [] : [code]),
    ]);

/** The names of the mailboxes that are there still. */
export const left = (run: Run): readonly string[] =>
  run.mailboxes.filter(({ state }) => state === "soft-deleted").map(({ Name }) => Name);
