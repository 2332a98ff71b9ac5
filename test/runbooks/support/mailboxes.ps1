# Mailboxes as the views of Exchange Online show them, and what else is only read.

function Get-Mailbox {
    [CmdletBinding()]
    param(
        [string] $Identity, [string] $Filter, [string] $ResultSize, [switch] $SoftDeletedMailbox, [switch] $PublicFolder,
        [switch] $InactiveMailboxOnly, [switch] $IncludeInactiveMailbox
    )
    Invoke-StandIn $PSCmdlet 'Get-Mailbox' $PSBoundParameters {
        Assert-Session 'Get-Mailbox'
        $view = @($Tenant.mailboxes | Where-Object { ($_.state -eq 'deleted') -eq [bool] $SoftDeletedMailbox -and $_.state -in 'active', 'deleted' } |
                Where-Object { ((Get-Value $_ 'RecipientTypeDetails') -eq 'PublicFolderMailbox') -eq [bool] $PublicFolder })
        if ($Filter -ne '') { $view = @(Select-Filtered -From $view -Filter $Filter) }
        if ($Identity -ne '') { $view = @(Select-Identified -From $view -Identity $Identity) }
        if ($Identity -eq '' -and $Filter -eq '') { $view = @($view | Select-Object -First $session.Keeps) }
        if ($view.Count -gt 1000 -and $ResultSize -ne 'Unlimited') {
            Write-Warning 'By default, only the first 1000 items are returned.'
            $view = $view[0..999]
        }
        $view | ForEach-Object { ConvertTo-Mailbox $_ }
    }
}

function ConvertTo-Mailbox {
    param([object] $Of)
    $mailbox = [pscustomobject]@{}
    foreach ($property in $Of.PSObject.Properties) {
        if ($property.Name -eq 'state') { continue }
        Set-Value $mailbox $property.Name $property.Value   # an empty list stays one
        if ($property.Name -eq 'ExchangeGuid') { Set-Value $mailbox 'ExchangeGuid' ([guid] $property.Value) }
    }
    return $mailbox
}

$identities = 'ExchangeGuid', 'DistinguishedName', 'ExternalDirectoryObjectId', 'Name', 'Alias', 'PrimarySmtpAddress', 'UserPrincipalName', 'Identity'

# By any of its names. What the service does with one that it does not know is not certain: an error, everything, nothing.
function Select-Identified {
    param([object[]] $From, [string] $Identity)
    $found = @($From | Where-Object { $mailbox = $_; @($identities | Where-Object { [string] (Get-Value $mailbox $_) -eq $Identity }).Count -gt 0 })
    if ($found.Count -eq 1) { return $found }
    if ($found.Count -gt 1) { throw (New-ServiceError "The operation couldn't be performed because '$Identity' matches multiple entries.") }
    if ($Tenant.unknownIdentity -eq 'everything') { return $From }
    if ($Tenant.unknownIdentity -eq 'nothing') { return }
    throw (New-ServiceError "Ex6F9304|Microsoft.Exchange.Configuration.Tasks.ManagementObjectNotFoundException|The operation couldn't be performed because object '$Identity' couldn't be found on 'DB6PR01.EURPR01.PROD.OUTLOOK.COM'.")
}

# As PowerShell reads a text in single quotes: four other characters end one too, and doubled they stand for themselves.
function Select-Filtered {
    param([object[]] $From, [string] $Filter)
    $terms = @([regex]::Matches($Filter, "(\w+) -eq '((?:[^'\u2018-\u201b]|(['\u2018-\u201b])\3)*)'"))
    if ($Filter -cne (@($terms | ForEach-Object { $_.Value }) -join ' -or ')) { throw "Cannot bind parameter 'Filter': $Filter" }
    $From | Where-Object {
        $mailbox = $_
        @($terms | Where-Object { [string] (Get-Value $mailbox $_.Groups[1].Value) -eq ($_.Groups[2].Value -replace "(['\u2018-\u201b])\1", '$1') }).Count -gt 0
    }
}

function Get-OrganizationConfig {
    [CmdletBinding()] param()
    Invoke-StandIn $PSCmdlet 'Get-OrganizationConfig' $PSBoundParameters { Assert-Session 'Get-OrganizationConfig'; $Tenant.organizationConfig }
}
function Get-Recipient {
    [CmdletBinding()] param([string] $ResultSize)
    Invoke-StandIn $PSCmdlet 'Get-Recipient' $PSBoundParameters { $Tenant.recipients; $Tenant.mailboxes | Where-Object { $_.state -eq 'active' } | ForEach-Object { ConvertTo-Mailbox $_ } }
}
function Get-MailUser {
    [CmdletBinding()] param([string] $ResultSize)
    Invoke-StandIn $PSCmdlet 'Get-MailUser' $PSBoundParameters { $Tenant.mailUsers }
}
function Get-MailboxRestoreRequest {
    [CmdletBinding()] param([string] $Name, [string] $TargetMailbox, [string] $ResultSize)
    Invoke-StandIn $PSCmdlet 'Get-MailboxRestoreRequest' $PSBoundParameters {
        $Tenant.requests | Where-Object { ($Name -eq '' -or $_.Name -eq $Name) -and ($TargetMailbox -eq '' -or $_.TargetMailbox -eq $TargetMailbox) }
    }
}
function Get-PublicFolder {
    [CmdletBinding()] param([string] $Identity, [switch] $Recurse, [string] $ResultSize)
    Invoke-StandIn $PSCmdlet 'Get-PublicFolder' $PSBoundParameters { $Tenant.publicFolders }
}
