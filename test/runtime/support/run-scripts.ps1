# Runs the scripts that come as lines of JSON on standard input, each in a scope of its own. Starting an engine for each
# would take most of the time of a test.
$input | ForEach-Object {
    $request = ConvertFrom-Json -InputObject $_
    & ([scriptblock]::Create($request.text)) -Parameters $request.parameters
}
