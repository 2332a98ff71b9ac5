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
])("takes %s", (text) => expectPasses(code, text));

it.each([
  ["Set-User 1 -PermanentlyClearPreviousMailboxInfo -Confirm:$false -WhatIf", /-WhatIf of Set-User is reserved/],
  ["Set-User 1 -DisplayName a -WhatIf:$dry", /Set-User/],
  ["Set-User 1 -DisplayName a -wi", /Set-User/],
  ["Invoke-HoldRemovalAction -Action RemoveHold -WhatIf", /documented as not working/],
  ["Set-CaseHoldPolicy 1 -RemoveExchangeLocation a -WhatIf", /do not make the call in a dry run/i],
  ["$given = @{ Identity = 1; WhatIf = $true }; Set-RetentionCompliancePolicy @given", /Set-RetentionCompliancePolicy/],
])("warns of %s", (text, says) => expectFindings(code, text, [[1, says]]));
