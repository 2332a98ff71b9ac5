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
])("finds a request by %s", (_, text) =>
  expectFindings(code, text, [
    [1, /The request DELETE \.\.\.\/users\/\$id runs whatever|The request DELETE \/v1\.0\/users\/\$id runs/],
  ]),
);

const batch = "https://graph.microsoft.com/v1.0/\\$batch";
const admin = "https://outlook.office365.com/adminapi/beta/$tenant/InvokeCommand";

it.each([
  ["a method in a variable", `$method = 'DELETE'; irm -Method $method -Uri ${user}`, /DELETE \.\.\.\/users\/\$id/],
  ["an alias of the script", `Set-Alias call irm; call -Method Delete -Uri ${user}`, /DELETE/],
  [
    "a purge of what a search found",
    "Invoke-MgGraphRequest -Method POST -Uri /v1.0/security/cases/ediscoveryCases/$c/searches/$s/purgeData",
    /POST .*purgeData/,
  ],
  [
    "a folder that is deleted for good",
    "Invoke-MgGraphRequest -Method POST -Uri /v1.0/users/$u/mailFolders/$f/permanentDelete",
    /POST .*permanentDelete/,
  ],
  [
    "a batch",
    `$one = @{ id = 1; method = 'DELETE'; url = "/users/$id" }
$body = @{ requests = @($one) } | ConvertTo-Json
irm -Method Post -Uri "${batch}" -Body $body`,
    /POST \.\.\./,
  ],
  [
    "the admin API of Exchange",
    `$body = @{ CmdletInput = @{ CmdletName = 'Remove-Mailbox'; Parameters = @{ Identity = $id } } } | ConvertTo-Json
irm -Method Post -Uri "${admin}" -Body $body`,
    /POST .*InvokeCommand/,
  ],
] as const)("finds a request by %s", (_, text, says) => expectFindings(code, text, [[text.split("\n").length, says]]));

it.each([
  [
    "a batch that reads",
    `irm -Method Post -Uri "${batch}" -Body (@{ requests = @(@{ method = 'GET' }) } | ConvertTo-Json)`,
  ],
  ["the admin API of Exchange that reads", `irm -Method Post -Uri "${admin}" -Body '{"CmdletName":"Get-Mailbox"}'`],
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

const remove = "Remove-Mailbox -Identity $id -PermanentlyDelete -Confirm:$false";

it.each([
  ["a mode that executes by default", `param([string] $Mode = 'Execute')\nif ($Mode -eq 'Execute') { ${remove} }`],
  ["a way out of it", `param([string] $Mode = 'Execute')\nif ($Mode -ne 'Execute') { return }\n${remove}`],
  ["a Boolean that is true by default", `param([bool] $Execute = $true)\nif ($Execute) { ${remove} }`],
  ["a switch the other way round", `param([switch] $Execute)\nif (-not $Execute) { ${remove} }`],
  ["a return where it is given", `param([switch] $Execute)\nif ($Execute) { return }\n${remove}`],
  ["the else of it", `param([switch] $Execute)\nif ($Execute) { 'x' } else { ${remove} }`],
  ["a switch that must be given to be safe", `param([switch] $DryRun)\nif (-not $DryRun) { ${remove} }`],
  ["a mode that is not the report", `param([string] $Mode = 'Preview')\nif ($Mode -ne 'Report') { ${remove} }`],
  ["a switch that is written over", `param([switch] $Execute)\n$Execute = $true\nif ($Execute) { ${remove} }`],
  ["a switch or anything", `param([switch] $Execute)\nif ($Execute -or $true) { ${remove} }`],
  [
    "a switch that only widens",
    `param([switch] $IncludeShared)
$m = Get-Mailbox $id
if ($m.RecipientTypeDetails -eq 'UserMailbox' -or $IncludeShared) { ${remove} }`,
  ],
  ["a choice with a default", `param([string] $Department = 'Sales')\nif ($Department -eq 'Sales') { ${remove} }`],
  ["ShouldProcess that nothing supports", `[CmdletBinding()] param()\nif ($PSCmdlet.ShouldProcess('x')) { ${remove} }`],
  ["a count that grows", `$n = 0\nforeach ($x in $y) { $n++ }\nif ($n -gt 0) { ${remove} }`],
  [
    "a default that is set behind the parameters",
    `param($Mode)\nif (-not $Mode) { $Mode = 'Execute' }\nif ($Mode -eq 'Execute') { ${remove} }`,
  ],
  ["a default part of a switch", `param($Mode = 'Preview')\nswitch ($Mode) { 'Report' { 1 } default { ${remove} } }`],
  ["an identity that is bound", `param($Id)\nif ($PSBoundParameters.ContainsKey('Id')) { ${remove} }`],
  [
    "the default parameter set",
    `[CmdletBinding(DefaultParameterSetName = 'Purge')] param()\nif ($PSCmdlet.ParameterSetName -eq 'Purge') { ${remove} }`,
  ],
  ["-WhatIf that must be asked for", `param([switch] $Try)\n${remove} -WhatIf:$Try`],
  [
    "a preference that the functions of a module do not heed",
    `param([switch] $Execute)\nif (-not $Execute) { $WhatIfPreference = $true }\n${remove}`,
  ],
  ["a question that nobody answers in a job", `if ((Read-Host 'Type PURGE') -ceq 'PURGE') { ${remove} }`],
])("finds an act behind %s", async (_, text) => {
  const line = text.split("\n").findIndex((one) => one.includes(remove)) + 1;
  await expectFindings(code, text, [[line, /Remove-Mailbox runs whatever/]]);
});

it.each([
  ["a part of a switch", `param([string] $Mode = 'Preview')\nswitch ($Mode) { 'Execute' { ${remove} } default { } }`],
  ["a switch that is bound", `param([switch] $Purge)\nif ($PSBoundParameters.ContainsKey('Purge')) { ${remove} }`],
  [
    "another parameter set than the default one",
    `[CmdletBinding(DefaultParameterSetName = 'Show')]
param([Parameter(ParameterSetName = 'Purge')] [switch] $Purge)
if ($PSCmdlet.ParameterSetName -eq 'Purge') { ${remove} }`,
  ],
  ["-WhatIf where it is not to execute", `param([switch] $Execute)\n${remove} -WhatIf:(-not $Execute)`],
  [
    "a preference that cmdlets heed",
    `param([switch] $Execute)\nif (-not $Execute) { $global:WhatIfPreference = $true }\n${remove}`,
  ],
  [
    "a text that must be typed",
    `param([Parameter(Mandatory)] [string] $ConfirmText)\nif ($ConfirmText -ne 'I AGREE') { throw 'x' }\n${remove}`,
  ],
  ["a Boolean that must be given", `param([Parameter(Mandatory)] [bool] $Execute)\nif ($Execute) { ${remove} }`],
  ["an option", `param([hashtable] $Options)\nif ($Options.Execute) { ${remove} }`],
  ["an option with a default", `param($Options = @{ Execute = $false })\nif ($Options.Execute) { ${remove} }`],
  [
    "a value of either kind",
    `param([switch] $Force, $Mode = 'Preview')\nif ($Force -or $Mode -in 'Execute', 'Purge') { ${remove} }`,
  ],
  [
    "a function that throws before it",
    `param($Mode = 'Preview')
function Assert-Mode { if ($Mode -ne 'Execute') { throw 'Preview' } }
Assert-Mode
${remove}`,
  ],
  [
    "a function that answers",
    `param($Mode = 'Preview')\nfunction Test-Mode { return $Mode -eq 'Execute' }\nif (Test-Mode) { ${remove} }`,
  ],
  [
    "a function that calls itself",
    `param([switch] $Force)
function Clear-Tree($id) { ${remove}; foreach ($x in $y) { Clear-Tree $x } }
if ($Force) { Clear-Tree 1 }`,
  ],
])("takes an act behind %s", (_, text) => expectPasses(code, text));

it.each([
  ["a typed word", `if ((Read-Host 'Type PURGE') -ceq 'PURGE') { ${remove} }`],
  ["a typed word that is kept", `$said = Read-Host 'Purge?'\nif ($said.ToLower() -ne 'y') { return }\n${remove}`],
  [
    "a choice",
    `$choice = $Host.UI.PromptForChoice('Purge', 'Sure?', ('&Yes', '&No'), 1)\nif ($choice -eq 1) { return }\n${remove}`,
  ],
  ["a grid", `Get-Mailbox -SoftDeletedMailbox | Out-GridView -PassThru | Remove-Mailbox -Confirm:$false`],
  ["its own question", "Remove-Mailbox -Identity $id -Confirm"],
])("takes a person at a desktop by %s", async (_, text) => {
  await expectPasses(code, text, ["desktop-5.1", "desktop-7"]);
  await expectFindings(code, text, [[text.split("\n").length]], ["desktop-7", "automation-7.4"]);
});

it("asks a person at a desktop for nothing that does not decide", () =>
  expectFindings(code, `$name = Read-Host 'Name'\nif ($name -eq 'x' -or $true) { ${remove} }`, [[2]], ["desktop-7"]));

it.each([
  ["Set-Alias rmbx Remove-Mailbox; rmbx bob -PermanentlyDelete", "Remove-Mailbox"],
  ["New-Alias -Name rmbx -Value Remove-Mailbox -Force; rmbx bob -PermanentlyDelete", "Remove-Mailbox"],
  ["$cmd = 'Remove-Mailbox'; & $cmd -Identity bob -PermanentlyDelete", "Remove-Mailbox"],
  ["& (Get-Command Remove-Mailbox) -Identity bob", "Remove-Mailbox"],
  ["$rm = Get-Command -Name Remove-Mailbox; & $rm -Identity bob", "Remove-Mailbox"],
  ["New-ComplianceSearchAction -SearchName x -Purge -PurgeType HardDelete", "New-ComplianceSearchAction"],
  ["$p = @{ SearchName = 'x'; Purge = $true }; New-ComplianceSearchAction @p", "New-ComplianceSearchAction"],
  ["Remove-CaseHoldPolicy x -Confirm:$false", "Remove-CaseHoldPolicy"],
  ["Remove-RetentionCompliancePolicy x -Confirm:$false", "Remove-RetentionCompliancePolicy"],
  ["Remove-HoldCompliancePolicy x -Confirm:$false", "Remove-HoldCompliancePolicy"],
  ["Remove-ComplianceCase x -Confirm:$false", "Remove-ComplianceCase"],
  ["Set-ComplianceCase x -Close", "Set-ComplianceCase"],
  ["Remove-EntraUser -UserId x", "Remove-EntraUser"],
  ["Remove-EntraDeletedDirectoryObject -Id x", "Remove-EntraDeletedDirectoryObject"],
  ["Remove-AzureADUser -ObjectId x", "Remove-AzureADUser"],
  ["Remove-AzureADMSDeletedDirectoryObject -Id x", "Remove-AzureADMSDeletedDirectoryObject"],
  ["Remove-MgBetaUser -UserId x", "Remove-MgBetaUser"],
  ["Clear-MgSecurityCaseEdiscoveryCaseSearchData -EdiscoveryCaseId a", "Clear-MgSecurityCaseEdiscoveryCaseSearchData"],
])("finds the act in %s", (text, name) => expectFindings(code, text, [[1, new RegExp(`^${name} runs`)]]));

it.each([
  "New-ComplianceSearchAction -SearchName x -Preview",
  "New-ComplianceSearchAction -SearchName x -Purge:$false -Preview",
  "Set-ComplianceCase x -Reopen",
  "Remove-MgBetaUser -UserId x -WhatIf",
  "Set-Alias rmbx Get-Mailbox; rmbx bob",
  "function Remove-Mailbox { }; Set-Alias rmbx Remove-Mailbox; rmbx bob",
  "$cmd = 'Get-Mailbox'; & $cmd -Identity bob",
  "function Remove-CaseHoldPolicy { 'none' }; Remove-CaseHoldPolicy",
])("takes what is no such act: %s", (text) => expectPasses(code, text));

const table = "$p = @{ Identity = $id }";

it.each([
  ["an element", `${table}; $p['LitigationHoldEnabled'] = $false`],
  ["a property", `${table}; $p.LitigationHoldEnabled = $false`],
  ["a call of Add", `${table}; $p.Add('LitigationHoldEnabled', $false)`],
  ["another table", `${table}; $p += @{ LitigationHoldEnabled = $false }`],
  ["a later value", `$p = @{ LitigationHoldEnabled = $true }; $p.LitigationHoldEnabled = $false`],
  ["one of two ways", `${table}; if ($x) { $p.LitigationHoldEnabled = $false }`],
  ["a table that is empty at first", "$p = @{}; $p['Identity'] = $id; $p['LitigationHoldEnabled'] = $false"],
])("finds a hold that is lifted by a table that is given it as %s", (_, text) =>
  expectFindings(code, `${text}\nSet-Mailbox @p`, [[2, /^Set-Mailbox runs/]]),
);

it.each([
  ["a hold that is set", `${table}; $p.LitigationHoldEnabled = $true; $p.LitigationHoldDuration = 365`],
  ["a hold that is set after all", "$p = @{ LitigationHoldEnabled = $false }; $p.LitigationHoldEnabled = $true"],
  ["another setting", `${table}; $p['HiddenFromAddressListsEnabled'] = $true`],
  ["the table of another function", `function F { $p = @{}; $p.LitigationHoldEnabled = $false }; ${table}`],
])("takes a table that is given %s", (_, text) => expectPasses(code, `${text}\nSet-Mailbox @p`));

it("takes a table that is given something behind the call alone", () =>
  expectPasses(code, `${table}; Set-Mailbox @p; $p.LitigationHoldEnabled = $false`));

const refused = `param([switch] $Go)\nif (-not $Go) { throw 'no' }\n${purge}`;
const asserted = `param([switch] $Go)\nfunction Assert-Go { param($Asked) if (-not $Asked) { throw 'no' } }\nAssert-Go $Go\n${purge}`;

it.each([
  [
    "a refusal behind which a trap lets the run go on",
    refused.replace("\n", "\ntrap { Write-Warning $_; continue }\n"),
    4,
  ],
  ["one behind which a trap without a word does", refused.replace("\n", "\ntrap { Add-Content log.txt $_ }\n"), 4],
  ["a function's refusal that a trap takes", asserted.replace("\n", "\ntrap { continue }\n"), 5],
])("finds %s", (_, text, line) => expectFindings(code, text, [[line, /runs whatever/]]));

it.each([
  ["a trap that ends the run", refused.replace("\n", "\ntrap { Write-Warning $_; break }\n")],
  ["a trap of another error", refused.replace("\n", "\ntrap [System.IO.IOException] { continue }\n")],
  [
    "a text that must be known",
    `param([Parameter(Mandatory)] [string] $AckText)\nif ($AckText -ne 'I know') { throw 'no' }\n${purge}`,
  ],
])("takes %s", (_, text) => expectPasses(code, text));
