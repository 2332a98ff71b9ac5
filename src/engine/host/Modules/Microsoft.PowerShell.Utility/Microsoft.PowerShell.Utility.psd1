# The host has these commands from the start. This lets a script import them by name all the same.
@{
    ModuleVersion = '7.0.0.0'
    GUID = '1DA87E53-152B-403E-98DC-74D7B4D63D59'
    CmdletsToExport = @()
    FunctionsToExport = @()
    AliasesToExport = @()
}
