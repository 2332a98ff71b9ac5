import { it } from "vitest";
import { expectFindings, expectPasses } from "../../../support/script-tester.ts";

const code = "unattended-prompt";

it.each([
  ["Read-Host", "\n$id = Read-Host 'Which mailbox?'", 2, /Read-Host asks a person/],
  ["Get-Credential", "$credential = Get-Credential", 1, /Get-Credential asks/],
  [
    "Get-Credential with a name",
    "param([string] $User)\n$credential = Get-Credential -UserName $User -Message 'Password'",
    2,
    /Get-Credential/,
  ],
  ["Out-GridView, by its alias", "Get-Mailbox -SoftDeletedMailbox | ogv -PassThru", 1, /Out-GridView shows a window/],
  ["pause", "pause", 1, /waits for a key/i],
  [
    "a prompt of the host",
    "$Host.UI.PromptForChoice('Purge', 'Sure?', $choices, 1)",
    1,
    /\$Host\.UI\.PromptForChoice asks/,
  ],
  ["a box", "[System.Windows.Forms.MessageBox]::Show('Sure?')", 1, /MessageBox\]::Show shows a window/],
  ["a box of Windows", "$null = (New-Object -ComObject WScript.Shell).Popup('Sure?')", 1, /shows a window/],
  ["a dialog", "$form.ShowDialog()", 1, /ShowDialog shows a window/],
  ["a key of the console", "$null = [Console]::ReadKey()", 1, /ReadKey/],
  [
    "Remove-Mailbox",
    "$mailbox | Remove-Mailbox -PermanentlyDelete -Force",
    1,
    /Remove-Mailbox asks for a confirmation by itself.*-Confirm:\$false/,
  ],
  [
    "a removal whose parameters are not known",
    "Remove-RecipientPermission -Identity $id -Trustee $who",
    1,
    /Remove-RecipientPermission/,
  ],
  ["Set-User", "Set-User -Identity $id -PermanentlyClearPreviousMailboxInfo", 1, /Set-User/],
  ["a disconnect", "Disconnect-ExchangeOnline", 1, /Disconnect-ExchangeOnline/],
  [
    "a purge of a search",
    "New-ComplianceSearchAction -SearchName $name -Purge -PurgeType HardDelete",
    1,
    /New-ComplianceSearchAction/,
  ],
  ["-Confirm given", "Set-Mailbox -Identity $id -HiddenFromAddressListsEnabled $true -Confirm", 1, /told to ask/],
  [
    "-Confirm in a table",
    "$given = @{ Identity = $id; Confirm = $true }\nSet-Mailbox @given -HiddenFromAddressListsEnabled $true",
    2,
    /told to ask/,
  ],
  ["-Confirm with a value that is not its own", "Remove-MailUser -Identity $id -Confirm $false", 1, /told to ask/],
  ["a table without -Confirm", "$given = @{ Identity = $id }\nRemove-Mailbox @given", 2, /by itself/],
  [
    "a switch that decides whether it acts",
    "param([switch] $Execute)\nif ($Execute) { Remove-Mailbox -Identity $id }",
    2,
    /by itself/,
  ],
  [
    "a sign-in",
    "Connect-ExchangeOnline -UserPrincipalName admin@contoso.com",
    1,
    /asks a person to sign in.*-ManagedIdentity/,
  ],
  ["a sign-in to Graph", "Connect-MgGraph -Scopes User.ReadWrite.All", 1, /-Identity/],
] as const)("finds %s", (_, text, line, says) => expectFindings(code, text, [[line, says]]));

it.each([
  [
    "-Confirm:$false",
    "$mailbox | Remove-Mailbox -PermanentlyDelete -Confirm:$false\nDisconnect-ExchangeOnline -Confirm:$false",
  ],
  [
    "its abbreviation and its alias",
    "Remove-Mailbox -Identity $id -Conf:$false\nRemove-MailUser -Identity $id -cf:$false",
  ],
  ["-Confirm in a table", "$given = @{ Identity = $id; Confirm = $false }\nRemove-Mailbox @given"],
  ["a table that only the run knows", "Remove-Mailbox @PSBoundParameters"],
  ["a value that only the run knows", "Remove-Mailbox -Identity $id -Confirm:$ask"],
  ["a preview", "Remove-Mailbox -Identity $id -WhatIf"],
  ["the preference of the whole script", "$ConfirmPreference = 'None'\nRemove-Mailbox -Identity $id"],
  ["a removal of the Graph SDK", "Remove-MgUser -UserId $id\nRemove-MgDirectoryDeletedItem -DirectoryObjectId $id"],
  ["a removal of PowerShell's own", "Remove-Item -Path $file\nRemove-Variable -Name a"],
  ["a function of the script", "function Remove-Mailbox { param($Identity) $Identity }\nRemove-Mailbox -Identity 1"],
  ["-Confirm of a function of the script", "function Set-It { param([switch] $Confirm) }\nSet-It -Confirm"],
  ["a change that does not ask", "Set-Mailbox -Identity $id -HiddenFromAddressListsEnabled $true"],
  [
    "a credential that is one already",
    "$credential = Get-AutomationPSCredential -Name 'x'\n$same = Get-Credential $credential",
  ],
  ["a switch that asks for it", "param([switch] $Interactive)\nif ($Interactive) { $id = Read-Host 'Which?' }"],
  ["a switch that forbids it", "param([switch] $Force)\nif (-not $Force) { $answer = $Host.UI.ReadLine() }"],
  ["a person's session alone", "if ([Environment]::UserInteractive) { pause }"],
  [
    "a managed identity",
    "Connect-ExchangeOnline -ManagedIdentity -Organization contoso.onmicrosoft.com\nConnect-MgGraph -Identity\nConnect-AzAccount -Identity",
  ],
  ["a certificate", "Connect-IPPSSession -AppId $app -Certificate $certificate -Organization contoso.onmicrosoft.com"],
  [
    "a sign-in beside a certificate",
    "param($Thumbprint)\nif ($Thumbprint) { Connect-ExchangeOnline -CertificateThumbprint $Thumbprint -AppId $app }\nelse { Connect-ExchangeOnline }",
  ],
  ["a connection by a table that only the run knows", "Connect-ExchangeOnline @connection"],
  ["a method of that name", "[MessageBox.Log]::Write('a'); $list.Show()"],
  ["a text", "Write-Output 'Read-Host'"],
])("takes %s", (_, text) => expectPasses(code, text));

it("takes it on a desktop, where a person sits", () =>
  expectPasses(code, "$id = Read-Host 'Which?'\nRemove-Mailbox -Identity $id", ["desktop-7", "desktop-5.1"]));
