using System.Management.Automation;
using Purgebook.Host;

namespace Microsoft.PowerShell.Commands;

[Cmdlet(VerbsCommon.Get, "Item", DefaultParameterSetName = "Path")]
public sealed class GetItemCommand : FilteredPathCommand
{
    protected override void ProcessRecord()
    {
        foreach (string path in Path)
        {
            Attempt(() => ProviderCalls.Call(InvokeProvider.Item, "Get", path, Context()));
        }
    }
}

[Cmdlet(VerbsCommon.New, "Item", DefaultParameterSetName = "pathSet", SupportsShouldProcess = true)]
public sealed class NewItemCommand : ProviderCommand
{
    [Parameter(Position = 0, ParameterSetName = "pathSet", Mandatory = true, ValueFromPipelineByPropertyName = true)]
    [Parameter(Position = 0, ParameterSetName = "nameSet", ValueFromPipelineByPropertyName = true)]
    public string[] Path { get; set; } = [""];

    [Parameter(ParameterSetName = "nameSet", Mandatory = true, ValueFromPipelineByPropertyName = true)]
    [AllowNull]
    [AllowEmptyString]
    public string? Name { get; set; }

    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("Type")]
    public string? ItemType { get; set; }

    [Parameter(ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("Target")]
    public object? Value { get; set; }

    [Parameter]
    public SwitchParameter Force { get; set; }

    protected override void ProcessRecord()
    {
        foreach (string path in Path)
        {
            Attempt(() => ProviderCalls.Call(
                InvokeProvider.Item, "New", path, Name, ItemType, Value, ProviderCalls.Context(this, force: Force)));
        }
    }
}

[Cmdlet(VerbsCommon.Remove, "Item", DefaultParameterSetName = "Path", SupportsShouldProcess = true)]
public sealed class RemoveItemCommand : FilteredPathCommand
{
    [Parameter]
    public SwitchParameter Recurse { get; set; }

    protected override void ProcessRecord()
    {
        foreach (string path in Path)
        {
            Attempt(() => RemoveAll(path));
        }
    }

    private void RemoveAll(string path)
    {
        var found = (IEnumerable<PathInfo>)ProviderCalls.Call(SessionState.Path, "GetResolvedPSPathFromPSPath", path, Context())!;
        foreach (string item in found.Select(info => info.Path))
        {
            object context = ProviderCalls.Context(this, literal: true, Force);
            bool hasChildren = !Recurse && InvokeProvider.Item.IsContainer(item) && InvokeProvider.ChildItem.HasChild(item, Force, literalPath: true);
            if (!hasChildren || ShouldContinue($"The item at {item} has children and the Recurse parameter was not specified. If you continue, all children are removed.", "Confirm"))
            {
                ProviderCalls.Call(InvokeProvider.Item, "Remove", item, hasChildren || Recurse, context);
            }
        }
    }
}

[Cmdlet(VerbsCommon.Copy, "Item", DefaultParameterSetName = "Path", SupportsShouldProcess = true)]
public sealed class CopyItemCommand : FilteredPathCommand
{
    [Parameter(Position = 1, ValueFromPipelineByPropertyName = true)]
    public string Destination { get; set; } = ".";

    [Parameter]
    public SwitchParameter Container { get; set; } = true;

    [Parameter]
    public SwitchParameter Recurse { get; set; }

    [Parameter]
    public SwitchParameter PassThru { get; set; }

    protected override void ProcessRecord()
    {
        CopyContainers containers = Container ? CopyContainers.CopyTargetContainer : CopyContainers.CopyChildrenOfTargetContainer;
        foreach (string path in Path)
        {
            Attempt(() => ProviderCalls.Call(
                InvokeProvider.Item, "Copy", path, Destination, (bool)Recurse, containers, Context(passThru: PassThru)));
        }
    }
}

[Cmdlet(VerbsCommon.Move, "Item", DefaultParameterSetName = "Path", SupportsShouldProcess = true)]
public sealed class MoveItemCommand : FilteredPathCommand
{
    [Parameter(Position = 1, ValueFromPipelineByPropertyName = true)]
    public string Destination { get; set; } = ".";

    [Parameter]
    public SwitchParameter PassThru { get; set; }

    protected override void ProcessRecord()
    {
        foreach (string path in Path)
        {
            Attempt(() => ProviderCalls.Call(InvokeProvider.Item, "Move", path, Destination, Context(passThru: PassThru)));
        }
    }
}

[Cmdlet(VerbsCommon.Rename, "Item", DefaultParameterSetName = "ByPath", SupportsShouldProcess = true)]
public sealed class RenameItemCommand : ProviderCommand
{
    [Parameter(Position = 0, Mandatory = true, ParameterSetName = "ByPath", ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    public string Path { get; set; } = "";

    [Parameter(Mandatory = true, ParameterSetName = "ByLiteralPath", ValueFromPipelineByPropertyName = true)]
    [Alias("PSPath", "LP")]
    public string LiteralPath
    {
        get => Path;
        set => Path = value;
    }

    [Parameter(Position = 1, Mandatory = true, ValueFromPipelineByPropertyName = true)]
    public string NewName { get; set; } = "";

    [Parameter]
    public SwitchParameter Force { get; set; }

    [Parameter]
    public SwitchParameter PassThru { get; set; }

    protected override void ProcessRecord()
    {
        object context = ProviderCalls.Context(this, ParameterSetName == "ByLiteralPath", Force, passThru: PassThru);
        Attempt(() => ProviderCalls.Call(InvokeProvider.Item, "Rename", Path, NewName, context));
    }
}

[Cmdlet(VerbsCommon.Set, "Item", DefaultParameterSetName = "Path", SupportsShouldProcess = true)]
public sealed class SetItemCommand : FilteredPathCommand
{
    [Parameter(Position = 1, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    public object? Value { get; set; }

    [Parameter]
    public SwitchParameter PassThru { get; set; }

    protected override void ProcessRecord()
    {
        foreach (string path in Path)
        {
            Attempt(() => ProviderCalls.Call(InvokeProvider.Item, "Set", path, Value, Context(passThru: PassThru)));
        }
    }
}
