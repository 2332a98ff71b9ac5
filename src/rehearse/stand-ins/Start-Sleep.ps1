# Start-Sleep, in the time of the tenant.
[CmdletBinding()]
param([Parameter(Position = 0, ValueFromPipeline)] [double] $Seconds, [int] $Milliseconds)
process { Invoke-TenantCall -Caller $PSCmdlet -Bound $PSBoundParameters }
