import { existsSync, readFileSync } from "node:fs";

/** The functions for the identity, the evidence store and Microsoft Graph. */
export const functionNames = [
  "Assert-GraphAnswer",
  "ConvertFrom-GraphJson",
  "ConvertTo-PlainValue",
  "Enter-Claim",
  "Exit-Claim",
  "Find-EarlierRecord",
  "Get-HttpFailure",
  "Get-IdentityToken",
  "Request-IdentityToken",
  "Get-RunOrigin",
  "Get-StoreAddress",
  "Get-StoreItemName",
  "Get-TextHash",
  "Invoke-GraphRequest",
  "Invoke-HttpCall",
  "Invoke-SignInCall",
  "Invoke-SignedRequest",
  "Invoke-StorageRequest",
  "New-RandomPassword",
  "Read-StoreItem",
  "Save-Evidence",
  "Wait-Minute",
  "Wait-NextTry",
  "Write-StoreItem",
] as const;

/** Those that only a runbook for a desktop has. */
export const desktopFunctionNames = ["ConvertTo-Base64Url", "Get-OrganizationTenant", "New-ClientAssertion"] as const;

/** The text of a runtime function, as the compiler copies it into a runbook for this kind of place. */
export function functionText(name: string, kind: "automation" | "desktop"): string {
  const file = (variant: string): URL =>
    new URL(`../../../templates/runtime/${name}${variant}.ps1.hbs`, import.meta.url);
  return readFileSync(existsSync(file(`.${kind}`)) ? file(`.${kind}`) : file(""), "utf8");
}
