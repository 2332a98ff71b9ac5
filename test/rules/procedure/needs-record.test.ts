import { it } from "vitest";
import { exo, guards, param } from "../../../src/index.ts";
import { changed, expectDiagnostics, expectNone, procedureOf, stepOf } from "../../support/rule-tester.ts";
import { findMailbox, identityParameter, mailboxGuards, purge } from "./samples.ts";

const valid = procedureOf({ parameters: identityParameter, procedure: purge });

it("takes a record between the check and the act", () => {
  expectNone(valid);
});

it("refuses an act without a record", () => {
  const procedure = changed(valid, (draft) => void draft.steps.splice(2, 1));
  expectDiagnostics(procedure, [["needs-record", "Purge it", /no record of "mailbox" is written before/]]);
});

it("refuses a record behind the act, and one that a condition may leave out", () => {
  const behind = changed(valid, (draft) => void draft.steps.push(...draft.steps.splice(2, 1)));
  expectDiagnostics(behind, [["needs-record", "Purge it"]]);
  const perhaps = changed(valid, (draft) => {
    const condition = { test: "all" as const, conditions: [] };
    const position = { file: "other", line: 9, column: 9 };
    draft.steps[2] = { kind: "when", title: "Perhaps", position, condition, steps: [stepOf(draft, "record")] };
  });
  expectDiagnostics(perhaps, [["needs-record", "Purge it"]]);
});

it("refuses a record before the check: it lacks what the check decided by", () => {
  const procedure = changed(valid, (draft) => {
    const [record] = draft.steps.splice(2, 1);
    if (record !== undefined) draft.steps.splice(1, 0, record);
  });
  expectDiagnostics(procedure, [["needs-record", "Purge it", /checked once more after its record/]]);
});

it("does not count the record of another object", () => {
  const procedure = procedureOf({
    parameters: identityParameter,
    procedure(run, { Identity }) {
      const other = run.findOne("Find the active one", exo.getMailbox({ Identity }));
      run.record("Record the other", run.check("Check the other", other, []));
      const cleared = run.check("Check it", findMailbox(run, Identity), mailboxGuards);
      // What is not recorded has another type.
      run.destroy(
        "Purge it",
        cleared as never,
        ((fresh: never) => exo.removeMailbox.from(fresh, { PermanentlyDelete: true })) as never,
      );
    },
  });
  expectDiagnostics(procedure, [["needs-record", "Purge it"]]);
});

it("does not count a record before the last check, whatever is recorded behind it", () => {
  const procedure = procedureOf({
    parameters: identityParameter,
    procedure(run, { Identity }) {
      const other = run.findOne("Find the active one", exo.getMailbox({ Identity }));
      const recorded = run.record("Record it", run.check("Check it", findMailbox(run, Identity), mailboxGuards));
      run.check("Check it again", recorded, [guards.notOnHold]);
      run.record("Record the other", run.check("Check the other", other, []));
      run.destroy("Purge it", recorded, (fresh) => exo.removeMailbox.from(fresh, { PermanentlyDelete: true }));
    },
  });
  expectDiagnostics(procedure, [["needs-record", "Purge it", /checked once more after its record/]]);
});

it("leaves an act on what no step finds to needs-one-target", () => {
  const procedure = changed(valid, (draft) => void (stepOf(draft, "destroy").of = "nothing"));
  expectDiagnostics(procedure, [["needs-one-target", "Purge it"]]);
});

it("asks for the evidence of a second mailbox that the call acts on", () => {
  const copy = (withReceiver: boolean, byParameter = false) =>
    procedureOf({
      parameters: { ...identityParameter, TargetGuid: param.exchangeGuid("ExchangeGuid of the target.") },
      procedure(run, { Identity, TargetGuid }) {
        const source = findMailbox(run, Identity as never);
        const receiver = run.findOne("Find the target", exo.getMailbox({ Identity: TargetGuid }), { as: "receiver" });
        const cleared = run.check("Check it", source, [guards.notBeingMoved, guards.typeIs("UserMailbox")]);
        const recorded = run.record("Record it", cleared, { with: withReceiver ? [receiver] : [] });
        run.change(
          "Copy it",
          recorded,
          (fresh) =>
            exo.newMailboxRestoreRequest({
              SourceMailbox: fresh.ExchangeGuid,
              TargetMailbox: byParameter ? (TargetGuid as never) : receiver.ExchangeGuid,
            }),
          [{ shows: "present", query: exo.getMailbox({ Identity: TargetGuid }) }],
        );
      },
    });
  expectNone(copy(true));
  expectDiagnostics(copy(false), [["needs-record", "Copy it", /names "receiver" too, which no record holds/]]);
  expectNone(copy(true, true));
  expectDiagnostics(copy(false, true), [["needs-record", "Copy it", /names "receiver" too/]]);
});
