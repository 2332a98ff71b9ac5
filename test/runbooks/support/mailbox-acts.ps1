# What changes mailboxes, and what the service does with it. The error texts are those of service-errors.ts.

function Remove-Mailbox {
    [CmdletBinding(SupportsShouldProcess)]
    param([Parameter(ValueFromPipeline)] [object] $Identity, [switch] $PermanentlyDelete, [switch] $PublicFolder, [switch] $Force)
    process {
        $bound = $PSBoundParameters
        Invoke-StandIn $PSCmdlet 'Remove-Mailbox' $bound -Act {
            Assert-Session 'Remove-Mailbox'
            Assert-Unasked $bound
            if (-not $PermanentlyDelete) { throw 'No runbook deletes an active mailbox with Remove-Mailbox.' }
            # What the pipe sends is not documented.
            $sent = switch ($Tenant.pipeSends) { 'name' { $Identity.Name } 'dn' { $Identity.DistinguishedName } default { [string] $Identity.ExchangeGuid } }
            $view = @($Tenant.mailboxes | Where-Object { $_.state -eq 'deleted' -and ($_.RecipientTypeDetails -eq 'PublicFolderMailbox') -eq [bool] $PublicFolder })
            foreach ($mailbox in @(Select-Identified -From $view -Identity $sent)) {
                if ($mailbox.LitigationHoldEnabled -or $mailbox.IsInactiveMailbox) { throw (New-ServiceError 'The mailbox is on hold and cannot be deleted for good (the text is invented).') }
                if ([string] $mailbox.ExternalDirectoryObjectId -ne '') { throw (New-ServiceError "The operation couldn't be performed because there is a soft deleted user; please remove the soft deleted user and then try again") }
                if ($mailbox.IsDirSynced) { throw (New-ServiceError "The operation couldn't be performed because it is outside the writing scope of this server") }
                Add-Due 'purge' $mailbox { param($On) $On.state = 'purged' }
            }
        }
    }
}

function New-Mailbox {
    [CmdletBinding(SupportsShouldProcess)]
    param([string] $InactiveMailbox, [string] $Name, [string] $MicrosoftOnlineServicesID, [securestring] $Password)
    $bound = $PSBoundParameters
    Invoke-StandIn $PSCmdlet 'New-Mailbox' $bound -Act {
        Assert-Session 'New-Mailbox'
        Assert-Unasked $bound
        $domain = $Tenant.domains | Where-Object { $_.id -eq $MicrosoftOnlineServicesID.Split('@')[1] }
        if ($domain.authenticationType -ne 'Managed') { throw (New-ServiceError "The parameters passed to the cmdlet represent a managed account, which doesn't match the namespace state, which is federated.") }
        if ($Password.Length -lt 16) { throw (New-ServiceError 'The password does not comply with the password requirements.') }
        $mailbox = Select-Identified -From @($Tenant.mailboxes | Where-Object { $_.state -eq 'deleted' }) -Identity $InactiveMailbox
        if ([string] $mailbox.ExternalDirectoryObjectId -ne '') { throw (New-ServiceError 'The mailbox still has a user: restore the user.') }
        $userId = [guid]::NewGuid().ToString()
        $Tenant.users += [pscustomobject]@{
            state = 'active'; id = $userId; userPrincipalName = $MicrosoftOnlineServicesID; displayName = $Name; accountEnabled = $true
            onPremisesSyncEnabled = $null; isManagementRestricted = $null; assignedPlans = @(); roles = @(); deletedDateTime = $null
        }
        Set-Value $mailbox 'state' 'active'
        Set-Value $mailbox 'Name' $Name
        Set-Value $mailbox 'UserPrincipalName' $MicrosoftOnlineServicesID
        Set-Value $mailbox 'PrimarySmtpAddress' $MicrosoftOnlineServicesID
        Set-Value $mailbox 'ExternalDirectoryObjectId' $userId
        Set-Value $mailbox 'IsDirSynced' $false
        Set-Value $mailbox 'IsInactiveMailbox' $false
        Set-Value $mailbox 'DistinguishedName' ($mailbox.DistinguishedName -replace '\ACN=.*?,OU=Soft Deleted Objects,', "CN=$Name,")
        Write-Warning 'The inactive mailbox has been recovered. To preserve data until you obtain a valid license, we have enabled Single Item Recovery for 30 days.'
        ConvertTo-Mailbox $mailbox
    }
}

function Set-Mailbox {
    [CmdletBinding(SupportsShouldProcess)]
    param(
        [string] $Identity, [bool] $HiddenFromAddressListsEnabled, [bool] $LitigationHoldEnabled, [switch] $InactiveMailbox,
        [switch] $ExcludeFromAllHolds, [switch] $ExcludeFromAllOrgHolds, [switch] $RemoveComplianceTagHoldApplied,
        [switch] $RemoveDelayHoldApplied, [switch] $RemoveDelayReleaseHoldApplied, [string[]] $RemoveOrphanedHolds
    )
    $bound = $PSBoundParameters
    Invoke-StandIn $PSCmdlet 'Set-Mailbox' $bound -Act {
        Assert-Session 'Set-Mailbox'
        Assert-Unasked $bound
        $view = @($Tenant.mailboxes | Where-Object { $_.state -in 'active', 'deleted' })
        $mailbox = Select-Identified -From $view -Identity $Identity
        foreach ($name in 'HiddenFromAddressListsEnabled', 'LitigationHoldEnabled') {
            if ($bound.ContainsKey($name)) { Set-Value $mailbox $name $bound[$name] }
        }
        if ($RemoveComplianceTagHoldApplied -or $ExcludeFromAllHolds) { Set-Value $mailbox 'ComplianceTagHoldApplied' $false }
        if ($RemoveDelayHoldApplied -or $ExcludeFromAllHolds) { Set-Value $mailbox 'DelayHoldApplied' $false }
        if ($RemoveDelayReleaseHoldApplied -or $ExcludeFromAllHolds) { Set-Value $mailbox 'DelayReleaseHoldApplied' $false }
        $holds = @($mailbox.InPlaceHolds)
        foreach ($hold in $RemoveOrphanedHolds) {
            if ($hold -in $Tenant.searches -or $hold -in @(Get-Value $Tenant 'mailboxSearches' | ForEach-Object { $_.InPlaceHoldIdentity })) { throw (New-ServiceError "The hold '$hold' still exists (the text is invented).") }
            $holds = @($holds | Where-Object { $_ -ne $hold })
        }
        if ($ExcludeFromAllHolds) { $holds = @($holds | Where-Object { $_ -notmatch '\A(mbx|skp)' -or $_ -in $Tenant.lockedPolicies }) }
        if ($ExcludeFromAllHolds -or $ExcludeFromAllOrgHolds) {
            $holds += @($Tenant.organizationConfig.InPlaceHolds | Where-Object { $_ -match '\Ambx' } | ForEach-Object { '-' + ($_ -replace ':\d\z', '') } | Where-Object { $_ -notin $holds })
        }
        Set-Value $mailbox 'InPlaceHolds' $holds
        Update-Inactive -Mailbox $mailbox
    }
}

# Without its last hold a mailbox is no longer inactive, and its thirty days begin.
function Update-Inactive {
    param([object] $Mailbox)
    $flags = @('LitigationHoldEnabled', 'ComplianceTagHoldApplied', 'DelayHoldApplied', 'DelayReleaseHoldApplied' | Where-Object { $Mailbox.$_ })
    $excluded = @($Mailbox.InPlaceHolds | Where-Object { $_ -match '\A-' })
    $wide = @($Tenant.organizationConfig.InPlaceHolds | Where-Object { $_ -match '\Ambx' -and ('-' + ($_ -replace ':\d\z', '')) -notin $excluded })
    $own = @($Mailbox.InPlaceHolds | Where-Object { $_ -notmatch '\A-' -and $_ -notmatch ':1\z' })
    if (-not $Mailbox.IsInactiveMailbox -or $flags.Count + $wide.Count + $own.Count -gt 0) { return }
    Set-Value $Mailbox 'IsInactiveMailbox' $false
    Set-Value $Mailbox 'WasInactiveMailbox' $true
    Set-Value $Mailbox 'InactiveMailboxRetireTime' $clock.Now
}

function Undo-SoftDeletedMailbox {
    [CmdletBinding(SupportsShouldProcess)] param([string] $SoftDeletedObject)
    $bound = $PSBoundParameters
    Invoke-StandIn $PSCmdlet 'Undo-SoftDeletedMailbox' $bound -Act {
        Assert-Session 'Undo-SoftDeletedMailbox'
        Assert-Unasked $bound
        $mailbox = Select-Identified -From @($Tenant.mailboxes | Where-Object { $_.state -eq 'deleted' }) -Identity $SoftDeletedObject
        Add-Due 'restore' $mailbox { param($On) $On.state = 'active' }
    }
}

function New-MailboxRestoreRequest {
    [CmdletBinding(SupportsShouldProcess)] param([string] $SourceMailbox, [string] $TargetMailbox, [string] $TargetRootFolder, [string] $Name)
    $bound = $PSBoundParameters
    Invoke-StandIn $PSCmdlet 'New-MailboxRestoreRequest' $bound -Act {
        Assert-Session 'New-MailboxRestoreRequest'
        Assert-Unasked $bound
        $request = [pscustomobject]@{ Name = $Name; SourceMailbox = $SourceMailbox; TargetMailbox = $TargetMailbox; TargetRootFolder = $TargetRootFolder; Status = 'Queued' }
        $Tenant.requests += $request
        Add-Due 'copy' $request { param($On) $On.Status = $Tenant.copyEnds }
    }
}
