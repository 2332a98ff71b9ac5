import { it } from "vitest";
import { expectFindings, expectPasses } from "../../../support/script-tester.ts";

const code = "unknown-command-parameter";

it.each([
  "Get-Mailbox -Identity $Identity -SoftDeletedMailbox",
  "Get-Mailbox -Ident $Identity -SoftDeleted",
  "Get-Mailbox $Identity -ea Stop -OutVariable found -Verbose",
  "Get-ADUser -Whatever 1",
  "Show-Something -Whatever 1",
  "function Get-Mine { param($Whatever) }\nGet-Mine -Whatever 1",
])("takes %s", (text) => expectPasses(code, text));

it("finds a parameter that the cmdlet does not have, and names the one that is near", async () => {
  await expectFindings(code, "\nGet-Mailbox -SoftDeletedMailboxes -Identity 1", [
    [2, /Get-Mailbox has no parameter -SoftDeletedMailboxes\. Did you mean -SoftDeletedMailbox\?/],
  ]);
});

it("finds it in a table that is splatted", async () => {
  await expectFindings(code, "$given = @{\n  Identity = 1\n  Disconnect = $true\n}\nRemove-Mailbox @given", [[3]]);
});
