import { it } from "vitest";
import { param } from "../../../src/index.ts";
import { changed, expectDiagnostics, expectNone, procedureOf, stepOf } from "../../support/rule-tester.ts";
import { findMailbox, identityParameter, type Guid } from "./samples.ts";

const twice = (one: string, other: string) =>
  procedureOf({
    parameters: identityParameter,
    procedure(run, { Identity }) {
      findMailbox(run, Identity, one);
      run.when(
        "Again",
        { test: "not-empty", of: { expression: "parameter", name: "Identity", valueType: "text" } },
        (inner) => {
          inner.findOne("Find another", findQuery(Identity), { as: other });
        },
      );
    },
  });
const findQuery = (Identity: Guid) => ({
  kind: "cmdlet" as const,
  module: "ExchangeOnlineManagement",
  cmdlet: "Get-Mailbox",
  effect: "read" as const,
  parameters: { Identity, SoftDeletedMailbox: true },
});

it("takes two names that differ by more than their case", () => {
  expectNone(twice("source", "sources"));
});

it("refuses two found objects that differ by their case alone, wherever they stand", () => {
  expectDiagnostics(twice("source", "sOURCE"), [["duplicate-name", "Find another"]]);
});

it("refuses a found object that is named as a parameter is", () => {
  const procedure = procedureOf({
    parameters: { ...identityParameter, Domain: param.guid("Some id.") },
    procedure: (run, { Identity }) => void findMailbox(run, Identity as never, "domain"),
  });
  expectDiagnostics(procedure, [["duplicate-name", "Find it", /the parameter Domain/]]);
});

it("refuses two parameters that differ by their case alone", () => {
  const procedure = procedureOf({
    parameters: { ...identityParameter, IDentity: param.guid("Some id.") },
    procedure: (run, { Identity }) => void findMailbox(run, Identity as never),
  });
  expectDiagnostics(procedure, [["duplicate-name", "IDentity"]]);
});

it("refuses a name that the script makes of another one", () => {
  expectDiagnostics(twice("mailbox", "mailboxFacts"), [
    ["duplicate-name", "Find it", /what the script keeps of "mailbox"/],
  ]);
});

it("refuses two finds of one name in a hand-made tree", () => {
  const procedure = changed(twice("source", "other"), (draft) => {
    stepOf(draft, "find-one", "Find another").found.name = "source";
  });
  expectDiagnostics(procedure, [["duplicate-name", "Find another"]]);
});
