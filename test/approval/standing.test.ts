import { expect, it } from "vitest";
import { approvalFile, approvalOf } from "../../src/approval/approval.ts";
import { standingOf, withoutRunbook, type FoundApproval } from "../../src/approval/standing.ts";
import type { ManifestEntry } from "../../src/emit/manifest.ts";
import { entryOf } from "./support/entry.ts";

function approvalFor(entry: ManifestEntry, hour = 9): FoundApproval {
  const time = new Date(Date.UTC(2026, 0, 31, hour));
  const approval = approvalOf(entry, { author: "Grace", reviewer: "Ada", ticket: `CHG-${hour}`, time });
  return { name: approvalFile(entry.name, entry.script.hash), approval, isSigned: false };
}

it("holds for exactly what was read", () => {
  const by = approvalFor(entryOf());
  expect(standingOf(entryOf(), [by])).toEqual({ kind: "approved", by });
  expect(standingOf(entryOf(), [])).toEqual({ kind: "none" });
});

it.each([
  [{ script: "other" }, ["script"]],
  [{ review: "other" }, ["review sheet"]],
  [{ permissions: "other" }, ["permissions"]],
  [{ source: "other" }, ["sources"]],
  [{ script: "other", permissions: "other", source: "other" }, ["script", "permissions"]],
])("is stale where %j is there, and says what changed", (now, differs) => {
  expect(standingOf(entryOf(now), [approvalFor(entryOf())])).toMatchObject({ kind: "stale", differs });
});

it("does not hold for another form of the same procedure", () => {
  expect(standingOf(entryOf({ folder: "graph-sdk/" }), [approvalFor(entryOf())])).toEqual({ kind: "none" });
});

it("is told beside the approval that comes nearest, and among equals the last", () => {
  const [first, last] = [approvalFor(entryOf({ script: "first" }), 9), approvalFor(entryOf({ script: "last" }), 11)];
  const sameScript = approvalFor(entryOf({ source: "before" }), 8);
  expect(standingOf(entryOf(), [first, last])).toMatchObject({ kind: "stale", by: last });
  expect(standingOf(entryOf(), [first, last, sameScript])).toMatchObject({ by: sameScript, differs: ["sources"] });
  expect(standingOf(entryOf(), [first, approvalFor(entryOf()), last])).toMatchObject({ kind: "approved" });
});

it("finds the approvals of what is there no more", () => {
  const other = approvalFor(entryOf({ folder: "graph-sdk/" }));
  expect(withoutRunbook([approvalFor(entryOf()), other], [entryOf()])).toEqual([other]);
});
