<#
.SYNOPSIS
    Lists every soft-deleted and inactive mailbox with its state, its holds, and what comes next.

.DESCRIPTION
    One JSON line for each mailbox, then one with the sums. Lines that would pass the 1 MiB of a job's stream go to
    EvidenceUri.
    A mailbox whose licence was removed before its user was deleted is not soft-deleted: no list shows it, and no
    runbook can handle it. The same holds for one that is purged.

     1  Connect to Exchange Online
     2  List the soft-deleted mailboxes, inactive ones among them
     3  List the soft-deleted public folder mailboxes
     4  List the users in the recycle bin
     5  List the active recipients, for twins
     6  List the mail users, for the same ExchangeGuid
     7  List the restore requests
     8  Read the organization-wide holds
     9  Say of each mailbox what it is and what comes next

.PARAMETER Organization
    Primary onmicrosoft.com domain of the tenant, for example contoso.onmicrosoft.com.

.PARAMETER ChangeTicket
    Reference of the approved change: letters, digits, dot, dash and underscore, at most 64, no dot at either end. It
    stands in every event and names the evidence.

.PARAMETER EvidenceUri
    Where lines go that would pass what a job's stream may carry: a blob container, or on a hybrid worker an existing
    folder. Without it such a run fails.

.OUTPUTS
    One JSON event a line. The last one is "done", or the job fails and the last one is "failed" with a code, a message
    and a remedy.

.NOTES
    Compiled from runbooks/get-deleted-mailbox-inventory.runbook.ts. Do not edit: change that, then run "purgebook
    compile".
    Hash caafd4e1272a2cd8d489d983170fd9196c58d623a63a321c7f73f5dbe204fd02
    Permissions: Get-DeletedMailboxInventory.permissions.json
#>
[CmdletBinding()]
param(
    [Parameter(Mandatory = $true)] [string] $Organization,
    [Parameter(Mandatory = $true)] [string] $ChangeTicket,
    [string] $EvidenceUri = ''
)

Set-StrictMode -Version '3.0'
$ErrorActionPreference = 'Stop'
$ProgressPreference = 'SilentlyContinue'

$runStarted = Get-Date
# The state of this run. No act begins after the deadline: the sandbox stops a job after 180 minutes, without a word.
$run = @{
    Runbook = 'Get-DeletedMailboxInventory'
    Hash = 'caafd4e1272a2cd8d489d983170fd9196c58d623a63a321c7f73f5dbe204fd02'
    EventHash = 'caafd4e1272a2cd8d489d983170fd9196c58d623a63a321c7f73f5dbe204fd02'
    Ticket = $ChangeTicket
    Mode = 'Preview'
    Step = 0
    Deadline = $runStarted.AddMinutes(150)
    LastLook = $runStarted.AddMinutes(170)
    Organization = $Organization
    Tenant = ''
    Origin = $null
    ConnectionId = ''
    ConnectedAt = $runStarted
    IsLost = $false
    ListingWarning = ''
    EvidenceUri = $EvidenceUri
    ClaimId = [string][guid]::NewGuid()
    Claims = @{}
    Claimed = @()
    Tokens = @{}
    GraphUri = 'https://graph.microsoft.com'
    Issued = $false
}

# What the service's errors mean. Permanent ones first: a transient word may stand in a name.
$knownErrors = @(
    @{
        Code = 'matches-several'
        Retry = $false
        Text = 'matches multiple entries|ManagementObjectAmbiguousException'
        Remedy = 'Something changed between two looks: run it again.'
    }
    @{
        Code = 'synced-from-ad'
        Retry = $false
        Text = 'writing scope of this server|out of the current user.s write scope|valid server write scope|on-premises mastered Directory Sync objects'
        Remedy = 'It is synced from Active Directory: act at the source.'
    }
    @{
        Code = 'role-is-missing'
        Retry = $false
        Text = 'present in the role definition of the current user|present in the role definition for the current user|isn.t supported in this scenario'
        Remedy = 'Give the identity the roles of the permissions file; where many were purged at once, purge one by one.'
    }
    @{
        Code = 'role-is-missing'
        Retry = $false
        Text = '^UnAuthorized( \(UnAuthorized\))?$|User is not allowed to call|You do not have permissions to call this cmdlet'
        Remedy = 'Give the identity the permission Exchange.ManageAsApp and the roles of the permissions file; new ones take a while until they are known.'
    }
    @{
        Code = 'role-is-missing'
        Retry = $false
        Text = 'A parameter cannot be found that matches parameter name'
        Remedy = 'Give the identity the roles of the permissions file: Exchange Online hides the parameters that its roles do not offer.'
    }
    @{
        Code = 'not-found'
        Retry = $false
        Text = 'ManagementObjectNotFoundException|be found on '''
        Remedy = 'Something changed between two looks: run it again.'
    }
    @{
        Code = 'session-lost'
        Retry = $true
        Text = 'is not recognized as (the|a) name of a cmdlet|Access is denied|ExpiredToken|InvalidAuthenticationToken|\(401\)'
        Remedy = 'The session was lost: run it again.'
    }
    @{
        Code = 'directory-is-late'
        Retry = $true
        Text = 'The issue may be transient and please retry|Directory_ConcurrencyViolation|one of its queried reference-property objects are not present'
        Remedy = 'The directory has not caught up: run it again in an hour.'
    }
    @{
        Code = 'no-answer'
        Retry = $true
        Text = 'operation has timed out|A task was canceled|HttpClient\.Timeout|underlying connection was closed|error occurred while sending the request'
        Remedy = 'No answer came, and it may have been done: run it again, it looks before it acts.'
    }
    @{
        Code = 'throttled'
        Retry = $true
        Text = 'maximum number of concurrent requests per tenant|\((408|429|503|504)\)|Too ?Many ?Requests|Server Too Busy|ServiceUnavailable'
        Remedy = 'The service is busy: run it again later.'
    }
)

#region Runtime --------------------------------------------------------------------------------------------------------

# The directory and Exchange Online must be of one tenant: the identity's token says of which it is, and what it may do there, an
# application by roles and a person by scp.
function Assert-DirectoryTenant {
    try {
        $claims = (Get-IdentityToken -Resource $run.GraphUri).Split('.')[1].Replace('-', '+').Replace('_', '/')
        $claims = $claims.PadRight($claims.Length + (4 - $claims.Length % 4) % 4, '=')
        $token = ConvertFrom-Json -InputObject ([System.Text.Encoding]::UTF8.GetString([System.Convert]::FromBase64String($claims))) -ErrorAction Stop
        $tenant = [string] $token.tid
        $granted = @(foreach ($claim in 'roles', 'scp') { if ($null -ne $token.PSObject.Properties[$claim]) { ([string] $token.$claim).Split(' ') } })
    }
    catch {
        if ($_.Exception.Data.Contains('Remedy')) { throw }
        $tenant = ''
    }
    if ($tenant -eq '') {
        Exit-Run -Code 'wrong-connection' -Because 'The token for the directory does not say of which tenant it is.' -Remedy 'Check the identity that connects.'
    }
    if ($run.Tenant -ne '' -and $tenant -ne $run.Tenant) {
        Exit-Run -Code 'wrong-connection' -Because "The directory is of tenant $tenant, Exchange Online of $($run.Tenant)." -Remedy 'Check the identity that connects.'
    }
    $run.Tenant = $tenant
    Assert-GraphPermission -Granted $granted
}

# Ends the run on an answer of Graph that is not a success, under the name of what it means. A change whose answer was lost
# may have been done, which is a name of its own.
function Assert-GraphAnswer {
    param([string] $Method, [string] $Path, [object] $Answer, [switch] $Once)
    if ($Answer.Status -in 200..299) { return }
    $because = '{0} {1}: {2} {3} {4}' -f $Method, $Path, $Answer.Status, $Answer.Code, $Answer.Text
    if ($Answer.Status -eq 403) {
        Exit-Run -Code 'role-is-missing' -Because $because -Remedy 'Give the identity the roles of the permissions file; new ones take a while until they are known.'
    }
    # An act that was put off is tried again by Invoke-RemoteCall, which looks at its object again first.
    if ($Once -and $Answer.Status -in 429, 503) { throw ('{0} ({1}) Retry-After: {2}' -f $because, $Answer.Status, $Answer.RetryAfter) }
    if ($Answer.Status -in 429, 503 -or $Answer.Code -eq 'Directory_ConcurrencyViolation') {
        Exit-Run -Code 'throttled' -Because $because -Remedy 'The service is busy: run it again later.'
    }
    if ($Answer.Status -in 0, 408, 500, 502, 504) {
        if ($Method -ne 'Get') {
            Exit-Run -Code 'answer-lost' -Because $because -Remedy 'It may have been done: run it again, it looks before it acts.'
        }
        Exit-Run -Code 'no-answer' -Because $because -Remedy 'Run it again when Microsoft Graph answers.'
    }
    Exit-Run -Code 'directory-refused' -Because $because -Remedy 'See what the message says of the object or the identity.'
}

# Before the first act the identity must have every permission in Microsoft Graph that any step needs: one that is found missing
# half-way would leave the work unfinished. Those that allow more do as well; the least one is named first.
function Assert-GraphPermission {
    param([string[]] $Granted)
    if ($run.Mode -ne 'Execute' -or -not $run.Contains('Permissions')) { return }
    $missing = @(foreach ($needed in $run.Permissions) {
            if (@($needed.Split('|') | Where-Object { $_ -in $Granted }).Count -eq 0) { $needed.Split('|')[0] }
        })
    if ($missing.Count -gt 0) {
        Exit-Run -Code 'role-is-missing' -Because "In Microsoft Graph the identity lacks $($missing -join ', ')." -Remedy 'Give the identity the permissions of the permissions file; new ones take a while until they are known.'
    }
}

# Refuses a parameter whose value is not what its description says.
function Assert-Parameter {
    param([string] $Name, [bool] $Valid, [string] $Says)
    if (-not $Valid) { Exit-Run -Code 'bad-parameter' -Because "$Name is not valid." -Remedy $Says }
}

# Proves that the one connection of this process is to the organization that was asked for, and that the tenant stays the
# same when the run connects again.
function Confirm-Connection {
    param([string[]] $Others)
    $connections = @(Get-ConnectionInformation -ErrorAction Stop | Where-Object { $_.State -eq 'Connected' })
    $own = @($connections | ForEach-Object { [string] $_.ConnectionId } | Where-Object { $_ -notin $Others })
    if ($own.Count -eq 1) { $run.ConnectionId = $own[0] }   # to be ended, whatever is wrong with it
    if ($connections.Count -ne 1 -or $connections[0].Organization -ne $run.Organization) {
        Exit-Run -Code 'wrong-connection' -Because "$($connections.Count) connections, not one to $($run.Organization)." -Remedy 'Run it alone in its sandbox, with the primary onmicrosoft.com domain.'
    }
    $tenant = [string] $connections[0].TenantID
    if ($run.Tenant -ne '' -and $run.Tenant -ne $tenant) {
        Exit-Run -Code 'wrong-connection' -Because "Connected to tenant $tenant, but the run began in $($run.Tenant)." -Remedy 'Check the identity that connects.'
    }
    $run.Tenant = $tenant
    $run.ConnectedAt = Get-Date
    $run.IsLost = $false
}

# The version of PowerShell is checked here: Azure Automation ignores #Requires.
function Confirm-Environment {
    param([version[]] $Tested)
    $version = $PSVersionTable.PSVersion
    # On an old machine Windows PowerShell may not offer TLS 1.2 by itself.
    if ($version.Major -eq 5) {
        [System.Net.ServicePointManager]::SecurityProtocol = [System.Net.ServicePointManager]::SecurityProtocol -bor [System.Net.SecurityProtocolType]::Tls12
    }
    $fits = @($Tested | Where-Object { $_.Major -eq $version.Major -and $_.Minor -le $version.Minor })
    if ($fits.Count -eq 0) {
        Exit-Run -Code 'wrong-runtime' -Because "This is PowerShell $version." -Remedy "Run it on PowerShell $($Tested -join ' or ')."
    }
}

# Connects as the managed identity. Connecting again first ends the run's own connection.
function Connect-Service {
    Import-Module -Name ExchangeOnlineManagement -RequiredVersion 3.9.2 -ErrorAction Stop
    Disconnect-Service
    $others = @(Get-ConnectionInformation -ErrorAction Stop | ForEach-Object { [string] $_.ConnectionId })
    $null = Connect-ExchangeOnline -ManagedIdentity -Organization $run.Organization -ShowBanner:$false -ErrorAction Stop
    Confirm-Connection -Others $others
}

# An answer of Graph as an object; nothing where it is empty. Dates become texts again, which Windows PowerShell leaves as
# they are and 7 turns into dates.
function ConvertFrom-GraphJson {
    param([string] $Text)
    if ($Text.Trim() -eq '') { return }
    try { $content = ConvertFrom-Json -InputObject $Text -ErrorAction Stop }
    catch {
        Exit-Run -Code 'directory-refused' -Because 'The answer is not JSON.' -Remedy 'See what stands between this machine and Graph.'
    }
    $objects = @($content)
    if ($null -ne $content.PSObject.Properties['value']) { $objects = @($content.value) }
    foreach ($object in $objects) {
        foreach ($property in $object.PSObject.Properties) {
            if ($property.Value -is [datetime]) {
                $property.Value = $property.Value.ToUniversalTime().ToString('yyyy-MM-ddTHH:mm:ss.FFFFFFFZ', [cultureinfo]::InvariantCulture)
            }
        }
    }
    return $content
}

# A value of InPlaceHolds in words. Prefix: which kind of hold; leading dash: excluded from it; suffix 1: only deletes, holds
# nothing. (Microsoft, how to identify the type of hold on a mailbox)
function ConvertTo-HoldName {
    param([string] $Value, [string] $Whose = '')
    $kind = 'unknown hold'
    if ($Value -match '\A-') { $kind = 'excluded from policy' }
    elseif ($Value -match '\A(mbx|skp|grp)[0-9a-f]{32}:1\z') { $kind = 'policy that only deletes' }
    elseif ($Value -match '\Ambx') { $kind = 'retention policy' }
    elseif ($Value -match '\Askp') { $kind = 'retention policy for Skype' }
    elseif ($Value -match '\Agrp') { $kind = 'retention policy for groups' }
    elseif ($Value -match '\AUniH') { $kind = 'eDiscovery case hold' }
    elseif ($Value -match '\A(cld)?[0-9a-f]{32}\z') { $kind = 'In-Place Hold' }
    return ('{0}{1} {2}' -f $Whose, $kind, $Value)
}

# A value as JSON can hold it: texts, whole numbers, true, false, null, lists and dictionaries, so many deep. Windows
# PowerShell and 7 write dates, enumerations and decorated lists differently; these they write alike.
function ConvertTo-PlainValue {
    param([object] $Value, [int] $Depth = 5)
    if ($null -eq $Value -or $Value -is [bool] -or $Value -is [int] -or $Value -is [long]) { return $Value }
    if ($Value -is [datetime]) {
        return $Value.ToUniversalTime().ToString('yyyy-MM-ddTHH:mm:ss.fffZ', [cultureinfo]::InvariantCulture)
    }
    if ($Value -is [string] -or $Depth -eq 0) { return "$Value" }

    # What it has by name: a dictionary, an object, or one of a module's own type, such as a user of the Graph SDK.
    $members = $null
    $isPlain = $Value -is [System.ValueType] -or $Value -is [System.Uri] -or $Value -is [version] -or $Value -is [type]
    if ($Value -is [System.Collections.IDictionary]) { $members = $Value }
    elseif ($Value -is [System.Management.Automation.PSCustomObject] -or (-not $isPlain -and $Value -isnot [System.Collections.IEnumerable])) {
        $members = [ordered]@{}
        foreach ($property in $Value.PSObject.Properties) { $members[$property.Name] = $property.Value }
        if ($members.Count -eq 0 -and $Value -isnot [System.Management.Automation.PSCustomObject]) { return "$Value" }
    }
    if ($null -ne $members) {
        $plain = [ordered]@{}
        foreach ($name in $members.Keys) {
            $own = $members[$name]
            # Most are such: a call of this function for each would take most of the time of a record.
            if ($null -eq $own -or $own -is [bool]) { $plain["$name"] = $own }
            elseif ($own -is [string]) { $plain["$name"] = "$own" }
            else { $plain["$name"] = ConvertTo-PlainValue -Value $own -Depth ($Depth - 1) }
        }
        return $plain
    }
    if ($Value -is [System.Collections.IEnumerable]) {
        $list = [System.Collections.Generic.List[object]]::new()
        foreach ($item in $Value) { $list.Add((ConvertTo-PlainValue -Value $item -Depth ($Depth - 1))) }
        return , $list
    }
    return "$Value"
}

# Ends this run's own connection, and no other of the process. That it cannot is no failure of the work.
function Disconnect-Service {
    if ($run.ConnectionId -eq '') { return }
    try { $null = Disconnect-ExchangeOnline -ConnectionId $run.ConnectionId -Confirm:$false -ErrorAction Stop }
    catch { Write-Warning -Message "Could not disconnect: $($_.Exception.Message)" }
    $run.ConnectionId = ''
}

# Ends the run, or the work on one target, with a named result and what to do about it. Refused: a precondition did not hold.
function Exit-Run {
    param([string] $Code, [string] $Because, [string] $Remedy, [switch] $Refused)
    $exception = New-Object -TypeName System.InvalidOperationException -ArgumentList $Because
    $exception.Data['Remedy'] = $Remedy
    if ($Refused) { $exception.Data['Refused'] = $true }
    throw (New-Object -TypeName System.Management.Automation.ErrorRecord -ArgumentList $exception, $Code, 'InvalidOperation', $null)
}

# The state of a deleted mailbox, and the day after which the service ends it by itself; no day while a hold keeps it.
function Get-DeletedMailboxState {
    param([object] $Mailbox, [hashtable] $DeletedUsers, [bool] $IsHeld)
    $userId = Get-PropertyText -Of $Mailbox -Name 'ExternalDirectoryObjectId'
    $start = Get-PropertyText -Of $Mailbox -Name 'WhenSoftDeleted'
    if ((Get-PropertyText -Of $Mailbox -Name 'IsInactiveMailbox') -eq 'True') { return @('inactive', '') }
    $state = 'orphan'
    if ((Get-PropertyText -Of $Mailbox -Name 'WasInactiveMailbox') -eq 'True') {
        $state = 'formerly inactive'
        $start = Get-PropertyText -Of $Mailbox -Name 'InactiveMailboxRetireTime'
    }
    elseif ($userId -ne '' -and $DeletedUsers.ContainsKey($userId)) { $state = 'user in recycle bin' }
    elseif ($userId -ne '') { $state = 'user not in recycle bin' }
    $began = $start -as [datetime]
    $lostAfter = ''
    if ($null -ne $began -and -not $IsHeld) {
        $lostAfter = $began.ToUniversalTime().AddDays(30).ToString('yyyy-MM-dd', [cultureinfo]::InvariantCulture)
    }
    return @($state, $lostAfter)
}

# The name of a failure; what has none is unclassified.
function Get-FailureCode {
    param([System.Management.Automation.ErrorRecord] $Failure)
    if ($Failure.FullyQualifiedErrorId -cmatch '\A[a-z]+(-[a-z]+)*\z') { return $Failure.FullyQualifiedErrorId }
    return 'unclassified'
}

# What to do about a failure; what has no name has no remedy of its own.
function Get-FailureRemedy {
    param([System.Management.Automation.ErrorRecord] $Failure)
    $remedy = [string] $Failure.Exception.Data['Remedy']
    if ($remedy -ne '') { return $remedy }
    return 'No known error: read the message. Nothing was concluded from it; run it again when its cause is gone.'
}

# The items of one group; nothing where there is none.
function Get-Grouped {
    param([hashtable] $Groups, [string] $Key)
    if ($Groups.ContainsKey($Key)) { return $Groups[$Key] }
}

# What a failed web call says, alike for the WebException of Windows PowerShell and the HttpResponseException of 7. Status
# 0: no answer came. An error that is not the network's is a fault of the script, and is thrown on.
function Get-HttpFailure {
    param([System.Management.Automation.ErrorRecord] $ErrorRecord)
    $response = $null
    $isNetwork = $false
    for ($cause = $ErrorRecord.Exception; $null -ne $cause; $cause = $cause.InnerException) {
        $type = $cause.GetType().FullName
        if ($type -cmatch '\ASystem\.(Net\.|IO\.|TimeoutException|OperationCanceledException|Threading\.Tasks\.)') { $isNetwork = $true }
        if ($null -eq $response -and $null -ne $cause.PSObject.Properties['Response']) { $response = $cause.Response }
    }
    if (-not $isNetwork -and $null -eq $response) { throw $ErrorRecord }

    $failure = [pscustomobject]@{ Status = 0; Code = ''; RetryAfter = 0; Text = $ErrorRecord.Exception.Message; Tries = 1 }
    if ($null -ne $response) {
        $header = @{ 'x-ms-error-code' = ''; 'Retry-After' = '' }
        foreach ($name in @($header.Keys)) {
            # A header that is missing is null in Windows PowerShell and an error in 7.
            try { $header[$name] = [string] @($response.Headers.GetValues($name))[0] }
            catch { $header[$name] = '' }
        }
        $seconds = 0
        if ([int]::TryParse($header['Retry-After'], [ref] $seconds)) { $failure.RetryAfter = [Math]::Max(0, $seconds) }
        $failure.Code = $header['x-ms-error-code']
        $failure.Status = [int] $response.StatusCode
    }
    $body = ''
    if ($null -ne $ErrorRecord.ErrorDetails) {
        $body = [string] $ErrorRecord.ErrorDetails.Message
    }
    elseif ($null -ne $response -and $null -ne $response.PSObject.Methods['GetResponseStream']) {
        # Windows PowerShell gives no details of a body whose length was not announced.
        try { $body = [System.IO.StreamReader]::new($response.GetResponseStream()).ReadToEnd() }
        catch { $body = '' }
    }
    $body = $body.TrimStart([char] 0xFEFF).Trim()   # the blob service may begin with a byte order mark
    if ($body -ne '') { $failure.Text = $body }
    if ($failure.Text.StartsWith('{')) {
        try {
            $detail = (ConvertFrom-Json -InputObject $failure.Text -ErrorAction Stop).error
            $failure.Code = [string] $detail.code
            $failure.Text = [string] $detail.message
        }
        catch { $null = $_ }   # another form than Graph's: the body itself is the best text there is
    }
    return $failure
}

# The identity's token for one resource. It is kept for 45 minutes: an hour is usual, but not every endpoint says reliably
# how long a token lives.
function Get-IdentityToken {
    param([string] $Resource, [switch] $Renew)
    $kept = $run.Tokens[$Resource]
    if (-not $Renew -and $null -ne $kept -and (Get-Date) -lt $kept.Until) { return $kept.Token }

    $answer = Invoke-SignInCall -Call { Request-IdentityToken -Resource $Resource }
    $token = ''
    $said = $answer.Text
    if ($answer.Status -eq 200) {
        $said = 'The answer holds no token.'   # and is not shown, because it may hold half of one
        try { $token = [string] (ConvertFrom-Json -InputObject $answer.Text -ErrorAction Stop).access_token }
        catch { $token = '' }
    }
    if ($token -eq '') {
        Exit-Run -Code 'no-identity' -Because ('No token for {0}: {1} {2}' -f $Resource, $answer.Status, $said) -Remedy 'See that the identity is switched on, and known in this tenant with its certificate if it has one; what is new takes a while until it is known.'
    }
    $run.Tokens[$Resource] = @{ Token = $token; Until = (Get-Date).AddMinutes(45) }
    return $token
}

# Every hold on a mailbox in words: its own, and those of the organization that it is not excluded from. What the service did
# not say counts as one, because nothing is concluded from an absence.
function Get-MailboxHoldName {
    param([object] $Mailbox, [string[]] $OrganizationHolds)
    $given = $Mailbox.PSObject.Properties['InPlaceHolds']
    if ($null -eq $given -or $null -eq $given.Value) { 'not said: InPlaceHolds' }
    $own = @(@(if ($null -ne $given) { $given.Value }) | ForEach-Object { [string] $_ } | Where-Object { $_ -ne '' })
    foreach ($flag in 'LitigationHoldEnabled', 'ComplianceTagHoldApplied', 'DelayHoldApplied', 'DelayReleaseHoldApplied') {
        $text = Get-PropertyText -Of $Mailbox -Name $flag
        if ($text -eq 'True') { $flag } elseif ($text -ne 'False') { "not said: $flag" }
    }
    foreach ($value in $own) { if ($value -notmatch '\A-' -and $value -notmatch '\A(mbx|skp|grp)[0-9a-f]{32}:1\z') { ConvertTo-HoldName -Value $value } }
    Get-UnexcludedHold -Own $own -Organization $OrganizationHolds | ForEach-Object { ConvertTo-HoldName -Value $_ -Whose 'organization-wide ' }
}

# Which runbook comes next for a deleted mailbox: the first obstacle decides.
function Get-NextRunbook {
    param([string] $State, [string[]] $Obstacle, [string[]] $Hold, [bool] $IsPublicFolder)
    if ($Obstacle -contains 'wrong-type') { return 'none: no runbook purges this type' }
    if (@($Hold | Where-Object { $_ -match '\Anot said' }).Count -gt 0) { return 'none: the service did not say all; list again, and find out why' }
    if ($Obstacle -contains 'on-hold') {
        if (@($Hold | Where-Object { $_ -match 'eDiscovery' }).Count -gt 0) { return 'Clear-MailboxHoldInPurview, if legal agrees' }
        if ($IsPublicFolder) { return 'none: its holds are lifted by hand, if legal agrees' }
        return 'Clear-MailboxHold, if legal agrees'
    }
    if ($Obstacle -contains 'being-copied') { return 'none: wait until its content is copied' }
    if ($Obstacle -contains 'being-moved') { return 'none: wait for the migration to end' }
    if ($Obstacle -contains 'has-a-user') {
        if ($State -eq 'user in recycle bin') { return 'Remove-DeletedUser' }
        return 'none: wait until Exchange shows that the user is gone, or Restore-SoftDeletedMailbox'
    }
    if ($Obstacle -contains 'mail-user-in-the-way') { return 'none: a mail user has its ExchangeGuid, as in a migration; decide which of them stays' }
    if ($IsPublicFolder) { return 'Remove-SoftDeletedPublicFolderMailbox' }
    if ($Obstacle.Count -gt 0) { return 'Remove-SoftDeletedMailboxViaReconnect' }
    return 'Remove-SoftDeletedMailbox'
}

# A property as text; empty where it is missing or null. For reporting alone: nothing is decided by it.
function Get-PropertyText {
    param([object] $Of, [string] $Name)
    $property = $Of.PSObject.Properties[$Name]
    if ($null -eq $property -or $null -eq $property.Value) { return '' }
    if ($property.Value -is [datetime]) {
        return $property.Value.ToUniversalTime().ToString('yyyy-MM-ddTHH:mm:ssZ', [cultureinfo]::InvariantCulture)
    }
    return [string] $property.Value
}

# What will keep a deleted mailbox from being purged, by the name that a runbook gives it.
function Get-PurgeObstacle {
    param([object] $Mailbox, [string[]] $Hold, [int] $SameName, [bool] $HasTwin, [bool] $HasMailUser, [bool] $IsCopied)
    # Inactive is held, also where no property shows by what: an organization-wide policy that was deleted meanwhile goes on.
    if ($Hold.Count -gt 0 -or (Get-PropertyText -Of $Mailbox -Name 'IsInactiveMailbox') -eq 'True') { 'on-hold' }
    if ((Get-PropertyText -Of $Mailbox -Name 'ExternalDirectoryObjectId') -ne '') { 'has-a-user' }
    if ((Get-PropertyText -Of $Mailbox -Name 'IsDirSynced') -eq 'True') { 'synced-from-ad' }
    if ((Get-PropertyText -Of $Mailbox -Name 'MailboxMoveStatus') -notin 'None', 'Completed', 'CompletedWithWarning') { 'being-moved' }
    $purged = 'UserMailbox', 'SharedMailbox', 'RoomMailbox', 'EquipmentMailbox', 'PublicFolderMailbox'
    if ((Get-PropertyText -Of $Mailbox -Name 'RecipientTypeDetails') -cnotin $purged) { 'wrong-type' }
    if ($IsCopied) { 'being-copied' }
    if ($SameName -gt 1) { 'matches-several' }
    if ($HasMailUser) { 'mail-user-in-the-way' }
    if ($HasTwin) { 'user-in-the-way' }
}

# Where this run comes from, for its records: the job, of which Azure Automation keeps who started it and with what parameters, and
# who is signed in. Some sandboxes do not say the job; then it is the sandbox (nothing of this is documented).
function Get-RunOrigin {
    $metadata = Get-Variable -Name 'PSPrivateMetadata' -ValueOnly -ErrorAction SilentlyContinue
    $job = [string] $env:AUTOMATION_ASSET_SANDBOX_ID
    if ($metadata -is [System.Collections.IDictionary] -and $metadata.Contains('JobId')) { $job = [string] $metadata['JobId'] }
    $identity = [string] $run['AppId']
    if ($identity -eq '') { $identity = 'managed identity' }
    return [ordered]@{ job = $job; identity = $identity }
}

# Where a name of the evidence store is: a blob's URI or a file's path. The name is proven, so that it cannot lead out of
# the store: no part of it is empty or begins or ends with a dot. Claims on blobs have a container of their own, because a
# write-once container does not go with leases.
function Get-StoreAddress {
    param([string] $Name, [switch] $Claim)
    $part = '(?!\.)[A-Za-z0-9._-]+(?<!\.)'
    if ($Name -cnotmatch "\A$part(/$part)*\z") {
        Exit-Run -Code 'bad-name' -Because "'$Name' cannot be a name in the evidence store." -Remedy 'Use letters, digits, dots, dashes and underscores, and no dot at either end.'
    }
    $store = $run.EvidenceUri
    if ($Claim -and $store -match '\Ahttps?://') { $store = '{0}-claims' -f $store }
    return '{0}/{1}' -f $store, $Name
}

# The SHA-256 of a text's UTF-8 bytes, as 64 lower-case hexadecimal digits.
function Get-TextHash {
    param([string] $Text)
    $algorithm = [System.Security.Cryptography.SHA256]::Create()
    try { $digest = $algorithm.ComputeHash([System.Text.Encoding]::UTF8.GetBytes($Text)) }
    finally { $algorithm.Dispose() }
    return [System.BitConverter]::ToString($digest).Replace('-', '').ToLowerInvariant()
}

# The organization-wide policies that keep a mailbox: those that it is not excluded from by name. Policies on groups (grp) and
# those that only delete (:1) keep none.
function Get-UnexcludedHold {
    param([object[]] $Own, [object[]] $Organization)
    $excluded = @($Own | Where-Object { $_ -match '\A-' } | ForEach-Object { $_ -replace '\A-', '' -replace ':\d\z', '' })
    $Organization | ForEach-Object { [string] $_ } |
        Where-Object { $_ -ne '' -and $_ -notmatch '\Agrp' -and $_ -notmatch '\A(mbx|skp)[0-9a-f]{32}:1\z' -and ($_ -replace ':\d\z', '') -notin $excluded }
}

# Recipients by each of their addresses, the primary one and all others: a twin may have the address as a secondary one.
function Group-ByAddress {
    param([object[]] $Item)
    $groups = @{}
    foreach ($one in $Item) {
        $others = $one.PSObject.Properties['EmailAddresses']
        $addresses = @([string] $one.PrimarySmtpAddress)
        if ($null -ne $others) { $addresses += @($others.Value | Where-Object { $_ -match '\Asmtp:' } | ForEach-Object { ([string] $_).Substring(5) }) }
        foreach ($address in @($addresses | Where-Object { $_ -ne '' } | Sort-Object -Unique)) {
            if (-not $groups.ContainsKey($address)) { $groups[$address] = [System.Collections.Generic.List[object]]::new() }
            $groups[$address].Add($one)
        }
    }
    return $groups
}

# Items by the text of a property, so that a target is found among thousands without reading them all again.
function Group-ByText {
    param([object[]] $Item, [string] $Property)
    $groups = @{}
    foreach ($one in $Item) {
        $key = [string] $one.$Property
        if (-not $groups.ContainsKey($key)) { $groups[$key] = [System.Collections.Generic.List[object]]::new() }
        $groups[$key].Add($one)
    }
    return $groups
}

# A request to Microsoft Graph; with All, the values of every page of a list. Absent names the one id whose absence is an
# empty answer. A read whose answer was lost is repeated; a change is not, because it may have been done: the caller looks.
function Invoke-GraphRequest {
    param(
        [string] $Method, [string] $Path, [System.Collections.IDictionary] $Body, [string] $Absent = '',
        [switch] $All, [switch] $Eventual, [switch] $Once
    )
    $repeatOn = @('429', '503', 'Directory_ConcurrencyViolation')
    if ($Once) { $repeatOn = @() }   # before an act is tried again, its object is looked at again
    elseif ($Method -eq 'Get') { $repeatOn += '0', '408', '500', '502', '504' }
    $headers = @{}
    if ($Eventual) { $headers['ConsistencyLevel'] = 'eventual' }
    $bytes = $null
    if ($null -ne $Body) { $bytes = [System.Text.Encoding]::UTF8.GetBytes((ConvertTo-Json -InputObject $Body -Depth 6 -Compress)) }

    $uri = '{0}/v1.0/{1}' -f $run.GraphUri, $Path.TrimStart('/')
    $values = [System.Collections.Generic.List[object]]::new()
    while ($true) {
        $answer = Invoke-SignedRequest -Resource $run.GraphUri -Method $Method -Uri $uri -Headers $headers -Body $bytes -ContentType 'application/json; charset=utf-8' -RepeatOn $repeatOn
        if ($answer.Status -eq 404 -and $answer.Code -eq 'Request_ResourceNotFound' -and $Absent -ne '' -and
            $answer.Text.IndexOf($Absent, [System.StringComparison]::OrdinalIgnoreCase) -ge 0) { return }
        Assert-GraphAnswer -Method $Method -Path $Path -Answer $answer -Once:$Once
        $content = ConvertFrom-GraphJson -Text $answer.Text
        if (-not $All) { return $content }

        if ($null -eq $content -or $null -eq $content.PSObject.Properties['value']) {
            Exit-Run -Code 'directory-refused' -Because "$Path was not answered by a list." -Remedy 'Report it: the runbook asks for a list there.'
        }
        $values.AddRange(@($content.value))
        $next = $content.PSObject.Properties['@odata.nextLink']
        if ($null -eq $next) { return $values }
        $uri = [string] $next.Value
        if (-not $uri.StartsWith("$($run.GraphUri)/", [System.StringComparison]::Ordinal)) {
            Exit-Run -Code 'directory-refused' -Because "The list goes on at $uri, which gets no token." -Remedy 'See what stands between this machine and Graph.'
        }
    }
}

# One web call, never repeated. Good or bad, its answer is a value: Status (0: none came), Code, RetryAfter in seconds and
# Text, decoded here because Windows PowerShell takes bytes without a charset for Latin-1. When an answer is lost, .NET sends
# a request without a body again, unasked, and .NET Framework also one on a connection that was kept: so every change has a
# body, if an empty one, and no connection is kept.
function Invoke-HttpCall {
    param([string] $Method, [string] $Uri, [System.Collections.IDictionary] $Headers, [byte[]] $Body, [string] $ContentType)
    try {
        if ($Method -eq 'Get') {
            $response = Invoke-WebRequest -Uri $Uri -Method Get -Headers $Headers -TimeoutSec 100 -DisableKeepAlive -UseBasicParsing -ErrorAction Stop
        }
        else {
            if ($null -eq $Body) { $Body = [byte[]]::new(0) }
            $response = Invoke-WebRequest -Uri $Uri -Method $Method -Headers $Headers -Body $Body -ContentType $ContentType -TimeoutSec 100 -DisableKeepAlive -UseBasicParsing -ErrorAction Stop
        }
        $text = [System.Text.Encoding]::UTF8.GetString($response.RawContentStream.ToArray())
    }
    catch {
        return (Get-HttpFailure -ErrorRecord $_)
    }
    return [pscustomobject]@{ Status = [int] $response.StatusCode; Code = ''; RetryAfter = 0; Text = $text; Tries = 1 }
}

# Runs a call, or a look with the act behind it, again with a growing pause where that can help, and gives every known error its name.
# "Not found" is an empty answer only where Absent names an id and the error names that very id. A cmdlet that stays unknown
# behind a new connection is one that the identity's roles do not offer. What a listing warns of is kept: a list that comes with a
# warning may lack something, unless it only says of an object that it is in an inconsistent state, which it lists all the same.
function Invoke-RemoteCall {
    param([scriptblock] $Call, [string] $Absent = '', [switch] $AsList)
    $lostBefore = $false
    for ($remoteAttempt = 1; $true; $remoteAttempt++) {
        try {
            # A token lives for about an hour.
            if ($run.Contains('Organization') -and ($run.IsLost -or (Get-Date) -gt $run.ConnectedAt.AddMinutes(45))) { Connect-Service }
            if (-not $AsList) { return (& $Call) }
            $listingWarning = @()
            $listed = @(. $Call)   # in this scope, so that -WarningVariable reaches it
            $run.ListingWarning = @($listingWarning | Where-Object { [string] $_ -notmatch 'inconsistent state' } | Select-Object -First 1) -join ''
            return $listed
        }
        catch {
            $remoteFailure = $_
            if ($remoteFailure.Exception.Data.Contains('Remedy')) { throw }   # it has its name already
            $remoteText = $remoteFailure.Exception.Message
            $known = $knownErrors | Where-Object { $remoteText -match $_.Text } | Select-Object -First 1
            if ($null -eq $known) { throw }
            if ($known.Code -eq 'session-lost' -and $lostBefore -and $remoteText -match 'is not recognized as') {
                Exit-Run -Code 'role-is-missing' -Because $remoteText -Remedy 'Give the identity the roles of the permissions file.'
            }
            if ($known.Code -eq 'not-found' -and $Absent -ne '' -and $remoteText.Contains($Absent)) { return }
            $pause = [Math]::Min(300, 5 * [Math]::Pow(2, $remoteAttempt))
            if ($remoteText -match 'Retry-After:? *(\d+)') { $pause = [Math]::Max($pause, [int] $Matches[1]) }
            if (-not $known.Retry -or $remoteAttempt -ge 8 -or (Get-Date).AddSeconds($pause) -gt $run.Deadline) {
                Exit-Run -Code $known.Code -Because $remoteText -Remedy $known.Remedy
            }
            Write-Warning -Message ('Step {0}, attempt {1}, next in {2} s: {3}' -f $run.Step, $remoteAttempt, $pause, $remoteText)
            Start-Sleep -Seconds $pause
            $lostBefore = $known.Code -eq 'session-lost'
            $run.IsLost = $lostBefore
        }
    }
}

# Calls a sign-in service until its answer is not one of those that pass by themselves, or the tries are used up. What the last
# answer means is for the caller to judge.
function Invoke-SignInCall {
    param([scriptblock] $Call)
    for ($tries = 1; $true; $tries++) {
        $answer = & $Call
        if ($answer.Status -notin 0, 408, 429, 500, 502, 503, 504 -or -not (Wait-NextTry -Tries $tries -Answer $answer)) { return $answer }
    }
}

# A web call with the identity's token. It is repeated while the answer's status or code is in RepeatOn, and once
# with a new token where the token was refused. What the last answer means is for the caller to judge: its Tries says how
# many calls there were. DateHeader names the header that is to carry the time of each.
function Invoke-SignedRequest {
    param(
        [string] $Resource, [string] $Method, [string] $Uri, [System.Collections.IDictionary] $Headers,
        [byte[]] $Body, [string] $ContentType, [string[]] $RepeatOn, [string] $DateHeader = ''
    )
    $signed = @{}
    foreach ($name in $Headers.Keys) { $signed[$name] = $Headers[$name] }
    $renewed = $false
    for ($tries = 1; $true; $tries++) {
        $signed['Authorization'] = 'Bearer {0}' -f (Get-IdentityToken -Resource $Resource)
        if ($DateHeader -ne '') { $signed[$DateHeader] = (Get-Date).ToUniversalTime().ToString('R', [cultureinfo]::InvariantCulture) }
        $answer = Invoke-HttpCall -Method $Method -Uri $Uri -Headers $signed -Body $Body -ContentType $ContentType
        $answer.Tries = $tries
        if ($answer.Status -eq 401 -and -not $renewed) {
            $renewed = $true
            $null = Get-IdentityToken -Resource $Resource -Renew
            continue
        }
        $mayRepeat = [string] $answer.Status -in $RepeatOn -or $answer.Code -in $RepeatOn
        if (-not $mayRepeat -or -not (Wait-NextTry -Tries $tries -Answer $answer)) { return $answer }
    }
}

# A call to the blob service. Success comes back, and so does an answer whose status or code is in Accept; any other ends
# the run. Lost answers are repeated, so a write must be safe to repeat: create-only, or a lease under the run's own id.
function Invoke-StorageRequest {
    param(
        [string] $Method, [string] $Uri, [System.Collections.IDictionary] $Headers = @{}, [byte[]] $Body,
        [string[]] $Accept = @()
    )
    $transient = '0', '408', '429', '500', '502', '503', '504'
    $all = @{ 'x-ms-version' = '2023-11-03'; 'x-ms-client-request-id' = [guid]::NewGuid().ToString() }
    foreach ($name in $Headers.Keys) { $all[$name] = $Headers[$name] }
    $answer = Invoke-SignedRequest -Resource 'https://storage.azure.com/' -Method $Method -Uri $Uri -Headers $all -Body $Body -ContentType 'application/json; charset=utf-8' -RepeatOn $transient -DateHeader 'x-ms-date'
    if ($answer.Status -in 200..299 -or [string] $answer.Status -in $Accept -or $answer.Code -in $Accept) { return $answer }

    $because = '{0} {1}: {2} {3} {4}' -f $Method, $Uri, $answer.Status, $answer.Code, $answer.Text
    if ([string] $answer.Status -in $transient) {
        Exit-Run -Code 'no-answer' -Because $because -Remedy 'Run it again when the storage account answers.'
    }
    Exit-Run -Code 'store-refused' -Because $because -Remedy 'See that the container is there, that the identity has its role on it, and that no firewall is in between.'
}

# The text of an item of the evidence store; null where there is none. A store that cannot be read ends the run: what could
# not be looked for is not absent.
function Read-StoreItem {
    param([string] $Name)
    $address = Get-StoreAddress -Name $Name
    if ($address -match '\Ahttps?://') {
        $answer = Invoke-StorageRequest -Method Get -Uri $address -Accept 'BlobNotFound'
        if ($answer.Status -eq 404) { return $null }
        return $answer.Text
    }
    try {
        return [System.Text.Encoding]::UTF8.GetString([System.IO.File]::ReadAllBytes($address))
    }
    catch [System.IO.FileNotFoundException], [System.IO.DirectoryNotFoundException] {
        return $null
    }
    catch {
        Exit-Run -Code 'store-refused' -Because $_.Exception.GetBaseException().Message -Remedy 'See that the folder can be reached and read.'
    }
}

# Asks once for a token of the managed identity. Older runbook workers call its endpoint MSI_ENDPOINT.
function Request-IdentityToken {
    param([string] $Resource)
    $endpoint = [string] $env:IDENTITY_ENDPOINT
    $headers = @{ 'Metadata' = 'True' }
    if ($endpoint -ne '') {
        $headers['X-IDENTITY-HEADER'] = [string] $env:IDENTITY_HEADER
    }
    else {
        $endpoint = [string] $env:MSI_ENDPOINT
        if ([string] $env:MSI_SECRET -ne '') { $headers['secret'] = $env:MSI_SECRET }
    }
    if ($endpoint -eq '') {
        Exit-Run -Code 'no-identity' -Because 'The environment names no endpoint of a managed identity.' -Remedy 'Run it in an Automation account whose managed identity is switched on.'
    }
    $uri = '{0}?resource={1}' -f $endpoint, [uri]::EscapeDataString($Resource)
    if ($run.ContainsKey('ClientId')) { $uri = '{0}&client_id={1}' -f $uri, [uri]::EscapeDataString($run.ClientId) }
    return (Invoke-HttpCall -Method Get -Uri $uri -Headers $headers)
}

# The evidence store in its canonical form, without a trailing slash. Execute needs one; Preview may do without. The name of a
# container leaves room for -claims behind it.
function Resolve-EvidenceUri {
    param([string] $Value, [string] $Mode)
    if ($Value -eq '' -and $Mode -ne 'Execute') { return '' }
    $place = $Value.TrimEnd('/', '\')
    if ($place -cmatch '\Ahttps://[a-z0-9]{3,24}\.(blob\.core\.(windows\.net|usgovcloudapi\.net|chinacloudapi\.cn)|z[0-9]{2}\.blob\.storage\.azure\.net)/[a-z0-9](-?[a-z0-9]){2,55}\z') { return $place }
    if ($place -ne '' -and [System.IO.Path]::IsPathRooted($place) -and [System.IO.Directory]::Exists($place)) { return $place }
    Exit-Run -Code 'bad-parameter' -Because 'EvidenceUri is neither a blob container nor an existing folder.' -Remedy 'Execute needs one, for example https://contosoevidence.blob.core.windows.net/purges.'
}

# Writes a record of one target to the evidence store, reads it back and compares: only what comes back whole counts as
# recorded. Returns the name of the record.
function Save-Evidence {
    param([string] $Target, [System.Collections.IDictionary] $Record)
    $now = (Get-Date).ToUniversalTime()
    $content = [ordered]@{
        schema = 'purgebook-record-1'; runbook = $run.Runbook; hash = $run.Hash; ticket = $run.Ticket; mode = $run.Mode
        organization = $run['Organization']; tenant = $run.Tenant; origin = $run.Origin
        step = $run.Step; target = $Target; time = $now; record = $Record
    }
    $text = ConvertTo-Json -InputObject (ConvertTo-PlainValue -Value $content -Depth 6) -Depth 8 -Compress
    $stamp = $now.ToString('yyyyMMddTHHmmssfffZ', [cultureinfo]::InvariantCulture)
    $name = '{0}/{1}/{2}-{3}.json' -f $run.Ticket, $Target, $stamp, $run.Step

    Write-StoreItem -Name $name -Text $text
    $readBack = Read-StoreItem -Name $name
    if ((Get-TextHash -Text $readBack) -cne (Get-TextHash -Text $text)) {
        Exit-Run -Code 'evidence-differs' -Because "What the store gives back as $name is not what was written." -Remedy 'Find out what changed it before anything is purged.'
    }
    return $name
}

# Sleeps before the next try: as long as the service asks for, or else longer each time. False, and no sleep, where eight
# tries are used up or the sleep would pass the run's deadline.
function Wait-NextTry {
    param([int] $Tries, [object] $Answer)
    $pause = [int] [Math]::Min(300, 5 * [Math]::Pow(2, $Tries - 1))
    if ($Answer.RetryAfter -gt 0) { $pause = $Answer.RetryAfter }
    if ($Tries -ge 8 -or (Get-Date).AddSeconds($pause) -gt $run.Deadline) { return $false }

    $said = ('{0} {1} {2}' -f $Answer.Status, $Answer.Code, $Answer.Text) -replace '\s+', ' '
    Write-Warning -Message ('Step {0}, attempt {1}, next in {2} s: {3}' -f $run.Step, $Tries, $pause, $said)
    Start-Sleep -Seconds $pause
    return $true
}

# A JSON line for each deleted mailbox, and one with the sums. Lines that would pass what a job's stream may carry (1 MiB) go to
# the evidence store, a thousand to an item.
function Write-DeletedMailboxInventory {
    param(
        [object[]] $Deleted, [object[]] $PublicFolder, [object[]] $User, [object[]] $Recipient, [object[]] $MailUser,
        [object[]] $Request, [object[]] $Organization
    )
    $organizationHolds = @($Organization | ForEach-Object { $_.InPlaceHolds } | ForEach-Object { [string] $_ } | Where-Object { $_ -ne '' })
    $deletedUsers = Group-ByText -Item $User -Property 'id'
    $byAddress = Group-ByAddress -Item $Recipient
    $byGuid = Group-ByText -Item $MailUser -Property 'ExchangeGuid'
    $publicFolders = Group-ByText -Item $PublicFolder -Property 'ExchangeGuid'
    $all = @($Deleted) + @($PublicFolder | Where-Object { [string] $_.ExchangeGuid -notin @($Deleted | ForEach-Object { [string] $_.ExchangeGuid }) })
    $byName = Group-ByText -Item $all -Property 'Name'
    $sums = [ordered]@{ mailboxes = $all.Count }
    $lines = [System.Collections.Generic.List[string]]::new()
    $bytes = 0

    foreach ($mailbox in $all) {
        $id = [string] $mailbox.ExchangeGuid
        $address = Get-PropertyText -Of $mailbox -Name 'PrimarySmtpAddress'
        $name = [string] $mailbox.Name
        $holds = @(Get-MailboxHoldName -Mailbox $mailbox -OrganizationHolds $organizationHolds)
        $state, $lostAfter = Get-DeletedMailboxState -Mailbox $mailbox -DeletedUsers $deletedUsers -IsHeld ($holds.Count -gt 0)
        $twins = @(Get-Grouped -Groups $byAddress -Key $address | ForEach-Object { [string] $_.DistinguishedName } | Where-Object { $_ -notmatch 'OU=Soft Deleted Objects' })
        $requests = @($Request | Where-Object { [string] $_.SourceMailbox -in $name, $id, "Soft Deleted Objects\$name" -and [string] $_.Status -notmatch '\A(Completed|Failed)' })
        $obstacles = @(Get-PurgeObstacle -Mailbox $mailbox -Hold $holds -SameName $byName[$name].Count -HasTwin ($twins.Count -gt 0) -HasMailUser $byGuid.ContainsKey($id) -IsCopied ($requests.Count -gt 0))
        $detail = [ordered]@{
            address = $address; state = $state; type = Get-PropertyText -Of $mailbox -Name 'RecipientTypeDetails'
            user = Get-PropertyText -Of $mailbox -Name 'ExternalDirectoryObjectId'; synced = Get-PropertyText -Of $mailbox -Name 'IsDirSynced'
            holds = $holds; twins = $twins; mailUser = $byGuid.ContainsKey($id); restoreRequests = $requests.Count
            lostAfter = $lostAfter; obstacles = $obstacles
            next = Get-NextRunbook -State $state -Obstacle $obstacles -Hold $holds -IsPublicFolder $publicFolders.ContainsKey($id)
        }
        $sums[$state] = 1 + $sums[$state]
        $line = Write-RunEvent -Name 'found' -Target $id -Detail $detail
        $bytes += [System.Text.Encoding]::UTF8.GetByteCount($line) + 2
        $lines.Add($line)
    }

    if ($bytes -le 900000) { $lines }
    elseif ($run.EvidenceUri -eq '') {
        Exit-Run -Code 'too-much-output' -Because "$($lines.Count) lines of $bytes bytes are more than a job's stream may carry." -Remedy 'Give EvidenceUri: the lines go there.'
    }
    else {
        $sums['items'] = @(for ($first = 0; $first -lt $lines.Count; $first += 1000) {
                $some = $lines.GetRange($first, [Math]::Min(1000, $lines.Count - $first))
                Save-Evidence -Target "inventory-$first" -Record ([ordered]@{ lines = $some })
            })
    }
    $sums['unseen'] = 'Mailboxes whose licence was removed and mailboxes that are purged are in no list: nothing here speaks of them, and no runbook can handle them.'
    Write-RunEvent -Name 'found' -Detail $sums
}

# Gives one event as a JSON line for the output stream. Never called from within a function, whose result it would join.
function Write-RunEvent {
    param([string] $Name, [string] $Target = '', [System.Collections.IDictionary] $Detail = @{})
    $runEvent = [ordered]@{
        time = (Get-Date).ToUniversalTime().ToString('yyyy-MM-ddTHH:mm:ss.fffZ', [cultureinfo]::InvariantCulture)
        event = $Name; runbook = $run.Runbook; hash = $run.EventHash; ticket = $run.Ticket; mode = $run.Mode; step = $run.Step
    }
    if ($Target -ne '') { $runEvent['target'] = $Target }
    foreach ($key in $Detail.Keys) { if (-not $runEvent.Contains($key)) { $runEvent[$key] = $Detail[$key] } }
    return (ConvertTo-Json -InputObject $runEvent -Compress -Depth 5)
}

# Writes a new item to the evidence store. What is there already is never overwritten: it ends the run, unless it is this
# very item, written by a try whose answer was lost on the way.
function Write-StoreItem {
    param([string] $Name, [string] $Text)
    $address = Get-StoreAddress -Name $Name
    $bytes = [System.Text.Encoding]::UTF8.GetBytes($Text)
    $exists = $false
    if ($address -match '\Ahttps?://') {
        $headers = @{ 'x-ms-blob-type' = 'BlockBlob'; 'If-None-Match' = '*'; 'x-ms-meta-sha256' = (Get-TextHash -Text $Text) }
        $answer = Invoke-StorageRequest -Method Put -Uri $address -Headers $headers -Body $bytes -Accept '409', '412'
        if ($answer.Status -in 409, 412) {
            $exists = $answer.Tries -eq 1 -or (Read-StoreItem -Name $Name) -cne $Text
        }
    }
    else {
        $file = $null
        try {
            $null = [System.IO.Directory]::CreateDirectory([System.IO.Path]::GetDirectoryName($address))
            $file = [System.IO.File]::Open($address, [System.IO.FileMode]::CreateNew, [System.IO.FileAccess]::Write)
            $file.Write($bytes, 0, $bytes.Length)
            $file.Flush($true)   # to the disk, not only to the system
        }
        catch {
            $exists = $null -eq $file -and [System.IO.File]::Exists($address)
            if (-not $exists) {
                Exit-Run -Code 'store-refused' -Because $_.Exception.GetBaseException().Message -Remedy 'See that the folder can be reached and written, and that its disk has room.'
            }
        }
        finally {
            if ($null -ne $file) { $file.Dispose() }
        }
    }
    if ($exists) {
        Exit-Run -Code 'evidence-exists' -Because "$address is there already, and nothing in the store is overwritten." -Remedy 'Find out which job wrote it.'
    }
}

#endregion

try {
    # Azure Automation honours nothing of a parameter but its type, so everything is checked here.
    Confirm-Environment -Tested '5.1', '7.4'
    Assert-Parameter -Name 'Organization' -Valid ($Organization -cmatch '\A(?:[A-Za-z0-9-]{1,63}\.onmicrosoft\.com)\z') -Says 'Give the primary onmicrosoft.com domain of the tenant.'
    Assert-Parameter -Name 'ChangeTicket' -Valid ($ChangeTicket -cmatch '\A(?:(?!\.)(?!.*\.\.)[A-Za-z0-9_.-]{1,64}(?<!\.))\z') -Says 'Give the reference of the approved change: letters, digits, dot, dash and underscore.'
    $EvidenceUri = Resolve-EvidenceUri -Value $EvidenceUri -Mode 'Preview'
    $run.EvidenceUri = $EvidenceUri
    $run.Origin = Get-RunOrigin
    Write-RunEvent -Name 'started'

    # 1. Connect to Exchange Online ------------------------------------------------------------------------------
    $run.Step = 1
    Invoke-RemoteCall -Call { Connect-Service }
    Assert-DirectoryTenant
    Write-RunEvent -Name 'connected' -Detail ([ordered]@{ organization = $run.Organization; tenant = $run.Tenant })

    # 2. List the soft-deleted mailboxes, inactive ones among them -------- get-deleted-mailbox-inventory.runbook.ts:33
    $run.Step = 2
    $deleted = @(Invoke-RemoteCall -AsList -Call {
        Get-Mailbox -SoftDeletedMailbox -ResultSize Unlimited -ErrorAction Stop -WarningVariable 'listingWarning' |
            Select-Object -Property 'ExchangeGuid', 'Name', 'PrimarySmtpAddress', 'RecipientTypeDetails', 'ExternalDirectoryObjectId', 'IsDirSynced', 'MailboxMoveStatus', 'WhenSoftDeleted', 'IsInactiveMailbox', 'WasInactiveMailbox', 'InactiveMailboxRetireTime', 'LitigationHoldEnabled', 'ComplianceTagHoldApplied', 'DelayHoldApplied', 'DelayReleaseHoldApplied', 'InPlaceHolds'
    })
    Write-RunEvent -Name 'found' -Detail ([ordered]@{
        what = 'soft-deleted mailbox'
        count = $deleted.Count
        whole = ($run.ListingWarning -eq '')
    })

    # 3. List the soft-deleted public folder mailboxes -------------------- get-deleted-mailbox-inventory.runbook.ts:38
    $run.Step = 3
    $deletedPublicFolder = @(Invoke-RemoteCall -AsList -Call {
        Get-Mailbox -PublicFolder -SoftDeletedMailbox -ResultSize Unlimited -ErrorAction Stop -WarningVariable 'listingWarning' |
            Select-Object -Property 'ExchangeGuid', 'Name', 'PrimarySmtpAddress', 'RecipientTypeDetails', 'ExternalDirectoryObjectId', 'IsDirSynced', 'MailboxMoveStatus', 'WhenSoftDeleted', 'IsInactiveMailbox', 'WasInactiveMailbox', 'InactiveMailboxRetireTime', 'LitigationHoldEnabled', 'ComplianceTagHoldApplied', 'DelayHoldApplied', 'DelayReleaseHoldApplied', 'InPlaceHolds'
    })
    Write-RunEvent -Name 'found' -Detail ([ordered]@{
        what = 'soft-deleted public folder mailbox'
        count = $deletedPublicFolder.Count
        whole = ($run.ListingWarning -eq '')
    })

    # 4. List the users in the recycle bin -------------------------------- get-deleted-mailbox-inventory.runbook.ts:43
    $run.Step = 4
    $deletedUsers = @(Invoke-GraphRequest -Method 'GET' -Path '/directory/deletedItems/microsoft.graph.user?$select=id,userPrincipalName,displayName,mail,proxyAddresses,userType,onPremisesSyncEnabled,onPremisesImmutableId,deletedDateTime' -All)
    Write-RunEvent -Name 'found' -Detail ([ordered]@{ what = 'deleted user'; count = $deletedUsers.Count })

    # 5. List the active recipients, for twins ---------------------------- get-deleted-mailbox-inventory.runbook.ts:44
    $run.Step = 5
    $recipients = @(Invoke-RemoteCall -AsList -Call {
        Get-Recipient -ResultSize Unlimited -ErrorAction Stop -WarningVariable 'listingWarning' |
            Select-Object -Property 'DistinguishedName', 'PrimarySmtpAddress', 'EmailAddresses'
    })
    Write-RunEvent -Name 'found' -Detail ([ordered]@{ count = $recipients.Count; whole = ($run.ListingWarning -eq '') })

    # 6. List the mail users, for the same ExchangeGuid ------------------- get-deleted-mailbox-inventory.runbook.ts:48
    $run.Step = 6
    $mailUsers = @(Invoke-RemoteCall -AsList -Call { Get-MailUser -ResultSize Unlimited -ErrorAction Stop -WarningVariable 'listingWarning' | Select-Object -Property @('ExchangeGuid') })
    Write-RunEvent -Name 'found' -Detail ([ordered]@{ count = $mailUsers.Count; whole = ($run.ListingWarning -eq '') })

    # 7. List the restore requests ---------------------------------------- get-deleted-mailbox-inventory.runbook.ts:52
    $run.Step = 7
    $requests = @(Invoke-RemoteCall -AsList -Call {
        Get-MailboxRestoreRequest -ResultSize Unlimited -ErrorAction Stop -WarningVariable 'listingWarning' |
            Select-Object -Property 'SourceMailbox', 'Status'
    })
    Write-RunEvent -Name 'found' -Detail ([ordered]@{
        what = 'restore request'
        count = $requests.Count
        whole = ($run.ListingWarning -eq '')
    })

    # 8. Read the organization-wide holds --------------------------------- get-deleted-mailbox-inventory.runbook.ts:56
    $run.Step = 8
    $organizationConfig = @(Invoke-RemoteCall -Call { Get-OrganizationConfig -ErrorAction Stop })
    Write-RunEvent -Name 'found' -Detail ([ordered]@{ what = 'organization'; count = $organizationConfig.Count })

    # 9. Say of each mailbox what it is and what comes next --------------- get-deleted-mailbox-inventory.runbook.ts:59
    $run.Step = 9
    Write-DeletedMailboxInventory -Deleted $deleted -PublicFolder $deletedPublicFolder -User $deletedUsers -Recipient $recipients -MailUser $mailUsers -Request $requests -Organization $organizationConfig

    Write-RunEvent -Name 'done'
}
catch {
    $failure = $_
    $code = Get-FailureCode -Failure $failure
    if ($failure.Exception.Data['Refused']) {
        Write-RunEvent -Name 'refused' -Detail ([ordered]@{
            code = $code
            message = $failure.Exception.Message
            remedy = Get-FailureRemedy -Failure $failure
        })
    }
    if ($code -eq 'not-yet') {
        Write-RunEvent -Name 'pending'
    }
    Write-RunEvent -Name 'failed' -Detail ([ordered]@{
        code = $code
        message = $failure.Exception.Message
        remedy = Get-FailureRemedy -Failure $failure
    })
    throw $failure
}
finally {
    Disconnect-Service
}
