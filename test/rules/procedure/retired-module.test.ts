import { it } from "vitest";
import { directory, param } from "../../../src/index.ts";
import type { Procedure } from "../../../src/procedure/procedure.ts";
import { expectDiagnostics, expectNone, procedureOf } from "../../support/rule-tester.ts";

const find = (rest: Pick<Procedure, "dialects"> & Partial<Pick<Procedure, "acknowledgements">>) =>
  procedureOf({
    ...rest,
    parameters: { UserId: param.directoryObjectId("Object id of the user.") },
    procedure: (run, { UserId }) => void run.findOne("Find the user", directory.user({ Id: UserId })),
  });

it("takes the dialects that still run", () => {
  expectNone(find({ dialects: ["graph-rest", "graph-sdk"] }));
});

it("warns of the dialect whose module was retired", () => {
  expectDiagnostics(find({ dialects: ["graph-rest", "msonline"] }), [["retired-module", "procedure", /msonline/]]);
});

it("is silent where the procedure says why it keeps the dialect", () => {
  const acknowledgements = [{ code: "retired-module", reason: "Kept to compare with the old runbook." }];
  expectNone(find({ dialects: ["msonline"], acknowledgements }));
});
