# Stands in for the modules of Az: they are asked of a simulated account, and pauses take no time.
param([string] $Script, [string] $Server, [string] $Given)

function Get-AzContext {
    [pscustomobject]@{ Subscription = [pscustomobject]@{ Id = '11111111-2222-4333-8444-555555555555' } }
}
function Invoke-AzRestMethod {
    param([string] $Method, [string] $Path, [string] $Payload, [string] $ContentType = 'application/json')
    $asked = @{ Uri = $Server + $Path; Method = $Method; SkipHttpErrorCheck = $true; UseBasicParsing = $true }
    if ($Payload -ne '') {
        $asked.Body = $Payload
        $asked.ContentType = $ContentType
    }
    $answer = Invoke-WebRequest @asked
    [pscustomobject]@{ StatusCode = [int]$answer.StatusCode; Content = [string]$answer.Content }
}
function Import-AzAutomationRunbook {
    [CmdletBinding()]
    param([string] $ResourceGroupName, [string] $AutomationAccountName, [string] $Name, [string] $Path, [string] $Type, [switch] $Force)
    $account = "/subscriptions/11111111-2222-4333-8444-555555555555/resourceGroups/$ResourceGroupName/providers/Microsoft.Automation/automationAccounts/$AutomationAccountName"
    $text = [System.IO.File]::ReadAllText($Path)
    $answer = Invoke-AzRestMethod -Method PUT -Path ($account + "/runbooks/$Name/draft/content?api-version=2024-10-23") -Payload $text -ContentType 'text/powershell'
    if ($answer.StatusCode -ge 400) { throw $answer.Content }
}
function Start-Sleep { param([int] $Seconds) }

$with = @{}
foreach ($property in ($Given | ConvertFrom-Json).PSObject.Properties) { $with[$property.Name] = $property.Value }
if ($with.ContainsKey('TestParameters')) {
    $parameters = @{}
    foreach ($property in $with.TestParameters.PSObject.Properties) { $parameters[$property.Name] = $property.Value }
    $with.TestParameters = $parameters
}
& $Script @with
