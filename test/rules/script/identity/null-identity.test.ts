import { it } from "vitest";
import { expectFindings, expectPasses } from "../../../support/script-tester.ts";

const code = "null-identity";
const purge = "Remove-Mailbox -PermanentlyDelete -Confirm:$false";
const piped = (identity: string): string => `Get-Mailbox -Identity ${identity} -SoftDeletedMailbox | ${purge}`;

it.each([
  ["a mandatory parameter", `param([Parameter(Mandatory)] $Identity)\n${piped("$Identity")}`],
  ["a validated parameter", `param([ValidateNotNullOrEmpty()] $Identity)\n${piped("$Identity")}`],
  ["a GUID as a parameter", `param([guid] $Identity)\n${piped("$Identity")}`],
  ["a parameter with a default", `param($Identity = 'alice')\n${piped("$Identity")}`],
  ["a parameter that is tested", `param($Identity)\nif (-not $Identity) { throw 'none' }\n${piped("$Identity")}`],
  ["a parameter under a condition", `param($Identity)\nif ($Identity) { ${piped("$Identity")} }`],
  [
    "a parameter that a function refuses",
    `param($Identity)\nfunction Assert-It($Value) { if ($Value -eq '') { throw 'none' } }\nAssert-It -Value $Identity\n${piped("$Identity")}`,
  ],
  ["a constant", piped("'alice'")],
  ["a cast that refuses what is empty", `param($Identity)\n${piped("([guid] $Identity)")}`],
  [
    "a filter by the identity",
    `param($Identity)\nGet-Mailbox -Identity $Identity -SoftDeletedMailbox | Where-Object { $_.ExchangeGuid -eq $Identity } | ${purge}`,
  ],
  [
    "a cell that is tested",
    `foreach ($row in Import-Csv a.csv) {\n  if ([string]::IsNullOrWhiteSpace($row.Guid)) { continue }\n  ${piped("$row.Guid")}\n}`,
  ],
  ["a cell that was filtered", `Import-Csv a.csv | Where-Object { $_.Guid } | ForEach-Object { ${piped("$_.Guid")} }`],
  [
    "the GUID of each of several",
    `foreach ($one in Get-Mailbox -SoftDeletedMailbox) { ${piped("$one.ExchangeGuid")} }`,
  ],
  [
    "a property of one that must be there",
    `$one = Get-Mailbox -Identity 'alice' -ErrorAction Stop\n${piped("$one.ExchangeGuid")}`,
  ],
  [
    "one that must be there, by another spelling",
    `$one = Get-Mailbox -Identity 'alice' -ErrorAction ([System.Management.Automation.ActionPreference]::Stop)\n${piped("$one.ExchangeGuid")}`,
  ],
  [
    "one that must be there, by the preference of the global scope",
    `$global:ErrorActionPreference = 'Stop'\n$one = Get-Mailbox -Identity 'alice'\n${piped("$one.ExchangeGuid")}`,
  ],
  [
    "a property of nothing in strict mode",
    `Set-StrictMode -Version Latest\n$one = Get-Mailbox -Identity 'alice'\n${piped("$one.ExchangeGuid")}`,
  ],
  ["a value that every way gives", `$id = $null\ntry { $id = Read-It } catch { throw }\n${piped("$id")}`],
  ["a variable that a method fills", `$null = [guid]::TryParse('1', [ref] $id)\n${piped("$id")}`],
  ["a variable that a call fills", `Get-Them -OutVariable id\n${piped("$id")}`],
  ["a variable of a file that is read in", `. ./settings.ps1\n${piped("$id")}`],
  ["a variable that a function fills", `function Set-It { $script:id = 'alice' }\nSet-It\n${piped("$id")}`],
  [
    "a change that takes one identity",
    "param($Identity)\n$one = Get-Mailbox -Identity $Identity\nSet-Mailbox -Identity $one.ExchangeGuid -MaxSendSize 1MB",
  ],
  ["a parameter of a method that is a GUID", `class It { [void] Clear([guid] $g) { ${piped("$g.Guid")} } }`],
  ["a key of a table", `$map = @{ x = 'alice' }\n${piped("$map['x']")}`],
  ["a key that is put into a table", `$map = @{}\n$map.x = Find-It\n${piped("$map['x']")}`],
  ["a key of a table that is filled by a call", `$map = @{}\nAdd-Them -To $map\n${piped("$map['x']")}`],
  ["an environment variable that is tested", `if (-not $env:TARGET) { throw 'none' }\n${piped("$env:TARGET")}`],
  ["an environment variable that is set", `$env:TARGET = 'alice'\n${piped("$env:TARGET")}`],
  ["a search that nothing acts on", "param($Identity)\nGet-Mailbox -Identity $Identity | Format-List"],
  ["a search without that trap", "param($Id)\nGet-MgUser -UserId $Id | ForEach-Object { Remove-MgUser -UserId $_.Id }"],
])("takes %s", (_, text) => expectPasses(code, text));

it.each([
  ["an optional parameter", `param($Identity)\n${piped("$Identity")}`, 2],
  ["a parameter that may be empty", `param([Parameter(Mandatory)][AllowEmptyString()] $Who)\n${piped("$Who")}`, 2],
  ["an empty default", `param($Identity = '')\n${piped("$Identity")}`, 2],
  ["a variable that nothing sets", `\n${piped("$Identiy")}`, 2],
  ["nothing", `$id = $null\nif ($true) { $id = 'alice' }\n${piped("$id")}`, 3],
  ["a cell", `foreach ($row in Import-Csv a.csv) {\n${piped("$row.Guid")} }`, 2],
  [
    "a cell of which another column is tested",
    `Import-Csv a.csv | Where-Object { $_.Purge -eq 'yes' } |\n ForEach-Object { ${piped("$_.Guid")} }`,
    2,
  ],
  ["a property of what may not be found", `$one = Get-Mailbox -Identity 'alice'\n${piped("$one.ExchangeGuid")}`, 2],
  [
    "one that the preference of the script does not stop: Get-Mailbox is a function of a module",
    `$ErrorActionPreference = 'Stop'\n$one = Get-Mailbox -Identity 'alice'\n${piped("$one.ExchangeGuid")}`,
    3,
  ],
  [
    "a property that is often empty",
    `foreach ($one in Get-Mailbox -ResultSize Unlimited) {\n${piped("$one.ExternalDirectoryObjectId")} }`,
    2,
  ],
  [
    "an answer that a loop takes",
    `param($Identity)\n$all = Get-Mailbox -Identity $Identity\nforeach ($one in $all) { Remove-Mailbox -Identity $one.ExchangeGuid }`,
    2,
  ],
  [
    "a filter that has nothing to do with it",
    `param($Identity)\nGet-Mailbox -Identity $Identity | Where-Object { $_.IsInactiveMailbox -eq $false } | ${purge}`,
    2,
  ],
  ["a call of a function that gives nothing", `function Clear-It($Who) {\n${piped("$Who")} }\nClear-It`, 2],
  ["a key that a table has not", `$map = @{ y = 'alice' }\n${piped("$map['x']")}`, 2],
  ["an environment variable", `\n${piped("$env:TARGET")}`, 2],
  ["a variable of the account", `$id = Get-AutomationVariable -Name Target\n${piped("$id")}`, 2],
  ["a test behind it", `param($Identity)\n${piped("$Identity")}\nif (-not $Identity) { throw 'none' }`, 2],
])("finds %s", async (_, text, line) => {
  await expectFindings(code, text, [
    [line, /Get-Mailbox answers with everything where .* is empty, and Remove-Mailbox/],
  ]);
});
