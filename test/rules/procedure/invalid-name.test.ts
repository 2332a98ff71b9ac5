import { it } from "vitest";
import { expectDiagnostics, expectNone, procedureOf } from "../../support/rule-tester.ts";
import { identityParameter, purge } from "./samples.ts";

const named = (name: string) => procedureOf({ name, parameters: identityParameter, procedure: purge });

it.each(["Remove-It", "Remove-SoftDeletedMailbox_2", `Remove-${"A".repeat(56)}`, "Get-A-B"])("takes %s", (name) => {
  expectNone(named(name));
});

it.each([
  "",
  "Remove",
  "remove-it",
  "Remove-",
  "Remove-it",
  "2Remove-It",
  "Remove It",
  "Remove-It\n",
  "../Remove-It",
  "Remove-\u00dcber",
  `Remove-${"A".repeat(57)}`,
])("refuses %j", (name) => {
  expectDiagnostics(named(name), [["invalid-name", "procedure"]]);
});
