# Runs one emitted runbook, as it lies in out/, against a tenant in memory, and writes what came of it to a file: what the
# script wrote, the calls in their order, and the state that is left. With -AsJob what ends the script ends the process.
param([string] $CaseFile, [switch] $AsJob)

$case = ConvertFrom-Json -InputObject ([System.IO.File]::ReadAllText($CaseFile))
$env:IDENTITY_ENDPOINT = 'http://identity/token'
$env:IDENTITY_HEADER = 'let me in'
$written = @{
    Output = [System.Collections.Generic.List[string]]::new(); Warnings = [System.Collections.Generic.List[string]]::new()
    Errors = [System.Collections.Generic.List[string]]::new(); Failure = $null; Killed = $false
}
$evidence = if ($null -ne $case.parameters.PSObject.Properties['EvidenceUri']) { [string] $case.parameters.EvidenceUri } else { '' }
if (-not [System.IO.Directory]::Exists($evidence)) { $evidence = '' }
$texts = 'tenant.ps1', 'mailboxes.ps1', 'mailbox-acts.ps1', 'mailbox-searches.ps1', 'compliance.ps1', 'directory.ps1', 'directory-modules.ps1' | ForEach-Object { [System.IO.File]::ReadAllText([System.IO.Path]::Combine($PSScriptRoot, $_)) }
$save = {
    $inside = & $module { @{ Log = $log; Sleeps = $sleeps; Tenant = $Tenant; Now = $clock.Now } }
    $result = [ordered]@{
        output = $written.Output; warnings = $written.Warnings; errors = $written.Errors; failure = $written.Failure; killed = $written.Killed
        log = $inside.Log; sleeps = $inside.Sleeps; now = $inside.Now.ToString('o'); mailboxes = @($inside.Tenant.mailboxes); users = @($inside.Tenant.users)
        requests = @($inside.Tenant.requests); searches = @(if ($null -ne $inside.Tenant.PSObject.Properties['mailboxSearches']) { $inside.Tenant.mailboxSearches })
    }
    $asItIs = ConvertTo-Json -InputObject $result -Depth 8 -Compress
    # The service goes on where a job has ended.
    & $module { $clock.Now = $clock.Now.AddHours(1); Complete-Due; Set-Value $Tenant 'now' $clock.Now; Set-Value $Tenant 'happenings' @() }
    $later = ConvertTo-Json -InputObject $inside.Tenant -Depth 8 -Compress
    [System.IO.File]::WriteAllText($case.resultFile, "[$asItIs,$later]")
}
$kill = { $written.Killed = $true; & $save; [Environment]::Exit(137) }
$module = New-Module -Name 'Tenant' -ScriptBlock ([scriptblock]::Create($texts -join "`n")) -ArgumentList $case.tenant, $evidence, $kill

$start = {
    if ($null -ne $case.PSObject.Properties['profile']) { . ([scriptblock]::Create($case.profile)) }
    & $case.script @parameters
}
$parameters = @{}
foreach ($property in $case.parameters.PSObject.Properties) { $parameters[$property.Name] = $property.Value }
try {
    & $start 3>&1 2>&1 | ForEach-Object {
        if ($_ -is [System.Management.Automation.WarningRecord]) { $written.Warnings.Add($_.Message) }
        elseif ($_ -is [System.Management.Automation.ErrorRecord]) { $written.Errors.Add([string] $_) }
        else { $written.Output.Add([string] $_); if ($AsJob) { $_ } }
    }
}
catch {
    $written.Failure = [ordered]@{ code = $_.FullyQualifiedErrorId; message = $_.Exception.Message; at = $_.ScriptStackTrace }
    if ($AsJob) { throw }
}
finally {
    & $save
    Remove-Module -ModuleInfo $module
}
