import { it } from "vitest";
import { expectFindings, expectPasses } from "../../../support/script-tester.ts";

const code = "inline-child";

it.each([
  [
    "a script by its path",
    "\n.\\Child.ps1 -Identity $id",
    2,
    /^Child\.ps1 does not lie beside a runbook of automation-7\.4, automation-7\.6/,
  ],
  ["a path with a slash", "./Child.ps1", 1, /Child\.ps1/],
  ["the call operator", "& .\\Child.ps1", 1, /Child\.ps1/],
  ["dot-sourcing", ". .\\Common.ps1", 1, /Common\.ps1/],
  ["the folder of the script", '. "$PSScriptRoot\\Common.ps1"', 1, /Common\.ps1/],
  ["a path that is joined", "& (Join-Path $PSScriptRoot 'Child.ps1')", 1, /Child\.ps1/],
  ["a variable", "$child = '.\\Child.ps1'\n& $child", 2, /Child\.ps1/],
] as const)("finds %s", (_, text, line, says) => expectFindings(code, text, [[line, says]]));

it.each([
  ["a job", "Start-AutomationRunbook -Name 'Child' -Parameters @{ Identity = $id }"],
  ["a function", "function Get-Child { 1 }\n. Get-Child\n& Get-Child"],
  ["a script block", ". { $a = 1 }\n& { $a }"],
  [
    "a script that it has written itself",
    'Set-Content -Path "$env:TEMP\\Made.ps1" -Value $text\n& "$env:TEMP\\Made.ps1"',
  ],
  ["a whole path of a hybrid worker", "& 'C:\\Scripts\\Child.ps1'"],
  ["a path that only the run knows", "param($Path)\n& $Path"],
  ["a text", "Write-Output '.\\Child.ps1'"],
  ["Windows PowerShell alone", "if ($PSVersionTable.PSVersion.Major -eq 5) { .\\Child.ps1 }"],
  ["a person's session alone", "if (-not $PSPrivateMetadata) { . .\\Common.ps1 }"],
])("takes %s", (_, text) => expectPasses(code, text));

it("takes it where the runbook is one of 5.1, which has it, and on a desktop", async () => {
  await expectPasses(code, ".\\Child.ps1", ["automation-5.1"]);
  await expectPasses(code, ".\\Child.ps1", ["desktop-7"]);
  await expectFindings(code, ".\\Child.ps1", [[1, /of automation-7\.6:/]], ["automation-5.1", "automation-7.6"]);
});
