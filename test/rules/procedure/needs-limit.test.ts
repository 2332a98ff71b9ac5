import { it } from "vitest";
import { exo, param } from "../../../src/index.ts";
import type { ParameterCheck } from "../../../src/procedure/procedure.ts";
import { changed, expectDiagnostics, expectNone, procedureOf, stepOf } from "../../support/rule-tester.ts";
import { mailboxGuards } from "./samples.ts";

const loop = procedureOf({
  parameters: {
    TargetsJson: param.targets("The targets."),
    MaxTargets: param.integer("The most.", { minimum: 1, maximum: 100 }),
  },
  procedure(run, { TargetsJson, MaxTargets }) {
    const deleted = run.findAll("List them", exo.getMailbox({ SoftDeletedMailbox: true, ResultSize: "Unlimited" }));
    run.forEach("Each", TargetsJson, { cap: MaxTargets, in: deleted }, (turn, Identity) => {
      const found = turn.findIn("Find it", exo.getMailbox({ Identity, SoftDeletedMailbox: true }));
      const recorded = turn.record("Record it", turn.check("Check it", found, mailboxGuards));
      turn.destroy("Purge it", recorded, (fresh) => exo.removeMailbox.from(fresh, { PermanentlyDelete: true }));
    });
  },
});

const capped = (check: ParameterCheck) =>
  changed(loop, (draft) => {
    const cap = draft.parameters.find(({ name }) => name === "MaxTargets");
    if (cap !== undefined) Object.assign(cap, { check });
  });

it("takes a checked list with a cap, up to the largest batch", () => {
  expectNone(loop);
  expectNone(capped({ kind: "integer", minimum: 1, maximum: 1 }));
  expectNone(capped({ kind: "integer", minimum: 1, maximum: 3276 }));
});

it.each<[string, ParameterCheck, RegExp]>([
  [
    "without end",
    { kind: "integer", minimum: 1, maximum: Number.POSITIVE_INFINITY },
    /maximum of its cap MaxTargets is Infinity/,
  ],
  ["that is too large", { kind: "integer", minimum: 1, maximum: 10_000 }, /is 10000, not a number from 1 to [34]\d{3}/],
  ["of nothing", { kind: "integer", minimum: 0, maximum: 0 }, /is 0/],
  ["that is not a number", { kind: "text", pattern: ".*", says: "" }, /is not a whole number with a maximum/],
])("refuses a cap %s", (_what, check, says) => {
  expectDiagnostics(capped(check), [["needs-limit", "Each", says]]);
});

it("refuses a cap that is no parameter", () => {
  expectDiagnostics(
    changed(loop, (draft) => void (stepOf(draft, "for-each").cap = "Nothing")),
    [["needs-limit", "Each", /its cap Nothing/]],
  );
});

it("refuses targets that are not a checked list", () => {
  expectDiagnostics(
    changed(loop, (draft) => void (stepOf(draft, "for-each").targets = "MaxTargets")),
    [["needs-limit", "Each", /MaxTargets is not a list of targets/]],
  );
});

it("refuses a loop within a loop", () => {
  const nested = changed(loop, (draft) => {
    const outer = stepOf(draft, "for-each");
    const inner = { ...outer, title: "Inner", position: { file: "other", line: 9, column: 9 } };
    outer.steps = [{ ...inner, steps: outer.steps }];
  });
  expectDiagnostics(nested, [["needs-limit", "Inner", /it stands in the loop "Each"/]]);
});
