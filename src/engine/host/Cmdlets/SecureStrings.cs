using System.Management.Automation;
using System.Net;
using System.Security;

namespace Microsoft.PowerShell.Commands;

[Cmdlet(VerbsData.ConvertTo, "SecureString", DefaultParameterSetName = "Secure")]
[OutputType(typeof(SecureString))]
public sealed class ConvertToSecureStringCommand : PSCmdlet
{
    [Parameter(Position = 0, ValueFromPipeline = true, Mandatory = true)]
    public string String { get; set; } = "";

    [Parameter(Position = 1, ParameterSetName = "PlainText")]
    public SwitchParameter AsPlainText { get; set; }

    [Parameter(Position = 2, ParameterSetName = "PlainText")]
    public SwitchParameter Force { get; set; }

    protected override void ProcessRecord()
    {
        if (!AsPlainText)
        {
            var exception = new PlatformNotSupportedException("This host keeps no encrypted strings: only -AsPlainText can be converted.");
            ThrowTerminatingError(new ErrorRecord(exception, "ImportSecureString_InvalidArgument", ErrorCategory.InvalidArgument, null));
        }
        WriteObject(new NetworkCredential("", String).SecurePassword);
    }
}

[Cmdlet(VerbsData.ConvertFrom, "SecureString", DefaultParameterSetName = "Secure")]
[OutputType(typeof(string))]
public sealed class ConvertFromSecureStringCommand : PSCmdlet
{
    [Parameter(Position = 0, ValueFromPipeline = true, Mandatory = true)]
    public SecureString SecureString { get; set; } = new();

    [Parameter(ParameterSetName = "AsPlainText")]
    public SwitchParameter AsPlainText { get; set; }

    protected override void ProcessRecord()
    {
        if (!AsPlainText)
        {
            var exception = new PlatformNotSupportedException("This host keeps no encrypted strings: only -AsPlainText can be converted.");
            ThrowTerminatingError(new ErrorRecord(exception, "ExportSecureString_InvalidArgument", ErrorCategory.InvalidArgument, null));
        }
        WriteObject(new NetworkCredential("", SecureString).Password);
    }
}
