using System.Collections;
using System.Management.Automation;
using System.Text.Json;

namespace Purgebook.Bridge;

/// <summary>Asks the tenant what a command of the service does, and does it for the function that stands in for the command.</summary>
[Cmdlet(VerbsLifecycle.Invoke, "TenantCall")]
public sealed class InvokeTenantCallCommand : PSCmdlet
{
    /// <summary>The function that stands in: its warnings and errors are told as its own.</summary>
    [Parameter(Mandatory = true)]
    public PSCmdlet Caller { get; set; } = null!;

    /// <summary>What PowerShell has bound.</summary>
    [Parameter(Mandatory = true)]
    public object Bound { get; set; } = null!;

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        InvocationInfo called = Caller.MyInvocation;
        using JsonDocument answer = Run.Asked.Ask(this, called.MyCommand.Name, Bound, called.ScriptLineNumber, StepOf(GetVariableValue("run")));
        JsonElement root = answer.RootElement;
        if (root.TryGetProperty("warnings", out JsonElement warnings))
        {
            foreach (JsonElement warning in warnings.EnumerateArray())
            {
                Caller.WriteWarning(warning.GetString());
            }
        }
        if (root.TryGetProperty("objects", out JsonElement objects))
        {
            foreach (JsonElement item in objects.EnumerateArray())
            {
                WriteObject(Values.Read(item));
            }
        }
        if (root.TryGetProperty("error", out JsonElement error))
        {
            // As the module does: it ends the caller only where that said -ErrorAction Stop.
            Caller.WriteError(ErrorOf(error));
        }
    }

    /// <summary>The step that a runbook is at, as it says in $run; null in a script that keeps none.</summary>
    private static int? StepOf(object? kept) =>
        (kept is PSObject wrapped ? wrapped.BaseObject : kept) is IDictionary state ? state["Step"] as int? : null;

    private static ErrorRecord ErrorOf(JsonElement error)
    {
        string message = error.GetProperty("message").GetString()!;
        string id = error.TryGetProperty("id", out JsonElement given) ? given.GetString()! : "ServiceError";
        return new ErrorRecord(new Exception(message), id, ErrorCategory.NotSpecified, null);
    }
}
