# The same directory through the cmdlets of the Microsoft Graph SDK, and of MSOnline. Their users are objects of a class. What
# they say of an unknown user: microsoftgraph/entra-powershell#237, and timmcmic's post of 2018-06-26 on Get-MsolUser.

class MicrosoftGraphPlan { [string] $ServicePlanId; [string] $Service; [string] $CapabilityStatus }
class MicrosoftGraphUser {
    [string] $Id; [string] $UserPrincipalName; [string] $DisplayName; [object] $OnPremisesSyncEnabled; [object] $IsManagementRestricted; [bool] $AccountEnabled
    [MicrosoftGraphPlan[]] $AssignedPlans; [object] $DeletedDateTime
}
class MsolUser {
    [guid] $ObjectId; [string] $UserPrincipalName; [string] $DisplayName; [object] $LastDirSyncTime; [string] $ImmutableId
    [object] $SoftDeletionTimestamp
}

function Connect-MgGraph {
    [CmdletBinding()] param([switch] $Identity, [string] $ClientId, [string] $TenantId, [string] $CertificateThumbprint, [string[]] $Scopes, [switch] $NoWelcome)
    Invoke-StandIn $PSCmdlet 'Connect-MgGraph' $PSBoundParameters { $session.Open = $true }
}
function Get-MgContext { [CmdletBinding()] param() if ($session.Open) { [pscustomobject]@{ TenantId = $Tenant.tokenTenantId; Scopes = $Tenant.permissions } } }
function Disconnect-MgGraph { [CmdletBinding()] param() $session.Open = $false }
function Get-MgDomain {
    [CmdletBinding()] param([string] $DomainId)
    Invoke-StandIn $PSCmdlet 'Get-MgDomain' $PSBoundParameters { $domain = Find-Directory -From $Tenant.domains -Id $DomainId; [pscustomobject]@{ Id = $domain.id } }
}
function Get-MgUser {
    [CmdletBinding()] param([string] $UserId, [string[]] $Property)
    Invoke-StandIn $PSCmdlet 'Get-MgUser' $PSBoundParameters { ConvertTo-MgUser (Find-Directory -From $Tenant.users -State 'active' -Id $UserId) }
}
function Get-MgDirectoryDeletedItemAsUser {
    [CmdletBinding()] param([string] $DirectoryObjectId, [string[]] $Property)
    Invoke-StandIn $PSCmdlet 'Get-MgDirectoryDeletedItemAsUser' $PSBoundParameters { ConvertTo-MgUser (Find-Directory -From $Tenant.users -State 'deleted' -Id $DirectoryObjectId) }
}
function Invoke-MgGraphRequest {
    [CmdletBinding()] param([string] $Method, [string] $Uri, [string] $OutputType)
    Invoke-StandIn $PSCmdlet 'Invoke-MgGraphRequest' $PSBoundParameters {
        if ($Uri -notmatch '\A/v1\.0/users/([^/]+)/transitiveMemberOf/microsoft\.graph\.directoryRole\?') { throw "The directory has no $Uri" }
        [pscustomobject]@{ value = @((Find-Directory -From $Tenant.users -Id $Matches[1]).roles) }
    }
}
function Remove-MgUser {
    [CmdletBinding(SupportsShouldProcess)] param([string] $UserId)
    $bound = $PSBoundParameters
    Invoke-StandIn $PSCmdlet 'Remove-MgUser' $bound -Act { Assert-Unasked $bound; Remove-DirectoryUser -User (Find-Directory -From $Tenant.users -State 'active' -Id $UserId) }
}
function Remove-MgDirectoryDeletedItem {
    [CmdletBinding(SupportsShouldProcess)] param([string] $DirectoryObjectId)
    $bound = $PSBoundParameters
    Invoke-StandIn $PSCmdlet 'Remove-MgDirectoryDeletedItem' $bound -Act { Assert-Unasked $bound; Clear-DirectoryUser -User (Find-Directory -From $Tenant.users -State 'deleted' -Id $DirectoryObjectId) }
}

function Connect-MsolService {
    [CmdletBinding()] param()
    Invoke-StandIn $PSCmdlet 'Connect-MsolService' $PSBoundParameters { $session.Open = $true }
}
function Get-MsolDomain {
    [CmdletBinding()] param([string] $DomainName)
    Invoke-StandIn $PSCmdlet 'Get-MsolDomain' $PSBoundParameters { [pscustomobject]@{ Name = (Find-Directory -From $Tenant.domains -Id $DomainName).id } }
}
function Get-MsolUser {
    [CmdletBinding()] param([string] $ObjectId, [switch] $ReturnDeletedUsers)
    Invoke-StandIn $PSCmdlet 'Get-MsolUser' $PSBoundParameters {
        $state = if ($ReturnDeletedUsers) { 'deleted' } else { 'active' }
        $user = $Tenant.users | Where-Object { $_.state -eq $state -and $_.id -eq $ObjectId }
        if ($null -eq $user) { throw (New-ServiceError "User Not Found. User: $ObjectId.") }
        [MsolUser]@{ ObjectId = $user.id; UserPrincipalName = $user.userPrincipalName; DisplayName = $user.displayName; SoftDeletionTimestamp = $user.deletedDateTime }
    }
}
function Remove-MsolUser {
    [CmdletBinding()] param([string] $ObjectId, [switch] $RemoveFromRecycleBin, [switch] $Force)
    Invoke-StandIn $PSCmdlet 'Remove-MsolUser' $PSBoundParameters -Act {
        if (-not $Force) { throw 'A command that prompts the user failed because the host program does not support user interaction.' }
        if (-not $RemoveFromRecycleBin) { throw 'No runbook deletes an active user with Remove-MsolUser.' }
        Clear-DirectoryUser -User ($Tenant.users | Where-Object { $_.state -eq 'deleted' -and $_.id -eq $ObjectId })
    }
}

function Find-Directory {
    param([object[]] $From, [string] $State = '', [string] $Id)
    $found = @($From | Where-Object { $_.id -eq $Id -and ($State -eq '' -or $_.state -eq $State) })
    if ($found.Count -eq 1) { return $found[0] }
    throw (New-ServiceError "Resource '$Id' does not exist or one of its queried reference-property objects are not present.`nStatus: 404 (NotFound)`nErrorCode: Request_ResourceNotFound")
}
function ConvertTo-MgUser {
    param([object] $Of)
    return [MicrosoftGraphUser]@{
        Id = $Of.id; UserPrincipalName = $Of.userPrincipalName; DisplayName = $Of.displayName; OnPremisesSyncEnabled = $Of.onPremisesSyncEnabled; IsManagementRestricted = $Of.isManagementRestricted
        AssignedPlans = @($Of.assignedPlans | ForEach-Object { [MicrosoftGraphPlan]@{ ServicePlanId = $_.servicePlanId; Service = $_.service; CapabilityStatus = $_.capabilityStatus } })
        AccountEnabled = $Of.accountEnabled; DeletedDateTime = $Of.deletedDateTime
    }
}
