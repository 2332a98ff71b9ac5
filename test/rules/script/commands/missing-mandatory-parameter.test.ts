import { it } from "vitest";
import { expectFindings, expectPasses } from "../../../support/script-tester.ts";

const code = "missing-mandatory-parameter";

it.each([
  "Remove-Mailbox -Identity $id",
  "Remove-Mailbox $id -Confirm:$false",
  "$mailbox | Remove-Mailbox -PermanentlyDelete",
  "Get-Mailbox $id -SoftDeletedMailbox | Remove-Mailbox -PermanentlyDelete",
  "Get-Mailbox",
  "$given = @{ Identity = $id }\nRemove-Mailbox @given",
  "$given = Get-Given\nRemove-Mailbox @given",
  "$given = @{}\n$given.Identity = $id\nRemove-Mailbox @given",
  "$given = @{}\n$given['Identity'] = $id\nRemove-Mailbox @given",
  "$given = @{}\n$given.Add('Identity', $id)\nRemove-Mailbox @given",
  "$PSDefaultParameterValues['Remove-Mailbox:Identity'] = $id\nRemove-Mailbox -PermanentlyDelete",
  "New-MailboxRestoreRequest -SourceMailbox $one -TargetMailbox $other",
  "New-Item -ItemType Directory -Path $folder",
  "$x | Add-Member @{ Note = 1 } -PassThru",
  "Remove-ADUser",
  "function Remove-Mailbox { }\nRemove-Mailbox",
  "New-Mailbox -Name a -MicrosoftOnlineServicesID a@b.c -Password $password",
  "Remove-Mailbox -Whatever 1",
  "'a' | ConvertFrom-Json | Where-Object { $_ } | ForEach-Object { $_ } | Export-Csv -Path a.csv",
])("takes %s", (text) => expectPasses(code, text));

it.each([
  ["Remove-Mailbox -PermanentlyDelete -Confirm:$false", 1, /Remove-Mailbox cannot run without -Identity/],
  ["Remove-Mailbox", 1, /-Identity/],
  ["$given = @{ Confirm = $false }\nRemove-Mailbox @given", 2, /-Identity/],
  ["Undo-SoftDeletedMailbox -Name a", 1, /-SoftDeletedObject/],
  ["$x = 1\nExport-Csv -Path a.csv -NoTypeInformation", 2, /-InputObject/],
  ["1 | ForEach-Object { Remove-Mailbox -Confirm:$false }", 1, /-Identity/],
])("finds it in %s", (text, line, says) => expectFindings(code, text, [[line, says]]));
