import { it } from "vitest";
import { expectFindings, expectPasses } from "../../../support/script-tester.ts";

const code = "on-premises-only-parameter";

it.each([
  "Remove-Mailbox -Identity 1 -PermanentlyDelete -Confirm:$false",
  "New-Mailbox -Name a -MicrosoftOnlineServicesID a@b.c -Password $password",
  "Remove-Mailbox 1 -Perm",
  "Set-Mailbox 1 -UseDatabaseRetentionDefaults $true",
  "Get-ADUser -Server a",
  "Search-AdminAuditLog -ResultSize 10",
  "Import-PSSession $session\nGet-Mailbox -Database DB1",
  "Add-PSSnapin Microsoft.Exchange.Management.PowerShell.SnapIn\nRemove-Mailbox 1 -Permanent $true",
])("takes %s", (text) => expectPasses(code, text));

it.each([
  ["Remove-Mailbox -Identity 1 -Permanent $true", 1, /-Permanent of Remove-Mailbox is there in Exchange Server alone/],
  ["Remove-Mailbox -Identity 1\nRemove-Mailbox 1 -IgnoreLegalHold", 2, /-IgnoreLegalHold/],
  ["New-Mailbox -Name a -UserPrincipalName a@b.c -Password $password", 1, /catalog show New-Mailbox/],
  ["Get-Mailbox -DomainC dc1", 1, /-DomainController of Get-Mailbox/],
  ["$given = @{\n  Identity = 1\n  Database = 'DB1'\n}\nRemove-Mailbox @given", 3, /-Database/],
  ["Connect-ExchangeOnline -Prefix Cloud\nImport-PSSession $server\nGet-Mailbox -Database DB1", 3, /-Database/],
])("finds it in %s", (text, line, says) => expectFindings(code, text, [[line, says]]));
