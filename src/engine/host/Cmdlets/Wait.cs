using System.Management.Automation;
using Purgebook.Bridge;

namespace Microsoft.PowerShell.Commands;

[Cmdlet(VerbsLifecycle.Start, "Sleep", DefaultParameterSetName = "Seconds")]
public sealed class StartSleepCommand : PSCmdlet, IDisposable
{
    private readonly ManualResetEvent stopped = new(initialState: false);

    [Parameter(Position = 0, Mandatory = true, ParameterSetName = "Seconds", ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [ValidateRange(0.0, int.MaxValue / 1000)]
    public double Seconds { get; set; }

    [Parameter(Mandatory = true, ParameterSetName = "Milliseconds", ValueFromPipelineByPropertyName = true)]
    [ValidateRange(0, int.MaxValue)]
    [Alias("ms")]
    public int Milliseconds { get; set; }

    [Parameter(Mandatory = true, ParameterSetName = "FromTimeSpan")]
    [Alias("ts")]
    public TimeSpan Duration { get; set; }

    public void Dispose() => stopped.Dispose();

    protected override void ProcessRecord()
    {
        TimeSpan pause = ParameterSetName switch
        {
            "Milliseconds" => TimeSpan.FromMilliseconds(Milliseconds),
            "FromTimeSpan" => Duration,
            _ => TimeSpan.FromMilliseconds((int)(Seconds * 1000)),
        };
        if (Clock.IsTenants)
        {
            Clock.Wait(this, pause);
        }
        else if (pause > TimeSpan.Zero)
        {
            stopped.WaitOne(pause);
        }
    }

    protected override void StopProcessing() => stopped.Set();
}

[Cmdlet(VerbsCommon.New, "TimeSpan", DefaultParameterSetName = "Date")]
[OutputType(typeof(TimeSpan))]
public sealed class NewTimeSpanCommand : PSCmdlet
{
    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true, ParameterSetName = "Date")]
    [Alias("LastWriteTime")]
    public DateTime Start { get; set; } = DateTime.Now;

    [Parameter(Position = 1, ValueFromPipelineByPropertyName = true, ParameterSetName = "Date")]
    public DateTime End { get; set; } = DateTime.Now;

    [Parameter(ParameterSetName = "Time")]
    public int Days { get; set; }

    [Parameter(ParameterSetName = "Time")]
    public int Hours { get; set; }

    [Parameter(ParameterSetName = "Time")]
    public int Minutes { get; set; }

    [Parameter(ParameterSetName = "Time")]
    public int Seconds { get; set; }

    [Parameter(ParameterSetName = "Time")]
    public int Milliseconds { get; set; }

    protected override void ProcessRecord() =>
        WriteObject(ParameterSetName == "Date" && Given("Start", "End") ? End - Start : new TimeSpan(Days, Hours, Minutes, Seconds, Milliseconds));

    private bool Given(params string[] names) => names.Any(MyInvocation.BoundParameters.ContainsKey);
}

[Cmdlet(VerbsDiagnostic.Measure, "Command")]
[OutputType(typeof(TimeSpan))]
public sealed class MeasureCommandCommand : PSCmdlet
{
    private readonly System.Diagnostics.Stopwatch watch = new();

    [Parameter(ValueFromPipeline = true)]
    public PSObject? InputObject { get; set; }

    [Parameter(Position = 0, Mandatory = true)]
    public ScriptBlock Expression { get; set; } = ScriptBlock.Create("");

    protected override void ProcessRecord()
    {
        watch.Start();
        // In the caller's scope, as if it stood there.
        InvokeCommand.InvokeScript(useLocalScope: false, Expression, input: InputObject is null ? null : new[] { InputObject });
        watch.Stop();
    }

    protected override void EndProcessing() => WriteObject(watch.Elapsed);
}
