import { it } from "vitest";
import { expectFindings, expectPasses } from "../../../support/script-tester.ts";

const code = "newer-parameter";

it.each([
  [
    "a table from JSON",
    "\n$x = $text | ConvertFrom-Json -AsHashtable",
    2,
    /^-AsHashtable of ConvertFrom-Json came later than what automation-5\.1 has/,
  ],
  ["an abbreviation", "$text | ConvertFrom-Json -AsH", 1, /-AsHashtable/],
  ["universal time", "Get-Date -AsUTC", 1, /-AsUTC of Get-Date/],
  ["a parallel loop, by an alias", "1..3 | % -Parallel { $_ }", 1, /-Parallel of ForEach-Object/],
  ["an alias of the cmdlet", "irm -Uri $uri -SkipHttpErrorCheck", 1, /-SkipHttpErrorCheck of Invoke-RestMethod/],
  [
    "a table that is splatted",
    "$given = @{\n  Uri = $uri\n  StatusCodeVariable = 'status'\n}\nInvoke-RestMethod @given",
    3,
    /-StatusCodeVariable/,
  ],
  ["a value by its position", "Join-Path $a b c", 1, /-AdditionalChildPath of Join-Path/],
  ["what only 7.6 has", "New-Guid -Empty", 1, /automation-5\.1, automation-7\.4 has/],
] as const)("finds %s", (_, text, line, says) => expectFindings(code, text, [[line, says]]));

it.each([
  ["what all have", "$text | ConvertFrom-Json\n$x | ConvertTo-Json -Depth 5\nGet-Date -Format o\nJoin-Path $a b"],
  ["a name that an older one shares with an alias of a newer one", "Invoke-RestMethod -Uri $uri -TimeoutSec 30"],
  ["common parameters", "Get-Date -ErrorAction Stop -Verbose"],
  ["what 5.1 had and 7 has no more", "Get-Content -Path a -UseTransaction"],
  [
    "a function of the script",
    "function ConvertFrom-Json { param([switch] $AsHashtable) }\n$x | ConvertFrom-Json -AsHashtable",
  ],
  ["a cmdlet of a service", "Get-Mailbox -Identity 1 -SoftDeletedMailbox"],
  ["a question before it", "if ($PSVersionTable.PSVersion.Major -ge 7) { $text | ConvertFrom-Json -AsHashtable }"],
  [
    "a question, by a variable",
    "$isCore = $PSVersionTable.PSEdition -eq 'Core'\nif ($isCore) { $text | ConvertFrom-Json -AsHashtable }",
  ],
  ["a question that ends the script", "if ($PSEdition -ne 'Core') { throw 'no' }\nGet-Date -AsUTC"],
])("takes %s", (_, text) => expectPasses(code, text));

it("looks at the runtimes that are asked for", async () => {
  await expectPasses(code, "$x | ConvertFrom-Json -AsHashtable", ["automation-7.4", "automation-7.6"]);
  await expectFindings(
    code,
    "$x | ConvertFrom-Json -DateKind Utc",
    [[1, /what automation-7\.4 has/]],
    ["automation-7.4", "automation-7.6"],
  );
  await expectPasses(code, "$x | ConvertFrom-Json -DateKind Utc", ["desktop-7"]);
  await expectFindings(code, "Get-Date -AsUTC", [[1, /desktop-5\.1/]], ["desktop-5.1"]);
});
