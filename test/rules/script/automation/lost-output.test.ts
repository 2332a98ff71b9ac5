import { it } from "vitest";
import { expectFindings, expectPasses } from "../../../support/script-tester.ts";

const code = "lost-output";

it.each([
  ["Write-Host", "\nWrite-Host 'Done'", 2, /What Write-Host writes/],
  ["Write-Progress", "Write-Progress -Activity 'Purging'", 1, /Write-Progress/],
  ["Write-Information", "Write-Information 'Done' -InformationAction Continue", 1, /Write-Information/],
  ["Out-Host", "Get-Date | Out-Host", 1, /Out-Host/],
  ["an alias", "Get-Date | oh", 1, /Out-Host/],
  ["its module before it", "Microsoft.PowerShell.Utility\\Write-Host 'Done'", 1, /Write-Host/],
  ["it in a function", "function Write-Line {\n  Write-Host 'Done'\n}\nWrite-Line", 2, /Write-Host/],
  [
    "a function that is redirected at one of two calls",
    "function Show-It {\n  Write-Host 'Done'\n}\nShow-It 6>&1\nShow-It",
    2,
    /Write-Host/,
  ],
  ["another stream redirected", "Write-Host 'Done' 2>&1", 1, /Write-Host/],
  ["progress with all streams redirected", "Write-Progress 'Purging' *>&1", 1, /Write-Progress/],
  ["the console", "[Console]::WriteLine('Done')", 1, /\[Console\]::WriteLine/],
  ["the console's error stream", "[System.Console]::Error.WriteLine('Done')", 1, /Error\.WriteLine/],
  ["the host", "$Host.UI.WriteLine('Done')", 1, /What \$Host\.UI\.WriteLine writes/],
] as const)("finds %s", (_, text, line, says) => expectFindings(code, text, [[line, says]]));

it.each([
  ["what arrives", "Write-Output 'Done'\nWrite-Warning 'Careful'\nWrite-Verbose 'Detail'"],
  ["the stream redirected to the output", "Write-Host 'Done' 6>&1"],
  ["all streams redirected around it", "& { Write-Host 'Done' } *>&1 | Out-File -FilePath log.txt"],
  ["each call of its function redirected", "function Show-It { Write-Host 'Done' }\nShow-It 6>&1"],
  ["the stream taken by a variable", "Write-Information 'Done' -InformationVariable said\n$said"],
  [
    "a function of the script with that name",
    "function Write-Host { param($Text) Write-Output $Text }\nWrite-Host 'Done'",
  ],
  ["a person's session alone", "if (-not $PSPrivateMetadata.JobId) { Write-Host 'Done' }"],
  ["the same, by a variable", "$isJob = $null -ne $PSPrivateMetadata\nif (-not $isJob) { Write-Host 'Done' }"],
  ["the console of a person", "if (-not $PSPrivateMetadata) { [Console]::WriteLine('Done') }"],
  [
    "what is written elsewhere",
    "$writer.WriteLine('Done'); [Console]::Out.Flush(); [System.IO.File]::WriteAllText($a, 'b')",
  ],
  ["a text that names it", "Write-Output 'Write-Host is lost'"],
])("takes %s", (_, text) => expectPasses(code, text));

it("takes it on a desktop", () => expectPasses(code, "Write-Host 'Done'", ["desktop-7", "desktop-5.1"]));
