import { it } from "vitest";
import { expectFindings, expectPasses } from "../../../support/script-tester.ts";

const code = "ignored-attribute";

it.each([
  [
    "a set of values",
    "param(\n  [ValidateSet('Preview', 'Execute')] [string] $Mode\n)\nWrite-Output $Mode",
    2,
    /ValidateSet at the parameter Mode.*throw/,
  ],
  ["a pattern", "param([ValidatePattern('^[0-9]+$')] [string] $Id)\nGet-Mailbox -Identity $Id", 1, /ValidatePattern/],
  [
    "a range",
    "param([ValidateRange(1, 50)] [int] $MaxTargets)\nGet-Mailbox -ResultSize $MaxTargets",
    1,
    /ValidateRange/,
  ],
  [
    "one by its full name",
    "param([System.Management.Automation.ValidateNotNullOrEmpty()] $Id)\nWrite-Output $Id",
    1,
    /ValidateNotNullOrEmpty/,
  ],
  [
    "another parameter tested",
    "param([ValidateLength(1, 5)] $A, $B)\nif ($B -eq 1) { throw 'no' }\nWrite-Output $A",
    1,
    /parameter A/,
  ],
  [
    "a mandatory parameter of a set",
    "param([Parameter(Mandatory, ParameterSetName = 'One')] $A, [Parameter(ParameterSetName = 'All')] [switch] $All)\n$A, $All",
    1,
    /ParameterSetName at the parameter A/,
  ],
  [
    "the pipeline",
    "param([Parameter(Mandatory, ValueFromPipeline)] [string] $Id)\nWrite-Output $Id",
    1,
    /ValueFromPipeline .*Nothing is piped/,
  ],
  ["an alias", "param([Alias('Id')] [string] $Identity)\nWrite-Output $Identity", 1, /Alias at the parameter Identity/],
] as const)("finds %s", (_, text, line, says) => expectFindings(code, text, [[line, says]]));

it.each([
  [
    "what is tested again",
    "param([ValidateSet('A', 'B')] $Kind)\nif ($Kind -notin 'A', 'B') { throw 'No such kind.' }",
  ],
  [
    "what a switch tells apart",
    "param([ValidateSet('A', 'B')] $Kind)\nswitch ($Kind) { 'A' { 1 } 'B' { 2 } default { throw 'no' } }",
  ],
  [
    "what a command in a condition looks at",
    "param([ValidateScript({ Test-Path $_ })] $Folder)\nif (-not (Test-Path -Path $Folder)) { throw 'no' }",
  ],
  [
    "what a function of the script tests",
    "param([ValidatePattern('x')] $Id)\nfunction Confirm-Id { param($Value) if ($Value -notmatch 'x') { throw 'no' } }\nConfirm-Id -Value $Id",
  ],
  [
    "a mandatory parameter that is not null",
    "param([Parameter(Mandatory)] [ValidateNotNullOrEmpty()] [string] $Id)\nWrite-Output $Id",
  ],
  [
    "an attribute of a function",
    "function Get-It { param([ValidateSet('A')] [Alias('Sort')] $Kind, [Parameter(ValueFromPipeline)] $Id) $Kind }",
  ],
  ["a pipeline that is turned off", "param([Parameter(ValueFromPipeline = $false)] $Id)\nWrite-Output $Id"],
  ["help", "param([Parameter(Mandatory, HelpMessage = 'The id')] [string] $Identity)\nWrite-Output $Identity"],
  ["a script without parameters", "Get-Date"],
])("takes %s", (_, text) => expectPasses(code, text));

it("takes them on a desktop", () =>
  expectPasses(code, "param([ValidateSet('A', 'B')] $Kind)\nWrite-Output $Kind", ["desktop-7", "desktop-5.1"]));
