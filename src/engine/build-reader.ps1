# Compiles the reader with PowerShell's own C# compiler, where there is no .NET SDK.
param([string] $Output)

$ErrorActionPreference = 'Stop'
Add-Type -Path $args -OutputAssembly $Output -OutputType Library -IgnoreWarnings
