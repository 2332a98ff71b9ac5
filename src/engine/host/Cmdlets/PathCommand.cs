using System.Management.Automation;
using Purgebook.Host;

namespace Microsoft.PowerShell.Commands;

/// <summary>What the cmdlets on items of providers have in common.</summary>
public abstract class ProviderCommand : PSCmdlet
{
    /// <summary>Runs a provider call; an error that it throws is written, and the next path has its turn.</summary>
    private protected void Attempt(Action call)
    {
        try
        {
            call();
        }
        catch (Exception exception) when (exception is PSNotSupportedException or System.Management.Automation.DriveNotFoundException or ProviderNotFoundException
            or ItemNotFoundException or PSArgumentException)
        {
            WriteError(new ErrorRecord(((IContainsErrorRecord)exception).ErrorRecord, exception));
        }
    }
}

/// <summary>A cmdlet on the items that -Path, with wildcards, or -LiteralPath names.</summary>
public abstract class PathCommand : ProviderCommand
{
    [Parameter(Position = 0, Mandatory = true, ParameterSetName = "Path", ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    public string[] Path { get; set; } = [];

    [Parameter(Mandatory = true, ParameterSetName = "LiteralPath", ValueFromPipelineByPropertyName = true)]
    [Alias("PSPath", "LP")]
    public string[] LiteralPath
    {
        get => Path;
        set
        {
            Path = value;
            Literal = true;
        }
    }

    private protected bool Literal { get; private set; }
}

/// <summary>A cmdlet on items that can be narrowed down.</summary>
public abstract class FilteredPathCommand : PathCommand
{
    [Parameter]
    public string? Filter { get; set; }

    [Parameter]
    public string[]? Include { get; set; }

    [Parameter]
    public string[]? Exclude { get; set; }

    [Parameter]
    public SwitchParameter Force { get; set; }

    private protected object Context(object? dynamicParameters = null, bool passThru = true) =>
        ProviderCalls.Context(this, Literal, Force, dynamicParameters, Filter, Include, Exclude, passThru);
}
