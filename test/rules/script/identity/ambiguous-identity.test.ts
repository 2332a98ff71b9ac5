import { it } from "vitest";
import { expectFindings, expectPasses } from "../../../support/script-tester.ts";

const code = "ambiguous-identity";
const found = "$mailbox = Get-Mailbox -Identity $Identity -SoftDeletedMailbox";

it.each([
  ["a parameter that may be anything", "param($Identity)\nRemove-Mailbox -Identity $Identity"],
  ["a parameter that must be a GUID", "param([guid] $Name)\nRemove-Mailbox -Identity ([string] $Name)"],
  [
    "a parameter that matches the pattern of a GUID",
    "param([ValidatePattern('^[0-9a-f-]{36}$')] $Name)\nRemove-Mailbox $Name",
  ],
  ["a GUID", "Remove-Mailbox -Identity '0f8fad5b-d9cb-469f-a165-70867728950e'"],
  ["a distinguished name", "Remove-Mailbox -Identity 'CN=alice,OU=contoso,DC=outlook,DC=com'"],
  ["the ExchangeGuid of what was found", `${found}\nRemove-Mailbox -Identity ([string] $mailbox.ExchangeGuid)`],
  ["the Identity of an active one", "$one = Get-Mailbox -Identity $id\nRemove-Mailbox -Identity $one.Identity"],
  ["a column that is called so", "Import-Csv a.csv | ForEach-Object { Remove-Mailbox -Identity $_.Identity }"],
  ["the Identity of what was found, to read it", `${found}\nGet-MailboxStatistics -Identity $mailbox.Identity`],
  [
    "the Identity of a policy",
    "Get-RetentionCompliancePolicy | ForEach-Object { Set-RetentionCompliancePolicy $_.Identity -Enabled $false }",
  ],
  ["what was found, piped", `${found}\n$mailbox | Remove-Mailbox -PermanentlyDelete`],
  ["a column that does not say", "Import-Csv a.csv | ForEach-Object { Remove-Mailbox -Identity $_.Target }"],
  ["a line that does not say", "Get-Content a.txt | ForEach-Object { Remove-Mailbox -Identity $_ }"],
  ["the names of what is new", "New-Mailbox -Name Alice -UserPrincipalName a@b.com"],
  ["a block that gives a GUID", "$rows | Remove-Mailbox -Identity { $_.ExchangeGuid }"],
  ["the id of a user", "foreach ($user in Get-MgUser -All) { Remove-MgUser -UserId $user.Id }"],
  ["the id of a user in MSOnline", "Remove-MsolUser -ObjectId $user.ObjectId -RemoveFromRecycleBin -Force"],
  [
    "a variable that was an address before",
    "$user = Get-MgUser -UserId $given\n$id = $user.UserPrincipalName\nWrite-Output $id\n$id = $user.Id\nRemove-MgUser -UserId $id",
  ],
  ["a change of an active mailbox", "Set-Mailbox alice@contoso.com -HiddenFromAddressListsEnabled $true"],
  ["a setting of an active mailbox", "Set-Mailbox alice@contoso.com -RetainDeletedItemsFor 30"],
  ["a search, which has only a name", "Set-MailboxSearch -Identity 'Case 7' -SourceMailboxes $left"],
  ["a policy, whose name is its own", "Set-RetentionCompliancePolicy 'Ten years' -RemoveExchangeLocation $address"],
  ["a call that only reads", "Get-Mailbox -Identity alice@contoso.com -SoftDeletedMailbox"],
  [
    "one that was found by its address, and filtered by its GUID",
    "Get-Mailbox a@b.com -SoftDeletedMailbox | Where-Object { $_.ExchangeGuid -eq $guid } | Remove-Mailbox -PermanentlyDelete",
  ],
  [
    "one that was found by its address, and counted",
    "$all = @(Get-Mailbox -Identity $UserPrincipalName -SoftDeletedMailbox)\nif ($all.Count -ne 1) { throw 'several' }\n$all | Remove-Mailbox -PermanentlyDelete",
  ],
  [
    "a request by the id",
    'Invoke-MgGraphRequest -Method DELETE -Uri "https://graph.microsoft.com/v1.0/users/$($user.id)"',
  ],
])("takes %s", (_, text) => expectPasses(code, text));

it.each([
  ["an address", "Remove-Mailbox -Identity alice@contoso.com", /Remove-Mailbox .* an address/],
  ["a name", "Remove-Mailbox 'Alice Adams' -Confirm:$false", /a name/],
  ["the Identity of what was found", "Remove-Mailbox $mailbox.Identity -PermanentlyDelete", /an Identity that ends/],
  [
    "the Identity of each that was found",
    "Get-Mailbox -InactiveMailboxOnly | % { Set-Mailbox -Identity $_.Identity -InactiveMailbox -RecalculateInactiveMailbox }",
    /an Identity that ends in its name, which another object/,
  ],
  [
    "the Identity of a deleted one for a copy",
    'New-MailboxRestoreRequest -SourceMailbox "$($mailbox.Identity)" -TargetMailbox $to',
    /an Identity/,
  ],
  ["the name of what was found", `Remove-Mailbox -Identity $mailbox.Name -PermanentlyDelete`, /a name/],
  ["an address, made a text", "Remove-Mailbox -Identity ([string] $mailbox.PrimarySmtpAddress)", /an address/],
  ["an address, spliced", 'Remove-Mailbox -Identity "$($mailbox.Alias)@contoso.com"', /an address/],
  ["a column of addresses", "Import-Csv a.csv | ForEach-Object { Remove-Mailbox $_.EmailAddress }", /an address/],
  ["a property that is picked out", "Get-User | Select-Object -ExpandProperty Alias | Remove-Mailbox", /an alias/],
  ["a user principal name", "Remove-MgUser -UserId $user.UserPrincipalName", /user principal name.*the object id/],
  ["a parameter that takes nothing else", "Remove-MsolUser -UserPrincipalName $who -RemoveFromRecycleBin", /principal/],
  [
    "an address for an inactive mailbox",
    "Set-Mailbox a@b.com -InactiveMailbox -LitigationHoldEnabled $true",
    /address/,
  ],
  ["a name for a lifted hold", "Set-Mailbox $mailbox.Alias -ExcludeFromAllOrgHolds", /an alias/],
  ["an address for a mailbox to bring back", "Undo-SoftDeletedMailbox -SoftDeletedObject a@b.com", /an address/],
  [
    "an address for the source of a copy",
    "New-MailboxRestoreRequest -SourceMailbox a@b.com -TargetMailbox $to",
    /address/,
  ],
  [
    "all that an address finds",
    "Get-Mailbox a@b.com -SoftDeletedMailbox | Remove-Mailbox -PermanentlyDelete",
    /address/,
  ],
  [
    "all that an address finds, if there is any",
    "if ($mailbox) { Get-Mailbox a@b.com -SoftDeletedMailbox | Remove-Mailbox -PermanentlyDelete }",
    /address/,
  ],
  ["a name for a mailbox to take over", "New-Mailbox -InactiveMailbox a@b.com -Name Alice -Password $p", /an address/],
  ["a line of addresses", "foreach ($mail in Get-Content a.txt) { Remove-Mailbox -Identity $mail }", /an address/],
  ["addresses, by a method", "('a@b.com', 'c@d.com').ForEach({ Remove-Mailbox $_ })", /an address/],
  ["addresses, by a switch", "switch ('a@b.com', 'c@d.com') { default { Remove-Mailbox $_ } }", /an address/],
  [
    "an address by a block",
    "[pscustomobject] @{ Mail = 'a@b.com' } | Remove-Mailbox -Identity { $_.Mail }",
    /an address/,
  ],
  [
    "all that a beginning finds",
    "Get-Mailbox -SoftDeletedMailbox -Anr bob | Remove-Mailbox -PermanentlyDelete",
    /a name/,
  ],
  ["a request by the address", "Invoke-MgGraphRequest -Method DELETE -Uri '/v1.0/users/alice@contoso.com'", /DELETE/],
  [
    "a request by what was read",
    'Invoke-MgGraphRequest -Method DELETE -Uri "/v1.0/users/$($user.UserPrincipalName)"',
    /DELETE .* the object id/,
  ],
])("finds a call that is given %s", async (_, text, says) => {
  await expectFindings(code, `${found}\n${text}`, [[2, says]]);
});

it("finds a parameter of the script that is named so, also through a function", async () => {
  const text = "param([string] $Upn)\nfunction Clear-It($Who) {\n  Remove-MgUser -UserId $Who\n}\nClear-It -Who $Upn";
  await expectFindings(code, text, [[3, /user principal name/]]);
});

it("finds a change by a name where the script also destroys", async () => {
  const change = "Set-Mailbox -Identity $mailbox.DisplayName -HiddenFromAddressListsEnabled $true";
  await expectPasses(code, `${found}\n${change}`);
  await expectFindings(code, `${found}\n${change}\n$mailbox | Remove-Mailbox -PermanentlyDelete`, [[2, /a name/]]);
});
