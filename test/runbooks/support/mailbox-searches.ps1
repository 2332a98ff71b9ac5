# The retired cmdlets for the searches of In-Place Holds: a session has them where the tenant has such searches.
if ($null -ne $Tenant.PSObject.Properties['mailboxSearches']) {
    function Get-MailboxSearch {
        [CmdletBinding()] param([string] $Identity, [string] $InPlaceHoldIdentity)
        Invoke-StandIn $PSCmdlet 'Get-MailboxSearch' $PSBoundParameters {
            Assert-Session 'Get-MailboxSearch'
            $Tenant.mailboxSearches | Where-Object { ($Identity -eq '' -or $_.Name -eq $Identity) -and ($InPlaceHoldIdentity -eq '' -or $_.InPlaceHoldIdentity -eq $InPlaceHoldIdentity) } | ForEach-Object { $_.PSObject.Copy() }
        }
    }

    function Set-MailboxSearch {
        [CmdletBinding(SupportsShouldProcess)] param([string] $Identity, [string[]] $SourceMailboxes, [bool] $InPlaceHoldEnabled)
        $bound = $PSBoundParameters
        Invoke-StandIn $PSCmdlet 'Set-MailboxSearch' $bound -Act {
            Assert-Session 'Set-MailboxSearch'
            Assert-Unasked $bound
            foreach ($search in @($Tenant.mailboxSearches | Where-Object { $_.Name -eq $Identity })) {
                if ($bound.ContainsKey('SourceMailboxes')) { Set-Value $search 'Sources' @($SourceMailboxes) }
                if ($bound.ContainsKey('InPlaceHoldEnabled')) { Set-Value $search 'InPlaceHoldEnabled' $InPlaceHoldEnabled }
                foreach ($mailbox in @($Tenant.mailboxes | Where-Object { $_.InPlaceHolds -contains $search.InPlaceHoldIdentity })) {
                    if ($search.InPlaceHoldEnabled -and $search.Sources -contains $mailbox.LegacyExchangeDN) { continue }
                    Add-Due 'hold' $mailbox { param($On) Set-Value $On 'InPlaceHolds' @($On.InPlaceHolds | Where-Object { $_ -ne $search.InPlaceHoldIdentity }); Update-Inactive -Mailbox $On }.GetNewClosure()
                }
            }
        }
    }
}
