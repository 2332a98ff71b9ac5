import { expect, it } from "vitest";
import { stepsAsApproved } from "../../src/review/as-approved.ts";
import { sectionsOf } from "../../src/review/script-sections.ts";

interface Written {
  readonly title: string;
  readonly body: string;
  /** The line of its source. */
  readonly line: number;
}

const script = (steps: readonly Written[]): string =>
  `try {\n${steps
    .map(
      ({ title, body, line }, at) =>
        `    # ${at + 1}. ${title} ----- a.ts:${line}\n    $run.Step = ${at + 1}\n    ${body}\n`,
    )
    .join("\n")}}\n`;

const asApproved = (now: readonly Written[], approved: readonly Written[]): readonly number[] => {
  const text = script(now);
  const sections = sectionsOf(
    text,
    now.map(({ title }, at) => ({ number: at + 1, title })),
  );
  return [...stepsAsApproved(text, sections, script(approved))];
};

const find = { title: "Find it", body: "Get-Mailbox -Identity $Identity", line: 3 };
const check = { title: "May it be purged?", body: "Assert-NotOnHold -Facts $facts", line: 4 };
const purge = { title: "Purge it", body: "Remove-Mailbox -PermanentlyDelete", line: 5 };

it("knows a step again that has only moved", () => {
  const moved = [
    { ...check, line: 2 },
    { ...find, line: 30 },
    { ...purge, line: 31 },
  ];
  expect(asApproved(moved, [find, check, purge])).toEqual([1, 2, 3]);
});

it("takes no step for approved of which a letter has changed, its title's included", () => {
  const approved = [find, check, purge];
  expect(asApproved([find, { ...check, body: "Assert-NotOnHold -Facts $fact" }, purge], approved)).toEqual([1, 3]);
  expect(asApproved([find, check, { ...purge, title: "Purge all" }], approved)).toEqual([1, 2]);
  expect(asApproved([find, check, purge], [find, purge])).toEqual([1, 3]);
});

it("takes no step for approved that has lost its end", () => {
  const whole = { ...purge, body: `${purge.body}\n    Confirm-Gone -Target $Identity` };
  expect(asApproved([find, check, purge], [find, check, whole])).toEqual([1, 2]);
  expect(asApproved([find, check, whole], [find, check, purge])).toEqual([1, 2]);
});
