// The PowerShell around what a test runs. Get-Date and Start-Sleep have a clock of their own, as in a rehearsal, so that
// no test waits; warnings are collected.

/** Comes first. `parameters` is a JSON text with what `run` holds, and the deadline in minutes. */
export const parameters = "param([string] $Parameters)";

/** Comes before the runtime functions. */
export const before = `
Set-StrictMode -Version 3.0
$ErrorActionPreference = 'Stop'
$ProgressPreference = 'SilentlyContinue'
$clock = @{ Now = [datetime]::new(2026, 11, 23, 10, 0, 0, [System.DateTimeKind]::Utc) }
$sleeps = [System.Collections.Generic.List[int]]::new()
$warnings = [System.Collections.Generic.List[string]]::new()
function Get-Date { return $clock.Now }
function Start-Sleep { param([int] $Seconds) $sleeps.Add($Seconds); $clock.Now = $clock.Now.AddSeconds($Seconds) }
function Write-Warning { param([string] $Message) $warnings.Add($Message) }
$given = ConvertFrom-Json -InputObject $Parameters
$env:MSI_ENDPOINT = ''
$env:IDENTITY_ENDPOINT = $given.identity
$env:IDENTITY_HEADER = 'let me in'
$run = @{
    Runbook = 'Remove-SoftDeletedMailbox'; Hash = '0' * 64; Ticket = 'CHG-1'; Mode = 'Execute'; Step = 4
    Deadline = $clock.Now.AddMinutes($given.minutes); LastLook = $clock.Now.AddMinutes(170); Tokens = @{}; Claims = @{}; Claimed = @()
    EvidenceUri = $given.evidenceUri; GraphUri = $given.graphUri; ClaimId = $given.claimId
    Organization = 'contoso.onmicrosoft.com'; Tenant = '33333333-0000-4000-8000-000000000000'; Origin = @{ identity = 'managed identity' }
    LoginUri = $given.loginUri; AppId = '0a0b0c0d-0000-0000-0000-00000000a991'
}
if ($null -ne $given.PSObject.Properties['certificate']) { $run.CertificateThumbprint = $given.certificate }
`;

/** What a test runs, and what is said of it: one line of JSON. */
export function around(script: string): string {
  return `
$failure = $null
$output = @()
try {
    $output = @(& {
${script}
        })
}
catch {
    $failure = [ordered]@{
        code = $_.FullyQualifiedErrorId; because = $_.Exception.Message; remedy = [string] $_.Exception.Data['Remedy']
    }
}
$result = [ordered]@{
    output = @($output | ForEach-Object { [string] $_ }); failure = $failure; warnings = @($warnings); sleeps = @($sleeps)
}
'RESULT ' + (ConvertTo-Json -InputObject $result -Depth 4 -Compress)
`;
}
