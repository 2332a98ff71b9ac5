using System.Globalization;
using System.Management.Automation;

namespace Microsoft.PowerShell.Commands;

[Cmdlet("Sort", "Object", DefaultParameterSetName = "Default")]
public sealed class SortObjectCommand : PSCmdlet
{
    private readonly List<PSObject> items = [];

    [Parameter(ValueFromPipeline = true)]
    public PSObject? InputObject { get; set; }

    [Parameter(Position = 0)]
    public object[]? Property { get; set; }

    [Parameter]
    public string Culture { get; set; } = "";

    [Parameter]
    public SwitchParameter CaseSensitive { get; set; }

    [Parameter]
    public SwitchParameter Descending { get; set; }

    [Parameter]
    public SwitchParameter Unique { get; set; }

    [Parameter(ParameterSetName = "Default")]
    public SwitchParameter Stable { get; set; }

    [Parameter(ParameterSetName = "Top", Mandatory = true)]
    [ValidateRange(1, int.MaxValue)]
    public int Top { get; set; }

    [Parameter(ParameterSetName = "Bottom", Mandatory = true)]
    [ValidateRange(1, int.MaxValue)]
    public int Bottom { get; set; }

    protected override void ProcessRecord()
    {
        if (InputObject is not null)
        {
            items.Add(InputObject);
        }
    }

    protected override void EndProcessing()
    {
        List<PropertyArgument> properties = PropertyArgument.Parse(this, Property);
        var order = new ValueOrder(CaseSensitive, Culture.Length > 0 ? CultureInfo.GetCultureInfo(Culture) : CultureInfo.CurrentCulture);
        List<Keyed> keyed = [.. items.Select(item => new Keyed(item, KeysOf(item, properties)))];
        keyed = Sorted(keyed, properties, order);
        if (Unique)
        {
            keyed = [.. keyed.Where((item, index) => index == 0 || Compare(keyed[index - 1], item, properties, order) != 0)];
        }
        IEnumerable<Keyed> chosen = Top > 0 ? keyed.Take(Top) : Bottom > 0 ? keyed.TakeLast(Bottom) : keyed;
        WriteObject(chosen.Select(item => item.Item), enumerateCollection: true);
    }

    /// <summary>Equal ones stay in their order, but for -Unique, where PowerShell sorts otherwise and so keeps another one of them.</summary>
    private List<Keyed> Sorted(List<Keyed> keyed, List<PropertyArgument> properties, ValueOrder order)
    {
        var comparer = Comparer<Keyed>.Create((one, other) => Compare(one, other, properties, order));
        if (Unique && !Stable)
        {
            keyed.Sort(comparer);
            return keyed;
        }
        return [.. keyed.Order(comparer)];
    }

    private static object?[] KeysOf(PSObject item, List<PropertyArgument> properties) =>
        properties.Count == 0 ? [item] : [.. properties.Select(property => property.Value(item))];

    private int Compare(Keyed one, Keyed other, List<PropertyArgument> properties, ValueOrder order)
    {
        for (int index = 0; index < one.Keys.Length; index++)
        {
            int result = order.Compare(one.Keys[index], other.Keys[index]);
            if (result != 0)
            {
                bool descending = properties.Count > 0 && properties[index].Descending is bool own ? own : Descending;
                return descending ? -result : result;
            }
        }
        return 0;
    }

    private sealed record Keyed(PSObject Item, object?[] Keys);
}
