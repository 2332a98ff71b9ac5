import { it } from "vitest";
import { expectFindings, expectPasses } from "../../../support/script-tester.ts";

const code = "unfiltered-pipe";
const purge = "Remove-Mailbox -PermanentlyDelete -Confirm:$false";
const all = "Get-Mailbox -SoftDeletedMailbox -ResultSize Unlimited";

it.each([
  ["an identity", `Get-Mailbox -Identity $Identity -SoftDeletedMailbox | ${purge}`],
  ["an identity by its position", `Get-Mailbox $Identity -SoftDeletedMailbox | ${purge}`],
  ["a filter of the server", `${all} -Filter "WhenSoftDeleted -lt '01/01/2026'" | ${purge}`],
  ["a filter that only the run knows", `${all} -Filter $filter | ${purge}`],
  ["a filter of the pipeline", `${all} | Where-Object { $_.Alias -like 'old-*' } | ${purge}`],
  ["a filter in a variable", `$old = ${all} | ? Alias -like 'old-*'\n$old | ${purge}`],
  ["a filter of the loop", `foreach ($one in ${all}) { if ($one.Alias -like 'old-*') { $one | ${purge} } }`],
  ["a filter that goes on with the next", `${all} | ForEach-Object { if (-not $_.Old) { return }; $_ | ${purge} }`],
  [
    "a condition on what is known of each",
    `foreach ($one in ${all}) {\n$facts = Get-Facts $one\nif ($facts.Holds.Count -gt 0) { continue }\n$one | ${purge} }`,
  ],
  [
    "a function that refuses",
    `function Assert-Old($It) { if (-not $It.Old) { throw 'young' } }\nforeach ($one in ${all}) { Assert-Old $one; $one | ${purge} }`,
  ],
  [
    "a cap before a change",
    "$found = @(Get-Mailbox)\nif ($found.Count -gt 10) { throw 'too many' }\n$found | Set-Mailbox -MaxSendSize 10MB",
  ],
  ["that there is one alone", `$found = @(${all})\nif ($found.Count -ne 1) { throw 'several' }\n$found | ${purge}`],
  ["a filter by a method", `(${all}).Where({ $_.Alias -like 'old-*' }) | ${purge}`],
  [
    "a filter before a function that takes the pipe",
    `filter Clear-It { $_ | ${purge} }\n${all} | Where-Object { $_.Alias -like 'old-*' } | Clear-It`,
  ],
  ["a count before the first", `$found = @(${all})\nif ($found.Count -ne 1) { throw 'several' }\n$found[0] | ${purge}`],
  [
    "a count that is kept",
    `$found = @(${all})\n$n = $found.Count\nif ($n -gt 1) { throw 'several' }\n$found[0] | ${purge}`,
  ],
  [
    "a count in a function that picks",
    `function Select-One($Found) { if ($Found.Count -ne 1) { throw 'no' }; return $Found[0] }\n$one = Select-One (${all})\n$one | ${purge}`,
  ],
  [
    "a function that is given the answer before the first is taken",
    `function Assert-One($All) { if ($All.Count -ne 1) { throw 'no' } }\n$found = ${all}\nAssert-One $found\n$found[0] | ${purge}`,
  ],
  [
    "a comparison of the first with what is meant",
    `param($Approved)\n$one = (${all})[0]\nif ([string] $one.ExchangeGuid -ne $Approved) { throw 'another' }\n$one | ${purge}`,
  ],
  [
    "the first of those with an identity",
    `$found = @(Get-Mailbox $Identity -SoftDeletedMailbox)\n$found[0] | ${purge}`,
  ],
  [
    "each by its number",
    `$found = @(${all})\nfor ($i = 0; $i -lt $found.Count; $i++) { if ($found[$i].Old) { $found[$i] | ${purge} } }`,
  ],
  ["a choice by hand", `${all} | Out-GridView -PassThru | ${purge}`],
  ["names that are piped in", `Get-Content a.txt | Get-Mailbox -SoftDeletedMailbox | ${purge}`],
  ["a table that cannot be followed", `Get-Mailbox @given | ${purge}`],
  ["a setting for all of a kind", "Get-Mailbox -RecipientTypeDetails SharedMailbox | Set-Mailbox -MaxSendSize 10MB"],
  ["all, but only told", `${all} | Format-Table`],
  [
    "all of something else",
    "Get-Mailbox -Identity $id | ForEach-Object { Remove-MgUser -UserId $_.ExternalDirectoryObjectId }",
  ],
  [
    "a lookup of one, beside the list",
    `$listed = ${all}\n$listed.Count\nGet-Mailbox -Identity $Identity -SoftDeletedMailbox | ${purge}`,
  ],
])("takes %s", (_, text) => expectPasses(code, text));

it.each([
  ["straight into the act", `\n${all} | ${purge}`, /Remove-Mailbox takes all that Get-Mailbox shows/],
  ["by a variable", `$all = ${all}\n$all | ${purge}`, /Remove-Mailbox/],
  ["sorted and cut", `\n${all} | Sort-Object Name | Select-Object -First 5 | ${purge}`, /Remove-Mailbox/],
  ["filtered by nothing", `\n${all} | Where-Object { $true } | ${purge}`, /Remove-Mailbox/],
  ["filtered by what all have", `\n${all} -Filter "Name -like '*'" | ${purge}`, /Remove-Mailbox/],
  ["filtered by a block that all match", `\n${all} -Filter { Alias -ne $null } | ${purge}`, /Remove-Mailbox/],
  ["in a loop", `foreach ($one in ${all}) {\nRemove-Mailbox -Identity $one.ExchangeGuid }`, /Remove-Mailbox/],
  ["in a loop, where there is any", `foreach ($one in ${all}) { if ($one) {\n$one | ${purge} } }`, /Remove-Mailbox/],
  [
    "where somebody says yes",
    `foreach ($one in ${all}) { if ($PSCmdlet.ShouldProcess($one.Name)) {\n$one | ${purge} } }`,
    /Remove-Mailbox/,
  ],
  [
    "looked up again one by one",
    `foreach ($one in ${all}) {\nGet-Mailbox -Identity $one.ExchangeGuid -SoftDeletedMailbox | ${purge} }`,
    /Remove-Mailbox/,
  ],
  ["by a function", `function Clear-It($It) {\n$It | ${purge} }\nforeach ($one in ${all}) { Clear-It $one }`, /Remove/],
  ["into a change", "\nGet-Mailbox -ResultSize Unlimited | Set-Mailbox -HiddenFromAddressListsEnabled $true", /Set-M/],
  ["of one kind", `\n${all} -RecipientTypeDetails SharedMailbox | ${purge}`, /Remove-Mailbox/],
  ["by a function that takes the pipe", `filter Clear-It {\n$_ | ${purge} }\n${all} | Clear-It`, /Remove-Mailbox/],
  [
    "by a parameter that takes the pipe",
    `function Clear-It { param([Parameter(ValueFromPipeline)] $It) process {\n$It | ${purge} } }\n${all} | Clear-It`,
    /Remove-Mailbox/,
  ],
  ["by a method", `$found = ${all}\n$found.ForEach({ $_ | ${purge} })`, /Remove-Mailbox/],
  [
    "by an index",
    `$found = @(${all}); for ($i = 0; $i -lt $found.Count; $i++) {\nRemove-Mailbox -Identity $found[$i].ExchangeGuid }`,
    /Remove-Mailbox/,
  ],
  [
    "of which only the number is known",
    `$found = @(${all}); if ($found.Count -eq 0 -or $found.Count -gt 10) { throw 'too many' }\n$found | ${purge}`,
    /Remove-Mailbox/,
  ],
  ["by an identity that all have", `\nGet-Mailbox -SoftDeletedMailbox -Identity * | ${purge}`, /Remove-Mailbox/],
  ["of users", "\nGet-MgUser -All | ForEach-Object { Remove-MgUser -UserId $_.Id }", /Remove-MgUser .* Get-MgUser/],
  [
    "of policies",
    "\nGet-RetentionCompliancePolicy | Set-RetentionCompliancePolicy -Enabled $false",
    /Set-RetentionCompliancePolicy/,
  ],
])("finds a whole answer %s", async (_, text, says) => {
  await expectFindings(code, text, [[2, says]]);
});

it.each([
  ["if it is on no hold", `$one = (${all})[0]\nif ($one.LitigationHoldEnabled) { throw 'held' }\n$one | ${purge}`],
  [
    "if a function lets it pass",
    `function Assert-Free($It) { if ($It.InPlaceHolds) { throw 'held' } }\n$one = (${all})[0]; Assert-Free $one\n$one | ${purge}`,
  ],
  [
    "if there is any, and something else",
    `$found = @(${all}); if ($found.Count -eq 0 -and $done) { return }\n\n$found[0] | ${purge}`,
  ],
  [
    "by its GUID",
    `$found = @(${all}); if (-not $found) { return }\n$null = Get-Date\n${purge} -Identity $found[0].ExchangeGuid`,
  ],
])("finds the first of a whole answer, %s", (_, text) =>
  expectFindings(code, text, [[3, /Remove-Mailbox takes one of all that Get-Mailbox shows/]]),
);
