# Stands in for the modules of Microsoft Graph and Exchange Online: they are asked of a simulated organization, and pauses take no time.
param([string] $Script, [string] $Server, [string] $Given)

# Asks for a cmdlet with what it was given; its errors are the organization's own.
function Invoke-Simulated {
    param([string] $Cmdlet, [hashtable] $With = @{})
    $parameters = @{}
    foreach ($name in @($With.Keys)) {
        if ($name -in 'ErrorAction', 'Confirm') { continue }
        $parameters[$name] = $With[$name]
        if ($With[$name] -is [switch]) { $parameters[$name] = [bool]$With[$name] }
    }
    $asked = @{ Uri = "$Server/cmdlets/$Cmdlet"; Method = 'POST'; Body = (ConvertTo-Json -InputObject $parameters); ContentType = 'application/json' }
    $answer = Invoke-WebRequest @asked -SkipHttpErrorCheck -UseBasicParsing
    if ($answer.StatusCode -ge 400) { throw [string]$answer.Content }
    foreach ($one in (ConvertFrom-Json -InputObject ([string]$answer.Content)).value) { $one }
}
# The organization knows who is connected to it.
function Connect-MgGraph { }
function Connect-ExchangeOnline { }
function Get-MgContext { Invoke-Simulated -Cmdlet Get-MgContext }
function Invoke-MgGraphRequest {
    [CmdletBinding()]
    param([string] $Method, [string] $Uri, [string] $Body, [string] $ContentType, [string] $OutputType)
    $asked = @{ Uri = "$Server/$Uri"; Method = $Method; UseBasicParsing = $true }
    if ($Body -ne '') { $asked.Body = $Body; $asked.ContentType = $ContentType }
    # The SDK's own exception has the answer in the property Response, too.
    $answer = Invoke-WebRequest @asked
    if ([string]$answer.Content -ne '') { ConvertFrom-Json -InputObject ([string]$answer.Content) }
}
function Start-Sleep { param([int] $Seconds) }

$cmdlets = @{
    'Get-ConnectionInformation'    = { [CmdletBinding()] param() Invoke-Simulated Get-ConnectionInformation $PSBoundParameters }
    'Get-ManagementRole'           = { [CmdletBinding()] param([string] $Cmdlet, [string[]] $CmdletParameters) Invoke-Simulated Get-ManagementRole $PSBoundParameters }
    'Get-ManagementRoleAssignment' = { [CmdletBinding()] param([string] $RoleAssigneeType, [bool] $Delegating) Invoke-Simulated Get-ManagementRoleAssignment $PSBoundParameters }
    'Get-RoleGroup'                = { [CmdletBinding()] param([string] $ResultSize) Invoke-Simulated Get-RoleGroup $PSBoundParameters }
    'Get-RoleGroupMember'          = { [CmdletBinding()] param([string] $Identity, [string] $ResultSize) Invoke-Simulated Get-RoleGroupMember $PSBoundParameters }
    'Get-ServicePrincipal'         = { [CmdletBinding()] param() Invoke-Simulated Get-ServicePrincipal $PSBoundParameters }
    'Add-RoleGroupMember'          = { [CmdletBinding()] param([string] $Identity, [string] $Member, [switch] $BypassSecurityGroupManagerCheck, [switch] $Confirm) Invoke-Simulated Add-RoleGroupMember $PSBoundParameters }
    'New-ManagementRoleAssignment' = { [CmdletBinding()] param([string] $SecurityGroup, [string] $Role) Invoke-Simulated New-ManagementRoleAssignment $PSBoundParameters }
    'New-RoleGroup'                = { [CmdletBinding()] param([string] $Name, [string[]] $Roles, [string] $Description) Invoke-Simulated New-RoleGroup $PSBoundParameters }
    'New-ServicePrincipal'         = { [CmdletBinding()] param([string] $AppId, [string] $ObjectId, [string] $DisplayName) Invoke-Simulated New-ServicePrincipal $PSBoundParameters }
}
# A session has the cmdlets that the roles of who signed in bring, and no others.
foreach ($name in @(Invoke-Simulated -Cmdlet Get-Command)) { Set-Item -Path "function:$name" -Value $cmdlets[$name] }

$with = @{}
foreach ($property in ($Given | ConvertFrom-Json).PSObject.Properties) { $with[$property.Name] = $property.Value }
& $Script @with
