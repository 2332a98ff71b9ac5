import { it } from "vitest";
import { exo, guards } from "../../../src/index.ts";
import { requiredGuards } from "../../../src/service/guards.ts";
import { changed, expectDiagnostics, expectNone, procedureOf, stepOf } from "../../support/rule-tester.ts";
import { searchProcedure } from "./hold-search.ts";
import { findMailbox, identityParameter, mailboxGuards, purge } from "./samples.ts";

const valid = procedureOf({ parameters: identityParameter, procedure: purge });

it.each(requiredGuards["Remove-Mailbox"]["soft-deleted-mailbox"])("refuses a purge without %s", (name) => {
  const procedure = changed(valid, (draft) => {
    const check = stepOf(draft, "check");
    check.guards = check.guards.filter(({ guard }) => guard !== name);
  });
  expectDiagnostics(procedure, [["needs-guards", "Purge it", new RegExp(`let pass: ${name}\\.`)]]);
});

it("takes guards that stand in several checks", () => {
  expectNone(
    procedureOf({
      parameters: identityParameter,
      procedure(run, { Identity }) {
        const first = run.check("Check half", findMailbox(run, Identity), mailboxGuards.slice(0, 3));
        const second = run.check("Check the rest", first, mailboxGuards.slice(3));
        // The guards of a sliced list are not in its type, so the act is a cast.
        run.destroy(
          "Purge it",
          run.record("Record it", second) as never,
          ((fresh: never) => exo.removeMailbox.from(fresh, { PermanentlyDelete: true })) as never,
        );
      },
    }),
  );
});

it("does not count a check of another object, nor one that a condition may leave out", () => {
  const ofAnother = changed(valid, (draft) => {
    const find = stepOf(draft, "find-one");
    const position = { file: "other", line: 9, column: 9 };
    draft.steps.unshift({
      ...find,
      title: "Another",
      absent: "skip",
      position,
      found: { ...find.found, name: "another" },
    });
    stepOf(draft, "check").of = "another";
  });
  expectDiagnostics(ofAnother, [["needs-guards", "Purge it"]]);
  const conditional = changed(valid, (draft) => {
    const check = stepOf(draft, "check");
    const condition = { test: "all" as const, conditions: [] };
    draft.steps[1] = {
      kind: "when",
      title: "Perhaps",
      position: { file: "o", line: 8, column: 8 },
      condition,
      steps: [check],
    };
  });
  expectDiagnostics(conditional, [["needs-guards", "Purge it"]]);
});

it("asks for more on a public folder mailbox", () => {
  const procedure = procedureOf({
    parameters: identityParameter,
    procedure(run, { Identity }) {
      const found = run.findOne("Find it", exo.getMailbox({ Identity, SoftDeletedMailbox: true, PublicFolder: true }));
      const recorded = run.record("Record it", run.check("Check it", found, [...mailboxGuards, guards.hostsNoFolders]));
      run.destroy("Purge it", recorded, (fresh) =>
        exo.removeMailbox.from(fresh, { PublicFolder: true, PermanentlyDelete: true }),
      );
    },
  });
  expectDiagnostics(procedure, [["needs-guards", "Purge it", /let pass: notPrimaryHierarchy\./]]);
});

it("asks of the change of a search what its form needs: a source less, or no hold more", () => {
  const ends = () => ({ InPlaceHoldEnabled: false });
  expectNone(searchProcedure({}));
  expectNone(searchProcedure({ sets: ends, guards: ["searchNameIsUnique", "searchHoldsNoOther"] }));
  expectDiagnostics(searchProcedure({ guards: ["searchHoldsOthers"] }), [
    ["needs-guards", "Change it", /let pass: searchNameIsUnique\./],
  ]);
  expectDiagnostics(searchProcedure({ guards: ["searchNameIsUnique", "searchHoldsNoOther"] }), [
    ["needs-guards", "Change it", /let pass: searchHoldsOthers\./],
  ]);
  expectDiagnostics(searchProcedure({ sets: ends }), [["needs-guards", "Change it", /let pass: searchHoldsNoOther\./]]);
});

it("does not count a guard on another source than the one that is taken out", () => {
  expectDiagnostics(searchProcedure({ guarded: "/o=a/cn=other" }), [
    ["needs-guards", "Change it", /let pass: searchHoldsOthers\./],
  ]);
});
