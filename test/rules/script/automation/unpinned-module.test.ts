import { it } from "vitest";
import { expectFindings, expectPasses } from "../../../support/script-tester.ts";

const code = "unpinned-module";

it.each([
  ["a name alone", "\nImport-Module ExchangeOnlineManagement", 2, /^Any version of ExchangeOnlineManagement/],
  ["a least version", "Import-Module -Name Az.Accounts -MinimumVersion 3.0.0", 1, /Az\.Accounts/],
  ["the alias of the command", "ipmo Microsoft.Graph.Users -Force", 1, /Microsoft\.Graph\.Users/],
  ["a switch before the name", "Import-Module -Force ExchangeOnlineManagement", 1, /ExchangeOnlineManagement/],
  [
    "a table with a least version",
    "Import-Module -FullyQualifiedName @{ ModuleName = 'Az.Storage'; ModuleVersion = '5.0.0' }",
    1,
    /Az\.Storage/,
  ],
  ["using module", "using module Az.Accounts\nGet-Date", 1, /Az\.Accounts/],
] as const)("finds %s", (_, text, line, says) => expectFindings(code, text, [[line, says]]));

it("finds each of a list", () =>
  expectFindings(code, "Import-Module -Name ExchangeOnlineManagement, Microsoft.PowerShell.Utility, Az.Accounts", [
    [1, /ExchangeOnlineManagement/],
    [1, /Az\.Accounts/],
  ]));

it.each([
  ["one version", "Import-Module ExchangeOnlineManagement -RequiredVersion 3.9.2"],
  [
    "one version that only the run knows",
    "param($Version)\nImport-Module ExchangeOnlineManagement -RequiredVersion $Version",
  ],
  [
    "a table with one version",
    "Import-Module -FullyQualifiedName @{ ModuleName = 'Az.Storage'; RequiredVersion = '5.0.0' }",
  ],
  ["splatting with one version", "$given = @{ Name = 'Az.Accounts'; RequiredVersion = '3.0.0' }\nImport-Module @given"],
  ["a table that only the run knows", "Import-Module ExchangeOnlineManagement @more"],
  ["a module that is not shared so", "Import-Module Microsoft.PowerShell.Utility, MyModule"],
  ["a file", "Import-Module .\\Az.psm1"],
  ["a name that only the run knows", "param($Name)\nImport-Module $Name"],
  ["a look at what is there", "Get-Module -Name ExchangeOnlineManagement -ListAvailable"],
])("takes %s", (_, text) => expectPasses(code, text));

it("takes it on a desktop", () =>
  expectPasses(code, "Import-Module ExchangeOnlineManagement", ["desktop-7", "desktop-5.1"]));
