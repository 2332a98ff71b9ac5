#Requires -Version 5.1
using namespace System.Text
<# Every construct of the language, at least once. #>
[CmdletBinding(SupportsShouldProcess)]
param(
    [Parameter(Mandatory = $true, HelpMessage = 'which')] [ValidateSet('a', 'b')] [string] $Name,
    [int] $Count = 3
)
begin { $begun = $true }
process { $_ }
end {
    enum Color { Red = 1; Green }
    class Animal {
        [string] $Name
        static [int] $Total = 0
        hidden [Color] $Color
        Animal([string] $name) { $this.Name = $name }
        [string] Speak() { return "I am $($this.Name)" }
    }
    class Dog : Animal { Dog([string] $name) : base($name) { } }
    data Texts { 'constant' }
    filter Select-Odd { if ($_ % 2) { $_ } }
    function Get-Thing {
        param([Parameter(ValueFromPipeline)] $InputObject, [switch] $Force)
        trap [System.IO.IOException] { continue }
        if ($Force) { 'forced' } elseif (-not $InputObject) { return } else { throw 'neither' }
    }
    :outer foreach ($item in 1..3) { if ($item -eq 2) { continue outer } else { break } }
    for ($i = 0; $i -lt 3; $i++) { $i }
    while ($false) { }
    do { $x } while ($false)
    do { $x } until ($true)
    switch -Regex -CaseSensitive ($Name) { '^a' { 1 } 'b$' { 2 } default { 3 } }
    try { Get-Thing -InputObject:1 -Force } catch [System.FormatException], [ArgumentException] { $_ } catch { $_ } finally { 'last' }
    $array = @(1, 2.5, 0x10L, 10mb, 1d, 99999999999999999999, 9223372036854775807)
    $table = [ordered]@{ Name = 'x'; 'quoted key' = $array[0, -1]; $Name = { $args } }
    $text = "expand $Name, ${env:PATH} and $(Get-Date) `$ done" + 'single ''quoted''' + @"
here $Name
"@ + @'
verbatim
'@
    [StringBuilder]::new($text).Append('x').Length
    $null = Get-Process @table -Name $Name.Length 2>$null 3>&1 | Where-Object { $_.Id -gt $using:Count } >> out.txt
    & $table.Block; . Get-Thing
    $a = $Count -gt 1 ? 'many' : 'few'
    Get-Thing && Get-Other || Get-Third
    Start-Job { 1 } &
    [ValidateRange(1, 5)] [int] $limited = ${a}?.Length ?? 4
    $a -as [string] -replace 'x', 'y' -split ','
    exit (1 + 2) * 3
}
