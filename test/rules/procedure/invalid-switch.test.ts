import { it } from "vitest";
import { exo, param } from "../../../src/index.ts";
import { expectDiagnostics, expectNone, procedureOf } from "../../support/rule-tester.ts";
import { identityParameter } from "./samples.ts";

it("takes a switch that is on, and a truth value that is not a switch", () => {
  expectNone(
    procedureOf({
      parameters: identityParameter,
      procedure: (run, { Identity }) =>
        void run.findOne("Find it", exo.getMailbox({ Identity, SoftDeletedMailbox: true })),
    }),
  );
});

it("refuses a switch that a parameter turns on, although its type allows it: the view would be decided by who runs it", () => {
  const procedure = procedureOf({
    parameters: { ...identityParameter, Deleted: param.accepted("Whether it is deleted.", "it is deleted.") },
    procedure: (run, { Identity, Deleted }) =>
      void run.findOne("Find it", exo.getMailbox({ Identity, SoftDeletedMailbox: Deleted })),
  });
  expectDiagnostics(procedure, [["invalid-switch", "Find it", /-SoftDeletedMailbox of Get-Mailbox/]]);
});

it.each([false, "yes", 1])("refuses %j", (value) => {
  const procedure = procedureOf({
    parameters: identityParameter,
    // A caller without a type checker.
    procedure: (run, { Identity }) =>
      void run.findOne("Find it", exo.getMailbox({ Identity, Archive: value as never })),
  });
  expectDiagnostics(procedure, [["invalid-switch", "Find it"]]);
});
