import { it } from "vitest";
import { exo, is, param } from "../../../src/index.ts";
import { changed, expectDiagnostics, expectNone, procedureOf, stepOf } from "../../support/rule-tester.ts";
import { mailboxGuards } from "./samples.ts";

type Query = Parameters<typeof exo.getMailbox>[0];

const batch = (listed: Query, looks: readonly unknown[] = [], one: Query = {}) =>
  procedureOf({
    parameters: {
      TargetsJson: param.targets("The targets."),
      MaxTargets: param.integer("The most.", { minimum: 1, maximum: 100 }),
    },
    procedure(run, { TargetsJson, MaxTargets }) {
      run.findAll("List others", exo.getMailbox({ ResultSize: "Unlimited" }), { as: "everything" });
      const deleted = run.findAll("List them", exo.getMailbox({ ResultSize: "Unlimited", ...listed }));
      run.forEach("Each", TargetsJson, { cap: MaxTargets, in: deleted }, (turn, Identity) => {
        const found = turn.findIn("Find it", exo.getMailbox({ Identity, SoftDeletedMailbox: true, ...one } as Query));
        const recorded = turn.record("Record it", turn.check("Check it", found, mailboxGuards));
        // The types leave out the looks of a turn, which nothing would make.
        const destroy = turn.destroy as unknown as (...given: readonly unknown[]) => void;
        destroy(
          "Purge it",
          recorded,
          (fresh: never) => exo.removeMailbox.from(fresh, { PermanentlyDelete: true }),
          looks,
        );
      });
    },
  });
const valid = batch({ SoftDeletedMailbox: true });
type Draft = Parameters<Parameters<typeof changed>[1]>[0];
const loopOf = (draft: Draft) => stepOf(draft, "for-each");

it("takes a loop that finds in the whole view, checks, records and destroys", () => {
  expectNone(valid);
});

it("refuses a listing with a filter: the one made again would be compared with fewer, and names with fewer", () => {
  expectDiagnostics(batch({ SoftDeletedMailbox: true, Filter: "Name -like 'a*'" }), [
    ["invalid-loop", "Each", /"List them" does not list all that "Find it" looks among/],
  ]);
});

it("refuses the same filter in both: what it hides would pass for gone", () => {
  const filter = { Filter: "Name -like 'a*'" };
  expectDiagnostics(batch({ SoftDeletedMailbox: true, ...filter }, [], filter), [["invalid-loop", "Each"]]);
});

it("takes a second view that both ask for", () => {
  const view = { SoftDeletedMailbox: true, PublicFolder: true } as const;
  expectDiagnostics(batch(view, [], view), [
    ["unknown-act", "Purge it"],
    ["needs-guards", "Purge it"],
  ]);
});

it("refuses a listing of another view", () => {
  expectDiagnostics(batch({}), [["invalid-loop", "Each"]]);
  expectDiagnostics(batch({ SoftDeletedMailbox: true, PublicFolder: true }), [["invalid-loop", "Each"]]);
});

it("refuses looks of a destruction, which a loop would not make", () => {
  const look = { shows: "absent", query: exo.getMailbox({ Identity: "a" as never }) };
  expectDiagnostics(batch({ SoftDeletedMailbox: true }, [look]), [
    ["invalid-loop", "Each", /the looks of "Purge it" are not made in a loop/],
  ]);
});

it("refuses a turn that finds nothing", () => {
  const procedure = changed(valid, (draft) => void loopOf(draft).steps.shift());
  expectDiagnostics(procedure, [
    ["unknown-reference", "Check it"],
    ["unknown-reference", "Record it"],
    ["needs-one-target", "Purge it"],
    ["invalid-loop", "Each", /does not begin with one findIn/],
  ]);
});

it("refuses a find by anything but the ExchangeGuid, by which the listing made again is held against the targets", () => {
  const procedure = changed(valid, (draft) => void (stepOf(draft, "find-in").found.key.property = "DistinguishedName"));
  expectDiagnostics(procedure, [["invalid-loop", "Each", /does not find the target of the turn by its ExchangeGuid/]]);
});

it("refuses a find in another listing", () => {
  const procedure = changed(valid, (draft) => void (stepOf(draft, "find-in").listing = "other"));
  expectDiagnostics(procedure, [
    ["unknown-reference", "Find it"],
    ["invalid-loop", "Each", /another listing/],
  ]);
});

it("refuses a step that a turn does not have", () => {
  const procedure = changed(valid, (draft) => {
    const { call, found } = stepOf(draft, "find-in");
    const where = { position: { file: "other", line: 9, column: 9 }, where: [] };
    const other = { ...where, kind: "find-one" as const, title: "Find another", absent: "skip" as const };
    loopOf(draft).steps.push({ ...other, call, found: { ...found, name: "other" } });
  });
  expectDiagnostics(procedure, [["invalid-loop", "Each", /"Find another" is no step of a turn/]]);
  expectNone(
    procedureOf({
      parameters: { Identity: param.exchangeGuid("ExchangeGuid.") },
      procedure: (run, { Identity }) =>
        run.when(
          "Not in a loop",
          is.notEmpty(Identity),
          (inner) => void inner.findOne("Find it", exo.getMailbox({ Identity })),
        ),
    }),
  );
});
