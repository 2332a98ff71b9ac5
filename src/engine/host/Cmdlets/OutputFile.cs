using System.Management.Automation;
using System.Text;

namespace Microsoft.PowerShell.Commands;

/// <summary>Opens a file that a cmdlet writes text to.</summary>
internal static class OutputFile
{
    public static StreamWriter Open(PSCmdlet cmdlet, string path, Encoding encoding, bool append, bool noClobber, bool force)
    {
        string file = cmdlet.GetUnresolvedProviderPathFromPSPath(path);
        if (noClobber && !append && File.Exists(file))
        {
            string message = $"The file '{file}' already exists.";
            cmdlet.ThrowTerminatingError(new ErrorRecord(new IOException(message), "NoClobber", ErrorCategory.ResourceExists, file));
        }
        if (force && File.Exists(file))
        {
            File.SetAttributes(file, File.GetAttributes(file) & ~FileAttributes.ReadOnly);
        }
        try
        {
            return new StreamWriter(file, append, encoding);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            cmdlet.ThrowTerminatingError(new ErrorRecord(exception, "FileOpenFailure", ErrorCategory.OpenError, file));
            throw;
        }
    }
}

/// <summary>The names that PowerShell has for encodings, besides those that .NET has.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class TextEncodingAttribute : ArgumentTransformationAttribute
{
    public override object? Transform(EngineIntrinsics engineIntrinsics, object inputData) =>
        (inputData is PSObject wrapped ? wrapped.BaseObject : inputData) switch
        {
            string name => Named(name),
            int codePage => Encoding.GetEncoding(codePage),
            _ => inputData,
        };

    private static Encoding Named(string name) => name.ToLowerInvariant() switch
    {
        "ascii" => Encoding.ASCII,
        "utf8" or "utf8nobom" or "default" => new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
        "utf8bom" => new UTF8Encoding(encoderShouldEmitUTF8Identifier: true),
        "unicode" or "string" or "unknown" => Encoding.Unicode,
        "bigendianunicode" => Encoding.BigEndianUnicode,
        "utf32" => Encoding.UTF32,
        "bigendianutf32" => new UTF32Encoding(bigEndian: true, byteOrderMark: true),
        "latin1" or "ansi" or "oem" => Encoding.Latin1,
        _ => Encoding.GetEncoding(name),
    };
}
