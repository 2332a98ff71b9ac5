import { it } from "vitest";
import { expectFindings, expectPasses } from "../../../support/script-tester.ts";

const code = "state-saved-late";
const purge = "Remove-Mailbox -Identity $one.Guid -PermanentlyDelete -ErrorAction Stop";
const save = "$done | Export-Csv -Path a.csv";
const lines = (...all: readonly string[]): string => all.join("\n");
const loop = (...body: readonly string[]): string => lines("foreach ($one in $all) {", ...body, "}");

it.each([
  ["a line in each turn, and a summary", lines(loop("$one | Export-Csv b.csv -Append", purge, "$done += $one"), save)],
  [
    "a line in a function",
    lines("function Write-Log($Text) { Add-Content a $Text }", loop(purge, "Write-Log $one", "$done += $one"), save),
  ],
  [
    "a line around the call of its function",
    lines(`function Clear-It($one) { ${purge} }`, loop("Clear-It $one", "$one > b.txt", "$done += $one"), save),
  ],
  ["no loop", lines(purge, "$done = $one", save)],
  ["a file that is written before", lines(save, loop(purge, "$done += $one"))],
  ["a file of something else", lines(loop(purge, "$done += $one"), "$all | Export-Csv b.csv")],
  ["what is shown", lines(loop(purge, "$done += $one"), "$done | Format-Table")],
  ["a part of the same pipe", `$all | ForEach-Object { $one = $_; ${purge}; $one } | Export-Csv a.csv`],
  ["a mark on something else", lines(loop(purge, "$count.Purged = 1"), "$all | Export-Csv b.csv")],
  ["a loop that only reads", lines(loop("$done += Get-Mailbox $one"), save)],
  [
    "a loop that only changes",
    lines(loop("Set-Mailbox $one -HiddenFromAddressListsEnabled $true", "$done += $one"), save),
  ],
])("takes %s", (_, text) => expectPasses(code, text));

it.each([
  ["a list that is written behind", lines(loop(purge, "$done += $one"), save)],
  ["a list of .NET", lines(loop(purge, "$done.Add($one)"), save)],
  ["a table", lines(loop(purge, "$done[$one.Guid] = 'purged'"), save)],
  ["what the loop gives", lines(`$done = ${loop(purge, "$one")}`, save)],
  ["what the loop gives as a list", lines(`$done = @(${loop(purge, "$one")})`, save)],
  ["a mark on each row", lines(loop(purge, "$one.Status = 'purged'"), "$all | Export-Csv b.csv")],
  [
    "a mark on each row of a pipe",
    lines("$done | ForEach-Object { $one = $_", purge, "$_.Status = 'purged'", "}", save),
  ],
  ["a block for each", lines("$all | ForEach-Object {", purge, "$done += $_", "}", save)],
  ["a while", lines("while ($one = Get-Next) {", purge, "$done += $one", "}", save)],
  ["a write behind the outer loop", lines("foreach ($group in $groups) {", loop(purge, "$done += $one"), "}", save)],
  [
    "a write behind the try that the loop stands in",
    lines("try {", loop(purge, "$done += $one"), "} finally {", save, "}"),
  ],
  ["an act in a function", lines(`function Clear-It($one) { ${purge} }`, loop("Clear-It $one", "$done += $one"), save)],
])("finds %s", async (_, text) => {
  const line = text.split("\n").findIndex((one) => /^\$\w+ \| Export-Csv/.test(one)) + 1;
  await expectFindings(code, text, [[line, /What Remove-Mailbox has done in the loop of line \d+ is written here/]]);
});

it("tells of one file once", async () => {
  await expectFindings(code, lines(loop(purge, purge, "$done += $one"), save), [[6]]);
});
