using System.Collections;
using System.Globalization;
using System.Management.Automation;
using System.Text;

namespace Microsoft.PowerShell.Commands;

/// <summary>Objects as lines of comma-separated values.</summary>
public abstract class WriteCsvCommandBase : PSCmdlet
{
    /// <summary>Which fields are quoted.</summary>
    public enum QuoteKind
    {
        Never,
        Always,
        AsNeeded,
    }

    [Parameter(Position = 1, ParameterSetName = "Delimiter")]
    [Parameter(Position = 1, ParameterSetName = "DelimiterPath")]
    [Parameter(Position = 1, ParameterSetName = "DelimiterLiteralPath")]
    public char Delimiter { get; set; } = ',';

    [Parameter]
    public SwitchParameter UseCulture { get; set; }

    [Parameter]
    public SwitchParameter IncludeTypeInformation { get; set; }

    [Parameter]
    public SwitchParameter NoTypeInformation { get; set; }

    [Parameter]
    public string[]? QuoteFields { get; set; }

    [Parameter]
    public QuoteKind UseQuotes { get; set; } = QuoteKind.Always;

    [Parameter]
    public SwitchParameter NoHeader { get; set; }

    private protected string[]? Columns { get; set; }

    private protected char Separator => UseCulture ? CultureInfo.CurrentCulture.TextInfo.ListSeparator[0] : Delimiter;

    private protected IEnumerable<string> Lines(PSObject item)
    {
        if (Columns is null)
        {
            Columns = Names(item);
            if (IncludeTypeInformation)
            {
                yield return $"#TYPE {item.TypeNames[0]}";
            }
            if (!NoHeader)
            {
                yield return string.Join(Separator, Columns.Select(name => Field(name, name)));
            }
        }
        yield return string.Join(Separator, Columns.Select(name => Field(name, Value(item, name))));
    }

    private protected static string[] Names(PSObject item) => item.BaseObject is IDictionary table
        ? [.. table.Keys.Cast<object>().Select(key => $"{key}")]
        : [.. item.Properties.Select(property => property.Name)];

    private static object? Value(PSObject item, string name)
    {
        try
        {
            return item.BaseObject is IDictionary table ? table[name] : item.Properties[name]?.Value;
        }
        catch (GetValueException)
        {
            return null;
        }
    }

    private string Field(string name, object? value)
    {
        if (value is null)
        {
            return "";
        }
        object bare = value is PSObject wrapped ? wrapped.BaseObject : value;
        string text = bare is IEnumerable and not string ? $"{bare}" : LanguagePrimitives.ConvertTo<string>(value);
        bool quoted = QuoteFields is not null
            ? QuoteFields.Contains(name, StringComparer.OrdinalIgnoreCase)
            : UseQuotes == QuoteKind.Always || (UseQuotes == QuoteKind.AsNeeded && text.AsSpan().IndexOfAny($"{Separator}\"\n\r") >= 0);
        return quoted ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : text;
    }
}

[Cmdlet(VerbsData.ConvertTo, "Csv", DefaultParameterSetName = "Delimiter")]
[OutputType(typeof(string))]
public sealed class ConvertToCsvCommand : WriteCsvCommandBase
{
    [Parameter(Mandatory = true, ValueFromPipeline = true, Position = 0)]
    public PSObject? InputObject { get; set; }

    protected override void ProcessRecord()
    {
        if (InputObject is not null)
        {
            WriteObject(Lines(InputObject), enumerateCollection: true);
        }
    }
}

[Cmdlet(VerbsData.Export, "Csv", SupportsShouldProcess = true, DefaultParameterSetName = "DelimiterPath")]
public sealed class ExportCsvCommand : WriteCsvCommandBase, IDisposable
{
    private StreamWriter? writer;
    private bool checkedColumns;

    [Parameter(Mandatory = true, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    public PSObject? InputObject { get; set; }

    [Parameter(Position = 0, ParameterSetName = "DelimiterPath")]
    public string? Path { get; set; }

    [Parameter(ParameterSetName = "DelimiterLiteralPath")]
    [Alias("PSPath", "LP")]
    public string? LiteralPath
    {
        get => Path;
        set => Path = value;
    }

    [Parameter]
    public SwitchParameter Force { get; set; }

    [Parameter]
    [Alias("NoOverwrite")]
    public SwitchParameter NoClobber { get; set; }

    [Parameter]
    [TextEncoding]
    public Encoding Encoding { get; set; } = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);

    [Parameter]
    public SwitchParameter Append { get; set; }

    public void Dispose() => writer?.Dispose();

    protected override void BeginProcessing()
    {
        string path = Path ?? "";
        if (ShouldProcess(path, "Export-Csv"))
        {
            string file = GetUnresolvedProviderPathFromPSPath(path);
            if (Append && File.Exists(file) && File.ReadLines(file).FirstOrDefault(line => !line.StartsWith("#TYPE", StringComparison.Ordinal)) is string header)
            {
                Columns = [.. new CsvText(header, Separator).Records().First()];
            }
            writer = OutputFile.Open(this, path, Encoding, Append, NoClobber, Force);
        }
    }

    protected override void ProcessRecord()
    {
        if (InputObject is null || writer is null)
        {
            return;
        }
        if (!checkedColumns && Columns is not null && !Force && Columns.Except(Names(InputObject), StringComparer.OrdinalIgnoreCase).FirstOrDefault() is string missing)
        {
            string message = $"Cannot append CSV content to the following file: {Path}. The appended object does not have a property that corresponds to the following column: {missing}. To continue with mismatched properties, add the -Force parameter, and then retry the command.";
            ThrowTerminatingError(new ErrorRecord(new InvalidOperationException(message), "CannotAppendCsvWithMismatchedPropertyNames", ErrorCategory.InvalidData, Path));
        }
        checkedColumns = true;
        foreach (string line in Lines(InputObject))
        {
            writer.WriteLine(line);
        }
    }

    protected override void EndProcessing() => writer?.Flush();
}
