using System.Management.Automation;

namespace Microsoft.PowerShell.Commands;

[Cmdlet(VerbsLifecycle.Invoke, "Expression")]
public sealed class InvokeExpressionCommand : PSCmdlet
{
    [Parameter(Position = 0, Mandatory = true, ValueFromPipeline = true)]
    public string Command { get; set; } = "";

    protected override void ProcessRecord()
    {
        // In the caller's scope, as if it stood there.
        ScriptBlock script = InvokeCommand.NewScriptBlock(Command);
        WriteObject(InvokeCommand.InvokeScript(useLocalScope: false, script, input: null), enumerateCollection: true);
    }
}
