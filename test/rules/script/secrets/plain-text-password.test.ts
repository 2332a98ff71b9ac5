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
  ["what is no password", "$bypass = 'Skip2026!'; $compass = 'N45'; @{ Pass = 'Yes'; Step = 1 }; $pass = 'second'"],
  ["the place of a session", "$pwd = 'C:\\Temp1'; $pwd = (Get-Location).Path"],
  ["a connection string with a variable", '$text = "Server=x;User Id=sa;Password=$password;"'],
  [
    "a connection string with a place to fill in",
    "$text = 'Server=x;Password={0};' -f $password; 'Server=x;Password=<your password>;'",
  ],
  ["a connection string without a password", "'Server=x;Database=y;Integrated Security=true;'"],
  [
    "a form with variables",
    '"grant_type=client_credentials&client_secret=$($secret)&scope=x"; "grant_type=password&x=1"',
  ],
  ["a form that is put together", "'grant_type=x&client_secret=' + $secret"],
  ["a pattern that takes one out", "$log -replace 'client_secret=[^&]+', 'client_secret=***'"],
  ["JSON with a variable", '@"\n{ "client_secret": "$secret", "passwordPolicies": "None1234" }\n"@'],
  ["JSON with a place to fill in", '\'{ "client_secret": "YOUR-SECRET-1", "password": "string" }\''],
  ["a header with a variable", '@{ Authorization = "Bearer $token" }'],
  ["a header in short", "'Authorization: Bearer eyJ...'"],
  ["an address that is signed by the run", '"https://a.blob.core.windows.net/c?sv=2022-11-02&sig=$signature"'],
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
  ["a short name", "$pass = 'Winter2026!'", /pass/],
  ["the short name of somebody's", "$smtpPass = 'Winter2026!'", /smtppass/],
  ["a key with a short name", "@{ User = 'a'; Pwd = 'Winter2026!' }", /Pwd/],
  ["a connection string", '"Server=x;Database=y;User Id=sa;Password=Winter2026!;"', /a connection string/],
  [
    "a connection string of storage",
    "'DefaultEndpointsProtocol=https;AccountName=a;AccountKey=a8B/c9+dEf=='",
    /connection/,
  ],
  ["a form", '"grant_type=client_credentials&client_id=$id&client_secret=b7~Q2xyz&scope=x"', /the body of a request/],
  ["JSON", '@\'\n{ "client_id": "1", "client_secret": "b7~Q2xyz" }\n\'@', /a secret in JSON/],
  ["a header", "@{ Authorization = 'Bearer eyJ0eXAiOiJKV1QiLCJhbGciOiJSUzI1NiJ9' }", /a token/],
  ["a token", "$token = 'eyJ0eXAiOiJKV1QiLCJ9.eyJhdWQiOiJodHRwcyJ9.abc'", /a token/],
  [
    "a signed address",
    "'https://a.blob.core.windows.net/c?sv=2022-11-02&ss=b&sig=abcdEFGH1234%3D'",
    /shared access signature/,
  ],
  ["a network credential", "[System.Net.NetworkCredential]::new('alice', 'Pa55!')", /a credential/],
  ["a network credential as an object", "New-Object System.Net.NetworkCredential('alice', 'Pa55!')", /a credential/],
])("finds the text for %s", async (_, text, says) => {
  await expectFindings(code, `\n${text}`, [[2, says]]);
});
