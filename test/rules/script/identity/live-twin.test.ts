import { it } from "vitest";
import { expectFindings, expectPasses } from "../../../support/script-tester.ts";

const code = "live-twin";
const deleted = "Get-Mailbox -Identity $Identity -SoftDeletedMailbox";
const purge = "Remove-Mailbox -PermanentlyDelete -Confirm:$false";

it.each([
  ["a deleted one, piped", `${deleted} | ${purge}`],
  ["a deleted one in a variable", `$one = ${deleted}\n$one | ${purge}`],
  ["an inactive one", `Get-Mailbox $Identity -InactiveMailboxOnly | ${purge}`],
  ["the GUID of a deleted one", `$one = ${deleted}\n${purge} -Identity ([string] $one.ExchangeGuid)`],
  ["a deleted mail user", "Get-MailUser $Identity -SoftDeletedMailUser | Remove-MailUser -PermanentlyDelete"],
  ["a GUID", `${purge} -Identity '0f8fad5b-d9cb-469f-a165-70867728950e'`],
  ["a parameter that must be a GUID", `param([guid] $Identity)\n${purge} -Identity $Identity`],
  ["a column of GUIDs", `Import-Csv a.csv | ForEach-Object { ${purge} -Identity $_.ExchangeGuid }`],
  ["a file of GUIDs", `Get-Content guids.txt | ForEach-Object { ${purge} -Identity $_ }`],
  ["lines that become GUIDs", `Get-Content a.txt | ForEach-Object { ${purge} -Identity ([guid] $_) }`],
  [
    "lines that are looked at",
    `foreach ($line in Get-Content a.txt) { if ($line -notmatch '^[0-9a-f-]{36}$') { throw 'no GUID' }; ${purge} -Identity $line }`,
  ],
  [
    "a deleted one, piped into a function",
    `function Clear-It { param([Parameter(ValueFromPipeline)] $It) process { $It | ${purge} } }\n${deleted} | Clear-It`,
  ],
  [
    "a deleted one, given to a method",
    `class It { [void] Clear([object] $m) { $m | ${purge} } }\n$one = ${deleted}\n[It]::new().Clear($one)`,
  ],
  ["what only the run knows", `${purge} -Identity (Find-It)`],
  ["a table that cannot be followed", `Get-Mailbox @given | ${purge}`],
  [
    "the inactive ones of both",
    `Get-Mailbox -IncludeInactiveMailbox | Where-Object { $_.IsInactiveMailbox } | ${purge}`,
  ],
  [
    "an address that no active mailbox has",
    `param($Address)\nif (Get-Recipient -Identity $Address -ErrorAction SilentlyContinue) { throw 'active' }\n${purge} -Identity $Address`,
  ],
  ["an active mailbox that is to be deleted", "Remove-Mailbox -Identity alice@contoso.com -Confirm:$false"],
  [
    "an active mailbox that was looked up",
    "$one = Get-Mailbox -Identity alice\nRemove-Mailbox -Identity $one.ExchangeGuid -Confirm:$false",
  ],
  ["through a function of the script", `function Find-It { ${deleted} }\n$one = Find-It\n$one | ${purge}`],
])("takes %s", (_, text) => expectPasses(code, text));

it.each([
  ["an address", `\n${purge} -Identity alice@contoso.com`],
  ["whatever was given", `param([string] $Identity)\n${purge} -Identity $Identity`],
  ["a mailbox of the active ones", `\nGet-Mailbox -Identity $Identity | ${purge}`],
  ["a mailbox of the active ones, filtered", `\nGet-Mailbox | Where-Object { $_.Old } | ${purge}`],
  ["a mailbox of both", `\nGet-Mailbox -Identity $Identity -IncludeInactiveMailbox | ${purge}`],
  ["the name of a deleted one", `$one = ${deleted}\n${purge} -Identity $one.Name`],
  ["the name of a deleted one, not for good", `$one = ${deleted}\nRemove-Mailbox -Identity $one.Alias -Confirm:$false`],
  ["a line of text", `\nforeach ($one in Get-Content a.txt) { ${purge} -Identity $one }`],
  ["a line of text, piped", `\ngc a.txt | % { ${purge} -Identity $_ }`],
  [
    "a line of text, where another mailbox was looked for",
    `if (Get-Mailbox -Identity admin@contoso.com) { throw }\nforeach ($one in Get-Content a.txt) { ${purge} -Identity $one }`,
  ],
  ["a row of a file", `\nImport-Csv a.csv | ForEach-Object { ${purge} -Identity $_.Mailbox } `],
  [
    "an address of which only the deleted one was looked at",
    `param($Identity); if (-not (${deleted})) { throw 'none' }\n${purge} -Identity $Identity`,
  ],
])("finds a purge of %s", async (_, text) => {
  await expectFindings(code, text, [[2, /can hit an active .*Get-Mailbox -SoftDeletedMailbox/]]);
});

it("finds a purge of a mail user by its name", async () => {
  await expectFindings(code, "Remove-MailUser 'Alice' -PermanentlyDelete", [[1, /Get-MailUser -SoftDeletedMailUser/]]);
});
