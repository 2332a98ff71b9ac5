import { it } from "vitest";
import { expectFindings, expectPasses } from "../../../support/script-tester.ts";

const code = "plain-text-password";

it.each([
  ["a credential of Azure Automation", "$credential = Get-AutomationPSCredential -Name 'Purge'"],
  ["a secret of a vault", "$secret = Get-AzKeyVaultSecret -VaultName 'v' -Name 's' -AsPlainText"],
  ["the name of a secret", "$secret = 'purge-key'\n$value = Get-AzKeyVaultSecret -VaultName 'v' -Name $secret"],
  ["a parameter that names a secret", "Get-Secret -Secret 'purge-key'"],
  ["the name of one, by its own name", "$secretName = 'purge-key'\n$passwordLength = '12'"],
  ["a random password", "$password = -join ((33..126) | Get-Random -Count 30 | ForEach-Object { [char] $_ })"],
  [
    "a random password, made secure",
    "$text = [guid]::NewGuid().ToString()\nConvertTo-SecureString $text -AsPlainText -Force",
  ],
  ["a password that is asked for", "$password = Read-Host -AsSecureString"],
  ["an encrypted text", "ConvertTo-SecureString -String '76492d1116743f04'"],
  ["an empty one", "param([string] $Password = '')\n$secret = ''"],
  ["a placeholder", "$clientSecret = '<your secret>'\n$apiKey = '********'"],
  ["a switch", "Set-MgUser -ForceChangePassword $true\nSet-It -Password:$false"],
  ["a text about passwords", "$message = 'Enter the password'"],
])("takes %s", (_, text) => expectPasses(code, text));

it.each([
  ["a secure string", "ConvertTo-SecureString -String 'Pa55!' -AsPlainText -Force", /a secure string/],
  ["a secure string by its position", "ConvertTo-SecureString 'Pa55!' -AsPlainText -Force", /a secure string/],
  ["a secure string from the pipeline", "'Pa55!' | ConvertTo-SecureString -AsPlainText -Force", /a secure string/],
  ["a secure string from a variable", "$text = 'Pa55!'; ConvertTo-SecureString $text -AsPlainText -Force", /secure/],
  ["a variable, told once", "$password = 'Pa55!'; ConvertTo-SecureString $password -AsPlainText -Force", /password/],
  ["a variable with a type", "[string] $ClientSecret = 'abc~123'", /clientsecret/],
  ["a parameter's default", "param([string] $ApiKey = 'abc123')", /apikey/],
  ["an argument", "Connect-It -AppId 1 -ClientSecret 'abc~123'", /ClientSecret/],
  ["a key of a table", "$body = @{ client_secret = 'abc~123'; scope = 'all' }", /client_secret/],
  ["a property", "$body.password = 'Pa55!'", /password/],
  ["a network credential", "[System.Net.NetworkCredential]::new('alice', 'Pa55!')", /a credential/],
  ["a network credential as an object", "New-Object System.Net.NetworkCredential('alice', 'Pa55!')", /a credential/],
])("finds the text for %s", async (_, text, says) => {
  await expectFindings(code, `\n${text}`, [[2, says]]);
});
