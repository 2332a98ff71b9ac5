# The policies of Microsoft Purview, over another connection of the same module.

function Get-AutomationCertificate {
    param([string] $Name)
    if ($Name -eq $Tenant.certificate) { return [pscustomobject]@{ Thumbprint = '00' } }
}
function Connect-IPPSSession {
    [CmdletBinding()] param([string] $AppId, [object] $Certificate, [string] $CertificateThumbprint, [string] $UserPrincipalName, [string] $Organization, [bool] $ShowBanner)
    $bound = $PSBoundParameters
    Invoke-StandIn $PSCmdlet 'Connect-IPPSSession' $bound { Open-Session $bound }
}

function Get-RetentionCompliancePolicy {
    [CmdletBinding()] param([string] $Identity, [switch] $DistributionDetail)
    Invoke-StandIn $PSCmdlet 'Get-RetentionCompliancePolicy' $PSBoundParameters { Get-Policy -Kind 'retention' -Identity $Identity -Detailed $DistributionDetail }
}
function Get-CaseHoldPolicy {
    [CmdletBinding()] param([string] $Identity, [switch] $DistributionDetail)
    Invoke-StandIn $PSCmdlet 'Get-CaseHoldPolicy' $PSBoundParameters { Get-Policy -Kind 'case' -Identity $Identity -Detailed $DistributionDetail }
}
function Set-RetentionCompliancePolicy {
    [CmdletBinding(SupportsShouldProcess)] param([string] $Identity, [string[]] $RemoveExchangeLocation)
    $bound = $PSBoundParameters
    Invoke-StandIn $PSCmdlet 'Set-RetentionCompliancePolicy' $bound -Act { Assert-Unasked $bound; Remove-Location -Kind 'retention' -Identity $Identity -Location $RemoveExchangeLocation }
}
function Set-CaseHoldPolicy {
    [CmdletBinding(SupportsShouldProcess)] param([string] $Identity, [string[]] $RemoveExchangeLocation)
    $bound = $PSBoundParameters
    # A leading dot says that the mailbox is inactive.
    Invoke-StandIn $PSCmdlet 'Set-CaseHoldPolicy' $bound -Act { Assert-Unasked $bound; Remove-Location -Kind 'case' -Identity $Identity -Location ($RemoveExchangeLocation -replace '\A\.', '') }
}

# Without -DistributionDetail the locations are wrong: empty.
function Get-Policy {
    param([string] $Kind, [string] $Identity, [bool] $Detailed)
    Assert-Session 'Get-Policy'
    $view = @($Tenant.policies | Where-Object { $_.kind -eq $Kind })
    $found = @($view | Where-Object { $_.Guid -eq $Identity })
    if ($found.Count -eq 0 -and $Tenant.unknownIdentity -eq 'everything') { $found = $view }
    if ($found.Count -eq 0 -and $Tenant.unknownIdentity -eq 'error') {
        throw (New-ServiceError "The operation couldn't be performed because object '$Identity' couldn't be found on 'DB6PR01.EURPR01.PROD.OUTLOOK.COM'.")
    }
    foreach ($policy in $found) {
        $shown = [pscustomobject]@{}
        foreach ($property in $policy.PSObject.Properties) { if ($property.Name -ne 'kind') { Set-Value $shown $property.Name $property.Value } }
        if (-not $Detailed) { Set-Value $shown 'ExchangeLocation' @() }
        $shown
    }
}
function Remove-Location {
    param([string] $Kind, [string] $Identity, [string[]] $Location)
    $policy = $Tenant.policies | Where-Object { $_.kind -eq $Kind -and $_.Guid -eq $Identity }
    Set-Value $policy 'ExchangeLocation' @($policy.ExchangeLocation | Where-Object { $_ -notin $Location })
}
