import { it } from "vitest";
import { directory, param } from "../../../src/index.ts";
import { expectDiagnostics, expectNone, procedureOf } from "../../support/rule-tester.ts";
import { findMailbox, identityParameter } from "./samples.ts";

it("takes the Graph SDK where no Exchange step is", () => {
  expectNone(
    procedureOf({
      dialects: ["graph-rest", "graph-sdk"],
      parameters: { UserId: param.directoryObjectId("Object id of the user.") },
      procedure: (run, { UserId }) => void run.findOne("Find the user", directory.user({ Id: UserId })),
    }),
  );
});

it("refuses it beside Exchange Online", () => {
  const parts = {
    parameters: identityParameter,
    procedure: (
      run: Parameters<typeof findMailbox>[0],
      { Identity }: { Identity: Parameters<typeof findMailbox>[1] },
    ) => void findMailbox(run, Identity),
  };
  expectDiagnostics(procedureOf({ ...parts, dialects: ["graph-sdk"] }), [["two-sdks", "procedure"]]);
  expectNone(procedureOf({ ...parts, dialects: ["graph-rest"] }));
});
