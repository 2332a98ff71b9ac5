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
    lines("function Write-Log($Text) { Add-Content -Path a.log -Value $Text }", "Write-Log $mailbox.Guid", purge),
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
  ["each branch writing", lines("if ($x) { $mailbox | Out-File a } else { $mailbox | Out-File b }", purge)],
  ["a text with the id", lines('"$(Get-Date) purging $($mailbox.ExchangeGuid)" | Out-File run.log -Append', purge)],
  ["a text with the id that stands in the script", lines("Add-Content a.log 'purging a1'", "Remove-MgUser -UserId a1")],
  [
    "a text that a function of the script makes",
    lines(
      "function Write-Log($Text) { '{0:s} {1}' -f (Get-Date), $Text | Add-Content -Path a.log }",
      "Write-Log 'run started'",
      'Write-Log "purging $($mailbox.ExchangeGuid)"',
      purge,
    ),
  ],
  ["a table", lines("@{ Who = $mailbox.Guid; When = Get-Date } | ConvertTo-Json | Set-Content a.json", purge)],
  ["a table that is filled", lines("$state = @{}", "$state[$mailbox.Guid] = 1", "$state | Export-Clixml a.xml", purge)],
  [
    "the list that it is of",
    lines(
      "$all = Get-Content a.txt",
      "$all | Set-Content b.txt",
      "foreach ($one in $all) { Remove-MgUser -UserId $one }",
    ),
  ],
  [
    "what the same identity finds",
    lines(
      "foreach ($id in Get-Content a.txt) {",
      "Get-Mailbox -Identity $id -SoftDeletedMailbox | Export-Clixml a.xml",
      "Remove-Mailbox -Identity $id -PermanentlyDelete",
      "}",
    ),
  ],
  ["a whole view", lines("Get-Mailbox -SoftDeletedMailbox > all.txt", "Remove-Mailbox -Identity a -PermanentlyDelete")],
  [
    "the mailbox before its policy is changed",
    lines(
      "param($Address)",
      "Get-Mailbox -Identity $Address | Export-Clixml a.xml",
      "Set-RetentionCompliancePolicy -Identity 'Ten years' -RemoveExchangeLocation $Address",
    ),
  ],
  [
    "a mail about it",
    lines("Send-MailMessage -To $to -From $from -Subject Purge -Body ($mailbox | Out-String)", purge),
  ],
  ["a file that is sent", lines("Set-AzStorageBlobContent -File a.json -Container c -Blob b", purge)],
  ["what only the run knows", lines("$report | Export-Csv a.csv", purge)],
  ["a try around both", lines("try {", "$mailbox | Out-File a", purge, "} catch { throw }")],
  ["no act that destroys", "Set-Mailbox -Identity $id -HiddenFromAddressListsEnabled $true"],
  ["a purge that is only tried", "$mailbox | Remove-Mailbox -PermanentlyDelete -WhatIf"],
])("takes %s", (_, text) => expectPasses(code, text));

it.each([
  ["nothing before it", purge],
  ["a record behind it", lines(purge, "$mailbox | Out-File a")],
  ["what is only shown", lines("Write-Output $mailbox", "$mailbox | Format-List | Out-Host", purge)],
  ["a pipe that writes nowhere", lines("$mailbox | Tee-Object -Variable kept", "$mailbox > $null", purge)],
  ["a record in devices that keep nothing", lines("$mailbox > NUL", "$mailbox | Out-File /dev/null", purge)],
  ["a text that names nothing", lines("'run started' | Out-File run.log", purge)],
  ["the time", lines('"$(Get-Date) run started by $env:USERNAME" | Add-Content -Path $LogPath', purge)],
  ["how many there are", lines('"$($all.Count) mailboxes" | Out-File run.log', "$mailbox = $all[0]", purge)],
  ["a mail that names nothing", lines("Send-MailMessage -To $to -From $from -Subject Purge -Body 'Starting'", purge)],
  [
    "a log of the start, and one of the end",
    lines(
      "function Write-Log($Text) { Add-Content -Path a.log -Value $Text }",
      "Write-Log 'run started'",
      purge,
      'Write-Log "purged $($mailbox.ExchangeGuid)"',
    ),
  ],
  [
    "a record of another mailbox",
    lines(
      "Get-Mailbox -Identity admin@contoso.com | Export-Clixml a.xml",
      "foreach ($mailbox in Get-Content a.txt) {",
      purge,
      "}",
    ),
  ],
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
