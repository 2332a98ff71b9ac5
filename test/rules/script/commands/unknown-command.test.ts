import { it } from "vitest";
import { expectFindings, expectPasses } from "../../../support/script-tester.ts";

const code = "unknown-command";

it.each([
  "Get-Mailbox -Identity $Identity",
  "get-mailbox $Identity | select Name | ? { $_ } | % { $_ }",
  "Get-ComplianceTag; Connect-ExchangeOnline; Get-VivaInsightsSettings",
  "Get-MgUser -All; Remove-MsolUser; Get-AzADUser; Get-ADUser -Filter *; Resolve-DnsName a; Get-NetAdapter",
  "Start-ThreadJob { }; Get-LocalUser; Get-PSResource; Get-AutomationVariable -Name a",
  "git status; docker-compose up; whoami.exe; ./Get-It.ps1; & $command; & 'C:\\tools\\Get-It.exe'; cd..",
  "function Get-Mine { }\nGet-Mine",
  "function global:Get-Mine { }\nGet-Mine",
  "${function:Get-Mine} = { }\nGet-Mine",
  "Set-Item function:Get-Mine { }\nGet-Mine",
  "Set-Alias -Name Get-Mine -Value Get-Mailbox\nGet-Mine",
  "Import-Module Contoso.Mail\nGet-Mine",
  "Import-Module ./Contoso.psm1\nGet-Mine",
  "Import-Module -Name $module\nGet-Mine",
  "#Requires -Modules ExchangeOnlineManagement, Contoso.Mail\nGet-Mine",
  "#Requires -Modules @{ ModuleName = 'Contoso.Mail'; ModuleVersion = '1.0' }\nGet-Mine",
  "if (-not (Get-Module -ListAvailable -Name Contoso.Mail)) { throw 'Install it.' }\nGet-Mine",
  "Contoso.Mail\\Get-Mine",
  "using module Contoso.Mail\nGet-Mailbx",
  "using module .\\Contoso.psm1\nGet-Mailbx",
  "using module @{ ModuleName = 'Contoso.Mail'; ModuleVersion = '1.0' }\nGet-Mailbx",
  "New-Item function:Get-Mailbx -Value { 1 }\nGet-Mailbx",
  "New-Item -Path function: -Name Get-Mailbx -Value { 1 }\nGet-Mailbx",
  ". ./library.ps1\nGet-Mine",
  ". $PSScriptRoot/library.ps1\nGet-Mine",
  "Invoke-Expression $text\nGet-Mine",
  "Import-PSSession $session\nGet-MailboxDatabase",
  "Invoke-Command -ComputerName server1 -ScriptBlock { Get-Mine }",
  "if (Get-Command Get-Mine -ErrorAction SilentlyContinue) { Get-Mine }",
  "Connect-ExchangeOnline -Prefix Cloud\nGet-CloudMailbox",
  "if ($PSVersionTable.PSVersion.Major -lt 6) { Get-WmiObject Win32_BIOS } else { Get-Error }",
  "if ($PSVersionTable.PSVersion.Major -lt 7) { return }\nGet-Error",
  "$isOld = $PSVersionTable.PSEdition -eq 'Desktop'\nif ($isOld) { Get-WmiObject Win32_BIOS }",
  "$major = (Get-Host).Version.Major\nif ($major -lt 6) { Get-WmiObject Win32_BIOS }",
  "#Requires -Version 5.1 -Modules @{ ModuleName = 'Contoso-Mail'; ModuleVersion = '1.0' }, Az.Accounts\nGet-Mine",
  "function Get-Mine { Get-Other }",
  "Search-AdminAuditLog -ResultSize 10",
  "curl https://example.org",
])("takes %s", (text) => expectPasses(code, text));

it.each([
  ["Get-Mailbx -Identity 1", /Get-Mailbx is no command that .*Did you mean Get-Mailbox/],
  ["Gte-Mailbox -Identity 1", /Did you mean Get-Mailbox/],
  ["Remove-Mailboxes", /Did you mean Remove-Mailbox\? Mend the name, or name the module/],
  ["Send-Mailbox", /Did you mean Set-Mailbox or/],
  ["Import-Module ExchangeOnlineManagement\nGet-Mailbx", /Did you mean/],
  ["Import-Module Az.Accounts\nGet-Mailbx", /Did you mean/],
  ["#Requires -Modules ExchangeOnlineManagement\nGet-Mailbx", /Did you mean/],
  [". { Get-Content a }\nGet-Mailbx", /Did you mean/],
  ["function Get-Mine { }\n. Get-Mine\nGet-Mailbx", /Did you mean/],
  ["Connect-ExchangeOnline -Prefix Cloud\nGet-CloudMailbx", /Did you mean Get-CloudMailbox/],
  ["$x = & 'Get-Mailbx'", /Get-Mailbx/],
  ["Get-MailboxDatabase", /no command of Exchange Online\. It is one of Exchange Server alone/],
  ["Search-Mailbox", /Exchange Server/],
  ["Get-WmiObject Win32_BIOS", /of PowerShell 7\.4 and 7\.6\. It is one of PowerShell 5\.1 alone/],
  ["gwmi Win32_BIOS", /gwmi .*Get-WmiObject is one of PowerShell 5\.1 alone/],
  ["Get-Error", /of PowerShell 5\.1\. It is one of PowerShell 7\.4 and 7\.6/],
  ["if ($ModuleVersion -gt 3) { Get-Error }", /of PowerShell 5\.1/],
  ["Import-Module Contoso\nGet-Error", /of PowerShell 5\.1/],
])("finds what the script cannot have in %s", (text, says) =>
  expectFindings(code, text, [[text.split("\n").length, says]]),
);

it("takes a command of a module that is loaded when it is called, where no name is near", () =>
  expectPasses(
    code,
    "Invoke-Sqlcmd; Get-Secret; Get-DbaDatabase; Invoke-Pester; Start-Log; Get-NAVServer; Get-CMDevice",
  ));

it("looks at the runtimes that are asked alone", async () => {
  await expectPasses(code, "Get-WmiObject Win32_BIOS", ["automation-5.1", "desktop-5.1"]);
  await expectPasses(code, "Add-PSSnapin Contoso.Mail\nGet-MailboxDatabase", ["desktop-5.1"]);
  await expectPasses(code, "Get-Error", ["automation-7.6", "desktop-7"]);
  await expectFindings(code, "Get-WmiObject Win32_BIOS", [[1, /7\.4 and 7\.6/]], ["desktop-7"]);
});

it("says it of every call, in a function and in a block too", () =>
  expectFindings(code, "function Get-It {\n  Get-Mailbx\n}\nGet-It | ForEach-Object { Get-Mailbx $_ }", [[2], [4]]));
