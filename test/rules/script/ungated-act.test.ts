import { expect, it } from "vitest";
import { ungatedAct } from "../../../src/rules/script/ungated-act.ts";
import { compileShipped } from "../../compile/support/shipped.ts";
import { read } from "../../powershell/support/reader.ts";

async function found(text: string): Promise<string | undefined> {
  const { root, errors } = await read(text);
  expect(errors).toEqual([]);
  return ungatedAct(root, text)?.command;
}
const purge = "$fresh | Remove-Mailbox -PermanentlyDelete -Confirm:$false";

it.each([
  `if ($run.Mode -eq 'Execute') { ${purge} }`,
  `if ($run.Mode -eq 'Execute') { foreach ($one in $all) { try { Invoke-RemoteCall -Call { ${purge} } } finally { } } }`,
  `if ($null -ne $mailbox) { if ($run.Mode -eq 'Execute') { $null = ${purge} } }`,
  "Get-Mailbox -Identity $Identity -SoftDeletedMailbox",
  "Invoke-GraphRequest -Method 'GET' -Path '/users'",
  "Set-Content -Path a -Value b",
  "Connect-ExchangeOnline -ManagedIdentity",
])("takes %s", async (text) => {
  expect(await found(text)).toBeUndefined();
});

it.each([
  [purge, "Remove-Mailbox"],
  [`if ($run.Mode -ne 'Preview') { ${purge} }`, "Remove-Mailbox"],
  [`if ($run.Mode -eq 'Execute' -or $true) { ${purge} }`, "Remove-Mailbox"],
  [`if ($run.Mode -eq 'Execute') { } else { ${purge} }`, "Remove-Mailbox"],
  [`if ($run.Mode -eq 'Execute') { } elseif ($true) { ${purge} }`, "Remove-Mailbox"],
  ["Set-Mailbox -Identity $Identity -LitigationHoldEnabled $false", "Set-Mailbox"],
  ["if (Invoke-GraphRequest -Method 'DELETE' -Path '/users/1') { }", "Invoke-GraphRequest"],
  ["Invoke-GraphRequest -Method $method -Path '/users/1'", "Invoke-GraphRequest"],
])("finds the act in %s", async (text, command) => {
  expect(await found(text)).toBe(command);
});

it("finds each act of the shipped scripts once its gate is another condition", async () => {
  for (const { text } of await compileShipped()) {
    expect(await found(text)).toBeUndefined();
    if (!text.includes("if ($run.Mode -eq 'Execute') {")) continue;
    expect(
      await found(text.replaceAll("if ($run.Mode -eq 'Execute') {", "if ($run.Mode -ne 'Preview') {")),
    ).toBeDefined();
  }
});
