using System.Globalization;
using System.Management.Automation;

namespace Microsoft.PowerShell.Commands;

/// <summary>What every kind of measurement has.</summary>
public abstract class MeasureInfo
{
    public string? Property { get; internal init; }
}

/// <summary>Numbers.</summary>
public sealed class GenericMeasureInfo : MeasureInfo
{
    public int Count { get; internal init; }

    public double? Average { get; internal init; }

    public double? Sum { get; internal init; }

    public object? Maximum { get; internal init; }

    public object? Minimum { get; internal init; }

    public double? StandardDeviation { get; internal init; }
}

/// <summary>Text.</summary>
public sealed class TextMeasureInfo : MeasureInfo
{
    public int? Lines { get; internal init; }

    public int? Words { get; internal init; }

    public int? Characters { get; internal init; }
}

[Cmdlet(VerbsDiagnostic.Measure, "Object", DefaultParameterSetName = "GenericMeasure")]
[OutputType(typeof(GenericMeasureInfo), typeof(TextMeasureInfo))]
public sealed class MeasureObjectCommand : PSCmdlet
{
    private readonly Dictionary<string, List<object>> values = new(StringComparer.OrdinalIgnoreCase);
    private readonly ValueOrder order = new(caseSensitive: false, CultureInfo.CurrentCulture);
    private List<PropertyArgument> properties = [];

    [Parameter(ValueFromPipeline = true)]
    public PSObject? InputObject { get; set; }

    [Parameter(Position = 0)]
    public object[]? Property { get; set; }

    [Parameter(ParameterSetName = "GenericMeasure")]
    public SwitchParameter StandardDeviation { get; set; }

    [Parameter(ParameterSetName = "GenericMeasure")]
    public SwitchParameter Sum { get; set; }

    [Parameter(ParameterSetName = "GenericMeasure")]
    public SwitchParameter AllStats { get; set; }

    [Parameter(ParameterSetName = "GenericMeasure")]
    public SwitchParameter Average { get; set; }

    [Parameter(ParameterSetName = "GenericMeasure")]
    public SwitchParameter Maximum { get; set; }

    [Parameter(ParameterSetName = "GenericMeasure")]
    public SwitchParameter Minimum { get; set; }

    [Parameter(ParameterSetName = "TextMeasure")]
    public SwitchParameter Line { get; set; }

    [Parameter(ParameterSetName = "TextMeasure")]
    public SwitchParameter Word { get; set; }

    [Parameter(ParameterSetName = "TextMeasure")]
    public SwitchParameter Character { get; set; }

    [Parameter(ParameterSetName = "TextMeasure")]
    public SwitchParameter IgnoreWhiteSpace { get; set; }

    private bool NeedsNumbers => AllStats || Sum || Average || StandardDeviation;

    protected override void BeginProcessing() => properties = PropertyArgument.Parse(this, Property);

    protected override void ProcessRecord()
    {
        if (InputObject is null)
        {
            return;
        }
        if (properties.Count == 0)
        {
            Take("", InputObject.BaseObject);
        }
        foreach (PSPropertyExpressionResult value in properties.SelectMany(property => property.Values(InputObject)))
        {
            if (value is { Exception: null, Result: not null })
            {
                Take(value.ResolvedExpression.ToString(), value.Result is PSObject wrapped ? wrapped.BaseObject : value.Result);
            }
        }
    }

    protected override void EndProcessing()
    {
        if (properties.Count == 0 && values.Count == 0)
        {
            values.Add("", []);
        }
        foreach ((string name, List<object> taken) in values)
        {
            string? property = name.Length == 0 ? null : name;
            WriteObject(ParameterSetName == "TextMeasure" ? Texts(property, taken) : Numbers(property, taken));
        }
    }

    private void Take(string name, object value)
    {
        if (!values.TryGetValue(name, out List<object>? taken))
        {
            values.Add(name, taken = []);
        }
        if (NeedsNumbers && ParameterSetName == "GenericMeasure")
        {
            if (!LanguagePrimitives.TryConvertTo(value, out double _))
            {
                var exception = new PSInvalidCastException($"Input object \"{value}\" is not numeric.");
                WriteError(new ErrorRecord(exception, "NonNumericInputObject", ErrorCategory.InvalidType, value));
                return;
            }
        }
        taken.Add(value);
    }

    private GenericMeasureInfo Numbers(string? property, List<object> taken)
    {
        List<double> numbers = NeedsNumbers ? [.. taken.Select(LanguagePrimitives.ConvertTo<double>)] : [];
        double mean = numbers.Count > 0 ? numbers.Average() : 0;
        return new GenericMeasureInfo
        {
            Property = property,
            Count = taken.Count,
            Sum = (AllStats || Sum) && taken.Count > 0 ? numbers.Sum() : null,
            Average = (AllStats || Average) && taken.Count > 0 ? mean : null,
            StandardDeviation = (AllStats || StandardDeviation) && taken.Count > 0
                ? Math.Sqrt(numbers.Sum(number => (number - mean) * (number - mean)) / Math.Max(1, numbers.Count - 1))
                : null,
            Maximum = AllStats || Maximum ? Extreme(taken.Max(order)) : null,
            Minimum = AllStats || Minimum ? Extreme(taken.Min(order)) : null,
        };
    }

    /// <summary>Numbers are compared, and given, as numbers of one kind.</summary>
    private static object? Extreme(object? value) =>
        value is IConvertible and not (string or DateTime or char or bool or Enum) ? Convert.ToDouble(value, null) : value;

    private TextMeasureInfo Texts(string? property, List<object> taken)
    {
        List<string> texts = [.. taken.Select(value => LanguagePrimitives.ConvertTo<string>(value))];
        return new TextMeasureInfo
        {
            Property = property,
            Lines = Line ? texts.Sum(text => text.Length == 0 ? 0 : text.TrimEnd('\n').Count(character => character == '\n') + 1) : null,
            Words = Word ? texts.Sum(text => text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Length) : null,
            Characters = Character ? texts.Sum(text => IgnoreWhiteSpace ? text.Count(character => !char.IsWhiteSpace(character)) : text.Length) : null,
        };
    }
}
