using System.Collections;
using System.Collections.ObjectModel;
using System.Globalization;
using System.Management.Automation;

namespace Microsoft.PowerShell.Commands;

/// <summary>What Group-Object -NoElement gives.</summary>
public class GroupInfoNoElement
{
    public int Count { get; internal set; }

    public string Name { get; internal init; } = "";

    public ArrayList Values { get; internal init; } = [];
}

/// <summary>What Group-Object gives.</summary>
public sealed class GroupInfo : GroupInfoNoElement
{
    public Collection<PSObject> Group { get; } = [];
}

[Cmdlet(VerbsData.Group, "Object", DefaultParameterSetName = "HashTable")]
[OutputType(typeof(Hashtable), typeof(GroupInfo))]
public sealed class GroupObjectCommand : PSCmdlet
{
    private readonly List<(object?[] Keys, List<PSObject> Items)> groups = [];
    private List<PropertyArgument> properties = [];
    private ValueOrder order = null!;

    [Parameter(ValueFromPipeline = true)]
    public PSObject? InputObject { get; set; }

    [Parameter(Position = 0)]
    public object[]? Property { get; set; }

    [Parameter]
    public SwitchParameter NoElement { get; set; }

    [Parameter(ParameterSetName = "HashTable")]
    [Alias("AHT")]
    public SwitchParameter AsHashTable { get; set; }

    [Parameter(ParameterSetName = "HashTable")]
    public SwitchParameter AsString { get; set; }

    [Parameter]
    public string Culture { get; set; } = "";

    [Parameter]
    public SwitchParameter CaseSensitive { get; set; }

    protected override void BeginProcessing()
    {
        properties = PropertyArgument.Parse(this, Property);
        order = new ValueOrder(CaseSensitive, Culture.Length > 0 ? CultureInfo.GetCultureInfo(Culture) : CultureInfo.CurrentCulture);
    }

    protected override void ProcessRecord()
    {
        if (InputObject is null)
        {
            return;
        }
        PSObject item = InputObject;
        object?[] keys = properties.Count == 0 ? [item] : [.. properties.Select(property => property.Value(item))];
        (object?[] Keys, List<PSObject> Items) group = groups.Find(group => group.Keys.SequenceEqual(keys, order));
        if (group.Items is null)
        {
            groups.Add((keys, [item]));
        }
        else
        {
            group.Items.Add(item);
        }
    }

    protected override void EndProcessing()
    {
        if (AsHashTable)
        {
            WriteTable();
            return;
        }
        foreach ((object?[] keys, List<PSObject> items) in groups.OrderBy(group => group.Keys, new KeysOrder(order)))
        {
            string name = string.Join(", ", keys.Select(Text));
            GroupInfoNoElement info = NoElement ? new GroupInfoNoElement { Name = name, Values = [.. keys] } : new GroupInfo { Name = name, Values = [.. keys] };
            info.Count = items.Count;
            items.ForEach(item => (info as GroupInfo)?.Group.Add(item));
            WriteObject(info);
        }
    }

    private void WriteTable()
    {
        if (groups.Count == 0)
        {
            return;
        }
        var table = new Hashtable(CaseSensitive ? StringComparer.CurrentCulture : StringComparer.CurrentCultureIgnoreCase);
        foreach ((object?[] keys, List<PSObject> items) in groups)
        {
            object key = AsString || keys.Length > 1 ? string.Join(", ", keys.Select(Text)) : Bare(keys[0]) ?? "";
            table[key] = new Collection<PSObject>(items);
        }
        WriteObject(table);
    }

    private static object? Bare(object? value) => value is PSObject wrapped ? wrapped.BaseObject : value;

    private static string Text(object? value) => LanguagePrimitives.ConvertTo<string>(value) ?? "";

    private sealed class KeysOrder(ValueOrder order) : IComparer<object?[]>
    {
        public int Compare(object?[]? one, object?[]? other) =>
            one!.Zip(other!).Select(pair => order.Compare(pair.First, pair.Second)).FirstOrDefault(result => result != 0);
    }
}
