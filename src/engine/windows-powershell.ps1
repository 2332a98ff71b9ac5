# Makes PowerShell 7 behave like Windows PowerShell 5.1, as near as its engine comes: parameters and cmdlets that came later are gone, JSON
# has the dates, escapes and arrays of 5.1, web calls fail with a WebException, and the version tells 5.1. What no script can change stays
# that of 7: the parser, .NET, and the encodings of files. Dot-source it before what is to run. Lacking is the path of
# windows-powershell.json, which is made from the catalogue; Except names commands that are stood in for by others.
param([string] $Lacking, [string[]] $Except = @())

$lacks = Microsoft.PowerShell.Utility\ConvertFrom-Json -InputObject ([System.IO.File]::ReadAllText($Lacking))

# A function in front of the cmdlet, which binds as the cmdlet does but for what is taken away.
foreach ($entry in $lacks.parameters.PSObject.Properties) {
    $cmdlet = Get-Command -Name $entry.Name -CommandType Cmdlet -ErrorAction SilentlyContinue
    if ($null -eq $cmdlet -or $entry.Name -in $Except) { continue }
    $metadata = [System.Management.Automation.CommandMetadata]::new($cmdlet)
    foreach ($name in $entry.Value) { $null = $metadata.Parameters.Remove($name) }
    Set-Item -Path "function:local:$($entry.Name)" -Value ([System.Management.Automation.ProxyCommand]::Create($metadata))
}
foreach ($name in $lacks.cmdlets) {
    $text = "throw [System.Management.Automation.CommandNotFoundException]::new(""The term '$name' is not recognized as the name of a cmdlet, function, script file, or operable program."")"
    Set-Item -Path "function:local:$name" -Value ([scriptblock]::Create($text))
}

# 5.1 writes a time as milliseconds since 1970 and escapes what HTML would read (PowerShell-Docs, ConvertTo-Json, notes).
function ConvertTo-Json {
    [CmdletBinding()]
    param([Parameter(Mandatory = $true, Position = 0, ValueFromPipeline = $true)] [AllowNull()] [object] $InputObject, [ValidateRange(1, 100)] [int] $Depth = 2, [switch] $Compress)
    begin { $items = [System.Collections.Generic.List[object]]::new() }
    process { $items.Add($InputObject) }
    end {
        $subject = $items
        if ($items.Count -eq 1) { $subject = $items[0] }
        $dated = ConvertTo-DatedText -Value $subject -Depth $Depth
        $text = Microsoft.PowerShell.Utility\ConvertTo-Json -InputObject $dated -Depth $Depth -Compress:$Compress -WarningAction SilentlyContinue
        foreach ($character in '<', '>', '&', "'") { $text = $text.Replace($character, ('\u{0:x4}' -f [int] [char] $character)) }
        return [regex]::Replace($text, '"/Date\((-?\d+)\)/"', '"\/Date($1)\/"')
    }
}
function ConvertTo-DatedText {
    param([object] $Value, [int] $Depth)
    $bare = $Value
    if ($Value -is [psobject]) { $bare = $Value.PSObject.BaseObject }
    if ($bare -is [datetime]) { return '/Date({0})/' -f [long] ($bare.ToUniversalTime() - [datetime]::UnixEpoch).TotalMilliseconds }
    if ($null -eq $bare -or $Depth -lt 0 -or $bare -is [string] -or $bare -is [valuetype]) { return $Value }
    if ($bare -is [System.Collections.IDictionary]) {
        $table = [ordered]@{}
        foreach ($key in $bare.Keys) { $table[$key] = ConvertTo-DatedText -Value $bare[$key] -Depth ($Depth - 1) }
        return $table
    }
    if ($bare -is [System.Collections.IEnumerable]) {
        return , @(foreach ($item in $bare) { , (ConvertTo-DatedText -Value $item -Depth ($Depth - 1)) })
    }
    if ($bare -isnot [System.Management.Automation.PSCustomObject]) { return $Value }
    $copy = [ordered]@{}
    foreach ($property in $Value.PSObject.Properties) { $copy[$property.Name] = ConvertTo-DatedText -Value $property.Value -Depth ($Depth - 1) }
    return [pscustomobject] $copy
}

# 5.1 leaves a time in ISO form a text, makes one of \/Date()\/, and gives an array as one object (PowerShell-Docs, ConvertFrom-Json, -NoEnumerate).
function ConvertFrom-Json {
    [CmdletBinding()] param([Parameter(Mandatory = $true, Position = 0, ValueFromPipeline = $true)] [AllowEmptyString()] [string] $InputObject)
    begin { $lines = [System.Collections.Generic.List[string]]::new() }
    process { $lines.Add($InputObject) }
    end {
        $read = Microsoft.PowerShell.Utility\ConvertFrom-Json -InputObject ($lines -join "`n") -DateKind String -NoEnumerate
        Write-Output -InputObject (ConvertFrom-DatedText -Value $read) -NoEnumerate
    }
}
function ConvertFrom-DatedText {
    param([object] $Value)
    if ($Value -is [string] -and $Value -match '\A/Date\((-?\d+)\)/\z') { return [datetime]::UnixEpoch.AddMilliseconds([long] $Matches[1]) }
    if ($Value -is [object[]]) { return , @(foreach ($item in $Value) { , (ConvertFrom-DatedText -Value $item) }) }
    if ($Value -is [System.Management.Automation.PSCustomObject]) {
        foreach ($property in $Value.PSObject.Properties) { $property.Value = ConvertFrom-DatedText -Value $property.Value }
    }
    return , $Value
}

# A failure of the web is a WebException, whose response has its headers as texts; the body of a failure comes without its tags, or
# stays unread where its length was not announced. Without -UseBasicParsing it would start Internet Explorer.
$webRequest = {
    [CmdletBinding()]
    param(
        [Parameter(Mandatory = $true, Position = 0)] [uri] $Uri, [string] $Method = 'Get', [System.Collections.IDictionary] $Headers = @{},
        [object] $Body, [string] $ContentType = 'application/x-www-form-urlencoded', [int] $TimeoutSec = 0, [switch] $DisableKeepAlive, [switch] $UseBasicParsing
    )
    if (-not $UseBasicParsing) { throw [System.NotSupportedException]::new('The response content cannot be parsed because the Internet Explorer engine is not available.') }
    $request = [System.Net.WebRequest]::Create($Uri)
    $request.Method = $Method.ToUpperInvariant()
    if ($TimeoutSec -gt 0) { $request.Timeout = $TimeoutSec * 1000 }
    $request.KeepAlive = -not $DisableKeepAlive
    foreach ($name in $Headers.Keys) { $request.Headers[$name] = $Headers[$name] }
    try {
        if ($null -ne $Body) {
            $bytes = $Body
            if ($Body -isnot [byte[]]) { $bytes = [System.Text.Encoding]::GetEncoding('iso-8859-1').GetBytes([string] $Body) }
            $request.ContentType = $ContentType
            $stream = $request.GetRequestStream()
            $stream.Write($bytes, 0, $bytes.Length)
            $stream.Dispose()
        }
        $response = $request.GetResponse()
    }
    catch {
        $cause = $_.Exception
        while ($cause -isnot [System.Net.WebException]) { $cause = $cause.InnerException }
        $record = [System.Management.Automation.ErrorRecord]::new($cause, 'WebCmdletWebResponseException', 'InvalidOperation', $request)
        if ($null -ne $cause.Response -and $cause.Response.ContentLength -gt 0) {
            $text = [System.IO.StreamReader]::new($cause.Response.GetResponseStream()).ReadToEnd() -replace '<[^>]*>', ''
            if ($text -ne '') { $record.ErrorDetails = [System.Management.Automation.ErrorDetails]::new($text) }
        }
        $PSCmdlet.ThrowTerminatingError($record)
    }
    $content = [System.IO.MemoryStream]::new()
    $response.GetResponseStream().CopyTo($content)
    return [pscustomobject]@{ StatusCode = [int] $response.StatusCode; Headers = $response.Headers; RawContentStream = $content }
}
if ('Invoke-WebRequest' -notin $Except) { Set-Item -Path 'function:local:Invoke-WebRequest' -Value $webRequest }

# The table is constant, and its entries are not.
$PSVersionTable['PSVersion'] = [version] '5.1.19041.1'
$PSVersionTable['PSEdition'] = 'Desktop'
