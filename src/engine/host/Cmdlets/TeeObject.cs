using System.Management.Automation;

namespace Microsoft.PowerShell.Commands;

[Cmdlet("Tee", "Object", DefaultParameterSetName = "File")]
public sealed class TeeObjectCommand : PSCmdlet, IDisposable
{
    private readonly List<PSObject> seen = [];
    private SteppablePipeline? file;

    [Parameter(ValueFromPipeline = true)]
    public PSObject? InputObject { get; set; }

    [Parameter(Mandatory = true, Position = 0, ParameterSetName = "File")]
    [Alias("Path")]
    public string FilePath { get; set; } = "";

    [Parameter(Mandatory = true, ParameterSetName = "Variable")]
    public string Variable { get; set; } = "";

    [Parameter]
    public SwitchParameter Append { get; set; }

    public void Dispose() => file?.Dispose();

    protected override void BeginProcessing()
    {
        if (ParameterSetName == "File")
        {
            ScriptBlock script = ScriptBlock.Create("param($FilePath, $Append) Out-File -FilePath $FilePath -Append:$Append");
            file = script.GetSteppablePipeline(CommandOrigin.Internal, [FilePath, (bool)Append]);
            file.Begin(expectInput: true);
        }
    }

    protected override void ProcessRecord()
    {
        if (InputObject is not null)
        {
            seen.Add(InputObject);
        }
        file?.Process(InputObject);
        WriteObject(InputObject);
    }

    protected override void EndProcessing()
    {
        file?.End();
        if (file is null)
        {
            SessionState.PSVariable.Set(Variable, seen.Count == 1 ? seen[0] : seen.ToArray());
        }
    }
}
