import { it } from "vitest";
import { expectFindings, expectPasses } from "../../../support/script-tester.ts";

const code = "two-hold-switches";

it.each([
  "Set-Mailbox 1 -RemoveDelayHoldApplied",
  "Set-Mailbox 1 -RemoveDelayHoldApplied -InactiveMailbox",
  "Set-Mailbox 1 -RemoveComplianceTagHoldApplied -ProvideConsent",
  "Set-Mailbox 1 -LitigationHoldEnabled $false -RetentionHoldEnabled $false",
  "Set-Mailbox 1 -RemoveDelayHoldApplied\nSet-Mailbox 1 -RemoveDelayReleaseHoldApplied",
  "function Set-Mailbox { }\nSet-Mailbox 1 -RemoveDelayHoldApplied -RemoveDelayReleaseHoldApplied",
])("takes %s", (text) => expectPasses(code, text));

it.each([
  [
    "Set-Mailbox 1 -RemoveDelayHoldApplied -RemoveDelayReleaseHoldApplied",
    1,
    /one of -RemoveDelayHoldApplied, -RemoveDelayReleaseHoldApplied in a call/,
  ],
  ["Set-Mailbox 1 `\n -ExcludeFromAllOrgHolds `\n -RemoveDelayHoldApplied:$true", 3, /-ExcludeFromAllOrgHolds/],
  [
    "$given = @{\n ExcludeFromAllHolds = $true\n RemoveOrphanedHolds = 'a' }\nSet-Mailbox 1 @given",
    3,
    /a call for each/,
  ],
])("finds it in %s", (text, line, says) => expectFindings(code, text, [[line, says]]));
