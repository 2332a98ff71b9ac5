import { it } from "vitest";
import { directory, exo, is, param } from "../../../src/index.ts";
import type { Expression, Found, User } from "../../../src/index.ts";
import { changed, expectDiagnostics, expectNone, procedureOf, stepOf } from "../../support/rule-tester.ts";
import { findMailbox, identityParameter, mailboxGuards, purge, type Guid } from "./samples.ts";

const valid = procedureOf({ parameters: identityParameter, procedure: purge });

it("takes an object of a block around it", () => {
  expectNone(
    procedureOf({
      parameters: identityParameter,
      procedure(run, { Identity }) {
        const found = findMailbox(run, Identity);
        run.when("If it has a name", is.notEmpty(found.Name), (inner) => {
          inner.check("Check it", found, mailboxGuards);
        });
      },
    }),
  );
});

it("refuses an object that was found under a condition, outside of it", () => {
  const procedure = procedureOf({
    parameters: identityParameter,
    procedure(run, { Identity }) {
      const found = findMailbox(run, Identity);
      const users: Found<User>[] = [];
      run.when("If it has a name", is.notEmpty(found.Name), (inner) => {
        users.push(inner.findOne("Find its user", directory.user({ Id: found.ExternalDirectoryObjectId })));
      });
      run.check("Check the user", users[0] as Found<User>, []);
    },
  });
  expectDiagnostics(procedure, [["unknown-reference", "Check the user", /"user", which no step before it/]]);
});

it("refuses what a later step finds, and says it once a step", () => {
  const procedure = changed(valid, (draft) => void draft.steps.push(...draft.steps.splice(0, 1)));
  expectDiagnostics(procedure, [
    ["unknown-reference", "Check it"],
    ["unknown-reference", "Record it"],
    ["needs-one-target", "Purge it", /not certain to be found before it/],
  ]);
});

it("refuses a parameter of another runbook", () => {
  const foreign = { expression: "parameter", name: "Other", valueType: "ExchangeGuid" } as unknown as Guid;
  expectDiagnostics(procedureOf({ procedure: (run) => void findMailbox(run, foreign) }), [
    ["unknown-reference", "Find it", /Other, which is not a parameter of this runbook/],
  ]);
});

it("refuses the target of a loop outside of a loop", () => {
  const target = { expression: "target", valueType: "ExchangeGuid" } as unknown as Guid;
  expectDiagnostics(procedureOf({ procedure: (run) => void findMailbox(run, target) }), [
    ["unknown-reference", "Find it", /the target of a loop, outside of one/],
  ]);
});

it("refuses an object that is put into a record and was never found", () => {
  const procedure = changed(valid, (draft) => void stepOf(draft, "record").with.push("nothing"));
  expectDiagnostics(procedure, [["unknown-reference", "Record it", /"nothing"/]]);
});

it("refuses the fresh object and the looked-at object where there is none", () => {
  const procedure = procedureOf({
    parameters: identityParameter,
    procedure(run, { Identity }) {
      const looked = { expression: "property", of: "looked", property: "Name", valueType: "text" } as const;
      const fresh = {
        expression: "property",
        of: "fresh",
        property: "ExchangeGuid",
        valueType: "ExchangeGuid",
      } as const;
      run.findOne("Find it", exo.getMailbox({ Identity }), { where: () => [is.notEmpty(looked)] });
      run.verify("Look at it", { shows: "present", query: exo.getMailbox({ Identity: fresh as unknown as Guid }) });
      run.verify("Look again", {
        shows: "present",
        query: exo.getMailbox({ Identity }),
        where: (seen) => [is.notEmpty(seen.Name)],
      });
    },
  });
  expectDiagnostics(procedure, [
    ["unknown-reference", "Find it", /the object of another look/],
    ["unknown-reference", "Look at it", /the fresh object of another step/],
  ]);
});

it("refuses a loop over a listing that was not made, and what it then finds in it", () => {
  const procedure = procedureOf({
    parameters: {
      TargetsJson: param.targets("The targets."),
      MaxTargets: param.integer("The most.", { minimum: 1, maximum: 10 }),
    },
    procedure(run, { TargetsJson, MaxTargets }) {
      const listing = { name: "elsewhere" };
      run.forEach("Each", TargetsJson, { cap: MaxTargets, in: listing }, (turn, Identity) => {
        turn.findIn("Find it in the list", exo.getMailbox({ Identity, SoftDeletedMailbox: true }));
      });
    },
  });
  expectDiagnostics(procedure, [
    ["unknown-reference", "Each"],
    ["unknown-reference", "Find it in the list"],
  ]);
});

it("refuses to look for the record of an act that the procedure does not run", () => {
  const procedure = procedureOf({
    parameters: identityParameter,
    procedure(run, { Identity }) {
      purge(run, { Identity });
      run.verifyRecord("See it", { target: Identity, act: "Remove-Mailbx" });
    },
  });
  expectDiagnostics(procedure, [["unknown-reference", "See it", /the record of "Remove-Mailbx"/]]);
});

it("refuses a text that was found in another block", () => {
  const procedure = procedureOf({
    parameters: identityParameter,
    procedure(run, { Identity }) {
      const mailbox = findMailbox(run, Identity);
      let hold: Expression<string> | undefined;
      run.when("When", is.on(mailbox.IsInactiveMailbox), (inner) => {
        hold = inner.findText("Find a hold", mailbox.InPlaceHolds, { as: "hold" });
      });
      run.when("Compare", is.equal(mailbox.Name, hold as Expression<string>), (inner) => {
        inner.findOne("Find it again", exo.getMailbox({ Identity }), { as: "again" });
      });
    },
  });
  expectDiagnostics(procedure, [["unknown-reference", "Compare", /"hold"/]]);
});
