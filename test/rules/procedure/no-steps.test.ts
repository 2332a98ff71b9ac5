import { it } from "vitest";
import { is } from "../../../src/index.ts";
import { expectDiagnostics, expectNone, procedureOf } from "../../support/rule-tester.ts";
import { findMailbox, identityParameter } from "./samples.ts";

it("takes a procedure of one step", () => {
  expectNone(
    procedureOf({ parameters: identityParameter, procedure: (run, { Identity }) => void findMailbox(run, Identity) }),
  );
});

it("refuses a procedure without a step", () => {
  expectDiagnostics(procedureOf({ procedure: () => {} }), [["no-steps", "procedure"]]);
});

it("refuses a condition without a step", () => {
  const procedure = procedureOf({
    parameters: identityParameter,
    procedure: (run, { Identity }) => run.when("If so", is.notEmpty(findMailbox(run, Identity).Name), () => {}),
  });
  expectDiagnostics(procedure, [["no-steps", "If so"]]);
});
