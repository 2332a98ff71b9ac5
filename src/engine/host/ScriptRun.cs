using System.Management.Automation;
using System.Management.Automation.Runspaces;

namespace Purgebook.Host;

/// <summary>Runs one script file as <c>pwsh -File</c> does: dot-sourced in the global scope, its output formatted by Out-Default.</summary>
internal static class ScriptRun
{
    private const int Failed = 1;

    public static int Run(string path, IEnumerable<CommandParameter> arguments, StandardInput input)
    {
        string file = Path.GetFullPath(path);
        if (!File.Exists(file))
        {
            Console.Error.WriteLine($"The argument '{path}' is not recognized as the name of a script file.");
            return CommandLine.WrongUsage;
        }
        // What is written to a pipe has no colours.
        PSStyle.Instance.OutputRendering = OutputRendering.PlainText;
        EngineInternals.KeepNoLog();
        var host = new ScriptHost();
        using Runspace runspace = RunspaceFactory.CreateRunspace(host, StartState.Create());
        runspace.ThreadOptions = PSThreadOptions.ReuseThread;
        runspace.Open();
        Runspace.DefaultRunspace = runspace;
        EngineInternals.LetExitLeaveTheHost(runspace);
        Exception? failure = Invoke(runspace, Script(file, arguments), input);
        if (failure is not null)
        {
            Report(runspace, host, failure);
        }
        host.Flush();
        return host.ExitCode ?? (failure is null ? 0 : Failed);
    }

    private static Command Script(string file, IEnumerable<CommandParameter> arguments)
    {
        var script = new Command(file, isScript: false, useLocalScope: false);
        foreach (CommandParameter argument in arguments)
        {
            script.Parameters.Add(argument);
        }
        return script;
    }

    /// <summary>The exception that ended the pipeline, if one did.</summary>
    private static Exception? Invoke(Runspace runspace, Command command, StandardInput? input)
    {
        using Pipeline pipeline = runspace.CreatePipeline();
        command.MergeMyResults(PipelineResultTypes.Error, PipelineResultTypes.Output);
        pipeline.Commands.Add(command);
        pipeline.Commands.Add(new Command("Out-Default", isScript: false, useLocalScope: true));
        using var ended = new ManualResetEventSlim();
        pipeline.StateChanged += (_, change) =>
        {
            if (change.PipelineStateInfo.State is PipelineState.Completed or PipelineState.Failed or PipelineState.Stopped)
            {
                ended.Set();
            }
        };
        if (input is null || input.IsEmpty)
        {
            // A pipeline whose input ended before it began runs each process block once; one that ends later, for each line.
            pipeline.Input.Close();
        }
        pipeline.InvokeAsync();
        input?.PumpInto(pipeline.Input);
        ended.Wait();
        return pipeline.PipelineStateInfo.Reason;
    }

    private static void Report(Runspace runspace, ScriptHost host, Exception failure)
    {
        ErrorRecord error = failure is IContainsErrorRecord contained
            ? contained.ErrorRecord
            : new ErrorRecord(failure, "ConsoleHost.ReportException", ErrorCategory.NotSpecified, null);
        var shown = new PSObject(error);
        EngineInternals.MarkAsError(shown);
        var show = new Command("param($Shown) $Shown", isScript: true, useLocalScope: true);
        show.Parameters.Add("Shown", shown);
        Exception? unshown = Invoke(runspace, show, null);
        if (unshown is not null)
        {
            host.UI.WriteErrorLine(failure.Message);
        }
    }
}
