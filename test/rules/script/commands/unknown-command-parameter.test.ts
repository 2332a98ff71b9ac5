import { it } from "vitest";
import { expectFindings, expectPasses } from "../../../support/script-tester.ts";

const code = "unknown-command-parameter";

it.each([
  "Get-Mailbox -Identity $Identity -SoftDeletedMailbox",
  "Get-Mailbox -Ident $Identity -SoftDeleted",
  "Get-Mailbox $Identity -ea Stop -OutVariable found -Verbose",
  "Get-ADUser -Whatever 1",
  "Show-Something -Whatever 1",
  "$all | ? Name -eq 'a' | % { $_ } | select -First 1 -ExpandProperty Name | sort -Unique | group Name -NoElement",
  "1..3 | foreach -Process { $_ } | where { $_ } | measure -Sum",
  // Names of programs, where PowerShell has no such alias.
  "ls -la; sc -state all; curl -X DELETE $uri; rm -rf $folder",
  "function sort { param($Whatever) }\n$all | sort -Whatever 1",
  "Set-Alias -Name select -Value Show-Something\n$all | select -Whatever 1",
  "function Select-Object { param($Whatever) }\n$all | select -Whatever 1",
  "function Get-Mine { param($Whatever) }\nGet-Mine -Whatever 1",
])("takes %s", (text) => expectPasses(code, text));

it("finds a parameter that the cmdlet does not have, and names the one that is near", async () => {
  await expectFindings(code, "\nGet-Mailbox -SoftDeletedMailboxes -Identity 1", [
    [2, /Get-Mailbox has no parameter -SoftDeletedMailboxes\. Did you mean -SoftDeletedMailbox\?/],
  ]);
});

it.each([
  ["$all | select -Propertys Name", /Select-Object has no parameter -Propertys\. Did you mean -Property\?/],
  ["$all | ? { $_ } -Whatever 1", /Where-Object has no parameter -Whatever/],
  ["1..3 | % -Whatever 1 { $_ }", /ForEach-Object has no parameter -Whatever/],
  ["$all | sort -Whatever Name", /Sort-Object/],
  ["ipcsv a.csv -Whatever 1", /Import-Csv/],
])("finds it behind an alias: %s", (text, says) => expectFindings(code, text, [[1, says]]));

it("finds it in a table that is splatted", async () => {
  await expectFindings(code, "$given = @{\n  Identity = 1\n  Disconnect = $true\n}\nRemove-Mailbox @given", [[3]]);
});
