using System.Management.Automation;
using Purgebook.Host;

namespace Microsoft.PowerShell.Commands;

[Cmdlet(VerbsCommon.Get, "ChildItem", DefaultParameterSetName = "Items")]
[OutputType(typeof(FileInfo), typeof(DirectoryInfo))]
public sealed class GetChildItemCommand : ProviderCommand, IDynamicParameters
{
    private object? dynamicParameters;
    private bool literal;

    [Parameter(Position = 0, ParameterSetName = "Items", ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    public string[]? Path { get; set; }

    [Parameter(ParameterSetName = "LiteralItems", Mandatory = true, ValueFromPipelineByPropertyName = true)]
    [Alias("PSPath", "LP")]
    public string[]? LiteralPath
    {
        get => Path;
        set
        {
            Path = value;
            literal = true;
        }
    }

    [Parameter(Position = 1)]
    public string? Filter { get; set; }

    [Parameter]
    public string[]? Include { get; set; }

    [Parameter]
    public string[]? Exclude { get; set; }

    [Parameter]
    [Alias("s", "r")]
    public SwitchParameter Recurse { get; set; }

    [Parameter]
    public uint Depth { get; set; } = uint.MaxValue;

    [Parameter]
    public SwitchParameter Force { get; set; }

    [Parameter]
    public SwitchParameter Name { get; set; }

    public object? GetDynamicParameters()
    {
        try
        {
            string path = Path is { Length: > 0 } ? Path[0] : ".";
            dynamicParameters = ProviderCalls.Call(
                InvokeProvider.ChildItem, "GetChildItemsDynamicParameters", path, (bool)Recurse, ProviderCalls.Context(this, literal));
        }
        catch (RuntimeException)
        {
            // The call itself says what is wrong with the path.
        }
        return dynamicParameters;
    }

    protected override void ProcessRecord()
    {
        bool recurse = Recurse || MyInvocation.BoundParameters.ContainsKey(nameof(Depth));
        foreach (string path in Path ?? [""])
        {
            object context = ProviderCalls.Context(this, literal, Force, dynamicParameters, Filter, Include, Exclude);
            if (Name)
            {
                Attempt(() => ProviderCalls.Call(
                    InvokeProvider.ChildItem, "GetNames", path, ReturnContainers.ReturnMatchingContainers, recurse, Depth, context));
            }
            else
            {
                Attempt(() => ProviderCalls.Call(InvokeProvider.ChildItem, "Get", path, recurse, Depth, context));
            }
        }
    }
}
