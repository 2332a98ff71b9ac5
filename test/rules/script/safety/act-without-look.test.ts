import { it } from "vitest";
import { expectFindings, expectPasses } from "../../../support/script-tester.ts";

const code = "act-without-look";
const purge = "$mailbox | Remove-Mailbox -PermanentlyDelete -Confirm:$false -ErrorAction Stop";
const look = "Get-Mailbox -Identity $id -SoftDeletedMailbox";
const lines = (...all: readonly string[]): string => all.join("\n");

it.each([
  ["a look behind it", lines(purge, look)],
  ["a look in a condition", lines(purge, `if (${look}) { throw }`)],
  ["a look in the loop", lines("foreach ($mailbox in $all) {", purge, look, "}")],
  ["a look behind the loop", lines("foreach ($mailbox in $all) {", purge, "}", "Get-EXOMailbox -InactiveMailboxOnly")],
  ["a loop that goes on while it is there", `while (${look}) { ${purge} }`],
  ["a loop until it is gone", lines("do {", purge, `} until (-not (${look}))`)],
  ["a look behind the try that it stands in", lines("try {", purge, "} catch { throw }", look)],
  ["a look in the finally", lines("try {", purge, "} finally {", look, "}")],
  ["a look in a function", lines(`function Test-It { ${look} }`, purge, "Test-It")],
  ["a look in a block that a function is given", lines(purge, `Confirm-It -Look { ${look} }`)],
  [
    "a look behind each call of its function",
    lines(`function Clear-It { ${purge} }`, "Clear-It 1", "Clear-It 2", look),
  ],
  ["a look at the statistics of the deleted", lines(purge, "Get-MailboxStatistics $id -IncludeSoftDeletedRecipients")],
  ["a hold that is looked at", lines("Set-Mailbox $id -LitigationHoldEnabled $false", "Get-Mailbox $id")],
  [
    "a policy that shows on the mailbox",
    lines(
      "Set-RetentionCompliancePolicy $policy -RemoveExchangeLocation $address",
      "Get-Mailbox $id -SoftDeletedMailbox",
    ),
  ],
  [
    "a user that is looked for in the bin",
    lines("Remove-MgUser -UserId $id", "Get-MgDirectoryDeletedItemAsUser -DirectoryObjectId $id"),
  ],
  [
    "a user that is asked for by address",
    lines("Remove-MgUser -UserId $id", 'Invoke-MgGraphRequest -Uri "/v1.0/users/$id"'),
  ],
  [
    "a request for a request",
    lines(
      'Invoke-RestMethod -Method Delete -Uri "https://graph.microsoft.com/v1.0/users/$id"',
      'Invoke-RestMethod -Uri "https://graph.microsoft.com/v1.0/users/$id"',
    ),
  ],
  [
    "a request for a request, by a table",
    lines(
      'irm -Method Delete -Uri "https://graph.microsoft.com/v1.0/users/$id"',
      '$ask = @{ Method = "Get"; Uri = "https://graph.microsoft.com/v1.0/users/$id" }',
      "iwr @ask",
    ),
  ],
  ["a change that can be taken back", "Set-Mailbox $id -HiddenFromAddressListsEnabled $true"],
])("takes %s", (_, text) => expectPasses(code, text));

it.each([
  ["nothing behind it", purge],
  ["a look before it alone", lines(look, purge)],
  ["a look before it in the loop: the next turn is of another", lines("foreach ($id in $all) {", look, purge, "}")],
  ["a look at the active ones", lines(purge, "Get-Mailbox -Identity $id")],
  ["a look at something else", lines(purge, "Get-MgUser -UserId $id", "Get-OrganizationConfig")],
  ["a look in a function that is not called", lines(purge, `function Test-It { ${look} }`)],
  ["a look in the other branch", lines("if ($x) {", purge, "}", `else { ${look} }`)],
  [
    "a look behind one of the calls of its function",
    lines("function Clear-It {", purge, "}", "Clear-It 1", look, "Clear-It 2"),
  ],
])("finds a purge with %s", async (_, text) => {
  const line = text.split("\n").indexOf(purge) + 1;
  await expectFindings(code, text, [
    [line, /Nothing looks whether Remove-Mailbox has happened: .*-SoftDeletedMailbox/],
  ]);
});

it("takes no question to a store, nor to an address that only the run knows, for one to the directory", async () => {
  const text = lines(
    "Remove-MgUser -UserId $id",
    "Invoke-RestMethod -Uri $blobUri",
    "Invoke-WebRequest https://x.blob.core.windows.net/a",
  );
  await expectFindings(code, text, [[1]]);
});

it.each([
  "Set-Mailbox $id -ExcludeFromAllOrgHolds",
  "Remove-MgDirectoryDeletedItem -DirectoryObjectId $id",
  "Remove-MsolUser -ObjectId $id -RemoveFromRecycleBin -Force",
  'Invoke-MgGraphRequest -Method DELETE -Uri "/v1.0/users/$id"',
])("finds %s", (text) => expectFindings(code, lines(text, "Invoke-MgGraphRequest -Method POST -Uri /x"), [[1]]));
