using Microsoft.PowerShell.Commands;

namespace Purgebook.Host;

/// <summary>The host's cmdlets, under the modules that have them in PowerShell.</summary>
internal static class Cmdlets
{
    public static readonly (string Module, Type[] Types)[] ByModule =
    [
        ("Microsoft.PowerShell.Utility",
        [
            typeof(WriteOutputCommand), typeof(WriteWarningCommand), typeof(WriteVerboseCommand), typeof(WriteDebugCommand),
            typeof(WriteInformationCommand), typeof(WriteHostCommand), typeof(WriteProgressCommand), typeof(WriteErrorCommand), typeof(ReadHostCommand),
            typeof(NewObjectCommand), typeof(StartSleepCommand), typeof(NewTimeSpanCommand), typeof(MeasureCommandCommand), typeof(GetDateCommand),
            typeof(SelectObjectCommand), typeof(SortObjectCommand), typeof(GroupObjectCommand), typeof(MeasureObjectCommand),
            typeof(CompareObjectCommand), typeof(GetUniqueCommand), typeof(AddMemberCommand), typeof(GetMemberCommand),
            typeof(ConvertToJsonCommand), typeof(ConvertFromJsonCommand), typeof(TestJsonCommand),
            typeof(ConvertToCsvCommand), typeof(ExportCsvCommand), typeof(ConvertFromCsvCommand), typeof(ImportCsvCommand),
            typeof(NewGuidCommand), typeof(GetRandomCommand), typeof(GetFileHashCommand), typeof(SelectStringCommand),
            typeof(FormatTableCommand), typeof(FormatListCommand), typeof(OutStringCommand), typeof(OutFileCommand), typeof(TeeObjectCommand),
            typeof(GetVariableCommand), typeof(SetVariableCommand), typeof(NewVariableCommand), typeof(RemoveVariableCommand), typeof(ClearVariableCommand),
            typeof(SetAliasCommand), typeof(GetAliasCommand), typeof(GetHostCommand), typeof(GetCultureCommand), typeof(InvokeExpressionCommand),
            typeof(JoinStringCommand), typeof(ConvertFromStringDataCommand), typeof(AddTypeCommand),
            typeof(InvokeWebRequestCommand), typeof(InvokeRestMethodCommand),
        ]),
        ("Microsoft.PowerShell.Management",
        [
            typeof(GetItemCommand), typeof(NewItemCommand), typeof(RemoveItemCommand), typeof(CopyItemCommand), typeof(MoveItemCommand),
            typeof(RenameItemCommand), typeof(GetChildItemCommand), typeof(GetContentCommand), typeof(SetContentCommand), typeof(AddContentCommand),
            typeof(ClearContentCommand), typeof(TestPathCommand), typeof(JoinPathCommand), typeof(SplitPathCommand), typeof(SetLocationCommand),
            typeof(GetLocationCommand), typeof(PushLocationCommand), typeof(PopLocationCommand), typeof(ResolvePathCommand), typeof(ConvertPathCommand),
            typeof(SetItemCommand), typeof(GetTimeZoneCommand),
        ]),
        ("Microsoft.PowerShell.Security", [typeof(ConvertToSecureStringCommand), typeof(ConvertFromSecureStringCommand)]),
    ];
}
