import { it } from "vitest";
import { expectFindings, expectPasses } from "../../../support/script-tester.ts";

const code = "unresolved-parameter-set";

it.each([
  "Get-Mailbox -Identity $id -SoftDeletedMailbox",
  "Get-Mailbox -Anr a -ResultSize 10",
  "Get-Mailbox $id -InactiveMailboxOnly -ErrorAction Stop",
  "Set-Mailbox $id -RemoveComplianceTagHoldApplied -ProvideConsent",
  "Set-Mailbox $id -InactiveMailbox -LitigationHoldEnabled $false",
  "Connect-MgGraph -Identity -NoWelcome",
  "Set-CaseHoldPolicy -Identity $id -RetryDistribution",
  // The page of this one disagrees with itself on the sets of -Enabled.
  "Set-RetentionCompliancePolicy -Identity $id -RetryDistribution -Enabled $true",
  "Remove-Mailbox $id -Permanent $true -PermanentlyDelete",
  "Get-Mailbox -Anr a -Identity $id -Whatever 1",
  "$given = Get-Given\nGet-Mailbox -Anr a -Identity $id @given",
  "Set-Mailbox $id -RemoveDelayHoldApplied -RemoveDelayReleaseHoldApplied",
  "function Get-Mailbox { }\nGet-Mailbox -Anr a -Identity $id",
])("takes %s", (text) => expectPasses(code, text));

it.each([
  ["Get-Mailbox -Anr a -Identity $id", 1, /No parameter set of Get-Mailbox takes -Anr and -Identity together/],
  ["Connect-MgGraph -Identity -Scopes User.Read.All -NoWelcome", 1, /takes -Identity and -Scopes together/],
  ["$x = 1\nSet-CaseHoldPolicy -Identity $id -RetryDistribution -Enabled $true", 2, /-RetryDistribution and -Enabled/],
  ["$given = @{ Anr = 'a'; Identity = $id }\nGet-Mailbox @given", 2, /-Anr and -Identity/],
])("finds it in %s", (text, line, says) => expectFindings(code, text, [[line, says]]));
