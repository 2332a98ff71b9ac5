import { expect, it } from "vitest";
import { approvalOf } from "../../src/approval/approval.ts";
import { runbookFiles } from "../../src/emit/runbook-files.ts";
import { changesSince, type Changes, type VersionTexts } from "../../src/review/changes.ts";
import { actsOnSheet } from "../../src/review/sheet-acts.ts";
import { compileShipped } from "../compile/support/shipped.ts";

const shipped = await compileShipped();
type Compiled = (typeof shipped)[number];
const [purge, lift, look] = ["Remove-SoftDeletedMailbox", "Clear-MailboxHold", "Get-DeletedMailboxInventory"].map(
  (name) => shipped.find(({ procedure }) => procedure.name === name) as Compiled,
) as [Compiled, Compiled, Compiled];

const textsOf = ({ text, review, permissions }: Compiled): Required<VersionTexts> => ({
  script: text,
  sheet: review,
  permissions,
  sources: new Map([["runbooks/a.runbook.ts", "one\n"]]),
});

/** What changed where one runbook has become another. */
function changes(before: Compiled, now: Compiled, left: Partial<VersionTexts> = {}): Changes {
  const { entry } = runbookFiles({ ...before, name: before.procedure.name }, [], true);
  const decision = { author: "Grace", reviewer: "Ada", ticket: "CHG-1", time: new Date(0) };
  const by = { name: "a.json", approval: approvalOf(entry, decision), isSigned: false };
  const approved = { ...textsOf(before), ...left } as VersionTexts;
  return changesSince({ kind: "stale", by, differs: ["script"] }, approved, textsOf(now), now.hash);
}

it.each(shipped.map((compiled) => [compiled.facts.script, compiled] as const))(
  "reads from a review sheet the acts that the runbook has: %s",
  (_name, { review, facts: { destroys, changes: others } }) => {
    const acts = (rows: typeof destroys, isDestructive: boolean) =>
      rows.map(({ call, noun }) => ({ call, noun, isDestructive }));
    expect(actsOnSheet(review)).toEqual([...acts(destroys, true), ...acts(others, false)]);
  },
);

it("names what has come to destroy, and what does no more", () => {
  const { acts } = changes(lift, purge);
  expect(acts?.added).toEqual([
    { call: "Remove-Mailbox -PermanentlyDelete", noun: "soft-deleted mailbox", isDestructive: true },
  ]);
  expect(acts?.removed).toHaveLength(lift.facts.destroys.length);
  expect(changes(purge, look).acts).toMatchObject({ added: [], removed: { length: 1 } });
  expect(changes(purge, purge).acts).toEqual({ added: [], removed: [] });
});

it("claims nothing of acts where an approved sheet does not say them as sheets do", () => {
  const odd = { sheet: purge.review.replace("What it can destroy", "Its acts") };
  expect(changes(purge, purge, odd).acts).toBeUndefined();
});

it("shows no difference where a script differs by its own hash alone", () => {
  const hash = "f".repeat(64);
  const other = { ...purge, text: purge.text.replaceAll(purge.hash, hash), hash };
  expect(changes(other, purge).files).toEqual([]);
});

it("keeps what is the runbook's own apart from what all scripts share, and folds what is long", () => {
  const [own, shared] = changes(look, purge).files.filter(({ title }) => title.startsWith("Script"));
  expect(own?.title).toBe("Script");
  expect(shared).toMatchObject({ title: "Script: functions of the compiler that it calls", isShort: false });
  const texts = (file: typeof own): string =>
    (file?.hunks ?? [])
      .flat()
      .map(({ text }) => text)
      .join("\n");
  expect(texts(own)).toContain("Remove-Mailbox -PermanentlyDelete");
  expect(texts(own)).not.toContain("function Confirm-Gone");
  expect(texts(shared)).toContain("function Confirm-Gone");
  const short = { ...purge, permissions: `${purge.permissions}\n` };
  expect(changes(purge, short).files).toMatchObject([{ title: "Permissions", added: 1, isShort: true }]);
});
