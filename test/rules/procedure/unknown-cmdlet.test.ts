import { it } from "vitest";
import type { CmdletCallNode } from "../../../src/procedure/call.ts";
import { changed, expectDiagnostics, expectNone, procedureOf, stepOf } from "../../support/rule-tester.ts";
import { identityParameter, purge } from "./samples.ts";

const valid = procedureOf({ parameters: identityParameter, procedure: purge });
const withCmdlet = (cmdlet: string) =>
  changed(valid, (draft) => void ((stepOf(draft, "find-one").call as { cmdlet: string }).cmdlet = cmdlet));

it("knows the cmdlets that the bindings call", () => {
  expectNone(valid);
});

it("refuses a cmdlet that does not exist, and names the one that was meant", () => {
  expectDiagnostics(withCmdlet("Get-Mailbx"), [["unknown-cmdlet", "Find it", /Did you mean Get-Mailbox/]]);
});

it("refuses a cmdlet whose name is spelled in another case, because the name stands so in the script", () => {
  expectDiagnostics(withCmdlet("get-mailbox"), [["unknown-cmdlet", "Find it", /It is spelled Get-Mailbox\./]]);
});

it("refuses what is known but is no business of a procedure, such as deleting files", () => {
  expectDiagnostics(withCmdlet("Remove-Item"), [["unknown-cmdlet", "Find it", /Microsoft\.PowerShell\.Management/]]);
});

it("points from a cmdlet of the directory to its operation", () => {
  expectDiagnostics(withCmdlet("Get-MgUser"), [["unknown-cmdlet", "Find it", /an operation of `directory`/]]);
});

it("keeps the other rules silent, which look the cmdlet up", () => {
  const twice = changed(withCmdlet("Get-Nothing"), (draft) => {
    draft.name = "not a name";
    (stepOf(draft, "destroy").call as CmdletCallNode & { cmdlet: string }).cmdlet = "Remove-Nothing";
  });
  expectDiagnostics(twice, [
    ["unknown-cmdlet", "Find it"],
    ["unknown-cmdlet", "Purge it"],
  ]);
});
