import { it } from "vitest";
import { expectFindings, expectPasses } from "../../../support/script-tester.ts";

const code = "retired-module";

it.each([
  "Get-MgUser -UserId 1",
  "Get-AzADUser; Get-ADUser 1",
  "Import-Module Microsoft.Graph.Users",
  "#Requires -Modules Microsoft.Graph.Users",
  "function ConvertFrom-MsolUser { }\nConvertFrom-MsolUser",
  "# purgebook-disable retired-module: kept to compare\nGet-MsolUser -All",
  "Get-Module -ListAvailable -Name AzureAD | Uninstall-Module",
  "Write-Output 'Get-MsolUser of MSOnline is gone'",
])("takes %s", (text) => expectPasses(code, text));

it.each([
  [
    "Connect-MsolService\nGet-MsolUser -All",
    1,
    /Connect-MsolService needs the module MSOnline, .* retired on 30 May 2025/,
  ],
  ["$x = 1\nImport-Module MSOnline -ErrorAction Stop\nGet-MsolUser", 2, /Import-Module needs/],
  ["#Requires -Modules MSOnline, Az.Accounts\nGet-MsolUser", 1, /The script needs the module MSOnline/],
  ["Connect-AzureAD\nGet-AzureADUser", 1, /AzureAD, which Microsoft deprecated on 30 March 2024/],
  ["Import-Module AzureADPreview", 1, /AzureAD/],
  ["using module AzureAD", 1, /The script needs the module AzureAD/],
  ["using module @{ ModuleName = 'MSOnline'; ModuleVersion = '1.1' }", 1, /The script needs the module MSOnline/],
])("warns once of %s", (text, line, says) => expectFindings(code, text, [[line, says]]));

it("warns of each module", () =>
  expectFindings(code, "Get-MsolUser\nGet-AzureADUser", [
    [1, /MSOnline/],
    [2, /AzureAD/],
  ]));
