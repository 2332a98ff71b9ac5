import { it } from "vitest";
import { expectFindings, expectPasses } from "../../../support/script-tester.ts";

const code = "act-without-record";
const purge = "$mailbox | Remove-Mailbox -PermanentlyDelete -Confirm:$false -ErrorAction Stop";
const lines = (...all: readonly string[]): string => all.join("\n");

it.each([
  ["an export", lines("$mailbox | Export-Csv -Path a.csv -Append", purge)],
  ["a file of .NET", lines("[System.IO.File]::WriteAllText($path, $json)", purge)],
  ["a stream of .NET", lines("$writer.WriteLine($mailbox.ExchangeGuid)", purge)],
  ["a redirection", lines("$mailbox.ExchangeGuid > a.txt", purge)],
  ["a part of the pipe", "$mailbox | Tee-Object -FilePath a.txt | Remove-Mailbox -PermanentlyDelete"],
  ["a blob by a table", lines("$put = @{ Method = 'Put'; Uri = $blobUri; Body = $json }", "irm @put", purge)],
  ["a blob by an alias", lines("wget -Method Put -Uri $blobUri -InFile $file", purge)],
  ["a blob", lines("Invoke-RestMethod -Method Put -Uri $blobUri -Headers $headers -Body $json", purge)],
  [
    "a function that writes",
    lines("function Write-Log($Text) { Add-Content -Path a.log -Value $Text }", "Write-Log 1", purge),
  ],
  [
    "a function that writes to one store or the other",
    lines(
      "function Save-It($Text) { if ($Uri) { Send-It -Method Put -Uri $Uri -Body $Text } else { $Text | Out-File a } }",
      "function Send-It($Method, $Uri, $Body) { Invoke-WebRequest -Method $Method -Uri $Uri -Body $Body }",
      "Save-It $mailbox",
      purge,
    ),
  ],
  [
    "a record in the loop, before the call of the function that purges",
    lines(
      `function Clear-It($mailbox) { ${purge} }`,
      "foreach ($one in $all) { $one | Out-File a -Append; Clear-It $one }",
    ),
  ],
  ["a record in the same condition", lines("if ($Go) { $mailbox | Out-File a }", `if ($Go) { ${purge} }`)],
  ["each branch writing", lines("if ($x) { 1 | Out-File a } else { 2 | Out-File b }", purge)],
  ["a try around both", lines("try {", "$mailbox | Out-File a", purge, "} catch { throw }")],
  ["no act that destroys", "Set-Mailbox -Identity $id -HiddenFromAddressListsEnabled $true"],
  ["a purge that is only tried", "$mailbox | Remove-Mailbox -PermanentlyDelete -WhatIf"],
])("takes %s", (_, text) => expectPasses(code, text));

it.each([
  ["nothing before it", purge],
  ["a record behind it", lines(purge, "$mailbox | Out-File a")],
  ["what is only shown", lines("Write-Output $mailbox", "$mailbox | Format-List | Out-Host", purge)],
  ["a pipe that writes nowhere", lines("$mailbox | Tee-Object -Variable kept", "$mailbox > $null", purge)],
  ["a record on one way only", lines("if ($LogPath) { $mailbox | Out-File a }", purge)],
  ["a log of failures", lines("try { Connect-It } catch { $_ | Out-File a }", purge)],
  [
    "a function that writes only what it ends with",
    lines("function Test-It { if (-not $x) { 'no' | Out-File a; throw 'no' } }", "Test-It", purge),
  ],
  [
    "a request for a token",
    lines(
      "$answer = Invoke-RestMethod -Method Post -Uri 'https://login.microsoftonline.com/x/oauth2/v2.0/token' -Body $body",
      purge,
    ),
  ],
  ["a request without a body", lines("Invoke-RestMethod -Method Put -Uri $leaseUri -Headers $lease", purge)],
  [
    "a record before one call of its function alone",
    lines("function Clear-It {", purge, "}", "Clear-It", "$mailbox | Out-File a", "Clear-It"),
  ],
  ["a record in a function that nothing calls", lines("function Save-It { $mailbox | Out-File a }", purge)],
])("finds a purge with %s", async (_, text) => {
  const line = text.split("\n").indexOf(purge) + 1;
  await expectFindings(code, text, [[line, /Before Remove-Mailbox nothing is written/]]);
});

it.each([
  "Set-Mailbox -Identity $guid -InactiveMailbox -LitigationHoldEnabled $false",
  "Remove-MgUser -UserId $id -ErrorAction Stop",
  "Set-RetentionCompliancePolicy -Identity $policy -RemoveExchangeLocation $address",
  'Invoke-MgGraphRequest -Method DELETE -Uri "https://graph.microsoft.com/v1.0/directory/deletedItems/$id"',
  "Invoke-MgGraphRequest -Method DELETE -Uri ('/v1.0/users/{0}' -f $id)",
])("finds %s", (text) => expectFindings(code, `\n${text}`, [[2]]));
