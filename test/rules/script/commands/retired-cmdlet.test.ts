import { it } from "vitest";
import { expectFindings, expectPasses } from "../../../support/script-tester.ts";

const code = "retired-cmdlet";

it.each([
  "Search-UnifiedAuditLog -StartDate $start -EndDate $end",
  "Get-Command -Name Get-MailboxSearch",
  "Get-ComplianceSearch; Search-Mailbox",
  "Remove-MsolUser -ObjectId 1 -Force",
  "function Get-MailboxSearch { }\nGet-MailboxSearch",
  "Import-PSSession $server\nSearch-AdminAuditLog",
  "# purgebook-disable retired-cmdlet: old holds are known to it alone\nGet-MailboxSearch",
])("takes %s", (text) => expectPasses(code, text));

it.each([
  [
    "Get-MailboxSearch -InPlaceHoldIdentity 1",
    1,
    /The script calls Get-MailboxSearch \(retired .* Get-Command finds it/,
  ],
  ["Get-Mailbox\nNew-MailboxSearch -Name a", 2, /October 2020/],
  ["search-adminauditlog -Cmdlets Remove-Mailbox", 1, /Search-UnifiedAuditLog replaces it/],
  ["Connect-ExchangeOnline\nImport-PSSession $server\nSearch-AdminAuditLog", 3, /Search-AdminAuditLog/],
])("warns of %s", (text, line, says) => expectFindings(code, text, [[line, says]]));

it("says it once for each cmdlet", () =>
  expectFindings(code, "Get-MailboxSearch 1\nget-mailboxsearch 2\nSet-MailboxSearch 1 -InPlaceHoldEnabled $false", [
    [1, /Get-MailboxSearch/],
    [3, /Set-MailboxSearch/],
  ]));
