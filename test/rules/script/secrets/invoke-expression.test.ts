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
  [
    "a parameter of a function that is given blocks",
    "function Invoke-It($Look) { & $Look }\nInvoke-It { Get-Mailbox }",
  ],
  ["a parameter that is a path", "param([string] $ToolPath)\n& $ToolPath"],
  ["a parameter with a path by default", "param([string] $Tool1 = 'C:\\a.exe')\n& $Tool1"],
  ["a parameter of few values", "param([ValidateSet('Get-User', 'Get-Mailbox')] $Name)\n& $Name"],
  ["a parameter that is looked at", "param($Name)\nif ($Name -notin $known) { throw }\n& $Name"],
  [
    "another PowerShell with a block",
    "pwsh -NoProfile -Command { Get-Mailbox }\npowershell.exe -c { param($x) } -args $x",
  ],
  ["another PowerShell with constant text", "powershell.exe -Command 'Get-Date'; pwsh -c Get-Date"],
  ["another PowerShell with a file", "pwsh -ExecutionPolicy Bypass -File $path"],
  ["a block in another runspace", "$block = { Get-Date }\n[powershell]::Create().AddScript($block).Invoke()"],
  ["a text that says it", "Write-Output 'never use Invoke-Expression'"],
])("takes %s", (_, text) => expectPasses(code, text));

it.each([
  ["Invoke-Expression", "Invoke-Expression $text", /Invoke-Expression runs a text as code/],
  ["its alias", "$text | iex", /iex/],
  ["its alias with a constant, which hides it from every rule", "iex 'Get-Date'", /iex/],
  ["a block of text that is built", '[scriptblock]::Create("Get-Mailbox $name")', /scriptblock/],
  ["a block of a variable", "$block = [ScriptBlock]::Create($text)", /ScriptBlock/],
  ["the engine's own call", "$ExecutionContext.InvokeCommand.InvokeScript($text)", /InvokeScript/],
  ["another PowerShell", "powershell.exe -NoProfile -Command $text", /powershell\.exe/],
  ["another PowerShell with text that is built", 'pwsh -c "Remove-Mailbox $id"', /pwsh/],
  ["what is encoded", "pwsh -EncodedCommand $text", /pwsh/],
  ["what is encoded, shortly", "powershell -enc 'RwBlAHQA'", /powershell/],
  ["another runspace", "[powershell]::Create().AddScript($text).Invoke()", /AddScript/],
  ["another runspace in a variable", "$shell = [powershell]::Create(); $null = $shell.AddScript($text)", /AddScript/],
  ["a type in a variable", "$type = [scriptblock]; $type::Create($text)", /Create/],
  ["a parameter that names the command", "param([string] $Name) & $Name -Identity 1", /\$Name/],
  ["a name that is built", '& "Remove-$noun" -Identity 1', /Remove-\$noun/],
  ["a name that is built before", "$name = 'Get-' + $noun; & $name", /\$name/],
])("finds %s", async (_, text, says) => {
  await expectFindings(code, `\n${text}`, [[2, says]]);
});
