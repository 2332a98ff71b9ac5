# Runs scripts for whoever listens at the pipe, and is the tenant.
param([string] $Bridge, [string] $Pipe)

$ErrorActionPreference = 'Stop'
Import-Module -Name $Bridge
Invoke-PurgebookRehearsal -Pipe $Pipe
