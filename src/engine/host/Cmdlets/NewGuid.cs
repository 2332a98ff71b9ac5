using System.Management.Automation;

namespace Microsoft.PowerShell.Commands;

[Cmdlet(VerbsCommon.New, "Guid", DefaultParameterSetName = "Default")]
[OutputType(typeof(Guid))]
public sealed class NewGuidCommand : PSCmdlet
{
    [Parameter(ParameterSetName = "Empty")]
    public SwitchParameter Empty { get; set; }

    [Parameter(Position = 0, ParameterSetName = "InputObject", ValueFromPipeline = true)]
    public string? InputObject { get; set; }

    protected override void ProcessRecord()
    {
        if (InputObject is null)
        {
            WriteObject(Empty ? Guid.Empty : Guid.CreateVersion7());
        }
        else if (Guid.TryParse(InputObject, out Guid guid))
        {
            WriteObject(guid);
        }
        else
        {
            var exception = new FormatException("Unrecognized Guid format.");
            WriteError(new ErrorRecord(exception, "StringNotRecognizedAsGuid", ErrorCategory.InvalidArgument, null));
        }
    }
}
