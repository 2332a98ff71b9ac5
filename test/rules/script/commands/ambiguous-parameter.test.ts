import { it } from "vitest";
import { expectFindings, expectPasses } from "../../../support/script-tester.ts";

const code = "ambiguous-parameter";

it.each([
  ["a whole name", "Get-Mailbox -Identity 1 -InactiveMailboxOnly"],
  ["an abbreviation of one parameter", "Get-Mailbox -Ident 1 -Inactive"],
  ["the beginning of one alias", "Connect-MgGraph -App $id -TenantId $tenant -CertificateThumbprint $thumbprint"],
  ["what only Exchange Server would make ambiguous", "Remove-Mailbox 1 -Perm"],
  ["a parameter of the cmdlet beside a common one", "Export-Csv -Path a.csv -InputObject $x -D ','"],
  [
    "a parameter of the cmdlet beside -Confirm",
    "New-MailboxRestoreRequest -SourceMailbox 1 -TargetMailbox 2 -Conf ForceCopy",
  ],
  ["an abbreviated common parameter", "Get-Mailbox 1 -ErrorA Stop -Verb"],
  ["a name that is also the beginning of another", "Get-Mailbox -Filter $filter -Archive"],
  ["a parameter of the cmdlet beside one of a provider", "Get-ChildItem -Path x -Fo -Rec"],
  ["a parameter of a provider", "Get-ChildItem -Path x -Follow"],
  ["a cmdlet that the catalogue does not know", "Get-ADUser -Fi *"],
  ["a function of that name", "function Get-Mailbox { param($In) }\nGet-Mailbox -In 1"],
])("takes %s", (_, text) => expectPasses(code, text));

it.each([
  ["Get-Mailbox -In", /-In of Get-Mailbox can mean .*-InactiveMailboxOnly.*whole name/],
  ["Get-Mailbox -Identity 1 -Erro Stop", /-erroraction or -errorvariable/],
  ["Get-ChildItem -F x", /-Filter or -Force/],
  ["Set-Mailbox 1 -RemoveDelay", /-RemoveDelayHoldApplied or -RemoveDelayReleaseHoldApplied/],
  ["$given = @{ Identity = 1; RemoveDelay = $true }\nSet-Mailbox @given", /Set-Mailbox/],
])("finds what can mean two parameters in %s", (text, says) => expectFindings(code, text, [[1, says]]));
