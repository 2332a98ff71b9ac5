using System.Collections;
using System.Collections.ObjectModel;
using System.Management.Automation;
using System.Management.Automation.Provider;
using Purgebook.Host;

namespace Microsoft.PowerShell.Commands;

/// <summary>Set-Content and Add-Content: the files are opened once and take everything that the pipeline brings.</summary>
public abstract class WriteContentCommandBase : FilteredPathCommand, IDynamicParameters
{
    private readonly List<IContentWriter> writers = [];
    private object? dynamicParameters;
    private bool opened;

    [Parameter(Mandatory = true, Position = 1, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [AllowNull]
    [AllowEmptyCollection]
    public object[]? Value { get; set; }

    [Parameter]
    public SwitchParameter PassThru { get; set; }

    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Credential]
    public PSCredential? Credential { get; set; }

    private protected abstract string Operation { get; }

    public object? GetDynamicParameters()
    {
        try
        {
            string path = Path.Length > 0 ? Path[0] : ".";
            dynamicParameters = ProviderCalls.Call(InvokeProvider.Content, "GetContentWriterDynamicParameters", path, Context());
        }
        catch (RuntimeException)
        {
            // The call itself says what is wrong with the path.
        }
        return dynamicParameters;
    }

    protected override void ProcessRecord()
    {
        if (!opened)
        {
            opened = true;
            foreach (string path in Path)
            {
                Attempt(() => Open(path));
            }
        }
        IList values = Value ?? [];
        foreach (IContentWriter writer in writers)
        {
            writer.Write(values);
        }
        if (PassThru && writers.Count > 0)
        {
            WriteObject(Value, enumerateCollection: true);
        }
    }

    protected override void EndProcessing()
    {
        foreach (IContentWriter writer in writers)
        {
            writer.Close();
            writer.Dispose();
        }
        writers.Clear();
    }

    /// <summary>What is done to a file before anything is written.</summary>
    private protected abstract void Prepare(string path, object context);

    private protected abstract void Place(IContentWriter writer);

    private void Open(string path)
    {
        foreach (string target in Targets(path))
        {
            if (ShouldProcess(target, Operation))
            {
                object context = ProviderCalls.Context(this, literal: true, Force, dynamicParameters);
                Prepare(target, context);
                foreach (IContentWriter writer in (Collection<IContentWriter>)ProviderCalls.Call(InvokeProvider.Content, "GetWriter", target, context)!)
                {
                    Place(writer);
                    writers.Add(writer);
                }
            }
        }
    }

    /// <summary>What exists under that name; or, of a plain name, what shall.</summary>
    private IEnumerable<string> Targets(string path)
    {
        if (!Literal && WildcardPattern.ContainsWildcardCharacters(path))
        {
            return ((IEnumerable<PathInfo>)ProviderCalls.Call(SessionState.Path, "GetResolvedPSPathFromPSPath", path, Context())!)
                .Select(info => info.ProviderPath);
        }
        string target = SessionState.Path.GetUnresolvedProviderPathFromPSPath(path, out ProviderInfo provider, out PSDriveInfo _);
        return [provider.Name == "FileSystem" ? target : path];
    }
}

[Cmdlet(VerbsCommon.Set, "Content", DefaultParameterSetName = "Path", SupportsShouldProcess = true)]
public sealed class SetContentCommand : WriteContentCommandBase
{
    private protected override string Operation => "Set Content";

    private protected override void Prepare(string path, object context)
    {
        if (InvokeProvider.Item.Exists(path, Force, literalPath: true))
        {
            ProviderCalls.Call(InvokeProvider.Content, "Clear", path, ProviderCalls.Context(this, literal: true, Force, passThru: false));
        }
    }

    private protected override void Place(IContentWriter writer)
    {
    }
}

[Cmdlet(VerbsCommon.Add, "Content", DefaultParameterSetName = "Path", SupportsShouldProcess = true)]
public sealed class AddContentCommand : WriteContentCommandBase
{
    private protected override string Operation => "Add Content";

    private protected override void Prepare(string path, object context)
    {
    }

    private protected override void Place(IContentWriter writer) => writer.Seek(0, SeekOrigin.End);
}

[Cmdlet(VerbsCommon.Clear, "Content", DefaultParameterSetName = "Path", SupportsShouldProcess = true)]
public sealed class ClearContentCommand : FilteredPathCommand
{
    protected override void ProcessRecord()
    {
        foreach (string path in Path)
        {
            Attempt(() => ProviderCalls.Call(InvokeProvider.Content, "Clear", path, Context(passThru: false)));
        }
    }
}
