# The host has these commands from the start. This lets a script import them by name all the same.
@{
    ModuleVersion = '7.0.0.0'
    GUID = 'EEFCB906-B326-4E99-9F54-8B4BB6EF3C6D'
    CmdletsToExport = @()
    FunctionsToExport = @()
    AliasesToExport = @()
}
