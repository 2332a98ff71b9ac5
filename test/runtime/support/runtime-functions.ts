import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

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
  "Get-StoreAddress",
  "Get-StoreItemName",
  "Get-TextHash",
  "Invoke-GraphRequest",
  "Invoke-HttpCall",
  "Invoke-SignedRequest",
  "Invoke-StorageRequest",
  "New-RandomPassword",
  "Read-StoreItem",
  "Save-Evidence",
  "Wait-NextTry",
  "Write-StoreItem",
] as const;

/** The text of a runtime function, as the compiler copies it into a runbook. */
export function functionText(name: string): string {
  return readFileSync(fileURLToPath(new URL(`../../../templates/runtime/${name}.ps1.hbs`, import.meta.url)), "utf8");
}
