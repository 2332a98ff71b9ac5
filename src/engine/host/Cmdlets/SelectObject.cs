using System.Globalization;
using System.Management.Automation;

namespace Microsoft.PowerShell.Commands;

[Cmdlet(VerbsCommon.Select, "Object", DefaultParameterSetName = "DefaultParameter")]
public sealed class SelectObjectCommand : PSCmdlet
{
    private readonly Queue<PSObject> held = new();
    private readonly List<Compared> written = [];
    private ValueOrder order = null!;
    private PropertySelection selection = null!;
    private HashSet<int>? wanted;
    private int seen;
    private int given;
    private bool done;

    [Parameter(ValueFromPipeline = true)]
    public PSObject? InputObject { get; set; }

    [Parameter(Position = 0, ParameterSetName = "DefaultParameter")]
    [Parameter(Position = 0, ParameterSetName = "SkipLastParameter")]
    public object[]? Property { get; set; }

    [Parameter(ParameterSetName = "DefaultParameter")]
    [Parameter(ParameterSetName = "SkipLastParameter")]
    public string[]? ExcludeProperty { get; set; }

    [Parameter(ParameterSetName = "DefaultParameter")]
    [Parameter(ParameterSetName = "SkipLastParameter")]
    public string? ExpandProperty { get; set; }

    [Parameter]
    public SwitchParameter Unique { get; set; }

    [Parameter]
    public SwitchParameter CaseInsensitive { get; set; }

    [Parameter(ParameterSetName = "DefaultParameter")]
    [ValidateRange(0, int.MaxValue)]
    public int Last { get; set; }

    [Parameter(ParameterSetName = "DefaultParameter")]
    [ValidateRange(0, int.MaxValue)]
    public int First { get; set; }

    [Parameter(ParameterSetName = "DefaultParameter")]
    [Parameter(ParameterSetName = "SkipLastParameter")]
    [ValidateRange(0, int.MaxValue)]
    public int Skip { get; set; }

    [Parameter(ParameterSetName = "SkipLastParameter")]
    [ValidateRange(0, int.MaxValue)]
    public int SkipLast { get; set; }

    [Parameter]
    public SwitchParameter Wait { get; set; }

    [Parameter(ParameterSetName = "IndexParameter")]
    [ValidateRange(0, int.MaxValue)]
    public int[]? Index { get; set; }

    [Parameter(ParameterSetName = "SkipIndexParameter")]
    [ValidateRange(0, int.MaxValue)]
    public int[]? SkipIndex { get; set; }

    protected override void BeginProcessing()
    {
        order = new ValueOrder(!CaseInsensitive, CultureInfo.CurrentCulture);
        selection = new PropertySelection(this, Property, ExcludeProperty);
        wanted = Index is null ? null : [.. Index];
    }

    protected override void ProcessRecord()
    {
        if (InputObject is null || done)
        {
            return;
        }
        int position = seen++;
        if (wanted is not null || SkipIndex is not null)
        {
            if (wanted?.Contains(position) ?? !SkipIndex!.Contains(position))
            {
                Emit(InputObject);
            }
            return;
        }
        bool hasFirst = MyInvocation.BoundParameters.ContainsKey(nameof(First));
        bool hasLast = MyInvocation.BoundParameters.ContainsKey(nameof(Last));
        if (hasLast && !hasFirst)
        {
            Hold(Last + Skip);
        }
        else if (position < Skip)
        {
            return;
        }
        else if (SkipLast > 0)
        {
            held.Enqueue(InputObject);
            if (held.Count > SkipLast)
            {
                Emit(held.Dequeue());
            }
        }
        else if (!hasFirst || given < First)
        {
            given++;
            Emit(InputObject);
            StopAfterTheFirst(hasFirst && !hasLast);
        }
        else if (hasLast)
        {
            Hold(Last);
        }
        else
        {
            StopAfterTheFirst(hasFirst);
        }
    }

    protected override void EndProcessing()
    {
        bool fromTheEnd = MyInvocation.BoundParameters.ContainsKey(nameof(Last));
        int left = fromTheEnd && !MyInvocation.BoundParameters.ContainsKey(nameof(First)) ? Math.Max(0, held.Count - Skip) : held.Count;
        while (fromTheEnd && left-- > 0)
        {
            Emit(held.Dequeue());
        }
        if (Unique)
        {
            WriteObject(written.Select(compared => compared.Item), enumerateCollection: true);
        }
    }

    private void Hold(int most)
    {
        held.Enqueue(InputObject!);
        if (held.Count > most)
        {
            held.Dequeue();
        }
    }

    /// <summary>Nothing more can be wanted: the commands before this one need not go on.</summary>
    private void StopAfterTheFirst(bool onlyFirst)
    {
        if (onlyFirst && given >= First && !Wait)
        {
            done = true;
            if (Unique)
            {
                WriteObject(written.Select(compared => compared.Item), enumerateCollection: true);
            }
            throw Purgebook.Host.EngineInternals.StopUpstream(this);
        }
    }

    private void Emit(PSObject item)
    {
        foreach (PSObject made in ExpandProperty is null ? [selection.Select(item)] : selection.Expand(item, ExpandProperty))
        {
            Give(made);
        }
    }

    private void Give(PSObject item)
    {
        if (!Unique)
        {
            WriteObject(item);
            return;
        }
        Compared compared = Compared.Of(item);
        if (!written.Exists(earlier => earlier.IsSame(compared, order)))
        {
            written.Add(compared);
        }
    }

    /// <summary>What is compared of an object: its properties where it has nothing else, else the object.</summary>
    private sealed record Compared(PSObject Item, (string Name, object? Value)[]? Properties)
    {
        public static Compared Of(PSObject item) => new(
            item, item.BaseObject is PSCustomObject ? [.. item.Properties.Select(property => (property.Name, property.Value))] : null);

        public bool IsSame(Compared other, ValueOrder order) => Properties is null || other.Properties is null
            ? order.Equals(Item, other.Item)
            : Properties.Length == other.Properties.Length && Properties.Zip(other.Properties).All(pair =>
                string.Equals(pair.First.Name, pair.Second.Name, StringComparison.OrdinalIgnoreCase) && order.Equals(pair.First.Value, pair.Second.Value));
    }
}
