import { it } from "vitest";
import { directory, param } from "../../../src/index.ts";
import { changed, expectDiagnostics, expectNone, procedureOf, stepOf } from "../../support/rule-tester.ts";
import { identityParameter, purge } from "./samples.ts";

const valid = procedureOf({ parameters: identityParameter, procedure: purge });

it("refuses a guard that purgebook does not have, and names the one that was meant", () => {
  const procedure = changed(valid, (draft) => {
    const [first] = stepOf(draft, "check").guards;
    if (first !== undefined) first.guard = "notOnHolt";
  });
  expectDiagnostics(procedure, [
    ["unknown-name", "Check it", /There is no guard "notOnHolt"\. Did you mean notOnHold\?/],
  ]);
});

it("refuses a kind of object that purgebook does not have", () => {
  const procedure = changed(valid, (draft) => void (stepOf(draft, "find-one").found.target = "mailbox of a friend"));
  expectDiagnostics(procedure, [["unknown-name", "Find it", /kind of object/]]);
});

it("refuses a name that every object of JavaScript has", () => {
  const procedure = changed(valid, (draft) => void (stepOf(draft, "find-one").found.target = "constructor"));
  expectDiagnostics(procedure, [["unknown-name", "Find it"]]);
});

it("refuses an operation on the directory that purgebook does not have", () => {
  const find = procedureOf({
    parameters: { Identity: param.directoryObjectId("Object id of the user.") },
    procedure: (run, { Identity }) => void run.findOne("Find the user", directory.user({ Id: Identity })),
  });
  expectNone(find);
  const procedure = changed(find, (draft) => {
    const { call } = stepOf(draft, "find-one");
    if (call.kind === "directory") call.operation = "get-usr";
  });
  expectDiagnostics(procedure, [["unknown-name", "Find the user", /Did you mean get-user\?/]]);
});

it("refuses a dialect that purgebook does not have", () => {
  const procedure = changed(valid, (draft) => void draft.dialects.push("graph-rst" as "graph-rest"));
  expectDiagnostics(procedure, [["unknown-name", "procedure", /Did you mean graph-rest\?/]]);
});
