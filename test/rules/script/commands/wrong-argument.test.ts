import { it } from "vitest";
import { expectFindings, expectPasses } from "../../../support/script-tester.ts";

const code = "wrong-argument";

it.each([
  "Remove-Mailbox 1 -Confirm:$false -PermanentlyDelete",
  "Remove-Mailbox 1 -Confirm:0",
  "Remove-Mailbox 1 -Confirm:$asked",
  "Remove-Mailbox 1 -Confirm:([bool]'no')",
  "Set-Mailbox 1 -LitigationHoldEnabled $false -RetentionHoldEnabled 1 -ElcProcessingDisabled $disabled",
  "Set-Mailbox 1 -LitigationHoldEnabled:$false",
  "$given = @{ Identity = 1; LitigationHoldEnabled = $false; Force = $true }\nSet-Mailbox @given",
  "Get-Mailbox 1 -ErrorAction SilentlyContinue -WarningAction 0 -InformationAction $action",
  "Get-Mailbox 1 -ErrorAction Silent -WarningAction ignore",
  "Test-Path a -PathType leaf; Test-Path a -PathType con",
  "Get-Content a -Encoding 1252; Get-Content a -Encoding Byte; Set-Content a b -Encoding windows-1252",
  "Set-Variable a 1 -Option ReadOnly, AllScope; Set-Variable a 1 -Option 'ReadOnly, AllScope'",
  "Get-FileHash a -Algorithm sha256; Get-FileHash a -Algorithm $algorithm",
  "Get-ChildItem | Where-Object IsReady -EQ $true",
  "ConvertTo-Json $x -Depth 5; ConvertTo-Json $x -Depth '5'; ConvertTo-Json $x -Depth $depth",
  "Set-Mailbox 1 -Type Something",
  "Write-Output a b c; Join-Path a b c d; Write-Host a b",
  // The page tells no position at all.
  "Get-EXOMailboxFolderStatistics $id",
  "Get-ADUser -Filter * -Confirm:'no'",
])("takes %s", (text) => expectPasses(code, text));

it.each([
  ["Remove-Mailbox 1 -Confirm:'no'", /-Confirm of Remove-Mailbox cannot take 'no': it is a switch.*-Confirm:\$false/],
  ['Remove-Mailbox 1 -Confirm:"$asked"', /it is a switch/],
  ["Remove-Mailbox 1 -Confirm $false", /-Confirm of Remove-Mailbox cannot take \$false: .*behind a space/],
  ["Get-Mailbox -SoftDeletedMailbox $true", /-SoftDeletedMailbox:\$true/],
  ["Set-Mailbox 1 -LitigationHoldEnabled 'no'", /it takes \$true or \$false/],
  ["Set-Mailbox 1 -LitigationHoldEnabled False", /cannot take False/],
  ["$given = @{ Identity = 1; Confirm = 'no' }; Remove-Mailbox @given", /-Confirm/],
  ["Get-Mailbox 1 -ErrorAction Halt", /-erroraction of Get-Mailbox cannot take Halt: it takes SilentlyContinue, Stop/],
  ["Get-Mailbox 1 -ErrorAction $false", /cannot take \$false/],
  ["Test-Path a -PathType File", /-PathType of Test-Path cannot take File: it takes Any, Container, Leaf/],
  ["Test-Path a -PathType $true", /-PathType/],
  ["Get-FileHash a -Algorithm SHA", /-Algorithm/],
  ["Set-Variable a 1 -Option ReadOnly, Fixed", /-Option/],
  ["ConvertTo-Json $x -Depth all", /-Depth of ConvertTo-Json cannot take all: it takes a number/],
  ["Get-Mailbox one two", /A position of Get-Mailbox cannot take two/],
])("finds it in %s", (text, says) => expectFindings(code, text, [[1, says]]));
