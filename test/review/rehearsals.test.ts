import { expect, it } from "vitest";
import { rehearsalsOf, type FoundReport, type RehearsalReport } from "../../src/review/rehearsals.ts";

const own = { file: "Remove-It.ps1", sha256: "a".repeat(64), procedures: ["runbooks/remove-it.runbook.ts"] };

function found(name: string, changes: Partial<RehearsalReport> = {}, calls = 1): FoundReport {
  const report: RehearsalReport = {
    schema: "purgebook-rehearsal-1",
    made: "2026-01-31T09:30:00.000Z",
    script: { file: "out/Remove-It.ps1", sha256: own.sha256 },
    tenant: [{ file: "tenant.json" }],
    parameters: {},
    remoteCalls: calls,
    storeCalls: 0,
    runs: [
      {
        calls: Array.from({ length: calls }, (_, at) => ({ number: at + 1, line: 1, step: 1, name: "Get-Mailbox" })),
        output: Array.from({ length: calls }, (_, at) => `line ${at + 1}`),
        end: {},
      },
    ],
    difference: [],
    verdict: { holds: true, breaches: [] },
    ...changes,
  };
  return { file: `rehearsals/${name}.json`, report };
}

it("shows a transcript whole, and of one that is too long for a page says how much more there is", () => {
  const [short, long] = [100, 1234].map((calls) => rehearsalsOf([found("one", {}, calls)], own).rehearsals[0]);
  expect(short).toMatchObject({ moreCalls: 0, moreTold: 0, calls: { length: 100 } });
  expect(long).toMatchObject({ moreCalls: 734, moreTold: 734, calls: { length: 500 }, told: { length: 500 } });
  expect(long?.commands).toEqual([{ name: "Get-Mailbox", count: 1234, came: "looked" }]);
});

it("shows those of this very script first, the latest of them before the others, and names those that it leaves out", () => {
  const other = { file: "out/Remove-It.ps1", sha256: "b".repeat(64) };
  const reports = [
    found("stranger", { script: { file: "out/Get-It.ps1", sha256: "c".repeat(64) } }),
    found("other", { script: other, made: "2027-01-01T00:00:00.000Z" }),
    ...[1, 2, 3, 4, 5, 6].map((day) => found(`day${day}`, { made: `2026-02-0${day}T00:00:00.000Z` })),
  ];
  const { rehearsals, earlierReports } = rehearsalsOf(reports, own);
  expect(rehearsals.map(({ file }) => file)).toEqual([6, 5, 4, 3, 2, 1].map((day) => `rehearsals/day${day}.json`));
  expect(earlierReports).toEqual(["rehearsals/other.json"]);
  expect(rehearsalsOf(reports.slice(0, 2), own).rehearsals).toMatchObject([
    { isOfThis: false, made: "2027-01-01 00:00 UTC" },
  ]);
});
