import { it } from "vitest";
import { expectFindings, expectPasses } from "../../../support/script-tester.ts";

const code = "invoke-expression";

it.each([
  ["a script block", "$look = { Get-Mailbox }\n& $look"],
  ["a parameter that is a script block", "param([scriptblock] $Look)\n& $Look"],
  ["the name of a command", "& Get-Mailbox -Identity $Identity"],
  ["a path that is built", '& "$PSScriptRoot\\tool.ps1"\n. "$PSScriptRoot/settings.ps1"'],
  ["a program that is built", "& ('{0}.exe' -f $tool)"],
  ["a block of constant text", "[scriptblock]::Create('Get-Date')"],
  ["another method of that name", "[System.IO.File]::Create($path)"],
  ["a text that says it", "Write-Output 'never use Invoke-Expression'"],
])("takes %s", (_, text) => expectPasses(code, text));

it.each([
  ["Invoke-Expression", "Invoke-Expression $text", /Invoke-Expression runs a text as code/],
  ["its alias", "$text | iex", /iex/],
  ["its alias with a constant, which hides it from every rule", "iex 'Get-Date'", /iex/],
  ["a block of text that is built", '[scriptblock]::Create("Get-Mailbox $name")', /scriptblock/],
  ["a block of a variable", "$block = [ScriptBlock]::Create($text)", /ScriptBlock/],
  ["the engine's own call", "$ExecutionContext.InvokeCommand.InvokeScript($text)", /InvokeScript/],
  ["a name that is built", '& "Remove-$noun" -Identity 1', /Remove-\$noun/],
  ["a name that is built before", "$name = 'Get-' + $noun; & $name", /\$name/],
])("finds %s", async (_, text, says) => {
  await expectFindings(code, `\n${text}`, [[2, says]]);
});
