import { it } from "vitest";
import { expectDiagnostics, procedureOf } from "../../support/rule-tester.ts";
import { identityParameter, purge } from "./samples.ts";

const reason = "A reason that is long enough.";
const acknowledging = (...codes: readonly string[]) =>
  procedureOf({
    parameters: identityParameter,
    procedure: purge,
    dialects: ["graph-rest", "msonline"],
    acknowledgements: codes.map((code) => ({ code, reason })),
  });

it("takes the acknowledgement of a warning that the procedure causes", () => {
  expectDiagnostics(acknowledging("retired-module"), []);
});

it.each([
  ["no-such-code", /there is no such code/],
  ["needs-guards", /an error cannot be acknowledged/],
  ["unused-acknowledgement", /does not cause it/],
  ["constructor", /there is no such code/],
] as const)("warns of the acknowledgement of %s", (code, says) => {
  expectDiagnostics(acknowledging("retired-module", code), [["unused-acknowledgement", "procedure", says]]);
});

it("warns where one stands twice", () => {
  expectDiagnostics(acknowledging("retired-module", "retired-module"), [
    ["unused-acknowledgement", "procedure", /twice/],
  ]);
});

it("never leaves an error out", () => {
  const procedure = procedureOf({
    name: "nothing",
    procedure: () => {},
    acknowledgements: [{ code: "no-steps", reason }],
  });
  expectDiagnostics(procedure, [
    ["invalid-name", "procedure"],
    ["no-steps", "procedure"],
    ["unused-acknowledgement", "procedure"],
  ]);
});

it("does not count an acknowledgement without a reason", () => {
  const procedure = procedureOf({
    parameters: identityParameter,
    procedure: purge,
    dialects: ["graph-rest", "msonline"],
    acknowledgements: [{ code: "retired-module", reason: " " }],
  });
  expectDiagnostics(procedure, [
    ["retired-module", "procedure"],
    ["unused-acknowledgement", "procedure", /gives no reason/],
  ]);
});
