# Runs scripts for whoever listens at the pipe, and is the tenant; with WindowsPowerShell, as Windows PowerShell 5.1 would, as near as this engine comes.
param([string] $Bridge, [string] $Pipe, [switch] $WindowsPowerShell)

$ErrorActionPreference = 'Stop'
Import-Module -Name $Bridge
if ($WindowsPowerShell) {
    # Each script has a session of its own, which begins with this.
    $null = [runspace]::DefaultRunspace.InitialSessionState.StartupScripts.Add("$PSScriptRoot/rehearse-windows-powershell.ps1")
}
Invoke-PurgebookRehearsal -Pipe $Pipe
