# Get-Date, with the time of the tenant where no other is given.
[CmdletBinding(DefaultParameterSetName = 'Date')]
param([Parameter(Position = 0, ValueFromPipeline)] [datetime] $Date, [string] $Format, [string] $UFormat, [switch] $AsUTC)
process {
    if (-not $PSBoundParameters.ContainsKey('Date')) { $PSBoundParameters['Date'] = Get-TenantTime }
    Microsoft.PowerShell.Utility\Get-Date @PSBoundParameters
}
