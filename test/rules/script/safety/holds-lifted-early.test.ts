import { it } from "vitest";
import { expectFindings, expectPasses } from "../../../support/script-tester.ts";

const code = "holds-lifted-early";
const purge = "$mailbox | Remove-Mailbox -PermanentlyDelete -Confirm:$false -ErrorAction Stop";
const lift = "Set-Mailbox $mailbox.Guid -InactiveMailbox -LitigationHoldEnabled $false -ErrorAction Stop";
const lines = (...all: readonly string[]): string => all.join("\n");

it.each([
  ["an early exit before it", lines("if ($mailbox.ExternalDirectoryObjectId) { throw }", lift, purge)],
  ["a condition around it", lines("if (-not $mailbox.ExternalDirectoryObjectId) {", lift, purge, "}")],
  ["the directory asked", lines("if (Get-MgUser -UserId $id -ErrorAction SilentlyContinue) { return }", lift, purge)],
  [
    "the bin asked",
    lines("$user = Get-MsolUser -ObjectId $id -ReturnDeletedUsers", "if ($user) { return }", lift, purge),
  ],
  [
    "a filter of what is worked on",
    lines(
      "$all = Get-Mailbox -SoftDeletedMailbox | Where-Object { $_.ExternalDirectoryObjectId -eq '' }",
      "foreach ($mailbox in $all) {",
      lift,
      purge,
      "}",
    ),
  ],
  [
    "a guard of the function that lifts",
    lines(
      `function Clear-It($mailbox) { if ($mailbox.ExternalDirectoryObjectId) { return }; ${lift} }`,
      "Clear-It $mailbox",
      purge,
    ),
  ],
  ["no purge behind it", lift],
  ["a purge before it", lines(purge, lift)],
  ["a deletion that can be taken back", lines(lift, "$mailbox | Remove-Mailbox -Confirm:$false")],
  ["a hold that is put on", lines("Set-Mailbox $id -LitigationHoldEnabled $true", purge)],
  ["another loop's purge in the other branch", lines("if ($Lift) {", lift, "} else {", purge, "}")],
])("takes %s", (_, text) => expectPasses(code, text));

it.each([
  ["nothing before it", lines(lift, purge)],
  ["the user looked at too late", lines(lift, "if ($mailbox.ExternalDirectoryObjectId) { throw }", purge)],
  ["the user only shown", lines("Write-Output $mailbox.ExternalDirectoryObjectId", lift, purge)],
  [
    "the user looked at, and the way gone on",
    lines("if ($mailbox.ExternalDirectoryObjectId) { Write-Warning 'a user' }", lift, purge),
  ],
  ["a purge in a loop", lines("foreach ($mailbox in $all) {", lift, purge, "}")],
  [
    "a purge behind the loop",
    lines("foreach ($mailbox in $all) {", lift, "}", "foreach ($mailbox in $all) {", purge, "}"),
  ],
  ["a purge in a function", lines(`function Clear-It { ${purge} }`, lift, "Clear-It")],
  ["a purge behind the call of its function", lines("function Unlock-It {", lift, "}", "Unlock-It", purge)],
])("finds a hold that is lifted with %s", async (_, text) => {
  const all = text.split("\n");
  const purged = all.findIndex((one) => one.includes(purge)) + 1;
  await expectFindings(code, text, [
    [all.indexOf(lift) + 1, new RegExp(`Set-Mailbox lifts a hold for the purge in line ${purged},`)],
  ]);
});

it.each([
  "Set-Mailbox $id -ExcludeFromAllOrgHolds",
  "Set-Mailbox $id -ExcludeFromAllHolds",
  "Set-Mailbox $id -InactiveMailbox -RemoveDelayHoldApplied",
  "Set-RetentionCompliancePolicy $policy -RemoveExchangeLocation $address",
  "Set-CaseHoldPolicy $policy -RemoveExchangeLocation $address",
  "Set-MailboxSearch $search -InPlaceHoldEnabled $false",
  "Invoke-HoldRemovalAction -Action RemoveHold -ExchangeLocation $address -HoldId $hold",
])("knows that %s lifts a hold", (text) => expectFindings(code, lines(text, purge), [[1]]));
