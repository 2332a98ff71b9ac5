using System.Management.Automation;
using Purgebook.Host;

namespace Microsoft.PowerShell.Commands;

/// <summary>What -PathType of Test-Path asks for.</summary>
public enum TestPathType
{
    Any,
    Container,
    Leaf,
}

[Cmdlet(VerbsDiagnostic.Test, "Path", DefaultParameterSetName = "Path")]
[OutputType(typeof(bool))]
public sealed class TestPathCommand : ProviderCommand
{
    private bool literal;

    [Parameter(Position = 0, Mandatory = true, ParameterSetName = "Path", ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [AllowNull]
    [AllowEmptyCollection]
    [AllowEmptyString]
    public string?[]? Path { get; set; }

    [Parameter(Mandatory = true, ParameterSetName = "LiteralPath", ValueFromPipelineByPropertyName = true)]
    [Alias("PSPath", "LP")]
    [AllowNull]
    [AllowEmptyCollection]
    [AllowEmptyString]
    public string?[]? LiteralPath
    {
        get => Path;
        set
        {
            Path = value;
            literal = true;
        }
    }

    [Parameter]
    public string? Filter { get; set; }

    [Parameter]
    public string[]? Include { get; set; }

    [Parameter]
    public string[]? Exclude { get; set; }

    [Parameter]
    [Alias("Type")]
    public TestPathType PathType { get; set; }

    [Parameter]
    public SwitchParameter IsValid { get; set; }

    protected override void ProcessRecord()
    {
        if (Path is null or [])
        {
            var missing = new ArgumentNullException("The provided Path argument was null or an empty collection.");
            WriteError(new ErrorRecord(missing, "NullPathNotPermitted", ErrorCategory.InvalidArgument, Path));
            return;
        }
        foreach (string? path in Path)
        {
            if (path is null)
            {
                var missing = new ArgumentNullException("The provided Path argument was null or an empty collection.");
                WriteError(new ErrorRecord(missing, "NullPathNotPermitted", ErrorCategory.InvalidArgument, path));
                continue;
            }
            WriteObject(!string.IsNullOrWhiteSpace(path) && Holds(path));
        }
    }

    private bool Holds(string path)
    {
        try
        {
            object context = ProviderCalls.Context(this, literal, filter: Filter, include: Include, exclude: Exclude);
            if (IsValid)
            {
                return SessionState.Path.IsValid(path);
            }
            return PathType switch
            {
                TestPathType.Container => (bool)ProviderCalls.Call(InvokeProvider.Item, "IsContainer", path, context)!,
                TestPathType.Leaf => Exists(path, context) && !(bool)ProviderCalls.Call(InvokeProvider.Item, "IsContainer", path, context)!,
                _ => Exists(path, context),
            };
        }
        catch (Exception exception) when (exception is System.Management.Automation.DriveNotFoundException or ProviderNotFoundException or ItemNotFoundException or PSArgumentException)
        {
            return false;
        }
    }

    private bool Exists(string path, object context) => (bool)ProviderCalls.Call(InvokeProvider.Item, "Exists", path, context)!;
}

[Cmdlet(VerbsCommon.Join, "Path")]
[OutputType(typeof(string))]
public sealed class JoinPathCommand : ProviderCommand
{
    [Parameter(Position = 0, Mandatory = true, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("PSPath")]
    public string[] Path { get; set; } = [];

    [Parameter(Position = 1, Mandatory = true, ValueFromPipelineByPropertyName = true)]
    [AllowNull]
    [AllowEmptyString]
    public string?[] ChildPath { get; set; } = [];

    [Parameter(Position = 2, ValueFromPipelineByPropertyName = true, ValueFromRemainingArguments = true)]
    [AllowNull]
    [AllowEmptyString]
    [AllowEmptyCollection]
    public string?[] AdditionalChildPath { get; set; } = [];

    [Parameter]
    public SwitchParameter Resolve { get; set; }

    protected override void ProcessRecord()
    {
        foreach (string path in Path)
        {
            Attempt(() => Join(path));
        }
    }

    private void Join(string path)
    {
        string joined = path;
        foreach (string? child in ChildPath.Concat(AdditionalChildPath))
        {
            joined = SessionState.Path.Combine(joined, child ?? "");
        }
        if (Resolve)
        {
            WriteObject(SessionState.Path.GetResolvedPSPathFromPSPath(joined).Select(found => found.Path), enumerateCollection: true);
        }
        else
        {
            WriteObject(joined);
        }
    }
}

[Cmdlet(VerbsCommon.Split, "Path", DefaultParameterSetName = "ParentSet")]
[OutputType(typeof(string), typeof(bool))]
public sealed class SplitPathCommand : ProviderCommand
{
    [Parameter(Position = 0, Mandatory = true, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    public string[] Path { get; set; } = [];

    [Parameter(ParameterSetName = "ParentSet")]
    public SwitchParameter Parent { get; set; }

    [Parameter(Mandatory = true, ParameterSetName = "LeafSet")]
    public SwitchParameter Leaf { get; set; }

    [Parameter(Mandatory = true, ParameterSetName = "LeafBaseSet")]
    public SwitchParameter LeafBase { get; set; }

    [Parameter(Mandatory = true, ParameterSetName = "ExtensionSet")]
    public SwitchParameter Extension { get; set; }

    [Parameter(Mandatory = true, ParameterSetName = "IsAbsoluteSet")]
    public SwitchParameter IsAbsolute { get; set; }

    protected override void ProcessRecord()
    {
        foreach (string path in Path)
        {
            Attempt(() => WriteObject(Part(path)));
        }
    }

    private object Part(string path)
    {
        string leaf = Leaf || LeafBase || Extension ? SessionState.Path.ParseChildName(path) : "";
        return ParameterSetName switch
        {
            "LeafSet" => leaf,
            "LeafBaseSet" => System.IO.Path.GetFileNameWithoutExtension(leaf),
            "ExtensionSet" => System.IO.Path.GetExtension(leaf),
            "IsAbsoluteSet" => SessionState.Path.IsPSAbsolute(path, out _),
            _ => SessionState.Path.ParseParent(path, ""),
        };
    }
}
