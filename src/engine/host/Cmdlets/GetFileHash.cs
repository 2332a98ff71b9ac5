using System.Management.Automation;
using System.Security.Cryptography;

namespace Microsoft.PowerShell.Commands;

/// <summary>What Get-FileHash gives.</summary>
public sealed class FileHashInfo
{
    public string Algorithm { get; set; } = "";

    public string Hash { get; set; } = "";

    public string? Path { get; set; }
}

[Cmdlet(VerbsCommon.Get, "FileHash", DefaultParameterSetName = "Path")]
[OutputType(typeof(FileHashInfo))]
public sealed class GetFileHashCommand : PSCmdlet
{
    [Parameter(Mandatory = true, ParameterSetName = "Path", Position = 0, ValueFromPipelineByPropertyName = true)]
    public string[] Path { get; set; } = [];

    [Parameter(Mandatory = true, ParameterSetName = "LiteralPath", ValueFromPipelineByPropertyName = true)]
    [Alias("PSPath", "LP")]
    public string[] LiteralPath { get; set; } = [];

    [Parameter(Mandatory = true, ParameterSetName = "Stream", Position = 0)]
    public Stream? InputStream { get; set; }

    [Parameter(Position = 1)]
    [ValidateSet("SHA1", "SHA256", "SHA384", "SHA512", "MD5")]
    public string Algorithm { get; set; } = "SHA256";

    protected override void ProcessRecord()
    {
        if (InputStream is not null)
        {
            Write(InputStream, null);
            return;
        }
        foreach (string path in ParameterSetName == "Path" ? Path.SelectMany(Resolved) : LiteralPath.Select(GetUnresolvedProviderPathFromPSPath))
        {
            HashOf(path);
        }
    }

    private IEnumerable<string> Resolved(string path)
    {
        try
        {
            return GetResolvedProviderPathFromPSPath(path, out _);
        }
        catch (ItemNotFoundException)
        {
            return [GetUnresolvedProviderPathFromPSPath(path)];
        }
    }

    private void HashOf(string path)
    {
        try
        {
            using FileStream file = File.OpenRead(path);
            Write(file, path);
        }
        catch (FileNotFoundException exception)
        {
            WriteError(new ErrorRecord(exception, "FileNotFound", ErrorCategory.ObjectNotFound, path));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            WriteError(new ErrorRecord(exception, "FileReadError", ErrorCategory.ReadError, path));
        }
    }

    private void Write(Stream stream, string? path)
    {
        var name = new HashAlgorithmName(Algorithm.ToUpperInvariant());
        byte[] hash = CryptographicOperations.HashData(name, stream);
        WriteObject(new FileHashInfo { Algorithm = name.Name!, Hash = Convert.ToHexString(hash), Path = path });
    }
}
