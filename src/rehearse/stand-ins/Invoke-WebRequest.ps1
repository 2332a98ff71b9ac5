# Invoke-WebRequest, answered by the tenant: what is refused is an error of the same type, with the same answer in it.
[CmdletBinding()]
param(
    [Parameter(Mandatory, Position = 0)] [uri] $Uri, [string] $Method = 'Get', [System.Collections.IDictionary] $Headers = @{}, [object] $Body,
    [string] $ContentType, [int] $TimeoutSec, [switch] $DisableKeepAlive, [switch] $UseBasicParsing, [switch] $SkipHttpErrorCheck
)
# As the cmdlet takes an address without a scheme.
if (-not $Uri.IsAbsoluteUri) { $Uri = [uri] "http://$($Uri.OriginalString)" }
$request = @{ Uri = $Uri.AbsoluteUri; Method = $Method.ToUpperInvariant(); Headers = $Headers; Body = $Body; ContentType = $ContentType }
$answer = Invoke-TenantCall -Caller $PSCmdlet -Bound $request
if ($null -eq $answer) { return }
if ($answer.status -eq 0) {
    # No answer came.
    $exception = [System.Threading.Tasks.TaskCanceledException]::new([string] $answer.body)
    $PSCmdlet.ThrowTerminatingError([System.Management.Automation.ErrorRecord]::new($exception, 'WebCmdletWebResponseException', 'InvalidOperation', $null))
}
$bytes = [System.Text.Encoding]::UTF8.GetBytes([string] $answer.body)
if ($answer.status -ge 400 -and -not $SkipHttpErrorCheck) {
    $response = [System.Net.Http.HttpResponseMessage]::new([System.Net.HttpStatusCode] $answer.status)
    foreach ($header in $answer.headers.PSObject.Properties) { $null = $response.Headers.TryAddWithoutValidation($header.Name, [string] $header.Value) }
    $exception = [Microsoft.PowerShell.Commands.HttpResponseException]::new("Response status code does not indicate success: $($answer.status).", $response)
    $record = [System.Management.Automation.ErrorRecord]::new($exception, 'WebCmdletWebResponseException', 'InvalidOperation', $null)
    $record.ErrorDetails = [System.Management.Automation.ErrorDetails]::new([string] $answer.body)
    $PSCmdlet.ThrowTerminatingError($record)
}
$shown = @{}
foreach ($header in $answer.headers.PSObject.Properties) { $shown[$header.Name] = [string[]] @([string] $header.Value) }
return [pscustomobject]@{
    StatusCode = $answer.status; Headers = $shown; Content = [string] $answer.body; RawContentStream = [System.IO.MemoryStream]::new($bytes)
}
