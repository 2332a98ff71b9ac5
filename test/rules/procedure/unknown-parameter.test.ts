import { it } from "vitest";
import { exo } from "../../../src/index.ts";
import { expectDiagnostics, expectNone, procedureOf } from "../../support/rule-tester.ts";
import { identityParameter } from "./samples.ts";

/** A caller without a type checker: the bindings pass any parameter on. */
const listing = (parameters: object) =>
  procedureOf({
    parameters: identityParameter,
    procedure: (run) =>
      void run.findAll("List them", exo.getMailbox({ ResultSize: "Unlimited", ...parameters } as never)),
  });

it("takes the parameters that Exchange Online has", () => {
  expectNone(listing({ Filter: "Name -like 'a*'", SortBy: "Name" }));
});

it.each([
  [{ SoftDeleted: true }, /Write it in full: -SoftDeletedMailbox/],
  [{ SoftDeletedMailbx: true }, /Did you mean -SoftDeletedMailbox\?/],
  [{ Server: "EX01" }, /on-premises only/],
  [{ Confirm: false }, /adds -Confirm:\$false itself/],
  [{ WhatIf: true }, /a preview calls nothing/],
  [{ Bananas: 1 }, /no parameter -Bananas in the cloud\. See/],
  [{ filter: "a" }, /Write it in full: -Filter/],
])("refuses %j", (parameters, says) => {
  expectDiagnostics(listing(parameters), [["unknown-parameter", "List them", says]]);
});

it("says it of each parameter", () => {
  expectDiagnostics(listing({ Bananas: 1, Pears: 2 }), [
    ["unknown-parameter", "List them", /Bananas/],
    ["unknown-parameter", "List them", /Pears/],
  ]);
});

it("refuses a parameter that stands only in sets which the cloud does not have", () => {
  const procedure = procedureOf({
    procedure: (run) =>
      void run.findAll(
        "List folders",
        exo.getMailboxFolderStatistics({ Database: "DB01", ResultSize: "Unlimited" } as never),
      ),
  });
  expectDiagnostics(procedure, [
    ["unknown-parameter", "List folders", /-Database in the cloud\. The service .* does not have it/],
  ]);
});
