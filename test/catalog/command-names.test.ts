import { expect, it } from "vitest";
import { aliasTarget, isCmdletName, isModuleListed, presenceOf } from "../../src/catalog/command-names.ts";

const everywhere = [["5.1"], ["7.4"], ["7.6"]];

it.each([
  ["get-mailbox", "there"],
  ["Get-ComplianceTag", "there"],
  ["New-HoldComplianceTag", "unlisted"],
  ["mkdir", "there"],
  ["Get-MgUser", "there"],
  ["Get-MgPlace", "of-unlisted-module"],
  ["Get-ADUser", "of-unlisted-module"],
  ["Get-AutomationVariable", "there"],
  ["Get-Mailbx", "unlisted"],
])("knows of %s that it is %s", (name, kind) => {
  expect(presenceOf(name, everywhere).kind).toBe(kind);
});

it("tells where a command is that is not where it is asked for", () => {
  expect(presenceOf("Get-WmiObject", everywhere)).toEqual({
    kind: "elsewhere",
    missingIn: "PowerShell 7.4 and 7.6",
    has: "PowerShell 5.1",
  });
  expect(presenceOf("Get-WmiObject", [["5.1"]])).toEqual({ kind: "there" });
  expect(presenceOf("Get-Error", [["7.4", "7.6"], ["5.1"]])).toMatchObject({ missingIn: "PowerShell 5.1" });
  expect(presenceOf("Get-MailboxDatabase", everywhere)).toMatchObject({ has: "Exchange Server" });
});

it("takes a command that moved to another module for one that is there", () => {
  expect(presenceOf("Get-Verb", everywhere)).toEqual({ kind: "there" });
});

it("takes a place that may have two versions to have what one of them has", () => {
  expect(presenceOf("Get-WmiObject", [["5.1", "7.4"]])).toEqual({ kind: "there" });
});

it("tells names of cmdlets and built-in aliases from others", () => {
  expect(["Get-It", "remove-it", "docker-compose", "git", "Get-It.exe"].map(isCmdletName)).toEqual([
    true,
    true,
    false,
    false,
    false,
  ]);
  expect(["gwmi", "?", "Get-It"].map(aliasTarget)).toEqual(["Get-WmiObject", "Where-Object", "Get-It"]);
});

it("knows the modules whose names it can tell", () => {
  const modules = ["exchangeonlinemanagement", "Microsoft.Graph.Users", "Az", "Az.Accounts", "AzureAD", "Contoso"];
  expect(modules.map(isModuleListed)).toEqual([true, true, true, true, true, false]);
});
