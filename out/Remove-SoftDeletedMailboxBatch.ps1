<#
.SYNOPSIS
    Purges a list of soft-deleted mailboxes for good, one after the other.

.DESCRIPTION
    There is no way back. One pipe over many mailboxes is answered with a role error by Exchange Online, so each is
    purged alone.
    A mailbox that is refused or fails does not keep the others from their turn; the run fails at its end if any did. It
    is safe to run again.
    Everything about a mailbox goes to the evidence store, one short line for each to the output stream.

     1  Connect to Exchange Online
     2  List the soft-deleted mailboxes
     3  Purge one mailbox after the other
     4  Find it in the list
     5  May it be purged?
     6  Record it in the evidence store
     7  Purge it                                                                        DESTROYS

    Mode Preview, the default, only looks: nothing is recorded, changed or destroyed.

.PARAMETER TargetsJson
    JSON array of the ExchangeGuids of the soft-deleted mailboxes.

.PARAMETER Organization
    Primary onmicrosoft.com domain of the tenant, for example contoso.onmicrosoft.com.

.PARAMETER ChangeTicket
    Reference of the approved change: letters, digits, dot, dash and underscore, at most 64, no dot at either end. It
    stands in every event and names the evidence.

.PARAMETER MaxTargets
    The most targets that this run may have; a longer list ends it before the first.

.PARAMETER EvidenceUri
    Where the evidence goes: a blob container, for example https://contosoevidence.blob.core.windows.net/purges, or on a
    hybrid worker an existing folder. Needed for Execute. Beside a container there must be a second one for claims, with
    -claims behind its name.

.PARAMETER Mode
    Preview, the default, looks and says what it would refuse, and changes nothing. Execute does it.

.PARAMETER WaitMinutes
    How many minutes a step may wait until the service shows what was done: 2 to 140.

.OUTPUTS
    One JSON event a line. The last one is "done", or the job fails and the last one is "failed" with a code, a message
    and a remedy.

.NOTES
    Compiled from runbooks/remove-soft-deleted-mailbox-batch.runbook.ts. Do not edit: change that, then run "purgebook
    compile".
    Hash 239409ca5e578312c3097f09159cd7f3bb9d26a80750c11f2a95b3838de4973b
    Permissions: Remove-SoftDeletedMailboxBatch.permissions.json
#>
[CmdletBinding()]
param(
    [Parameter(Mandatory = $true)] [string] $TargetsJson,
    [Parameter(Mandatory = $true)] [string] $Organization,
    [Parameter(Mandatory = $true)] [string] $ChangeTicket,
    [int] $MaxTargets = 100,
    [string] $EvidenceUri = '',
    [string] $Mode = 'Preview',
    [int] $WaitMinutes = 15
)

Set-StrictMode -Version '3.0'
$ErrorActionPreference = 'Stop'
$ProgressPreference = 'SilentlyContinue'

$runStarted = Get-Date
# The state of this run. No act begins after the deadline: the sandbox stops a job after 180 minutes, without a word.
$run = @{
    Runbook = 'Remove-SoftDeletedMailboxBatch'
    Hash = '239409ca5e578312c3097f09159cd7f3bb9d26a80750c11f2a95b3838de4973b'
    EventHash = '239409ca5e578312c3097f09159cd7f3bb9d26a80750c11f2a95b3838de4973b'
    Failed = 0
    Pending = 0
    ToldCodes = @()
    ListedAt = $runStarted
    Ticket = $ChangeTicket
    Mode = $Mode
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
    Issued = $false
}

# What the service's errors mean. Permanent ones first: a transient word may stand in a name.
$knownErrors = @(
    @{
        Code = 'matches-several'
        Retry = $false
        Text = 'matches multiple entries|ManagementObjectAmbiguousException'
        Remedy = 'Run Remove-SoftDeletedMailboxViaReconnect: another mailbox has the same details.'
    }
    @{
        Code = 'user-in-the-way'
        Retry = $false
        Text = 'there is a soft.deleted user'
        Remedy = 'An active or a deleted user has the same details: Get-DeletedMailboxInventory shows which. Purge the deleted one, or run Remove-SoftDeletedMailboxViaReconnect.'
    }
    @{
        Code = 'synced-from-ad'
        Retry = $false
        Text = 'writing scope of this server|out of the current user.s write scope|valid server write scope|on-premises mastered Directory Sync objects'
        Remedy = 'It is synced from Active Directory: run Remove-SoftDeletedMailboxViaReconnect, or act at the source.'
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
        Remedy = 'Run Get-DeletedMailboxInventory: it may be purged, active, or not yet on this server.'
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

# What a piped mailbox is identified by is not documented: its GUID, its DN or its name. So its name must be its own among the
# soft-deleted ones, and the list that says so must contain the mailbox itself.
function Assert-NameIsUnique {
    param([System.Collections.IDictionary] $Facts, [object[]] $SameName)
    $same = @($SameName | Where-Object { [string] $_.Name -eq $Facts['Name'] } | ForEach-Object { [string] $_.ExchangeGuid })
    if ($same -notcontains $Facts['ExchangeGuid']) {
        Exit-Run -Refused -Code 'state-unknown' -Because 'The list of mailboxes with its name does not show the mailbox itself.' -Remedy 'Do not go on by other means: find out why.'
    }
    if ($same.Count -ne 1) {
        Exit-Run -Refused -Code 'matches-several' -Because "$($same.Count) soft-deleted mailboxes are named $($Facts['Name'])." -Remedy 'Of a person or room: Remove-SoftDeletedMailboxViaReconnect gives it a name of its own. A public folder mailbox, or where that has been run: ask Microsoft Support.'
    }
}

# Refuses a mailbox whose migration is under way, or has failed and can be resumed.
function Assert-NotBeingMoved {
    param([System.Collections.IDictionary] $Facts)
    if ($Facts['MailboxMoveStatus'] -notin 'None', 'Completed', 'CompletedWithWarning') {
        Exit-Run -Refused -Code 'being-moved' -Because "Its migration is $($Facts['MailboxMoveStatus'])." -Remedy 'Wait for the migration to end, or end it.'
    }
}

# Refuses what any hold keeps. In InPlaceHolds a leading dash is an exclusion, and the suffix :1 of a policy says that it only
# deletes; everything else holds, also what is not known.
function Assert-NotOnHold {
    param([System.Collections.IDictionary] $Facts)
    $flags = 'LitigationHoldEnabled', 'ComplianceTagHoldApplied', 'DelayHoldApplied', 'DelayReleaseHoldApplied', 'IsInactiveMailbox'
    $holds = @(foreach ($flag in $flags) { if ($Facts[$flag]) { $flag } })
    $holds += @($Facts['InPlaceHolds']) -notmatch '\A-(mbx|skp|grp)' -notmatch '\A(mbx|skp|grp)[0-9a-f]{32}:1\z'
    if ($holds.Count -gt 0) {
        Exit-Run -Refused -Code 'on-hold' -Because "It is held: $($holds -join ', ')." -Remedy 'If legal agrees, lift it: of a deleted mailbox of a person or room with Clear-MailboxHold, of any other by the hold''s owner. Then run this again.'
    }
}

# Refuses what an organization-wide policy keeps, unless the mailbox is excluded from that very policy.
function Assert-NotOnOrganizationHold {
    param([System.Collections.IDictionary] $Facts, [string[]] $OrganizationHolds)
    $holds = @(Get-UnexcludedHold -Own $Facts['InPlaceHolds'] -Organization $OrganizationHolds)
    if ($holds.Count -gt 0) {
        Exit-Run -Refused -Code 'on-hold' -Because "The organization holds it: $($holds -join ', ')." -Remedy 'If legal agrees: of an inactive mailbox Clear-MailboxHold lifts it, of another the policy''s owner excludes the mailbox in Purview. Then run this again.'
    }
}

# Refuses a mailbox that Active Directory still masters: Exchange Online would answer that it is outside the writing scope.
function Assert-NotSynced {
    param([System.Collections.IDictionary] $Facts)
    if ($Facts['IsDirSynced']) {
        Exit-Run -Refused -Code 'synced-from-ad' -Because 'It is synced from Active Directory.' -Remedy 'Of a person or room: Remove-SoftDeletedMailboxViaReconnect is the way around it. A public folder mailbox, or where that has been run: act at the source in Active Directory.'
    }
}

# Immediately before an act: exactly the one object that was checked and recorded, or the act is not done.
function Assert-OneTarget {
    param([object[]] $Found, [string] $Target)
    if ($Found.Count -eq 1) { return }
    $now = 'is not shown any more'
    if ($Found.Count -gt 1) { $now = "is the id of $($Found.Count) objects now" }
    Exit-Run -Refused -Code 'changed-since-check' -Because "$Target $now; when it was checked, it was that of one." -Remedy 'Run Get-DeletedMailboxInventory, and look at it before you run this again.'
}

# Refuses a parameter whose value is not what its description says.
function Assert-Parameter {
    param([string] $Name, [bool] $Valid, [string] $Says)
    if (-not $Valid) { Exit-Run -Code 'bad-parameter' -Because "$Name is not valid." -Remedy $Says }
}

# No act begins after the run's own deadline: Azure Automation's sandbox stops a job after three hours without a word.
function Assert-TimeLeft {
    if ((Get-Date) -gt $run.Deadline) {
        Exit-Run -Code 'not-yet' -Because 'The time of this run is over; nothing was begun that is not finished.' -Remedy 'Run it again with the same parameters.'
    }
}

# Refuses every type of mailbox that this runbook does not name.
function Assert-TypeIs {
    param([System.Collections.IDictionary] $Facts, [string[]] $Type)
    if ($Facts['RecipientTypeDetails'] -cnotin $Type) {
        Exit-Run -Refused -Code 'wrong-type' -Because "It is a $($Facts['RecipientTypeDetails'])." -Remedy 'Use the runbook for that type.'
    }
}

# Immediately before an act: the object is still what was checked and recorded, or the act is not done.
function Assert-Unchanged {
    param([System.Collections.IDictionary] $Recorded, [System.Collections.IDictionary] $Fresh)
    # Of thousands of targets nearly all are as they were: they are compared at once, and only then name by name.
    if ((ConvertTo-Json -InputObject $Recorded -Compress) -ceq (ConvertTo-Json -InputObject $Fresh -Compress)) { return }
    foreach ($name in $Recorded.Keys) {
        $before = ConvertTo-Json -InputObject $Recorded[$name] -Compress
        $now = ConvertTo-Json -InputObject $Fresh[$name] -Compress
        if ($before -cne $now) {
            Exit-Run -Refused -Code 'changed-since-check' -Because "$name was $before when it was recorded, and is $now now." -Remedy 'Look at it, and run this again.'
        }
    }
}

# Refuses a mailbox that still names a user: restoring that user would bring it back.
function Assert-UserIsGone {
    param([System.Collections.IDictionary] $Facts)
    if ($Facts['ExternalDirectoryObjectId'] -ne '') {
        Exit-Run -Refused -Code 'has-a-user' -Because "It still names user $($Facts['ExternalDirectoryObjectId'])." -Remedy 'Run Remove-DeletedUser, or wait until Exchange shows that the user is gone; a public folder mailbox should have none: ask Microsoft Support.'
    }
}

# A listing that came with a warning may lack something: what it does not show is then not known to be absent.
function Assert-WholeListing {
    if ($run.ListingWarning -ne '') {
        Exit-Run -Refused -Code 'state-unknown' -Because "The list is not certain to be whole: $($run.ListingWarning)" -Remedy 'Run it again later; where the warning stays, ask Microsoft what the list lacks.'
    }
}

# Sees for many targets at once whether they are gone: two listings at least a minute apart do not show them, and none is active
# again. A listing that warned, or that lacks one of the others that were listed before, proves nothing; then each target is
# looked for alone. Gives "gone", or the name of what is known instead, by target: whatever goes wrong, each has its answer.
function Confirm-AllGone {
    param([System.Collections.IDictionary] $Answers, [string[]] $Before, [scriptblock] $List, [scriptblock] $One, [int] $Minutes)
    $results = @{}
    if ($Answers.Count -eq 0) { return $results }
    $lookUntil = (Get-Date).AddMinutes($Minutes)
    if ($lookUntil -gt $run.LastLook) { $lookUntil = $run.LastLook }
    $looksWithout = @{}
    while ($true) {
        try { $listed = @(& $List) }
        catch {
            # What could not be looked for is unknown.
            Write-Warning -Message "The mailboxes could not be listed: $($_.Exception.Message)"
            foreach ($target in @($Answers.Keys)) { $results[$target] = 'unknown' }
            return $results
        }
        $shown = Group-ByText -Item $listed -Property 'ExchangeGuid'
        $others = @($Before | Where-Object { -not $Answers.Contains($_) -and -not $shown.ContainsKey($_) })
        $isWhole = $run.ListingWarning -eq '' -and $others.Count -eq 0
        foreach ($target in @($Answers.Keys)) {
            $isShown = $shown.ContainsKey($target)
            if (-not $isShown -and -not $isWhole) { $isShown = Test-IsShown -Target $target -Look $One -LookUntil $lookUntil }
            if ($isShown) { $looksWithout[$target] = 0 } else { $looksWithout[$target] = 1 + $looksWithout[$target] }
        }
        $left = @($Answers.Keys | Where-Object { $looksWithout[$_] -lt 2 })
        if ($left.Count -eq 0 -or (Get-Date) -ge $lookUntil) { break }
        Wait-Minute
    }
    foreach ($target in @($Answers.Keys)) {
        $results[$target] = 'gone'
        if ($looksWithout[$target] -lt 2) {
            $results[$target] = 'unknown'
            if ($null -ne $Answers[$target]) { $results[$target] = Get-FailureCode -Failure $Answers[$target] }
        }
    }
    try {
        foreach ($target in @(Get-ActiveAgain -Target @($Answers.Keys))) {
            $results[$target] = 'active-again'
            try { Exit-Run -Code 'active-again' -Because "$target is active again: somebody restored it." -Remedy 'Find out who, and why.' }
            catch { $Answers[$target] = $_ }
        }
    }
    catch {
        Write-Warning -Message "Whether one is active again could not be seen: $($_.Exception.Message)"
        foreach ($target in @($Answers.Keys | Where-Object { $results[$_] -eq 'gone' })) { $results[$target] = 'unknown' }
    }
    return $results
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

# Takes the claim on a target, or renews it: two jobs never work on one target, whatever their tickets. In a blob store it is
# a lease of 60 seconds, which outlives a dead job no longer than that, and taking it again under the same id renews it. In a
# folder it is a file held open, which the system closes with the process.
function Enter-Claim {
    param([string] $Target)
    $address = Get-StoreAddress -Name "claims/$Target.claim" -Claim
    $remedy = 'Wait until the other job has ended; the claim of a job that was stopped ends within a minute.'
    if ($address -match '\Ahttps?://') {
        $uri = '{0}?comp=lease' -f $address
        $lease = @{ 'x-ms-lease-action' = 'acquire'; 'x-ms-lease-duration' = '60'; 'x-ms-proposed-lease-id' = $run.ClaimId }
        $answer = Invoke-StorageRequest -Method Put -Uri $uri -Headers $lease -Accept '409', 'BlobNotFound'
        if ($answer.Status -eq 404) {
            $new = @{ 'x-ms-blob-type' = 'BlockBlob'; 'If-None-Match' = '*' }
            $null = Invoke-StorageRequest -Method Put -Uri $address -Headers $new -Accept '409', '412'   # another job was faster
            $answer = Invoke-StorageRequest -Method Put -Uri $uri -Headers $lease -Accept '409'
        }
        if ($answer.Status -eq 409) {
            Exit-Run -Code 'in-use' -Because "Another job works on $Target ($($answer.Code))." -Remedy $remedy
        }
    }
    elseif (-not $run.Claims.ContainsKey($address)) {
        try {
            $null = [System.IO.Directory]::CreateDirectory([System.IO.Path]::GetDirectoryName($address))
            $run.Claims[$address] = [System.IO.File]::Open($address, [System.IO.FileMode]::OpenOrCreate, [System.IO.FileAccess]::ReadWrite, [System.IO.FileShare]::None)
        }
        catch {
            $cause = $_.Exception.GetBaseException()
            if ($cause.GetType() -eq [System.IO.IOException]) {
                Exit-Run -Code 'in-use' -Because "Another job works on ${Target}: $($cause.Message)" -Remedy $remedy
            }
            Exit-Run -Code 'store-refused' -Because $cause.Message -Remedy 'See that the folder can be reached and written.'
        }
    }
}

# Frees the claim on a target. It never fails, so that it can stand in a finally block: a claim that is lost already is of
# no concern, and one that cannot be freed ends by itself.
function Exit-Claim {
    param([string] $Target)
    try {
        $address = Get-StoreAddress -Name "claims/$Target.claim" -Claim
        if ($address -match '\Ahttps?://') {
            $lease = @{ 'x-ms-lease-action' = 'release'; 'x-ms-lease-id' = $run.ClaimId }
            $null = Invoke-StorageRequest -Method Put -Uri ('{0}?comp=lease' -f $address) -Headers $lease -Accept '404', '409', '412'
        }
        elseif ($run.Claims.ContainsKey($address)) {
            $run.Claims[$address].Dispose()
            $run.Claims.Remove($address)
        }
    }
    catch {
        Write-Warning -Message ('The claim on {0} could not be freed: {1}' -f $Target, $_.Exception.Message)
    }
}

# Ends the run, or the work on one target, with a named result and what to do about it. Refused: a precondition did not hold.
function Exit-Run {
    param([string] $Code, [string] $Because, [string] $Remedy, [switch] $Refused)
    $exception = New-Object -TypeName System.InvalidOperationException -ArgumentList $Because
    $exception.Data['Remedy'] = $Remedy
    if ($Refused) { $exception.Data['Refused'] = $true }
    throw (New-Object -TypeName System.Management.Automation.ErrorRecord -ArgumentList $exception, $Code, 'InvalidOperation', $null)
}

# The newest record, as Name and Content, that an Execute run wrote of this target under this ticket before this very act;
# nothing where there is none. Given holds the parameters by which it was found, which must be the same. It decides whether
# "already gone" may count as success, so the record itself must say whose it is.
function Find-EarlierRecord {
    param([string] $Target, [string] $Act, [System.Collections.IDictionary] $Given = @{})
    if ($run.EvidenceUri -eq '') { return }
    $expected = [ordered]@{ schema = 'purgebook-record-1'; ticket = $run.Ticket; target = $Target; mode = 'Execute' }
    $names = @(Get-StoreItemName -Prefix ('{0}/{1}' -f $run.Ticket, $Target))
    [array]::Reverse($names)
    foreach ($name in $names) {
        if ($name -cnotmatch '/[0-9]{8}T[0-9]{9}Z-[0-9]+\.json\z') { continue }
        $text = [string] (Read-StoreItem -Name $name)
        try {
            $content = ConvertFrom-Json -InputObject $text -ErrorAction Stop
            $unlike = @($expected.Keys | Where-Object { $content.$_ -isnot [string] -or $content.$_ -cne $expected[$_] })
            if ($unlike.Count -eq 0 -and @($content.record.acts) -cnotcontains $Act) { continue }   # written before another act
            if ($unlike.Count -eq 0 -and @($Given.Keys | Where-Object { $content.record.given.$_ -ne $Given[$_] }).Count -gt 0) { continue }
        }
        catch { $unlike = @('form') }
        if ($unlike.Count -eq 0) { return [pscustomobject]@{ Name = $name; Content = $content } }
        Write-Warning -Message ('{0} is not a record of this target under this ticket: it has another {1}.' -f $name, ($unlike -join ', '))
    }
}

# The targets that are active mailboxes now, asked for in groups of twenty: a call for each would double the cost of a batch.
function Get-ActiveAgain {
    param([string[]] $Target)
    for ($first = 0; $first -lt $Target.Count; $first += 20) {
        $group = @($Target[$first..([Math]::Min($first + 19, $Target.Count - 1))])
        $filter = @($group | ForEach-Object { "ExchangeGuid -eq '$_'" }) -join ' -or '
        $active = @(Invoke-RemoteCall -AsList -Call { Get-Mailbox -Filter $filter -ResultSize Unlimited -ErrorAction Stop -WarningVariable 'listingWarning' })
        Assert-WholeListing
        $active | ForEach-Object { [string] $_.ExchangeGuid } | Where-Object { $_ -in $group }
    }
}

# Everything that decides about a target, as plain values in a fixed order. A fact that is missing or of another type ends
# the work on it: nothing is ever concluded from an absence.
function Get-DecidingFact {
    param([object] $Of, [System.Collections.IDictionary] $Wanted)
    $facts = [ordered]@{}
    $properties = $Of.PSObject.Properties
    foreach ($name in $Wanted.Keys) {
        $kind = [string] $Wanted[$name]
        $property = $properties[$name]
        if ($null -eq $property) {
            Exit-Run -Refused -Code 'state-unknown' -Because "The service did not say $name." -Remedy 'Do not go on by other means: find out why.'
        }
        $value = $property.Value
        $isGiven = $true
        if ($kind -eq 'list') { $isGiven = $null -ne $value; $facts[$name] = @($value | ForEach-Object { [string] $_ } | Where-Object { $_ -ne '' }) }
        elseif ($kind -eq 'plans') { $facts[$name] = @($value | ForEach-Object { '{0}/{1}/{2}' -f $_.service, $_.capabilityStatus, $_.servicePlanId }) }
        elseif ($kind -eq 'optional-text') { $facts[$name] = [string] $value }
        elseif ($kind -eq 'optional-flag') { $facts[$name] = ($null -ne $value -and $value -isnot [bool] -or $value -eq $true) }
        elseif ($kind -eq 'flag') { $isGiven = $value -is [bool]; $facts[$name] = $value }
        elseif ($kind -eq 'guid') {
            $id = [guid]::Empty
            $isGiven = [guid]::TryParse([string] $value, [ref] $id) -and $id -ne [guid]::Empty
            $facts[$name] = $id.ToString()
        }
        else { $isGiven = [string] $value -ne ''; $facts[$name] = [string] $value }
        if (-not $isGiven) {
            Exit-Run -Refused -Code 'state-unknown' -Because "The service gave no usable $name." -Remedy 'Do not go on by other means: find out why.'
        }
    }
    return $facts
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

# Of a listed object that is no target its key and its name are enough: whole, tens of thousands would not fit into the 400 MB
# of a sandbox.
function Get-ListedPart {
    param([object] $Of, [string] $Key, [System.Collections.IDictionary] $Whole)
    if ($Whole.Contains([string] $Of.$Key)) { return $Of }
    return [pscustomobject]@{ $Key = $Of.$Key; Name = $Of.Name }
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

# The names of the items directly below a prefix of the evidence store, in ordinal order. A store that cannot be listed
# ends the run: what could not be looked for is not absent.
function Get-StoreItemName {
    param([string] $Prefix)
    $address = Get-StoreAddress -Name $Prefix
    $names = [System.Collections.Generic.List[string]]::new()
    if ($address -match '\Ahttps?://') {
        $listing = '{0}?restype=container&comp=list&delimiter=%2F&prefix={1}%2F' -f $run.EvidenceUri, [uri]::EscapeDataString($Prefix)
        $marker = ''
        do {
            $answer = Invoke-StorageRequest -Method Get -Uri ('{0}{1}' -f $listing, $marker)
            $page = [xml] $answer.Text.TrimStart([char] 0xFEFF)   # the service may begin with a byte order mark
            $next = $page.SelectSingleNode('/EnumerationResults/NextMarker')
            if ($null -eq $next) {
                Exit-Run -Code 'store-refused' -Because "$listing was not answered by a listing." -Remedy 'Check the storage account.'
            }
            foreach ($node in $page.SelectNodes('/EnumerationResults/Blobs/Blob/Name')) { $names.Add($node.InnerText) }
            $marker = '&marker={0}' -f [uri]::EscapeDataString($next.InnerText)
        } while ($next.InnerText -ne '')
    }
    else {
        try { $paths = [System.IO.Directory]::GetFiles($address) }
        catch [System.IO.DirectoryNotFoundException] { return }
        catch {
            Exit-Run -Code 'store-refused' -Because $_.Exception.GetBaseException().Message -Remedy 'See that the folder can be reached and read.'
        }
        foreach ($path in $paths) { $names.Add("$Prefix/$([System.IO.Path]::GetFileName($path))") }
    }
    $names.Sort([System.StringComparer]::Ordinal)
    return $names
}

# The SHA-256 of a text's UTF-8 bytes, as 64 lower-case hexadecimal digits.
function Get-TextHash {
    param([string] $Text)
    $algorithm = [System.Security.Cryptography.SHA256]::Create()
    try { $digest = $algorithm.ComputeHash([System.Text.Encoding]::UTF8.GetBytes($Text)) }
    finally { $algorithm.Dispose() }
    return [System.BitConverter]::ToString($digest).Replace('-', '').ToLowerInvariant()
}

# What the line of a target says of its failure: the code, and with the first of each code why, and what to do. Where
# thousands may follow, the others are short.
function Get-TurnDetail {
    param([string] $Code, [System.Management.Automation.ErrorRecord] $Failure)
    $detail = [ordered]@{ code = $Code }
    if ($run.ToldCodes -cnotcontains $Code) {
        $run.ToldCodes += $Code
        $detail['message'] = $Failure.Exception.Message
        $detail['remedy'] = Get-FailureRemedy -Failure $Failure
    }
    return $detail
}

# The organization-wide policies that keep a mailbox: those that it is not excluded from by name. Policies on groups (grp) and
# those that only delete (:1) keep none.
function Get-UnexcludedHold {
    param([object[]] $Own, [object[]] $Organization)
    $excluded = @($Own | Where-Object { $_ -match '\A-' } | ForEach-Object { $_ -replace '\A-', '' -replace ':\d\z', '' })
    $Organization | ForEach-Object { [string] $_ } |
        Where-Object { $_ -ne '' -and $_ -notmatch '\Agrp' -and $_ -notmatch '\A(mbx|skp)[0-9a-f]{32}:1\z' -and ($_ -replace ':\d\z', '') -notin $excluded }
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

# The targets as a set, which is asked for each listed object whether it is one of them.
function New-TargetSet {
    param([string[]] $Target)
    $set = @{}
    foreach ($one in $Target) { $set[$one] = $true }
    return $set
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

# Azure Automation honours nothing of a parameter but its type, so every value is checked in the body. Gives the id in
# its one canonical form.
function Resolve-GuidParameter {
    param([string] $Name, [string] $Value)
    $id = [guid]::Empty
    if (-not [guid]::TryParseExact($Value, 'D', [ref] $id) -or $id -eq [guid]::Empty) {
        Exit-Run -Code 'bad-parameter' -Because "$Name is not an id of the form 00000000-0000-0000-0000-000000000000." -Remedy 'Take it from Get-DeletedMailboxInventory. Addresses, names and aliases are refused: two mailboxes may share them.'
    }
    return $id.ToString()
}

# The targets of a batch from their JSON: a list of ids, none twice, no more than the cap. More is an abort, never a truncation.
function Resolve-TargetList {
    param([string] $Name, [string] $Json, [int] $Cap)
    try { $given = @(ConvertFrom-Json -InputObject $Json -ErrorAction Stop | ForEach-Object { $_ }) }
    catch { Exit-Run -Code 'bad-parameter' -Because "$Name is not JSON." -Remedy 'Give a JSON array of ids.' }
    $targets = @($given | ForEach-Object { Resolve-GuidParameter -Name $Name -Value ([string] $_) })
    if ($targets.Count -eq 0) { Exit-Run -Code 'bad-parameter' -Because "$Name names no target." -Remedy 'Give a JSON array of ids.' }
    if (@($targets | Sort-Object -Unique).Count -ne $targets.Count) {
        Exit-Run -Code 'bad-parameter' -Because "$Name names a target twice." -Remedy 'Give each id once.'
    }
    if ($targets.Count -gt $Cap) {
        Exit-Run -Code 'too-many' -Because "$($targets.Count) targets are more than the cap of $Cap." -Remedy 'Split the list, or raise the cap in the approved change.'
    }
    return $targets
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

# Keeps in the evidence store why the work on a target ended; the stream has its code alone.
function Save-Failure {
    param([string] $Target, [System.Management.Automation.ErrorRecord] $Failure)
    Save-Outcome -Target $Target -Outcome ([ordered]@{
        outcome = 'failed'
        code = Get-FailureCode -Failure $Failure
        message = $Failure.Exception.Message
        remedy = Get-FailureRemedy -Failure $Failure
    })
}

# Keeps in the evidence store what came of the work on a target: the record stands from before the act, and the stream of a job is
# gone after 30 days. That it cannot is no failure of what was done, which the stream tells anyway.
function Save-Outcome {
    param([string] $Target, [System.Collections.IDictionary] $Outcome)
    try { $null = Save-Evidence -Target "$Target-outcome" -Record $Outcome }
    catch { Write-Warning -Message "What came of $Target could not be kept: $($_.Exception.Message)" }
}

# The one object that was found, or nothing; never one of several.
function Select-OneTarget {
    param([object[]] $Found, [string] $Target, [string] $Noun)
    if ($Found.Count -gt 1) {
        Exit-Run -Code 'matches-several' -Because "There are $($Found.Count) objects where one $Noun is looked for: $Target" -Remedy 'Run Get-DeletedMailboxInventory to see which.'
    }
    if ($Found.Count -eq 1) { return $Found[0] }
}

# Whether a look for one target alone shows it. Where it cannot be looked for, or the time for looking is over, it counts as
# shown: nothing is said to be gone that was not looked for.
function Test-IsShown {
    param([string] $Target, [scriptblock] $Look, [datetime] $LookUntil)
    if ((Get-Date) -ge $LookUntil) { return $true }
    try { return @(& $Look).Count -gt 0 }
    catch {
        Write-Warning -Message "$Target could not be looked for: $($_.Exception.Message)"
        return $true
    }
}

# A minute between two looks. The claims are renewed meanwhile, because a lease lives for 60 seconds. One that is lost is told,
# and the looks go on: they change nothing.
function Wait-Minute {
    foreach ($half in 1, 2) {
        Start-Sleep -Seconds 30
        foreach ($mine in @($run.Claimed)) {
            try { Enter-Claim -Target $mine }
            catch { Write-Warning -Message "The claim on $mine could not be renewed: $($_.Exception.Message)" }
        }
    }
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
    Assert-Parameter -Name 'Mode' -Valid ($Mode -cin 'Preview', 'Execute') -Says 'Give one of: Preview, Execute.'
    Assert-Parameter -Name 'Organization' -Valid ($Organization -cmatch '\A(?:[A-Za-z0-9-]{1,63}\.onmicrosoft\.com)\z') -Says 'Give the primary onmicrosoft.com domain of the tenant.'
    Assert-Parameter -Name 'ChangeTicket' -Valid ($ChangeTicket -cmatch '\A(?:(?!\.)(?!.*\.\.)[A-Za-z0-9_.-]{1,64}(?<!\.))\z') -Says 'Give the reference of the approved change: letters, digits, dot, dash and underscore.'
    Assert-Parameter -Name 'MaxTargets' -Valid ($MaxTargets -ge 1 -and $MaxTargets -le 3000) -Says 'Give a whole number from 1 to 3000.'
    $EvidenceUri = Resolve-EvidenceUri -Value $EvidenceUri -Mode $Mode
    Assert-Parameter -Name 'WaitMinutes' -Valid ($WaitMinutes -ge 2 -and $WaitMinutes -le 140) -Says 'Give a whole number from 2 to 140.'
    $targets = @(Resolve-TargetList -Name 'TargetsJson' -Json $TargetsJson -Cap $MaxTargets)
    $run.EvidenceUri = $EvidenceUri
    $run.Origin = Get-RunOrigin
    $mailbox = $null
    Write-RunEvent -Name 'started'

    # 1. Connect to Exchange Online ------------------------------------------------------------------------------
    $run.Step = 1
    Invoke-RemoteCall -Call { Connect-Service }
    Write-RunEvent -Name 'connected' -Detail ([ordered]@{ organization = $run.Organization; tenant = $run.Tenant })

    # 2. List the soft-deleted mailboxes ------------------------------ remove-soft-deleted-mailbox-batch.runbook.ts:20
    $run.Step = 2
    $targetSet = New-TargetSet -Target $targets
    $deleted = @(Invoke-RemoteCall -AsList -Call {
        Get-Mailbox -SoftDeletedMailbox -ResultSize Unlimited -ErrorAction Stop -WarningVariable 'listingWarning' |
            ForEach-Object { Get-ListedPart -Of $_ -Key 'ExchangeGuid' -Whole $targetSet }
    })
    Assert-WholeListing
    Write-RunEvent -Name 'found' -Detail ([ordered]@{ what = 'soft-deleted mailbox'; count = $deleted.Count })

    # 3. Purge one mailbox after the other ---------------------------- remove-soft-deleted-mailbox-batch.runbook.ts:25
    $run.Step = 3
    # From here on one short line a target goes to the stream, which holds no more than 1 MiB; the evidence has the rest.
    $run.EventHash = $run.Hash.Substring(0, 16)
    $deletedByKey = Group-ByText -Item $deleted -Property 'ExchangeGuid'
    $deletedByName = Group-ByText -Item $deleted -Property 'Name'
    $mailboxWanted = [ordered]@{
        ExchangeGuid = 'guid'
        DistinguishedName = 'text'
        Name = 'text'
        RecipientTypeDetails = 'text'
        ExternalDirectoryObjectId = 'optional-text'
        IsDirSynced = 'flag'
        MailboxMoveStatus = 'text'
        IsInactiveMailbox = 'flag'
        LitigationHoldEnabled = 'flag'
        ComplianceTagHoldApplied = 'flag'
        DelayHoldApplied = 'flag'
        DelayReleaseHoldApplied = 'flag'
        InPlaceHolds = 'list'
    }
    $organizationFacts = Get-DecidingFact -Of (Invoke-RemoteCall -Call { Get-OrganizationConfig -ErrorAction Stop }) -Wanted ([ordered]@{ InPlaceHolds = 'list' })
    $answers = [ordered]@{}
    $goneBefore = [ordered]@{}
    $run.ListedAt = Get-Date
    $listedBefore = @($deleted | ForEach-Object { [string]$_.ExchangeGuid })
    foreach ($target in $targets) {
        try {
            Assert-TimeLeft
            if ((Get-Date) -gt $run.ListedAt.AddMinutes(10)) {
                $deleted = @(Invoke-RemoteCall -AsList -Call {
                    Get-Mailbox -SoftDeletedMailbox -ResultSize Unlimited -ErrorAction Stop -WarningVariable 'listingWarning' |
                        ForEach-Object { Get-ListedPart -Of $_ -Key 'ExchangeGuid' -Whole $targetSet }
                })
                Assert-WholeListing
                $deletedByKey = Group-ByText -Item $deleted -Property 'ExchangeGuid'
                $deletedByName = Group-ByText -Item $deleted -Property 'Name'
                $organizationFacts = Get-DecidingFact -Of (Invoke-RemoteCall -Call { Get-OrganizationConfig -ErrorAction Stop }) -Wanted ([ordered]@{ InPlaceHolds = 'list' })
                $run.ListedAt = Get-Date
            }

            # 4. Find it in the list ------------------------------------------ remove-soft-deleted-mailbox-batch.runbook.ts:30
            $run.Step = 4
            $mailbox = Select-OneTarget -Found @(Get-Grouped -Groups $deletedByKey -Key $target) -Target $target -Noun 'mailbox'
            if ($null -eq $mailbox) {
                $mailbox = Select-OneTarget -Found @(Invoke-RemoteCall -Absent $target -Call { Get-Mailbox -Identity $target -SoftDeletedMailbox -ErrorAction Stop } |
                    Where-Object { [string]$_.ExchangeGuid -eq $target }) -Target $target -Noun 'mailbox'
            }
            if ($null -eq $mailbox) {
                $earlier = Find-EarlierRecord -Target $target -Act 'Remove-Mailbox'
                if ($null -eq $earlier) {
                    Exit-Run -Refused -Code 'not-found' -Because 'No listed object has this ExchangeGuid.' -Remedy 'Run Get-DeletedMailboxInventory: a typo, another tenant and a mailbox that is lost look the same.'
                }
                $goneBefore[$target] = $true
                $answers[$target] = $null
            }

            if ($null -ne $mailbox) {
                # 5. May it be purged? -------------------------------------------- remove-soft-deleted-mailbox-batch.runbook.ts:31
                $run.Step = 5
                $mailboxFacts = Get-DecidingFact -Of $mailbox -Wanted $mailboxWanted
                Assert-NotOnHold -Facts $mailboxFacts
                Assert-NotOnOrganizationHold -Facts $mailboxFacts -OrganizationHolds $organizationFacts['InPlaceHolds']
                Assert-UserIsGone -Facts $mailboxFacts
                Assert-NotSynced -Facts $mailboxFacts
                Assert-NotBeingMoved -Facts $mailboxFacts
                Assert-TypeIs -Facts $mailboxFacts -Type 'UserMailbox', 'SharedMailbox', 'RoomMailbox', 'EquipmentMailbox'
                Assert-NameIsUnique -Facts $mailboxFacts -SameName @(Get-Grouped -Groups $deletedByName -Key $mailboxFacts['Name'])
                if ($run.Mode -ne 'Execute') {
                    Write-RunEvent -Name 'cleared' -Target $target
                }

                if ($run.Mode -eq 'Execute') {
                    # 6. Record it in the evidence store ------------------------------ remove-soft-deleted-mailbox-batch.runbook.ts:40
                    $run.Step = 6
                    Enter-Claim -Target $target
                    if ($run.Claimed -notcontains $target) {
                        $run.Claimed += $target
                    }
                    $record = [ordered]@{
                        acts = @('Remove-Mailbox')
                        calls = @('Remove-Mailbox -PermanentlyDelete')
                        facts = $mailboxFacts
                        organization = $organizationFacts
                        object = $mailbox
                    }
                    $null = Save-Evidence -Target $target -Record $record

                    # 7. Purge it ----------------------------------------------------- remove-soft-deleted-mailbox-batch.runbook.ts:41
                    $run.Step = 7
                    Assert-TimeLeft
                    $run.Issued = $false
                    $answer = $null
                    try {
                        Invoke-RemoteCall -Absent $target -Call {
                            $freshFound = @(Get-Mailbox -Identity $target -SoftDeletedMailbox -ErrorAction Stop | Where-Object { [string]$_.ExchangeGuid -eq $target })
                            if ($freshFound.Count -eq 0 -and $run.Issued) { return }
                            Assert-OneTarget -Found $freshFound -Target $target
                            $fresh = $freshFound[0]
                            $freshFacts = Get-DecidingFact -Of $fresh -Wanted $mailboxWanted
                            Assert-NotOnHold -Facts $freshFacts
                            Assert-NotOnOrganizationHold -Facts $freshFacts -OrganizationHolds $organizationFacts['InPlaceHolds']
                            Assert-UserIsGone -Facts $freshFacts
                            Assert-NotSynced -Facts $freshFacts
                            Assert-NotBeingMoved -Facts $freshFacts
                            Assert-TypeIs -Facts $freshFacts -Type 'UserMailbox', 'SharedMailbox', 'RoomMailbox', 'EquipmentMailbox'
                            Assert-NameIsUnique -Facts $freshFacts -SameName @(Get-Grouped -Groups $deletedByName -Key $freshFacts['Name'])
                            Assert-Unchanged -Recorded $mailboxFacts -Fresh $freshFacts
                            Enter-Claim -Target $target
                            $run.Issued = $true
                            $null = $fresh | Remove-Mailbox -PermanentlyDelete -Confirm:$false -ErrorAction Stop
                        }
                        if (-not $run.Issued) {
                            Assert-OneTarget -Found @() -Target $target
                        }
                    }
                    catch {
                        if (-not $run.Issued) { throw }
                        $answer = $_
                    }
                    $answers[$target] = $answer
                }
            }
        }
        catch {
            $failure = $_
            $code = Get-FailureCode -Failure $failure
            if ($code -eq 'not-yet') {
                $run.Pending++
                Write-RunEvent -Name 'pending' -Target $target -Detail ([ordered]@{ code = $code })
            }
            else {
                $run.Failed++
                if ($failure.Exception.Data['Refused']) {
                    Write-RunEvent -Name 'refused' -Target $target -Detail (Get-TurnDetail -Code $code -Failure $failure)
                }
                else {
                    Write-RunEvent -Name 'failed' -Target $target -Detail (Get-TurnDetail -Code $code -Failure $failure)
                }
                if ($run.Mode -eq 'Execute') {
                    Save-Failure -Target $target -Failure $failure
                }
            }
        }
        finally {
            foreach ($claimed in $run.Claimed) {
                Exit-Claim -Target $claimed
            }
            $run.Claimed = @()
        }
    }
    # See that they are gone: only what two looks no longer show is told as destroyed, by this run or one before.
    $run.Step = 7
    $results = Confirm-AllGone -Answers $answers -Before $listedBefore -List {
        Invoke-RemoteCall -AsList -Call {
            Get-Mailbox -SoftDeletedMailbox -ResultSize Unlimited -ErrorAction Stop -WarningVariable 'listingWarning' |
                ForEach-Object { Get-ListedPart -Of $_ -Key 'ExchangeGuid' -Whole $targetSet }
        }
    } -One {
        Invoke-RemoteCall -Absent $target -Call { Get-Mailbox -Identity $target -SoftDeletedMailbox -ErrorAction Stop } |
            Where-Object { [string]$_.ExchangeGuid -eq $target }
    } -Minutes $WaitMinutes
    $outcomes = [ordered]@{}
    foreach ($target in @($answers.Keys)) {
        if ($results[$target] -eq 'gone') {
            if ($goneBefore.Contains($target)) {
                $outcomes[$target] = 'already-gone'
                Write-RunEvent -Name 'already-gone' -Target $target
            }
            else {
                $outcomes[$target] = 'destroyed'
                Write-RunEvent -Name 'destroyed' -Target $target
            }
        }
        else {
            $run.Failed++
            $outcomes[$target] = $results[$target]
            if ($results[$target] -in 'unknown', 'unclassified') {
                Write-RunEvent -Name 'unknown' -Target $target -Detail ([ordered]@{ code = $results[$target] })
            }
            else {
                Write-RunEvent -Name 'failed' -Target $target -Detail (Get-TurnDetail -Code $results[$target] -Failure $answers[$target])
            }
        }
    }
    if ($run.Mode -eq 'Execute') {
        if ($outcomes.Count -gt 0) {
            Save-Outcome -Target 'batch' -Outcome ([ordered]@{ outcome = $outcomes })
        }
    }
    $run.Step = 3
    $run.EventHash = $run.Hash
    if ($run.Failed -gt 0) {
        Exit-Run -Code 'some-failed' -Because ('{0} of {1} targets did not end as asked, and {2} were not begun.' -f $run.Failed, $targets.Count, $run.Pending) -Remedy 'Each has its own line, with a code. Mend what it names, and run this again: what is done is not done twice.'
    }
    if ($run.Pending -gt 0) {
        Exit-Run -Code 'not-yet' -Because ('{2} of {1} targets were not begun: the time of this run is over.' -f $run.Failed, $targets.Count, $run.Pending) -Remedy 'Run it again now with the same parameters: what is done is not done twice.'
    }

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
    foreach ($claimed in $run.Claimed) {
        Exit-Claim -Target $claimed
    }
    Disconnect-Service
}
