using System.Management.Automation;
using System.Reflection;

namespace Microsoft.PowerShell.Commands;

/// <summary>Only the loading of an assembly: there is no C# compiler in the host.</summary>
[Cmdlet(VerbsCommon.Add, "Type", DefaultParameterSetName = "FromAssemblyName")]
public sealed class AddTypeCommand : PSCmdlet
{
    [Parameter(Mandatory = true, ParameterSetName = "FromAssemblyName")]
    [Alias("AN")]
    public string[] AssemblyName { get; set; } = [];

    [Parameter(Mandatory = true, Position = 0, ParameterSetName = "FromPath")]
    public string[] Path { get; set; } = [];

    [Parameter]
    public SwitchParameter PassThru { get; set; }

    protected override void EndProcessing()
    {
        foreach (Assembly assembly in AssemblyName.Select(Assembly.Load)
            .Concat(Path.Select(path => Assembly.LoadFrom(GetUnresolvedProviderPathFromPSPath(path)))))
        {
            if (PassThru)
            {
                WriteObject(assembly.GetTypes(), enumerateCollection: true);
            }
        }
    }
}

[Cmdlet(VerbsCommon.Get, "TimeZone")]
[OutputType(typeof(TimeZoneInfo))]
public sealed class GetTimeZoneCommand : PSCmdlet
{
    [Parameter(Position = 0)]
    public string[]? Id { get; set; }

    [Parameter]
    public SwitchParameter ListAvailable { get; set; }

    protected override void ProcessRecord()
    {
        if (ListAvailable)
        {
            WriteObject(TimeZoneInfo.GetSystemTimeZones(), enumerateCollection: true);
            return;
        }
        foreach (string id in Id ?? [TimeZoneInfo.Local.Id])
        {
            WriteObject(TimeZoneInfo.FindSystemTimeZoneById(id));
        }
    }
}

[Cmdlet(VerbsCommon.Get, "Host")]
public sealed class GetHostCommand : PSCmdlet
{
    protected override void ProcessRecord() => WriteObject(Host);
}

[Cmdlet(VerbsCommon.Get, "Culture")]
public sealed class GetCultureCommand : PSCmdlet
{
    protected override void ProcessRecord() => WriteObject(Host.CurrentCulture);
}
