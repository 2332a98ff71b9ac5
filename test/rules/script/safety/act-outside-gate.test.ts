import { it } from "vitest";
import { expectFindings, expectPasses } from "../../../support/script-tester.ts";

const code = "act-outside-gate";
const purge = "$mailbox | Remove-Mailbox -PermanentlyDelete -Confirm:$false";

it.each([
  ["a mode", `param($Mode = 'Preview')\nif ($Mode -eq 'Execute') { ${purge} }`],
  ["a switch", `param([switch] $Force)\nif (-not $Force) { return }\n${purge}`],
  [
    "a value that comes from a parameter",
    `param($Mode)\n$run = @{ Mode = $Mode }\nif ($run.Mode -eq 'Execute') { ${purge} }`,
  ],
  ["ShouldProcess", `[CmdletBinding(SupportsShouldProcess)] param()\nif ($PSCmdlet.ShouldProcess('it')) { ${purge} }`],
  [
    "a gate around the call of its function",
    `param($Mode)\nfunction Clear-It { ${purge} }\nif ($Mode -eq 'Execute') { Clear-It }`,
  ],
  [
    "a mode that reaches a function as its own parameter",
    `param($Path, $Mode = 'Preview')
function Clear-Group($Path, $Mode) { if ($Mode -eq 'Execute') { ${purge} } }
Clear-Group -Path $Path -Mode $Mode`,
  ],
  [
    "a switch that reaches a function, and another one from there",
    `param([switch] $Force)
function Clear-It([switch] $Really) { if (-not $Really) { return }; ${purge} }
function Clear-All([bool] $Force) { Clear-It -Really:$Force }
Clear-All $Force`,
  ],
  [
    "a switch by the full name of its type",
    `param([System.Management.Automation.SwitchParameter] $Force)
if ($Force) { ${purge} }`,
  ],
  ["a comparison that is kept", `param($Mode = 'Preview')\n$go = $Mode -eq 'Execute'\nif ($go) { ${purge} }`],
  [
    "a kept comparison that ends the way",
    `param($Mode = 'Preview')\n$go = $Mode -eq 'Execute'\nif (-not $go -or $found.Count -eq 0) { return }\n${purge}`,
  ],
  [
    "a comparison that a function is given",
    `param($Mode = 'Preview')
function Clear-It([bool] $Go) { if ($Go) { ${purge} } }
Clear-It -Go ($Mode -eq 'Execute')`,
  ],
  [
    "a value that is true behind a gate alone",
    `param([switch] $Force)\n$go = $false\nif ($Force) { $go = $true }\nif ($found -and $go) { ${purge} }`,
  ],
  ["no act at all", "Get-Mailbox -SoftDeletedMailbox | Measure-Object"],
  ["a hold that is set", "Set-Mailbox $id -LitigationHoldEnabled $true -LitigationHoldDuration 365"],
  [
    "a hold that is set in a table",
    "$hold = @{ Identity = $id; LitigationHoldEnabled = $true; LitigationHoldDuration = $days }\nSet-Mailbox @hold",
  ],
  ["a change that can be taken back", "Set-Mailbox -Identity $id -HiddenFromAddressListsEnabled $true"],
])("takes %s", (_, text) => expectPasses(code, text));

const user = '"https://graph.microsoft.com/v1.0/users/$id"';

it.each([
  ["an alias", `irm -Method Delete -Uri ${user}`],
  ["a name that is an alias in Windows PowerShell", `curl ${user} -Method Delete`],
  ["abbreviations", `iwr -Met Delete -Ur ${user}`],
  ["a table", `$params = @{ Method = 'Delete'; Uri = ${user} }; Invoke-RestMethod @params`],
  ["a table for the other command", `$params = @{ Method = 'Delete'; Uri = ${user} }; Invoke-WebRequest @params`],
  ["a method of its own", `Invoke-RestMethod -CustomMethod DELETE -Uri ${user}`],
  ["values by their positions", "Invoke-MgGraphRequest DELETE /v1.0/users/$id"],
  [
    "a function of the script that makes it",
    `function Send-It($Method, $Uri) { irm -Method $Method -Uri $Uri }; Send-It -Method Delete -Uri ${user}`,
  ],
])("finds a request by %s", (_, text) => expectFindings(code, text, [[1, /DELETE runs whatever/]]));

it.each([
  ["a request that only reads, in a table", `$params = @{ Method = 'Get'; Uri = ${user} }\nInvoke-RestMethod @params`],
  ["a request to another service", "$params = @{ Method = 'Delete'; Uri = $blobUri }\nirm @params"],
  ["a function of the script", `function irm { param($Method, $Uri) }\nirm -Method Delete -Uri ${user}`],
  ["a program", `curl -X DELETE ${user}`],
])("takes %s", (_, text) => expectPasses(code, text));

it.each([
  "-LitigationHoldDuration 30",
  "-LitigationHoldDuration $days",
  "-LitigationHoldEnabled $false -LitigationHoldDuration 365",
  "-LitigationHoldEnabled $enabled -LitigationHoldDuration 365",
  "-LitigationHoldEnabled $true -LitigationHoldDuration 365 -RetainDeletedItemsFor 1",
])("finds a hold that is lifted or may be shortened by %s", (given) =>
  expectFindings(code, `Set-Mailbox $id ${given}`, [[1, /Set-Mailbox runs whatever/]]),
);

it.each([
  ["nothing around it", purge],
  ["a condition on what was found alone", `$mailbox = Get-Mailbox -Identity 1\nif ($mailbox) {\n${purge} }`],
  [
    "one call of its function outside",
    `param($Mode)\nfunction Clear-It {\n${purge} }\nif ($Mode) { Clear-It }\nClear-It`,
  ],
  ["an identity that was given", `param($Identity)\nif (-not $Identity) { return }\n${purge}`],
  ["a choice that must be made", `param([Parameter(Mandatory)] $Kind)\nif ($Kind -eq 'Mailbox') {\n${purge} }`],
  [
    "one call that always executes",
    `param($Mode = 'Preview')\nfunction Clear-It($Mode) { if ($Mode -eq 'Execute') {\n${purge} } }\nClear-It $Mode\nClear-It -Mode 'Execute'`,
  ],
  [
    "a switch of its function that is always on",
    `param([switch] $Force)\nfunction Clear-It([switch] $Force) { if ($Force) {\n${purge} } }\nClear-It -Force`,
  ],
  [
    "a value that is true anyhow",
    `param([switch] $Force)\n$go = $true\nif ($Force) { $go = $true }\nif ($go) {\n${purge} }`,
  ],
  [
    "a list that a comparison chooses",
    `param($Kind = 'a')\n$all = if ($Kind -eq 'a') { Get-Mailbox 1 } else { Get-Mailbox 2 }\nif ($all) {\n${purge} }`,
  ],
  ["a function that is never called", `param($Mode)\nfunction Clear-It {\n${purge} }`],
  ["the gate before it", `param($Mode)\nif ($Mode -eq 'Execute') { Write-Output 'go' }\n${purge}`],
])("finds an act with %s", async (_, text) => {
  const line = text.split("\n").findIndex((one) => one.startsWith(purge)) + 1;
  await expectFindings(code, text, [[line, /Remove-Mailbox runs whatever/]]);
});
