# Answers the requests on standard input until it closes. PowerShell hands its lines to a script as $input, one by one as
# they come, but to a simple script only: an attribute on the parameter would make it wait for the last of them.
param([string] $Reader)

$ErrorActionPreference = 'Stop'
Import-Module -Name $Reader
$input | Read-PurgebookScript
