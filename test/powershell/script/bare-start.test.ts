import { expect, it } from "vitest";
import { BareStart } from "../../../src/powershell/script/bare-start.ts";
import { wayTo } from "../../../src/powershell/script/flow.ts";
import { scriptIn } from "./support.ts";

/** What the condition of the last if of a text is on a bare start. */
async function truthIn(text: string, answer = false): Promise<boolean | undefined> {
  const script = await scriptIn(text);
  const condition = script.nodesOf("IfStatementAst").at(-1)?.Clauses[0]?.[0];
  if (condition === undefined) throw new Error("there is no if");
  return new BareStart(script, answer, (node) => script.textOf(node) === "Ask").truthOf(condition);
}

it.each([
  ["param([switch] $Go) if ($Go) { }", false],
  ["param([switch] $Go) if (-not $Go.IsPresent) { }", true],
  ["param([bool] $Go) if ($Go) { }", false],
  ["param([bool] $Go = $true) if ($Go) { }", true],
  ["param($Mode = 'Preview') if ($Mode -eq 'preview') { }", true],
  ["param($Mode = 'Preview') if ($Mode -ceq 'preview') { }", false],
  ["param($Mode = 'Preview') if ($Mode.ToUpper() -in 'EXECUTE', 'PURGE') { }", false],
  ["param($Mode = 'Preview') if ('Preview', 'Report' -notcontains $Mode) { }", false],
  ["param($Mode = 'Preview') if ($Mode -match '^(Execute|Purge)$') { }", false],
  ["param($Mode = 'Preview') if ($Mode -like 'Pre*') { }", true],
  ["param($Mode = 'Preview') if ($Mode -match $Pattern) { }", undefined],
  ["param($Mode) if ($Mode -eq 'Execute') { }", false],
  ["param($Mode) if ($Mode -ne 'Execute') { }", true],
  ["param($Mode) if ($Mode) { }", undefined],
  ["param($Mode) if ([string]::IsNullOrEmpty($Mode)) { }", undefined],
  ["param($Mode = 'Preview') if ([string]::IsNullOrEmpty($Mode)) { }", false],
  ["param([int] $Days = 30) if ($Days -gt 0) { }", true],
  ["param([Parameter(Mandatory)] $Kind) if ($Kind -eq 'Mailbox') { }", undefined],
  ["if ($env:PURGE -eq 'yes') { }", undefined],
])("reads parameters in %s", async (text, expected) => expect(await truthIn(text)).toBe(expected));

it.each([
  ["if ($x -and $false) { }", false],
  ["if ($x -or $true) { }", true],
  ["if ($x -or $false) { }", undefined],
  ["if (-not ($x -and $false)) { }", true],
])("has three values in %s", async (text, expected) => expect(await truthIn(text)).toBe(expected));

it.each([
  ["param([switch] $Go)\n$Go = $true\nif ($Go) { }", true],
  ["param([switch] $Go)\nif ($x) { $Go = $true }\nif ($Go) { }", undefined],
  ["param([switch] $Go)\n$run = $false; if ($Go) { $run = $true }\nif ($run) { }", false],
  ["param([switch] $Go)\n$run = if ($Go) { 'yes' } else { 'no' }\nif ($run -eq 'yes') { }", false],
  ["param([switch] $Go)\n$run = [pscustomobject]@{ Go = [bool] $Go }\nif ($run.Go) { }", false],
  ["param([switch] $Go)\n$run = @{ Go = $Go }\n$run.Go = $true\nif ($run.Go) { }", undefined],
  ["param([switch] $Go)\n$run = @{ Go = $Go }\n$run['Name'] = 'x'\nif ($run.Go) { }", false],
  ["$n = 0\n$n++\nif ($n -gt 0) { }", undefined],
  ["$n = 0\n$n += 1\nif ($n -gt 0) { }", undefined],
  ["$found = $null\nGet-It -OutVariable found\nif (-not $found) { }", undefined],
  ["$found = $null\nSet-Variable -Name found -Value 1\nif (-not $found) { }", undefined],
  ["$go = $false\nfunction Set-It { $script:go = $true }\nSet-It\nif ($go) { }", undefined],
  ["param([switch] $Go)\nfunction Test-It { return $Go }\nif (Test-It) { }", false],
  ["param([switch] $Go)\nfunction F([bool] $Run) { if ($Run) { } }\nF $Go; F -Run:$Go", false],
  ["param([switch] $Go)\nfunction F([bool] $Run) { if ($Run) { } }\nF $Go; F $true", undefined],
])("follows values in %s", async (text, expected) => expect(await truthIn(text)).toBe(expected));

it.each([
  "if ((Ask) -eq 'yes') { }",
  "$said = Ask; if ($x -and $said) { }",
  "param([Parameter(Mandatory)] [bool] $Go) if ($Go) { }",
  "param([Parameter(Mandatory)] $Text) if ($Text -ceq 'I AGREE') { }",
])("takes the answer that it is told in %s", async (text) => {
  expect(await truthIn(text, false)).toBe(false);
  expect(await truthIn(text, true)).toBe(text.includes("-and") ? undefined : true);
});

it.each([
  ["switch ('a') { 'a' { Act } }", true],
  ["switch ('a') { 'b' { Act } }", false],
  ["switch ('a') { 'b' { } default { Act } }", true],
  ["switch ('a') { 'A' { } default { Act } }", false],
  ["switch -CaseSensitive ('a') { 'A' { } default { Act } }", true],
])("knows which part of a switch runs: %s", async (text, runs) => {
  const script = await scriptIn(text);
  const [act] = script.nodesOf("CommandAst");
  if (act === undefined) throw new Error("there is no act");
  const start = new BareStart(script, false);
  expect(wayTo(script, act).conditions.some((held) => start.excludes(held))).toBe(!runs);
});
