import { it } from "vitest";
import { expectFindings, expectPasses } from "../../../support/script-tester.ts";

const code = "act-without-cap";
const purge = "Remove-Mailbox -Identity $one.Guid -PermanentlyDelete -Confirm:$false -ErrorAction Stop";
const loop = `foreach ($one in $all) { ${purge} }`;
const lines = (...all: readonly string[]): string => all.join("\n");

it.each([
  ["no loop", purge],
  ["a limit that ends the run", lines("if ($all.Count -gt 20) { throw }", loop)],
  ["a limit from the other side", lines("if ($Max -lt $all.Length) { exit 1 }", loop)],
  ["a limit that is negated", lines("if (-not ($all.Count -le $Max)) { return }", loop)],
  ["a limit with another condition", lines("if ($all.Count -eq 0 -or $all.Count -gt $Max) { return }", loop)],
  ["a limit around the loop", `if (@($all).Count -le $Max) { ${loop} }`],
  ["exactly one", lines("if ($all.Count -ne 1) { throw }", loop)],
  [
    "a number that was taken before",
    lines("$count = ($all | Measure-Object).Count", "if ($count -gt $Max) { throw }", loop),
  ],
  [
    "a limit on what it is made of",
    lines(
      "$all = Import-Csv a.csv",
      "if ($all.Count -gt $Max) { throw }",
      "$ids = $all | ForEach-Object { $_.Id }",
      "foreach ($id in $ids) { Remove-MgUser -UserId $id }",
    ),
  ],
  [
    "a limit in a function",
    lines(
      "function Test-It($List) { if ($List.Count -gt 9) { throw } }",
      "$list = $all",
      "function Get-It { $l = Import-Csv a; if ($l.Count -gt 9) { throw }; return $l }",
      "$all = Get-It",
      loop,
    ),
  ],
  [
    "a limit before the call of its function",
    lines(
      `function Clear-It($all) { ${loop} }`,
      "$list = Import-Csv a.csv",
      "if ($list.Count -gt 5) { throw }",
      "Clear-It -all $list",
    ),
  ],
  [
    "one before a call that abbreviates, or gives a table",
    lines(
      `function Clear-It([switch] $Now, $Mailbox) { foreach ($one in $Mailbox) { ${purge} } }`,
      "$list = Import-Csv a.csv",
      "if ($list.Count -gt 5) { throw }",
      "Clear-It -Mail $list",
      "Clear-It -Now $list",
      "$given = @{ Mailbox = $list }",
      "Clear-It @given",
    ),
  ],
  ["a list of constants", "foreach ($id in 'a', 'b') { Remove-MgUser -UserId $id }"],
  ["a variable of constants", lines("$ids = @('a', 'b')", "foreach ($id in $ids) { Remove-MgUser -UserId $id }")],
  ["a range", "foreach ($attempt in 1..3) { Remove-MgUser -UserId $id }"],
  [
    "a parameter whose number is bounded",
    lines("param([ValidateCount(1, 10)] [string[]] $Id)", "foreach ($one in $Id) { Remove-MgUser -UserId $one }"),
  ],
  ["the first of a list", "foreach ($one in ($all | Select-Object -First 10)) { Remove-MgUser -UserId $one.Id }"],
  [
    "a page of a known size",
    "Get-Mailbox -SoftDeletedMailbox -ResultSize 10 | ForEach-Object { Remove-Mailbox -Identity $_.Guid -PermanentlyDelete }",
  ],
  ["a question for one", "Get-Mailbox -Identity $id -SoftDeletedMailbox | Remove-Mailbox -PermanentlyDelete"],
  [
    "a question for one by position",
    "Get-Mailbox $id -SoftDeletedMailbox | ForEach-Object { $_ | Remove-Mailbox -PermanentlyDelete }",
  ],
  [
    "a filter for one",
    "Get-Mailbox -SoftDeletedMailbox | Where-Object { $_.ExchangeGuid -eq $id } | Remove-Mailbox -PermanentlyDelete",
  ],
  ["one of a list", lines("$found = Get-Mailbox -SoftDeletedMailbox", "$found[0] | Remove-Mailbox -PermanentlyDelete")],
  ["what cannot be followed", "$mailbox | Remove-Mailbox -PermanentlyDelete"],
  ["turns that are counted", lines("foreach ($one in $all) {", "if ($done -ge $Max) { break }", purge, "$done++", "}")],
  ["so many tries", `for ($try = 0; $try -lt 5; $try++) { ${purge} }`],
  [
    "tries of one target",
    lines(
      "while ($true) {",
      "try { Remove-MgUser -UserId $id -ErrorAction Stop; break } catch { Start-Sleep -Seconds 5 }",
      "}",
    ),
  ],
  [
    "tries of one target that is looked up again",
    lines(
      "while ($true) {",
      "$one = Get-Mailbox -Identity $id -SoftDeletedMailbox -ResultSize 1",
      "if (-not $one) { break }",
      `try { ${purge}; break } catch { Start-Sleep -Seconds 5 }`,
      "}",
    ),
  ],
  ["a file of one text", lines("$id = Get-Content id.txt -Raw", "$id | ForEach-Object { Remove-MgUser -UserId $_ }")],
  ["the first lines of a file", "Get-Content a.txt -TotalCount 5 | ForEach-Object { Remove-MgUser -UserId $_ }"],
  [
    "a queue whose number is limited",
    lines("if ($q.Count -gt 20) { throw }", "while ($q.Count) { Remove-MgUser -UserId $q.Dequeue() }"),
  ],
  [
    "the holds of one mailbox",
    "foreach ($hold in $mailbox.InPlaceHolds) { Set-RetentionCompliancePolicy -Identity $hold -RemoveExchangeLocation $address }",
  ],
  [
    "a change that can be taken back",
    "foreach ($one in $all) { Set-Mailbox $one -HiddenFromAddressListsEnabled $true }",
  ],
])("takes %s", (_, text) => expectPasses(code, text));

const unbounded: readonly (readonly [what: string, text: string, line: number, says?: RegExp])[] = [
  ["a foreach", loop, 1, /in the loop of line 1/],
  ["a limit behind it", lines(loop, "if ($all.Count -gt 20) { throw }"), 1],
  ["a limit that only warns", lines("if ($all.Count -gt 20) { Write-Warning 'many' }", loop), 2],
  ["a limit of another list", lines("if ($others.Count -gt 20) { throw }", loop), 2],
  ["a look for nothing", lines("if ($all.Count -eq 0) { return }", loop), 2],
  ["a lower limit", lines("if ($all.Count -lt 2) { return }", loop), 2],
  ["two numbers of the same list", lines("if (@($all | Sort-Object -Unique).Count -ne $all.Count) { throw }", loop), 2],
  ["a parameter", lines("param([string[]] $Id)", "foreach ($one in $Id) { Remove-MgUser -UserId $one }"), 2],
  [
    "a file",
    lines("Import-Csv a.csv | ForEach-Object {", "Remove-MgUser -UserId $_.Id", "}"),
    2,
    /in the loop of line 1/,
  ],
  ["a text file", lines("Get-Content a.txt | ForEach-Object {", "Remove-MgUser -UserId $_", "}"), 2, /line 1/],
  ["a text file, in a loop", lines("foreach ($id in Get-Content a.txt) {", "Remove-MgUser -UserId $id", "}"), 2],
  ["a text file, in a variable", lines("$ids = gc a.txt", "$ids | % { Remove-MgUser -UserId $_ }"), 2],
  ["the members of a group", lines("foreach ($one in Get-DistributionGroupMember -Identity leavers) {", purge, "}"), 2],
  ["a method for each", lines("$all.ForEach({", purge, "})"), 2],
  [
    "a function that takes the pipe",
    lines("filter Clear-It {", "Remove-MgUser -UserId $_.Id", "}", "Import-Csv a.csv | Clear-It"),
    2,
    /line 4/,
  ],
  ["a queue", lines("while ($q.Count) {", "Remove-MgUser -UserId $q.Dequeue()", "}"), 2],
  [
    "the first one again and again",
    lines(
      "while ($true) {",
      "$one = Get-Mailbox -SoftDeletedMailbox -ResultSize 1",
      "if (-not $one) { break }",
      purge,
      "}",
    ),
    4,
  ],
  [
    "an index",
    lines("for ($i = 0; $i -lt $all.Count; $i++) {", "Remove-MgUser -UserId $all[$i].Id", "}"),
    2,
    /in the loop of line 1/,
  ],
  ["a reader", lines("while ($line = $reader.ReadLine()) {", "Remove-MgUser -UserId $line", "}"), 2],
  [
    "a pipe",
    "Get-Mailbox -SoftDeletedMailbox -ResultSize Unlimited | Remove-Mailbox -PermanentlyDelete",
    1,
    /for each object of its pipe/,
  ],
  [
    "a pipe from a variable",
    lines("$all = Get-Mailbox -SoftDeletedMailbox", "$all | Remove-Mailbox -PermanentlyDelete"),
    2,
    /of its pipe/,
  ],
  [
    "a filter that many pass",
    "Get-Mailbox -SoftDeletedMailbox | Where-Object { $_.Department -eq 'x' } | Remove-Mailbox -PermanentlyDelete",
    1,
  ],
  [
    "the call of its function in a loop",
    lines("function Clear-It($one) {", purge, "}", "foreach ($one in Import-Csv a.csv) { Clear-It $one }"),
    2,
    /line 4/,
  ],
  [
    "a loop around a bounded one",
    lines("foreach ($one in $all) {", `foreach ($try in 1..3) { ${purge} }`, "}"),
    2,
    /line 1/,
  ],
];
it.each(unbounded.map(([what, text, line, says = /Remove-/]) => [what, text, line, says] as const))(
  "finds %s",
  (_, text, line, says) => expectFindings(code, text, [[line, says]]),
);
