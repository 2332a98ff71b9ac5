# The directory of the same tenant, as Microsoft Graph shows it, and the endpoint of the managed identity. It stands in for
# Invoke-WebRequest, so that everything above that runs as it is.

function Invoke-WebRequest {
    [CmdletBinding()]
    param([uri] $Uri, [string] $Method, [System.Collections.IDictionary] $Headers, [byte[]] $Body, [string] $ContentType, [int] $TimeoutSec, [switch] $DisableKeepAlive, [switch] $UseBasicParsing)
    $json = if ($Uri.Host -eq 'login.microsoftonline.com') { Invoke-SignIn -Uri $Uri -Body $Body }
    elseif ($Uri.Host -eq 'identity') { '{"access_token":"' + (Get-Token) + '"}' } else { Invoke-Directory -Uri $Uri -Method $Method.ToUpperInvariant() -Headers $Headers -Body $Body }
    $bytes = [System.Text.Encoding]::UTF8.GetBytes([string] $json)
    return [pscustomobject]@{ StatusCode = 200; RawContentStream = [System.IO.MemoryStream]::new($bytes) }
}

# The sign-in service: which tenant a domain is of it tells everybody; a token it gives only to who signs.
function Invoke-SignIn {
    param([uri] $Uri, [byte[]] $Body)
    Invoke-StandIn $null 'sign-in' @{ path = $Uri.AbsolutePath } {
        if (-not $Uri.AbsolutePath.StartsWith("/$($Tenant.organization)/")) { throw (New-WebFailure -Status 400 -Code 'invalid_tenant' -Text 'Tenant not found.') }
        if ($null -eq $Body) { return '{"issuer":"https://login.microsoftonline.com/' + $Tenant.tenantId + '/v2.0"}' }
        if ([System.Text.Encoding]::UTF8.GetString($Body) -notmatch 'client_assertion=[\w-]+\.[\w-]+\.[\w-]+\z') { throw (New-WebFailure -Status 401 -Code 'invalid_client' -Text 'No assertion.') }
        return '{"access_token":"' + (Get-Token) + '"}'
    }
}

# A token as Entra issues it: its middle part names the tenant.
function Get-Token {
    $claims = ConvertTo-Json -InputObject @{ tid = $Tenant.tokenTenantId; roles = $Tenant.permissions } -Compress
    return 'header.{0}.signature' -f [Convert]::ToBase64String([System.Text.Encoding]::UTF8.GetBytes($claims)).TrimEnd('=').Replace('+', '-').Replace('/', '_')
}

$routes = @(
    @{ Method = 'GET'; Path = '\A/v1\.0/domains/([^/]+)\z'; Name = 'GET domain' }
    @{ Method = 'GET'; Path = '\A/v1\.0/users/([^/]+)\z'; Name = 'GET user' }
    @{ Method = 'PATCH'; Path = '\A/v1\.0/users/([^/]+)\z'; Name = 'PATCH user' }
    @{ Method = 'DELETE'; Path = '\A/v1\.0/users/([^/]+)\z'; Name = 'DELETE user' }
    @{ Method = 'GET'; Path = '\A/v1\.0/users/([^/]+)/transitiveMemberOf/microsoft\.graph\.directoryRole\z'; Name = 'GET roles' }
    @{ Method = 'GET'; Path = '\A/v1\.0/directory/deletedItems/microsoft\.graph\.user\z'; Name = 'GET deleted users' }
    @{ Method = 'GET'; Path = '\A/v1\.0/directory/deletedItems/([^/]+)/microsoft\.graph\.user\z'; Name = 'GET deleted user' }
    @{ Method = 'DELETE'; Path = '\A/v1\.0/directory/deletedItems/([^/]+)\z'; Name = 'DELETE deleted user' }
)

function Invoke-Directory {
    param([uri] $Uri, [string] $Method, [System.Collections.IDictionary] $Headers, [byte[]] $Body)
    if ($Uri.Host -ne 'graph.microsoft.com' -or $Headers['Authorization'] -ne "Bearer $(Get-Token)") { throw "No such place, or no token for it: $Uri" }
    $route = $routes | Where-Object { $_.Method -eq $Method -and $Uri.AbsolutePath -match $_.Path } | Select-Object -First 1
    if ($null -eq $route) { throw "The directory has no $Method $Uri" }
    $id = if ($Uri.AbsolutePath -match $route.Path -and $Matches.Count -gt 1) { $Matches[1] } else { '' }
    $shown = @{ id = $id }
    if ($null -ne $Body) { $shown['body'] = [System.Text.Encoding]::UTF8.GetString($Body) }
    Invoke-StandIn $null $route.Name $shown -Act:($Method -ne 'GET') {
        switch ($route.Name) {
            'GET domain' { ConvertTo-Json -InputObject (Get-One -From $Tenant.domains -Id $id) }
            'GET user' { ConvertTo-Json -InputObject (ConvertTo-User (Get-One -From @($Tenant.users | Where-Object { $_.state -eq 'active' }) -Id $id)) -Depth 5 }
            'GET roles' { ConvertTo-Json -InputObject @{ value = @((Get-One -From $Tenant.users -Id $id).roles) } -Depth 5 }
            'GET deleted user' { ConvertTo-Json -InputObject (ConvertTo-User (Get-One -From @($Tenant.users | Where-Object { $_.state -eq 'deleted' }) -Id $id)) -Depth 5 }
            'GET deleted users' {
                $deleted = @($Tenant.users | Where-Object { $_.state -eq 'deleted' } | ForEach-Object { ConvertTo-User $_ })
                ConvertTo-Json -InputObject @{ value = $deleted } -Depth 5
            }
            'PATCH user' {
                $user = Get-One -From @($Tenant.users | Where-Object { $_.state -eq 'active' }) -Id $id
                foreach ($property in (ConvertFrom-Json -InputObject $shown['body']).PSObject.Properties) { Set-Value $user $property.Name $property.Value }
            }
            'DELETE user' { Remove-DirectoryUser -User (Get-One -From @($Tenant.users | Where-Object { $_.state -eq 'active' }) -Id $id) }
            'DELETE deleted user' { Clear-DirectoryUser -User (Get-One -From @($Tenant.users | Where-Object { $_.state -eq 'deleted' }) -Id $id) }
        }
    }
}

# A deleted user takes its mailbox along: soft-deleted, or inactive where it is held.
function Remove-DirectoryUser {
    param([object] $User)
    Set-Value $User 'state' 'deleted'
    Set-Value $User 'deletedDateTime' $clock.Now.ToString('yyyy-MM-ddTHH:mm:ssZ')
    $mailbox = $Tenant.mailboxes | Where-Object { $_.ExternalDirectoryObjectId -eq $User.id -and $_.state -eq 'active' }
    if ($null -eq $mailbox) { return }
    Add-Due 'delete' $mailbox {
        param($On)
        Set-Value $On 'state' 'deleted'
        Set-Value $On 'WhenSoftDeleted' $clock.Now
        Set-Value $On 'IsInactiveMailbox' ([bool] $On.LitigationHoldEnabled)
        Set-Value $On 'DistinguishedName' ($On.DistinguishedName -replace '\A(CN=.*?,)', '$1OU=Soft Deleted Objects,')
    }
}

# A purged user leaves its mailbox behind, and after a while Exchange notes it.
function Clear-DirectoryUser {
    param([object] $User)
    Set-Value $User 'state' 'purged'
    $mailbox = $Tenant.mailboxes | Where-Object { $_.ExternalDirectoryObjectId -eq $User.id }
    if ($null -ne $mailbox) { Add-Due 'orphan' $mailbox { param($On) $On.ExternalDirectoryObjectId = '' } }
}

function ConvertTo-User {
    param([object] $Of)
    $user = [ordered]@{}
    foreach ($property in $Of.PSObject.Properties) { if ($property.Name -notin 'state', 'roles') { $user[$property.Name] = $property.Value } }
    return $user
}

function Get-One {
    param([object[]] $From, [string] $Id)
    $found = @($From | Where-Object { $_.id -eq $Id })
    if ($found.Count -eq 1) { return $found[0] }
    throw (New-WebFailure -Status 404 -Code 'Request_ResourceNotFound' -Text "Resource '$Id' does not exist or one of its queried reference-property objects are not present.")
}

# Status 0: the answer was lost.
function New-WebFailure {
    param([int] $Status, [string] $Code, [string] $Text)
    if ($Status -eq 0) {
        $lost = [System.Net.Http.HttpRequestException]::new('The response ended prematurely.')
        return [System.Management.Automation.ErrorRecord]::new($lost, 'WebCmdletWebResponseException', 'InvalidOperation', $null)
    }
    $response = [System.Net.Http.HttpResponseMessage]::new([System.Net.HttpStatusCode] $Status)
    $exception = [Microsoft.PowerShell.Commands.HttpResponseException]::new("Response status code does not indicate success: $Status.", $response)
    $record = [System.Management.Automation.ErrorRecord]::new($exception, 'WebCmdletWebResponseException', 'InvalidOperation', $null)
    $record.ErrorDetails = [System.Management.Automation.ErrorDetails]::new((ConvertTo-Json -InputObject @{ error = @{ code = $Code; message = $Text } } -Compress))
    return $record
}
