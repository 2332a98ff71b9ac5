import { it } from "vitest";
import { expectFindings, expectPasses } from "../../../support/script-tester.ts";

const code = "newer-syntax";

it.each([
  ["??", "\n$x = $a ?? 1", 2, /^The operator \?\? is of PowerShell 7 alone.*\(automation-5\.1\)/],
  ["??=", "$a ??= 1", 1, /operator \?\?=/],
  ["?.", "${a}?.Name", 1, /operator \?\./],
  ["?. with a call", "${a}?.Trim()", 1, /operator \?\./],
  ["?[]", "${a}?[0]", 1, /operator \?\[\]/],
  ["a ternary", "$x = $a ? 1 : 2", 1, /operator \? :/],
  ["&&", "Get-Date && Get-Date", 1, /operator &&/],
  ["||", "Get-Date || Get-Date", 1, /operator \|\|/],
  ["a command in the background", "Get-Date &", 1, /operator & behind/],
  ["a clean block", "function Get-It {\n  process { 1 }\n  clean { 2 }\n}", 3, /A clean block/],
  ["a line that begins with a pipe", "Get-Mailbox\n  | Measure-Object", 2, /A line that begins with \|/],
  ["one behind a comment", "Get-Mailbox # all | of them\n  # more\n  | Measure-Object", 3, /begins with \|/],
  ["a binary number", "$x = 0b101", 1, /form of a number/],
  ["a suffix of a number", "$x = 10n", 1, /form of a number/],
  ["an escape", '$x = "`u{1F600}"', 1, /`u\{\}/],
  ["another escape", '$x = "`e[31m$text"', 1, /`e/],
  ["a range of letters", "'a'..'z'", 1, /range of letters/],
] as const)("finds %s", (_, text, line, says) => expectFindings(code, text, [[line, says]]));

it.each([
  ["the aliases ? and %", "1, 2 | ? { $_ -gt 1 } | % { $_ }"],
  ["a pipe at the end of a line", "Get-Mailbox |\n  Measure-Object"],
  ["a backtick before the line of a pipe", "Get-Mailbox `\n  | Measure-Object"],
  ["a pipe in a comment at the start of a line", "Get-Mailbox | # first\n  # | second\n  Measure-Object"],
  ["the call operator", "& { 1 }\n& Get-Date"],
  ["numbers that 5.1 has", "$x = 1kb, 0x1F, 1.5, 2e3, 10L, 1.5d, 0xFFL, 3mb"],
  ["a range of numbers", "1..3\n$a..$b\n'1'..'3'"],
  ["backticks that mean something else", '$x = "``e and `n and `"u{"'],
  ["an escape in single quotes", "$x = 'the escape `u{1F600}'"],
  ["$using:", "Invoke-Command -ComputerName a -ScriptBlock { $using:a }"],
  ["classes and enumerations", "class A { [int] $B }\nenum C { D }"],
  ["operators in texts", "$x = 'a ?? b', \"a && b\" # ?? &&"],
  ["blocks of a function", "function Get-It { begin { } process { } end { } }"],
])("takes %s", (_, text) => expectPasses(code, text));

it("takes it where no Windows PowerShell is to run it", async () => {
  await expectPasses(code, "$x = $a ?? 1", ["automation-7.4", "automation-7.6", "desktop-7"]);
  await expectFindings(code, "$x = $a ?? 1", [[1, /\(desktop-5\.1\)/]], ["desktop-5.1"]);
});
