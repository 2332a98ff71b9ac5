using System.Management.Automation;

namespace Microsoft.PowerShell.Commands;

/// <summary>A cmdlet on variables, in a scope.</summary>
public abstract class VariableCommandBase : PSCmdlet
{
    [Parameter]
    public string? Scope { get; set; }

    private protected PSVariable? Find(string name) =>
        Purgebook.Host.EngineInternals.VariableIn(SessionState, name, Scope);

    private protected IEnumerable<PSVariable> Matching(string[] names) => names.SelectMany(name =>
        WildcardPattern.ContainsWildcardCharacters(name)
            ? All().Where(variable => WildcardPattern.Get(name, WildcardOptions.IgnoreCase).IsMatch(variable.Name))
            : Find(name) is { } found ? [found] : Missing(name));

    private protected void Guard(Action change)
    {
        try
        {
            change();
        }
        catch (SessionStateException exception)
        {
            WriteError(new ErrorRecord(exception.ErrorRecord, exception));
        }
    }

    private IEnumerable<PSVariable> All() =>
        InvokeProvider.ChildItem.Get("variable:", recurse: false).Select(item => item.BaseObject).OfType<PSVariable>();

    private IEnumerable<PSVariable> Missing(string name)
    {
        var exception = new ItemNotFoundException($"Cannot find a variable with the name '{name}'.");
        WriteError(new ErrorRecord(exception, "VariableNotFound", ErrorCategory.ObjectNotFound, name));
        return [];
    }
}

[Cmdlet(VerbsCommon.Get, "Variable")]
[OutputType(typeof(PSVariable))]
public sealed class GetVariableCommand : VariableCommandBase
{
    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    public string[] Name { get; set; } = ["*"];

    [Parameter]
    public SwitchParameter ValueOnly { get; set; }

    protected override void ProcessRecord()
    {
        foreach (PSVariable variable in Matching(Name))
        {
            WriteObject(ValueOnly ? variable.Value : variable);
        }
    }
}

[Cmdlet(VerbsCommon.Set, "Variable", SupportsShouldProcess = true)]
public sealed class SetVariableCommand : VariableCommandBase
{
    private readonly List<object?> piped = [];

    [Parameter(Position = 0, Mandatory = true, ValueFromPipelineByPropertyName = true)]
    public string[] Name { get; set; } = [];

    [Parameter(Position = 1, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    public object? Value { get; set; }

    [Parameter]
    public string? Description { get; set; }

    [Parameter]
    public ScopedItemOptions Option { get; set; }

    [Parameter]
    public SwitchParameter Force { get; set; }

    [Parameter]
    public SwitchParameter PassThru { get; set; }

    protected override void ProcessRecord() => piped.Add(Value);

    protected override void EndProcessing()
    {
        object? value = piped.Count > 1 ? piped.ToArray() : piped.FirstOrDefault();
        foreach (string name in Name.Where(name => ShouldProcess($"Name: {name} Value: {value}", "Set variable")))
        {
            Guard(() => Purgebook.Host.EngineInternals.SetVariableIn(SessionState, name, value, Scope, Option, Description, Force));
            if (PassThru)
            {
                WriteObject(Find(name));
            }
        }
    }
}

[Cmdlet(VerbsCommon.New, "Variable", SupportsShouldProcess = true)]
public sealed class NewVariableCommand : VariableCommandBase
{
    [Parameter(Position = 0, Mandatory = true, ValueFromPipelineByPropertyName = true)]
    public string Name { get; set; } = "";

    [Parameter(Position = 1, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    public object? Value { get; set; }

    [Parameter]
    public string? Description { get; set; }

    [Parameter]
    public ScopedItemOptions Option { get; set; }

    [Parameter]
    public SwitchParameter Force { get; set; }

    [Parameter]
    public SwitchParameter PassThru { get; set; }

    protected override void ProcessRecord()
    {
        if (Purgebook.Host.EngineInternals.VariableIn(SessionState, Name, Scope ?? "Local") is not null && !Force)
        {
            string message = $"A variable with name '{Name}' already exists.";
            WriteError(new ErrorRecord(new SessionStateException(message), "VariableAlreadyExists", ErrorCategory.ResourceExists, Name));
            return;
        }
        Guard(() => Purgebook.Host.EngineInternals.SetVariableIn(SessionState, Name, Value, Scope, Option, Description, Force));
        if (PassThru)
        {
            WriteObject(Find(Name));
        }
    }
}

[Cmdlet(VerbsCommon.Remove, "Variable", SupportsShouldProcess = true)]
public sealed class RemoveVariableCommand : VariableCommandBase
{
    [Parameter(Position = 0, Mandatory = true, ValueFromPipelineByPropertyName = true)]
    public string[] Name { get; set; } = [];

    [Parameter]
    public SwitchParameter Force { get; set; }

    protected override void ProcessRecord()
    {
        foreach (PSVariable variable in Matching(Name).ToList())
        {
            Guard(() => Purgebook.Host.EngineInternals.RemoveVariableIn(SessionState, variable, Scope, Force));
        }
    }
}

[Cmdlet(VerbsCommon.Clear, "Variable", SupportsShouldProcess = true)]
public sealed class ClearVariableCommand : VariableCommandBase
{
    [Parameter(Position = 0, Mandatory = true, ValueFromPipelineByPropertyName = true)]
    public string[] Name { get; set; } = [];

    [Parameter]
    public SwitchParameter Force { get; set; }

    protected override void ProcessRecord()
    {
        foreach (PSVariable variable in Matching(Name).ToList())
        {
            Guard(() => variable.Value = null);
        }
    }
}
