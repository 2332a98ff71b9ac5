import { it } from "vitest";
import { expectFindings, expectPasses } from "../../../support/script-tester.ts";

const code = "inert-whatif";

it.each([
  "Remove-Mailbox 1 -WhatIf",
  "Set-User 1 -DisplayName a",
  "Set-User 1 -DisplayName a -WhatIf:$false",
  "Get-MailboxLocation -WhatIf",
  "function Set-User { param([switch] $WhatIf) }\nSet-User 1 -WhatIf",
  "Set-ADUser 1 -WhatIf",
  "Get-ComplianceSearch -WhatIf",
  "Set-RoleGroup 1 -WhatIf",
  "$WhatIfPreference = $true\nRemove-Mailbox 1",
  "$WhatIfPreference = $false\nSet-CaseHoldPolicy 1 -RetryDistribution",
  "Set-CaseHoldPolicy 1 -RetryDistribution\n$WhatIfPreference = $true",
  "param([switch] $DryRun)\n$WhatIfPreference = $DryRun\nif (-not $DryRun) { Set-CaseHoldPolicy 1 -RetryDistribution }",
  "param([switch] $DryRun)\nif ($DryRun) { $WhatIfPreference = $true }\nif ($DryRun) { return }\nRemove-CaseHoldPolicy 1",
  "$WhatIfPreference = $true\nif ($PSCmdlet.ShouldProcess('a')) { Set-CaseHoldPolicy 1 -RetryDistribution }",
  "function Test-It { $WhatIfPreference = $true }\nSet-CaseHoldPolicy 1 -RetryDistribution",
])("takes %s", (text) => expectPasses(code, text));

it.each([
  ["Set-User 1 -PermanentlyClearPreviousMailboxInfo -Confirm:$false -WhatIf", /-WhatIf of Set-User is reserved/],
  ["Set-User 1 -DisplayName a -WhatIf:$dry", /Set-User/],
  ["Set-User 1 -DisplayName a -wi", /Set-User/],
  ["Invoke-HoldRemovalAction -Action RemoveHold -WhatIf", /documented as not working/],
  ["Set-CaseHoldPolicy 1 -RemoveExchangeLocation a -WhatIf", /do not make the call in a dry run/i],
  ["$given = @{ Identity = 1; WhatIf = $true }; Set-RetentionCompliancePolicy @given", /Set-RetentionCompliancePolicy/],
])("warns of %s", (text, says) => expectFindings(code, text, [[1, says]]));

it.each([
  ["Remove-RetentionCompliancePolicy -Identity 1 -WhatIf", /-WhatIf of Remove-RetentionCompliancePolicy is documented/],
  ["New-ComplianceSearchAction -SearchName 1 -Purge -PurgeType HardDelete -WhatIf", /New-ComplianceSearchAction/],
  ["$given = @{ WhatIf = $true }; Remove-ComplianceCase 1 @given", /Remove-ComplianceCase/],
])("warns of any cmdlet of Security & Compliance: %s", (text, says) => expectFindings(code, text, [[1, says]]));

it.each([
  ["$WhatIfPreference = $true", /documented as not working, and \$WhatIfPreference is no more than that/],
  ["if ($DryRun) { $WhatIfPreference = $true }", /WhatIfPreference/],
  ["$script:WhatIfPreference = $DryRun", /WhatIfPreference/],
])("warns of %s before such a cmdlet", (text, says) =>
  expectFindings(code, `${text}\nInvoke-HoldRemovalAction -Action RemoveHold -HoldId 1`, [[2, says]]),
);
