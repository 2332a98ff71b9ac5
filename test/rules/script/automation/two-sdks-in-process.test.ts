import { it } from "vitest";
import { expectFindings, expectPasses } from "../../../support/script-tester.ts";

const code = "two-sdks-in-process";
const exchange = "Connect-ExchangeOnline -ManagedIdentity -Organization contoso.onmicrosoft.com";
const graph = "Connect-MgGraph -Identity";

it.each([
  ["Graph behind Exchange", `${exchange}\n${graph}`, 2, /with Connect-MgGraph beside Connect-ExchangeOnline/],
  ["Exchange behind Graph", `${graph}\n${exchange}`, 1, /Connect-MgGraph/],
  ["Security & Compliance", `Connect-IPPSSession -AccessToken $token\n${graph}`, 2, /beside Connect-IPPSSession/],
  ["Az", `Connect-AzAccount -Identity\n${exchange}`, 1, /Loading Az with Connect-AzAccount/],
  ["modules", "Import-Module ExchangeOnlineManagement, Microsoft.Graph.Users", 1, /the module Microsoft\.Graph\.Users/],
  ["a module that is used", `using module Az.Accounts\n${exchange}`, 1, /the module Az\.Accounts/],
  [
    "functions that are both called",
    `function Connect-One { ${exchange} }\nfunction Connect-Two {\n${graph} }\nConnect-One\nConnect-Two`,
    3,
    /Connect-MgGraph/,
  ],
  [
    "a branch and what is behind it",
    `param($Mode)\n${exchange}\nif ($Mode -eq 'User') { ${graph} }`,
    3,
    /Connect-MgGraph/,
  ],
  ["a command of Graph", `${exchange}\nGet-MgUser -UserId $id`, 2, /the Graph SDK with Get-MgUser beside/],
  ["a request of the Graph SDK", `${exchange}\nInvoke-MgGraphRequest -Uri /v1.0/users`, 2, /Invoke-MgGraphRequest/],
  ["a command of Az", `${exchange}\nGet-AzStorageBlob -Container a`, 2, /Loading Az with Get-AzStorageBlob/],
  ["a condition and its branch", `if (${graph}) { ${exchange} }`, 1, /Connect-MgGraph/],
] as const)("finds %s", (_, text, line, says) => expectFindings(code, text, [[line, says]]));

it.each([
  ["Exchange alone", `Import-Module ExchangeOnlineManagement -RequiredVersion 3.9.2\n${exchange}`],
  ["Graph and Az", `${graph}\nConnect-AzAccount -Identity`],
  ["two branches", `param($Mode)\nif ($Mode -eq 'User') { ${graph} } else { ${exchange} }`],
  ["two clauses of a switch", `param($Mode)\nswitch ($Mode) { 'User' { ${graph} } default { ${exchange} } }`],
  ["a branch that ends the script", `param($Mode)\nif ($Mode -eq 'User') { ${graph}; return }\n${exchange}`],
  ["a process of its own", `${exchange}\nStart-Job -ScriptBlock { ${graph} }`],
  ["a function that nothing calls", `function Connect-Two { ${graph} }\n${exchange}`],
  [
    "functions that are called in two branches",
    `param($Mode)\nfunction Connect-One { ${exchange} }\nfunction Connect-Two { ${graph} }\nif ($Mode -eq 'User') { Connect-Two } else { Connect-One }`,
  ],
  ["Graph by web requests", `${exchange}\nInvoke-RestMethod -Uri https://graph.microsoft.com/v1.0/users`],
  [
    "a command in a branch whose connection stands in another",
    `param($Mode)\nif ($Mode) { ${graph} } else { ${exchange} }\nif ($Mode) { Get-MgUser }`,
  ],
  ["a function in the place of a command", `function Get-MgUser { }\n${exchange}\nGet-MgUser`],
  ["commands of other modules", `${exchange}\nGet-AzureADUser; Get-MgmtThing; Get-Mailbox`],
  ["a command in a process of its own", `${exchange}\nStart-Job -ScriptBlock { Get-MgUser }`],
  ["a module of another name", `${exchange}\nImport-Module Microsoft.PowerShell.Utility, Azure.Storage`],
])("takes %s", (_, text) => expectPasses(code, text));

it("finds Graph on a desktop too, where Az is a matter of versions", async () => {
  await expectFindings(code, `${exchange}\n${graph}`, [[2]], ["desktop-7"]);
  await expectPasses(code, `${exchange}\nConnect-AzAccount`, ["desktop-7"]);
});
