import { it } from "vitest";
import { directory, guards, param, type Run } from "../../../src/index.ts";
import type { Dialect, Procedure } from "../../../src/procedure/procedure.ts";
import { expectDiagnostics, expectNone, procedureOf } from "../../support/rule-tester.ts";

type Id = Parameters<typeof directory.user>[0]["Id"];
const acknowledgements = [{ code: "retired-module", reason: "Kept to compare with the old runbook." }];

const procedureIn = (dialects: readonly Dialect[], steps: (run: Run, Id: Id) => void): Procedure =>
  procedureOf({
    dialects,
    acknowledgements: dialects.includes("msonline") ? acknowledgements : [],
    parameters: { UserId: param.directoryObjectId("Object id of the user.") },
    procedure: (run, { UserId }) => steps(run, UserId),
  });

it("takes what every dialect has a cmdlet for", () => {
  expectNone(
    procedureIn(["graph-rest", "graph-sdk", "msonline"], (run, Id) => {
      run.check("Check it", run.findOne("Find the user", directory.user({ Id })), [guards.userNotSynced]);
    }),
  );
});

it("refuses an operation that a dialect has no cmdlet for", () => {
  const find = (run: Run) => void run.findOne("Find the domain", directory.domain({ Id: "contoso.com" }));
  expectNone(procedureIn(["graph-rest", "graph-sdk"], find));
  expectDiagnostics(procedureIn(["graph-rest", "msonline"], find), [
    ["no-spelling", "Find the domain", /needs get-domain, for which the dialect msonline has no cmdlet/],
  ]);
});

it("counts what a guard reads", () => {
  const check = (run: Run, Id: Id) =>
    void run.check("Check it", run.findOne("Find the user", directory.user({ Id })), [
      guards.userNotSynced,
      guards.holdsNoRole,
    ]);
  expectNone(procedureIn(["graph-rest", "graph-sdk"], check));
  expectDiagnostics(procedureIn(["msonline"], check), [["no-spelling", "Check it", /needs list-user-roles/]]);
});

it("takes a procedure that leaves the step out in that dialect", () => {
  const both = procedureIn(["graph-rest", "msonline"], (run, Id) => {
    run.findOne("Find the user", directory.user({ Id }));
    run.findOne("Find the domain", directory.domain({ Id: "contoso.com" }));
  });
  expectNone({ ...both, stepsByDialect: { msonline: both.steps.slice(0, 1) } });
});
