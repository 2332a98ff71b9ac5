# The host has these commands from the start. This lets a script import them by name all the same.
@{
    ModuleVersion = '7.0.0.0'
    GUID = 'A94C8C7E-9810-47C0-B8AF-65089C13A35A'
    CmdletsToExport = @()
    FunctionsToExport = @()
    AliasesToExport = @()
}
