import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { stepsIn } from "../../src/rehearse/steps-in.ts";

const textOf = (name: string): string => readFileSync(new URL(`../../out/${name}.ps1`, import.meta.url), "utf8");

it("reads the steps of a compiled runbook from its help, without what they do", () => {
  expect(stepsIn(textOf("Remove-SoftDeletedMailbox"))).toEqual([
    { number: 1, title: "Connect to Exchange Online" },
    { number: 2, title: "Find the soft-deleted mailbox" },
    { number: 3, title: "May it be purged? No hold, no user, not synced, not moved, not ambiguous" },
    { number: 4, title: "Record it in the evidence store" },
    { number: 5, title: "Purge it, and see that it is gone" },
  ]);
  const numbers = stepsIn(textOf("Clear-MailboxHold")).map(({ number }) => number);
  expect(numbers).toEqual(Array.from({ length: 51 }, (_, at) => at + 1));
});

it.each([
  ["has no help", "Get-Mailbox"],
  ["has other help", "<#\n.SYNOPSIS\n    1  one\n.DESCRIPTION\n    Does this and that.\n#>"],
])("finds none where a script %s", (_, text) => {
  expect(stepsIn(text)).toEqual([]);
});
