using System.Globalization;
using System.Management.Automation;

namespace Microsoft.PowerShell.Commands;

[Cmdlet(VerbsCommon.Select, "Object", DefaultParameterSetName = "DefaultParameter")]
public sealed class SelectObjectCommand : PSCmdlet
{
    private readonly Queue<PSObject> held = new();
    private readonly List<PSObject> written = [];
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
            WriteObject(written, enumerateCollection: true);
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
                WriteObject(written, enumerateCollection: true);
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
        }
        else if (!written.Any(earlier => AreSame(earlier, item)))
        {
            written.Add(item);
        }
    }

    private bool AreSame(PSObject first, PSObject second)
    {
        var order = new ValueOrder(!CaseInsensitive, CultureInfo.CurrentCulture);
        if (first.BaseObject is not PSCustomObject || second.BaseObject is not PSCustomObject)
        {
            return order.Equals(first, second);
        }
        List<PSPropertyInfo> one = [.. first.Properties], other = [.. second.Properties];
        return one.Count == other.Count && one.Zip(other).All(pair =>
            string.Equals(pair.First.Name, pair.Second.Name, StringComparison.OrdinalIgnoreCase) && order.Equals(pair.First.Value, pair.Second.Value));
    }
}
