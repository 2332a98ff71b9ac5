# What stands in for these asks the tenant.
. "$PSScriptRoot/windows-powershell.ps1" -Lacking "$PSScriptRoot/windows-powershell.json" -Except 'Get-Date', 'Start-Sleep', 'Invoke-WebRequest', 'Import-Module'
