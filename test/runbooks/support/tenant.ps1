# A tenant in memory, for runs of the emitted runbooks: the cmdlets that they call, with the parameters that they use, over
# one state. With mailboxes.ps1, mailbox-acts.ps1, compliance.ps1, directory.ps1 and directory-modules.ps1 it is a module of its own, as
# ExchangeOnlineManagement is, so that a script's $ErrorActionPreference does not reach it. Time is virtual: Start-Sleep
# advances what Get-Date reads.
param([object] $Tenant, [string] $EvidenceFolder, [scriptblock] $Kill)

$clock = @{ Now = $Tenant.now.ToUniversalTime() }
$log = [System.Collections.Generic.List[object]]::new()
$sleeps = [System.Collections.Generic.List[int]]::new()
$due = [System.Collections.Generic.List[object]]::new()
$counts = @{}
$warned = [System.Collections.Generic.List[string]]::new()
$session = @{ Open = $false; Number = 0; Keeps = [int]::MaxValue; Organization = '' }

function Get-Date { $clock.Now = $clock.Now.AddMilliseconds(1); return $clock.Now }
function Start-Sleep { param([int] $Seconds) $sleeps.Add($Seconds); $clock.Now = $clock.Now.AddSeconds($Seconds) }


# Its names are its own, because the effect sees them. Notes a call, lets happen what the test wants to happen before and after it, and gives what the call gives.
function Invoke-StandIn {
    param([System.Management.Automation.PSCmdlet] $StandIn, [string] $CallName, [object] $CallParameters, [scriptblock] $CallEffect, [switch] $Act)
    $clock.Now = $clock.Now.AddMilliseconds(500)
    Complete-Due
    $counts[$CallName] = 1 + $counts[$CallName]
    $entry = [ordered]@{ name = $CallName; act = [bool] $Act; parameters = Get-Shown -Parameters $CallParameters; time = $clock.Now.ToString('o') }
    if ($Act) { $entry['evidence'] = @(Get-EvidenceName) }
    $log.Add([pscustomobject] $entry)
    try {
        Invoke-Happening -Name $CallName -Number $counts[$CallName] -When 'before'
        $callResult = & $CallEffect
        Invoke-Happening -Name $CallName -Number $counts[$CallName] -When 'after'
        foreach ($warning in $warned) { $StandIn.WriteWarning($warning) }
        $warned.Clear()
    }
    catch {
        # As the module does: an error that ends the caller only where it said -ErrorAction Stop.
        if ($null -eq $StandIn) { throw }
        $StandIn.WriteError($_)
        return
    }
    return $callResult
}

function Get-Shown {
    param([object] $Parameters)
    $shown = [ordered]@{}
    foreach ($key in $Parameters.Keys) {
        $value = $Parameters[$key]
        $shown[$key] = if ($value -is [switch] -or $value -is [bool]) { [bool] $value } elseif ($null -eq $value) { $null } else { [string] $value }
    }
    return [pscustomobject] $shown
}

function Get-EvidenceName {
    if ($EvidenceFolder -eq '') { return }
    foreach ($path in [System.IO.Directory]::GetFiles($EvidenceFolder, '*.json', 'AllDirectories')) {
        $path.Substring($EvidenceFolder.Length + 1).Replace('\', '/')
    }
}

# A happening names a call by its name, which time (0: each), and when; and does one or more of: set properties of a
# mailbox or user, pass time, end the session, warn, pause until the test says go, end the process, answer with an error.
function Invoke-Happening {
    param([string] $Name, [int] $Number, [string] $When)
    foreach ($happening in $Tenant.happenings) {
        if ($happening.call -ne $Name -or $happening.when -ne $When) { continue }
        if ($happening.times.Count -gt 0 -and $Number -notin $happening.times) { continue }
        if ($null -ne $happening.set) {
            foreach ($thing in @($Tenant.mailboxes) + @($Tenant.users) + @($Tenant.policies) + @(Get-Value $Tenant 'mailboxSearches')) {
                if ($happening.on -notin (Get-Value $thing 'ExchangeGuid'), (Get-Value $thing 'Guid'), (Get-Value $thing 'InPlaceHoldIdentity'), (Get-Value $thing 'id'), (Get-Value $thing 'userPrincipalName')) { continue }
                foreach ($property in $happening.set.PSObject.Properties) { Set-Value $thing $property.Name $property.Value }
            }
        }
        if ($happening.minutes -gt 0) { $clock.Now = $clock.Now.AddMinutes($happening.minutes); Complete-Due }
        if ($null -ne $happening.listingKeeps) { $session.Keeps = $happening.listingKeeps }
        if ($happening.sessionEnds) { $session.Open = $false }
        if ($happening.pauseIn) {
            [System.IO.File]::WriteAllText("$($happening.pauseIn)/reached", '')
            while (-not [System.IO.File]::Exists("$($happening.pauseIn)/go")) { [System.Threading.Thread]::Sleep(20) }
        }
        if ($happening.kill) { & $Kill }
        if ($null -ne $happening.status) { throw (New-WebFailure -Status $happening.status -Code $happening.code -Text $happening.text) }
        if ($null -ne $happening.warning) { $warned.Add($happening.warning) }
        if ($null -ne $happening.text) { throw (New-ServiceError -Text $happening.text) }
    }
}

function New-ServiceError {
    param([string] $Text)
    return [System.Management.Automation.ErrorRecord]::new([System.Exception]::new($Text), '[Server=DB6PR01,RequestId=1]', 'NotSpecified', $null)
}

function Get-Value { param([object] $Of, [string] $Name) $property = $Of.PSObject.Properties[$Name]; if ($null -ne $property) { return $property.Value } }
function Set-Value { param([object] $Of, [string] $Name, [object] $Value) $Of.PSObject.Properties.Add([psnoteproperty]::new($Name, $Value)) }

# What the service does later.
function Add-Due {
    param([string] $Lag, [object] $On, [scriptblock] $Do)
    $due.Add(@{ At = $clock.Now.AddMinutes([double] (Get-Value $Tenant.lag $Lag)); On = $On; Do = $Do })
    Complete-Due
}
function Complete-Due {
    foreach ($one in @($due | Where-Object { $_.At -le $clock.Now })) { $null = $due.Remove($one); $null = & $one.Do $one.On }
}

# Without the answer No to its question a cmdlet would wait for somebody who is not there.
function Assert-Unasked {
    param([object] $Bound)
    if (-not $Bound.ContainsKey('Confirm') -or $Bound['Confirm']) { throw 'A command that prompts the user failed because the host program does not support user interaction.' }
}
function Assert-Session {
    param([string] $Name)
    if (-not $session.Open) { throw "The term '$Name' is not recognized as a name of a cmdlet, function, script file, or executable program." }
}


function Import-Module {
    [CmdletBinding()] param([string] $Name, [string] $RequiredVersion)
    Invoke-StandIn $PSCmdlet 'Import-Module' $PSBoundParameters { if ($Name -notin 'ExchangeOnlineManagement', 'Microsoft.Graph.Authentication', 'MSOnline') { throw "The specified module '$Name' was not loaded." } }
}
function Connect-ExchangeOnline {
    [CmdletBinding()] param([switch] $ManagedIdentity, [string] $AppId, [string] $CertificateThumbprint, [string] $UserPrincipalName, [string] $Organization, [bool] $ShowBanner)
    $bound = $PSBoundParameters
    Invoke-StandIn $PSCmdlet 'Connect-ExchangeOnline' $bound { Open-Session $bound }
}
# Of a person's connection the module does not tell the organization.
function Open-Session {
    param([object] $Bound)
    $session.Open = $true
    $session.Number++
    $session.Organization = if ($Bound.ContainsKey('UserPrincipalName')) { '' } else { $Tenant.organization }
}
function Get-ConnectionInformation {
    [CmdletBinding()] param()
    Invoke-StandIn $PSCmdlet 'Get-ConnectionInformation' $PSBoundParameters {
        if ($session.Open) {
            [pscustomobject]@{ ConnectionId = [guid]('00000000-0000-0000-0000-{0:d12}' -f $session.Number); State = 'Connected'; Organization = $session.Organization; TenantID = $Tenant.connectedTenantId }
        }
        foreach ($other in $Tenant.otherConnections) { $other }
    }
}
function Disconnect-ExchangeOnline {
    [CmdletBinding(SupportsShouldProcess)] param([string[]] $ConnectionId)
    $bound = $PSBoundParameters
    Invoke-StandIn $PSCmdlet 'Disconnect-ExchangeOnline' $bound { Assert-Unasked $bound; $session.Open = $false }
}

