using System.Management.Automation;
using System.Management.Automation.Runspaces;
using System.Text.Json;

namespace Purgebook.Bridge;

/// <summary>One run of a script: its own runspace, in which the commands of the service are functions that ask the tenant.</summary>
internal sealed class Run
{
    [ThreadStatic]
    private static Run? current;

    private readonly Connection connection;
    private readonly InitialSessionState state;
    private readonly ManualResetEventSlim over = new();
    private readonly string file;
    private readonly JsonElement parameters;
    private PowerShell? shell;
    private bool isDead;
    private DateTime now;
    private int read;

    public Run(Connection connection, InitialSessionState state, JsonElement asked)
    {
        this.connection = connection;
        this.state = state;
        file = asked.GetProperty("script").GetString()!;
        parameters = asked.GetProperty("parameters").Clone();
        now = asked.GetProperty("now").GetDateTime().ToUniversalTime();
        foreach (JsonProperty function in asked.GetProperty("functions").EnumerateObject())
        {
            state.Commands.Add(new SessionStateFunctionEntry(function.Name, function.Value.GetString()));
        }
    }

    /// <summary>The run that a command is called in; null outside of a rehearsal.</summary>
    public static Run? Current => current;

    /// <summary>The run that a command of the service is called in.</summary>
    public static Run Asked => current ?? throw new InvalidOperationException("Only a rehearsal has a tenant to ask.");

    /// <summary>What the time is: each look takes a millisecond, so that whoever waits for a time by looking comes to an end.</summary>
    public DateTime Look() => now.AddMilliseconds(++read);

    /// <summary>Asks the tenant, and waits for its answer.</summary>
    /// <exception cref="PipelineStoppedException">The run was given up, or there is nobody left to ask.</exception>
    public JsonDocument Ask(Cmdlet caller, string name, object? bound, int line, int? step = null)
    {
        if (isDead)
        {
            throw new PipelineStoppedException();
        }
        int looks = read;
        read = 0;
        connection.Send(json =>
        {
            json.WriteStartObject();
            json.WriteString("call", name);
            json.WriteNumber("line", line);
            if (step is not null)
            {
                json.WriteNumber("step", step.Value);
            }
            json.WriteNumber("passed", looks);
            json.WritePropertyName("parameters");
            Values.Write(json, bound);
            json.WriteEndObject();
        });
        JsonDocument? answer = connection.Receive();
        if (answer is null || answer.RootElement.TryGetProperty("abandon", out _))
        {
            Die(caller);
        }
        now = answer!.RootElement.GetProperty("now").GetDateTime().ToUniversalTime();
        return answer;
    }

    /// <summary>
    /// Ends the script as a process that dies does. The engine itself stops it, so that no catch of its own goes on from here; a finally still runs, but
    /// whatever it asks or says reaches nobody.
    /// </summary>
    private void Die(Cmdlet caller)
    {
        isDead = true;
        shell!.BeginStop(null, null);
        SpinWait.SpinUntil(() => caller.Stopping);
        over.Set();
        throw new PipelineStoppedException();
    }

    /// <summary>Runs the script on a thread of its own, which alone hears what comes over the pipe until the script has ended or is given up.</summary>
    public void UntilItIsOver()
    {
        new Thread(ToItsEnd, 64 << 20) { IsBackground = true, Name = "Run" }.Start();
        over.Wait();
    }

    private void ToItsEnd()
    {
        Exception? failure = null;
        try
        {
            using Runspace runspace = RunspaceFactory.CreateRunspace(state);
            // The script runs on this very thread, which is how a command knows its run.
            runspace.ThreadOptions = PSThreadOptions.UseCurrentThread;
            runspace.Open();
            current = this;
            Runspace.DefaultRunspace = runspace;
            Invoke(runspace);
        }
        catch (Exception exception)
        {
            failure = exception;
        }
        Tell(failure);
        over.Set();
    }

    private void Invoke(Runspace runspace)
    {
        using PowerShell script = PowerShell.Create();
        shell = script;
        shell.Runspace = runspace;
        shell.AddCommand(file, useLocalScope: true);
        foreach (JsonProperty parameter in parameters.EnumerateObject())
        {
            shell.AddParameter(parameter.Name, Values.Read(parameter.Value));
        }
        var output = new PSDataCollection<PSObject>();
        output.DataAdded += (_, added) => Say("output", output[added.Index]);
        shell.Streams.Warning.DataAdded += (_, added) => Say("warning", shell.Streams.Warning[added.Index].Message);
        shell.Streams.Error.DataAdded += (_, added) => Say("error", shell.Streams.Error[added.Index]);
        shell.Invoke(null, output);
    }

    private void Say(string stream, object said) => Send(json =>
    {
        json.WriteStartObject();
        json.WriteString("stream", stream);
        json.WriteString("text", said.ToString());
        json.WriteEndObject();
    });

    private void Tell(Exception? failure) => Send(json =>
    {
        json.WriteStartObject();
        json.WriteBoolean("ended", true);
        if (failure is not null)
        {
            ErrorRecord? record = (failure as IContainsErrorRecord)?.ErrorRecord;
            json.WriteStartObject("failure");
            json.WriteString("code", record?.FullyQualifiedErrorId ?? failure.GetType().Name);
            json.WriteString("message", record?.Exception.Message ?? failure.Message);
            json.WriteNumber("line", record?.InvocationInfo?.ScriptLineNumber ?? 0);
            json.WriteEndObject();
        }
        json.WriteEndObject();
    });

    private void Send(Action<Utf8JsonWriter> write)
    {
        if (!isDead)
        {
            connection.Send(write);
        }
    }
}
