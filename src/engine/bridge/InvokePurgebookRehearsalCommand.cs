using System.Management.Automation;
using System.Management.Automation.Runspaces;
using System.Text.Json;

namespace Purgebook.Bridge;

/// <summary>
/// Runs scripts, one after the other, for who is at the other end of a pipe and is the tenant: {"run":{...}} starts one, {"describe":"<path>"} asks for
/// the head of one. Until a run has ended, each line answers its last question, but {"abandon":true}, which gives it up where it stands.
/// </summary>
[Cmdlet(VerbsLifecycle.Invoke, "PurgebookRehearsal")]
public sealed class InvokePurgebookRehearsalCommand : PSCmdlet
{
    /// <summary>The name of the pipe, or where there are no names, the path of its socket.</summary>
    [Parameter(Mandatory = true)]
    public string Pipe { get; set; } = "";

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        using var connection = new Connection(Pipe);
        connection.Send(json =>
        {
            json.WriteStartObject();
            json.WriteString("version", Convert.ToString(SessionState.PSVariable.GetValue("PSVersionTable") is System.Collections.Hashtable table ? table["PSVersion"] : null));
            json.WriteEndObject();
        });
        while (connection.Receive() is JsonDocument message)
        {
            if (message.RootElement.TryGetProperty("run", out JsonElement asked))
            {
                new Run(connection, StartState(), asked).UntilItIsOver();
            }
            else if (message.RootElement.TryGetProperty("describe", out JsonElement file))
            {
                Describe(connection, file.GetString()!);
            }
        }
    }

    private void Describe(Connection connection, string file)
    {
        var script = (ExternalScriptInfo)InvokeCommand.GetCommand(file, CommandTypes.ExternalScript);
        connection.Send(json =>
        {
            json.WriteStartObject();
            ScriptHead.Write(json, script);
            json.WriteEndObject();
        });
    }

    /// <summary>What this engine starts with, and the command that asks the tenant.</summary>
    private static InitialSessionState StartState()
    {
        InitialSessionState state = Runspace.DefaultRunspace.InitialSessionState.Clone();
        state.Commands.Add(new SessionStateCmdletEntry("Invoke-TenantCall", typeof(InvokeTenantCallCommand), null));
        return state;
    }
}
