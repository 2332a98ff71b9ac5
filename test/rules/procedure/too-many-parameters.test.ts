import { it } from "vitest";
import { exo, param } from "../../../src/index.ts";
import { expectDiagnostics, expectNone, procedureOf } from "../../support/rule-tester.ts";
import { identityParameter, purge } from "./samples.ts";

const further = (count: number) =>
  Object.fromEntries(Array.from({ length: count }, (_, at) => [`Text${at}`, param.guid("An id.")]));

it("counts the common parameters too: 44 more beside Identity make 50 in a runbook that acts", () => {
  expectNone(procedureOf({ parameters: { ...further(44), ...identityParameter }, procedure: purge }));
  expectDiagnostics(procedureOf({ parameters: { ...further(45), ...identityParameter }, procedure: purge }), [
    ["too-many-parameters", "procedure", /has 51 parameters/],
  ]);
});

it("does not count those that a runbook without an act lacks", () => {
  const look = { parameters: { ...further(47), ...identityParameter } };
  expectNone(
    procedureOf({
      ...look,
      procedure: (run, { Identity }) => void run.findOne("Find it", exo.getMailbox({ Identity: Identity as never })),
    }),
  );
});
