import { stateOf } from "../../../src/tenant/tenant-file.ts";
import type { TenantFile } from "../../../src/tenant/tenant-file-schema.ts";
import { id, mailbox } from "../../tenant/support/state.ts";
import type { Service } from "../../../src/rehearse/rehearsal.ts";
import { rehearseText } from "./rehearsals.ts";

// Short scripts, each sound but for what a test plants in it.

export const orphan: TenantFile = { mailboxes: [mailbox(1), mailbox(2)] };

const execute = { Identity: id(1), Mode: "Execute" };

const withMode = "param([string] $Identity, [string] $Mode)";
/** What a script that only lists has instead. */
export const withoutMode = "param([string] $Identity, [string] $EvidenceUri)";

const head = String.raw`
$ErrorActionPreference = 'Stop'
function Get-Token($For) {
    $uri = '{0}?resource={1}' -f $env:IDENTITY_ENDPOINT, [uri]::EscapeDataString($For)
    $headers = @{ Metadata = 'True'; 'X-IDENTITY-HEADER' = $env:IDENTITY_HEADER }
    (Invoke-WebRequest -Uri $uri -Headers $headers -UseBasicParsing | ForEach-Object Content | ConvertFrom-Json).access_token
}
function Save-Record($Text, $To = 'purges/' + [guid]::NewGuid()) {
    $headers = @{
        Authorization = 'Bearer ' + (Get-Token 'https://storage.azure.com/'); 'x-ms-version' = '2023-11-03'
        'x-ms-date' = (Get-Date).ToUniversalTime().ToString('R'); 'x-ms-blob-type' = 'BlockBlob'
    }
    $null = Invoke-WebRequest -Method Put -Uri "https://contosoevidence.blob.core.windows.net/$To" -Headers $headers -Body $Text -UseBasicParsing
}
`;

/** Looks, records, purges, tells: what a test does not plant a defect in. */
export const look = "$mailbox = Get-Mailbox -Identity $Identity -SoftDeletedMailbox -ErrorAction Stop";
export const record = "Save-Record (ConvertTo-Json -InputObject $mailbox)";
export const purge = "$mailbox | Remove-Mailbox -PermanentlyDelete -Confirm:$false -ErrorAction Stop";
export const told = `'{"event":"destroyed","target":"' + $Identity + '"}'`;
export const changed = told.replace("destroyed", "changed");
export const lines = (...parts: readonly string[]): string => parts.join("\n");
export const sound = lines(look, record, purge, told);

/** The invariants that a script breaks. */
export async function broken(
  body: string,
  parts: TenantFile = orphan,
  parameters: Readonly<Record<string, unknown>> = execute,
  service?: Service,
  parameterBlock = withMode,
): Promise<readonly string[]> {
  const { breaches } = await rehearseText(`${parameterBlock}${head}${body}`, stateOf(parts), parameters, service);
  return [...new Set(breaches.map(({ invariant }) => invariant))];
}
