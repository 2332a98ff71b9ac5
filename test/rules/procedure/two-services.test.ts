import { it } from "vitest";
import { compliance, exo, guards, is } from "../../../src/index.ts";
import { expectDiagnostics, expectNone, procedureOf } from "../../support/rule-tester.ts";
import { findMailbox, identityParameter } from "./samples.ts";

it("takes Security & Compliance alone, and Exchange Online alone", () => {
  expectNone(
    procedureOf({ procedure: (run) => void run.findAll("List policies", compliance.getRetentionCompliancePolicy()) }),
  );
  expectNone(
    procedureOf({ parameters: identityParameter, procedure: (run, { Identity }) => void findMailbox(run, Identity) }),
  );
});

it("refuses both in one procedure, once, where the second comes in", () => {
  const procedure = procedureOf({
    parameters: identityParameter,
    procedure(run, { Identity }) {
      findMailbox(run, Identity);
      run.findAll("List policies", compliance.getRetentionCompliancePolicy(), { as: "policies" });
      run.findAll("List mailboxes", exo.getMailbox({ ResultSize: "Unlimited" }), { as: "mailboxes" });
    },
  });
  expectDiagnostics(procedure, [["two-services", "List policies"]]);
});

it("counts a guard that reads from Exchange Online", () => {
  const procedure = procedureOf({
    parameters: identityParameter,
    procedure(run, { Identity }) {
      run.findAll("List policies", compliance.getRetentionCompliancePolicy(), { as: "policies" });
      run.check("Check it", findMailbox(run, Identity), [guards.notOnOrganizationHold]);
    },
  });
  expectDiagnostics(procedure, [["two-services", "Find it"]]);
});

it("says it at the step itself where that stands under a condition", () => {
  const procedure = procedureOf({
    parameters: identityParameter,
    procedure(run, { Identity }) {
      const found = findMailbox(run, Identity);
      run.when("If so", is.notEmpty(found.Name), (inner) => {
        inner.findAll("List policies", compliance.getRetentionCompliancePolicy(), { as: "policies" });
      });
    },
  });
  expectDiagnostics(procedure, [["two-services", "List policies"]]);
});
