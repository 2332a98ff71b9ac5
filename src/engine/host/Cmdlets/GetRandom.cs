using System.Management.Automation;

namespace Microsoft.PowerShell.Commands;

[Cmdlet(VerbsCommon.Get, "Random", DefaultParameterSetName = "RandomNumberParameterSet")]
[OutputType(typeof(int), typeof(long), typeof(double))]
public sealed class GetRandomCommand : PSCmdlet
{
    /// <summary>A seed holds for the rest of the session.</summary>
    private static Random generator = new();

    private readonly List<object?> items = [];

    [Parameter]
    public int? SetSeed { get; set; }

    [Parameter(ParameterSetName = "RandomNumberParameterSet", Position = 0)]
    public object? Maximum { get; set; }

    [Parameter(ParameterSetName = "RandomNumberParameterSet")]
    public object? Minimum { get; set; }

    [Parameter(ParameterSetName = "RandomListItemParameterSet", ValueFromPipeline = true, Position = 0, Mandatory = true)]
    [Parameter(ParameterSetName = "ShuffleParameterSet", ValueFromPipeline = true, Position = 0, Mandatory = true)]
    [AllowNull]
    public object?[] InputObject { get; set; } = [];

    [Parameter(ParameterSetName = "RandomNumberParameterSet")]
    [Parameter(ParameterSetName = "RandomListItemParameterSet")]
    [ValidateRange(1, int.MaxValue)]
    public int Count { get; set; } = 1;

    [Parameter(ParameterSetName = "ShuffleParameterSet", Mandatory = true)]
    public SwitchParameter Shuffle { get; set; }

    protected override void BeginProcessing()
    {
        if (SetSeed is int seed)
        {
            generator = new Random(seed);
        }
        if (ParameterSetName == "RandomNumberParameterSet")
        {
            for (int index = 0; index < Count; index++)
            {
                WriteObject(Number());
            }
        }
    }

    protected override void ProcessRecord()
    {
        if (ParameterSetName != "RandomNumberParameterSet")
        {
            items.AddRange(InputObject);
        }
    }

    protected override void EndProcessing()
    {
        int wanted = Shuffle ? items.Count : Math.Min(Count, items.Count);
        for (int index = 0; index < wanted && ParameterSetName != "RandomNumberParameterSet"; index++)
        {
            int chosen = generator.Next(index, items.Count);
            (items[index], items[chosen]) = (items[chosen], items[index]);
            WriteObject(items[index]);
        }
    }

    private object Number()
    {
        object low = Bare(Minimum) ?? 0;
        object high = Bare(Maximum) ?? (low is double ? (object)double.MaxValue : int.MaxValue);
        if (low is double || high is double)
        {
            double from = Convert.ToDouble(low), to = Convert.ToDouble(high);
            Check(from >= to, low, high);
            return from + generator.NextDouble() * (to - from);
        }
        long least = Convert.ToInt64(low), most = Convert.ToInt64(high);
        Check(least >= most, low, high);
        return low is int && high is int ? (object)generator.Next((int)least, (int)most) : generator.NextInt64(least, most);
    }

    private static object? Bare(object? value)
    {
        object? bare = value is PSObject wrapped ? wrapped.BaseObject : value;
        return bare switch
        {
            null or int or long or double => bare,
            float single => (double)single,
            string text => LanguagePrimitives.TryConvertTo(text, out int whole) ? whole : LanguagePrimitives.ConvertTo<double>(text),
            _ => LanguagePrimitives.TryConvertTo(bare, out long number) ? number : LanguagePrimitives.ConvertTo<double>(bare),
        };
    }

    private void Check(bool isWrong, object low, object high)
    {
        if (isWrong)
        {
            var exception = new ArgumentException($"The Minimum value ({low}) cannot be greater than or equal to the Maximum value ({high}).");
            ThrowTerminatingError(new ErrorRecord(exception, "MinGreaterThanOrEqualMax", ErrorCategory.InvalidArgument, null));
        }
    }
}
