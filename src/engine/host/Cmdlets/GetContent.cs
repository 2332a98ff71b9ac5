using System.Collections;
using System.Collections.ObjectModel;
using System.Management.Automation;
using System.Management.Automation.Provider;
using Purgebook.Host;

namespace Microsoft.PowerShell.Commands;

[Cmdlet(VerbsCommon.Get, "Content", DefaultParameterSetName = "Path")]
public sealed class GetContentCommand : FilteredPathCommand, IDynamicParameters
{
    private object? dynamicParameters;

    [Parameter(ValueFromPipelineByPropertyName = true)]
    public long ReadCount { get; set; } = 1;

    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ValidateRange(0L, long.MaxValue)]
    [Alias("First", "Head")]
    public long TotalCount { get; set; } = -1;

    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ValidateRange(0, int.MaxValue)]
    [Alias("Last")]
    public int Tail { get; set; } = -1;

    public object? GetDynamicParameters()
    {
        try
        {
            string path = Path.Length > 0 ? Path[0] : ".";
            dynamicParameters = ProviderCalls.Call(InvokeProvider.Content, "GetContentReaderDynamicParameters", path, Context());
        }
        catch (RuntimeException)
        {
            // The call itself says what is wrong with the path.
        }
        return dynamicParameters;
    }

    protected override void ProcessRecord()
    {
        if (TotalCount >= 0 && Tail >= 0)
        {
            var conflict = new PSInvalidOperationException("The parameters TotalCount and Tail cannot be used together. Please specify only one parameter.");
            ThrowTerminatingError(new ErrorRecord(conflict, "TailAndHeadCannotCoexist", ErrorCategory.InvalidOperation, null));
        }
        foreach (string path in Path)
        {
            Attempt(() => ReadAll(path));
        }
    }

    private void ReadAll(string path)
    {
        object context = Context(dynamicParameters);
        var items = (Collection<PathInfo>)ProviderCalls.Call(SessionState.Path, "GetResolvedPSPathFromPSPath", path, context)!;
        if (items.Count == 0 && WildcardPattern.ContainsWildcardCharacters(path))
        {
            string message = $"An object at the specified path {path} does not exist, or has been filtered by the -Include or -Exclude parameter.";
            WriteError(new ErrorRecord(new ItemNotFoundException(message), "ItemNotFound", ErrorCategory.ObjectNotFound, path));
        }
        foreach (PathInfo item in items)
        {
            object read = ProviderCalls.Context(this, literal: true, Force, dynamicParameters);
            foreach (IContentReader reader in (Collection<IContentReader>)ProviderCalls.Call(InvokeProvider.Content, "GetReader", item.Path, read)!)
            {
                using (reader)
                {
                    Read(reader, item);
                }
            }
        }
    }

    private void Read(IContentReader reader, PathInfo item)
    {
        if (Tail >= 0)
        {
            var last = new Queue<object>();
            foreach (object line in Blocks(reader, 1, long.MaxValue).SelectMany(block => block.Cast<object>()))
            {
                last.Enqueue(line);
                if (last.Count > Tail)
                {
                    last.Dequeue();
                }
            }
            WriteBlocks([.. last.Select(line => new[] { line })], item);
            return;
        }
        WriteBlocks(Blocks(reader, ReadCount, TotalCount < 0 ? long.MaxValue : TotalCount), item);
    }

    private void WriteBlocks(IEnumerable<IList> blocks, PathInfo item)
    {
        long count = 0;
        foreach (IList block in blocks)
        {
            count += block.Count;
            WriteObject(Marked(block.Count == 1 && ReadCount == 1 ? block[0]! : block.Cast<object>().ToArray(), item, count));
        }
    }

    private static IEnumerable<IList> Blocks(IContentReader reader, long size, long most)
    {
        for (long left = most; left > 0;)
        {
            IList block = reader.Read(size <= 0 ? (most == long.MaxValue ? 0 : left) : Math.Min(size, left));
            if (block is null || block.Count == 0)
            {
                yield break;
            }
            left -= block.Count;
            yield return block;
        }
    }

    /// <summary>Every line says where it is from, as the provider's own objects do.</summary>
    private static PSObject Marked(object content, PathInfo item, long count)
    {
        var marked = new PSObject(content);
        string parent = System.IO.Path.GetDirectoryName(item.ProviderPath) ?? "";
        string provider = $"{item.Provider.ModuleName}\\{item.Provider.Name}";
        Add("PSPath", $"{provider}::{item.ProviderPath}");
        Add("PSParentPath", $"{provider}::{parent}");
        Add("PSChildName", System.IO.Path.GetFileName(item.ProviderPath));
        if (item.Drive is not null)
        {
            Add("PSDrive", item.Drive);
        }
        Add("PSProvider", item.Provider);
        Add("ReadCount", count);
        return marked;

        void Add(string name, object value) => marked.Properties.Add(new PSNoteProperty(name, value), preValidated: true);
    }
}
