import { it } from "vitest";
import { compliance, exo, param } from "../../../src/index.ts";
import { expectDiagnostics, expectNone, procedureOf } from "../../support/rule-tester.ts";

it("takes a complete listing, and one of a cmdlet that cannot be cut", () => {
  expectNone(
    procedureOf({
      procedure: (run) =>
        void run.findAll("List them", exo.getMailbox({ SoftDeletedMailbox: true, ResultSize: "Unlimited" })),
    }),
  );
  expectNone(
    procedureOf({ procedure: (run) => void run.findAll("List them", compliance.getRetentionCompliancePolicy()) }),
  );
});

it("refuses a listing that ends by default", () => {
  expectDiagnostics(
    procedureOf({ procedure: (run) => void run.findAll("List them", exo.getMailbox({ SoftDeletedMailbox: true })) }),
    [["needs-all", "List them"]],
  );
});

it("refuses a listing that ends at a number, large or given by who runs it", () => {
  expectDiagnostics(
    procedureOf({ procedure: (run) => void run.findAll("List them", exo.getMailbox({ ResultSize: 100_000 })) }),
    [["needs-all", "List them"]],
  );
  expectDiagnostics(
    procedureOf({
      parameters: { Most: param.integer("The most.", { minimum: 1, maximum: 9 }) },
      procedure: (run, { Most }) => void run.findAll("List them", exo.getMailbox({ ResultSize: Most })),
    }),
    [["needs-all", "List them"]],
  );
});
