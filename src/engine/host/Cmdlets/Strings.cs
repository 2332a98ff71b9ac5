using System.Collections;
using System.Management.Automation;
using System.Text.RegularExpressions;

namespace Microsoft.PowerShell.Commands;

[Cmdlet(VerbsCommon.Join, "String", DefaultParameterSetName = "default")]
[OutputType(typeof(string))]
public sealed class JoinStringCommand : PSCmdlet
{
    private readonly List<string> parts = [];

    [Parameter(Position = 0)]
    public object? Property { get; set; }

    [Parameter(Position = 1)]
    [AllowEmptyString]
    public string Separator { get; set; } = "";

    [Parameter]
    [Alias("op")]
    public string OutputPrefix { get; set; } = "";

    [Parameter]
    [Alias("os")]
    public string OutputSuffix { get; set; } = "";

    [Parameter(ParameterSetName = "SingleQuote")]
    public SwitchParameter SingleQuote { get; set; }

    [Parameter(ParameterSetName = "DoubleQuote")]
    public SwitchParameter DoubleQuote { get; set; }

    [Parameter(ParameterSetName = "Format")]
    public string? FormatString { get; set; }

    [Parameter(ValueFromPipeline = true)]
    public PSObject[]? InputObject { get; set; }

    protected override void ProcessRecord()
    {
        PropertyArgument? property = Property is null ? null : PropertyArgument.Parse(this, [Property])[0];
        foreach (PSObject item in InputObject ?? [])
        {
            string text = LanguagePrimitives.ConvertTo<string>(property is null ? item : property.Value(item)) ?? "";
            parts.Add(FormatString is not null ? string.Format(Host.CurrentCulture, FormatString, text)
                : SingleQuote ? $"'{text}'" : DoubleQuote ? $"\"{text}\"" : text);
        }
    }

    protected override void EndProcessing() => WriteObject(OutputPrefix + string.Join(Separator, parts) + OutputSuffix);
}

[Cmdlet(VerbsData.ConvertFrom, "StringData")]
[OutputType(typeof(Hashtable))]
public sealed class ConvertFromStringDataCommand : PSCmdlet
{
    [Parameter(Position = 0, Mandatory = true, ValueFromPipeline = true)]
    [AllowEmptyString]
    public string StringData { get; set; } = "";

    [Parameter(Position = 1)]
    public char Delimiter { get; set; } = '=';

    protected override void ProcessRecord()
    {
        var table = new Hashtable(StringComparer.OrdinalIgnoreCase);
        foreach (string line in StringData.Split('\n').Select(line => line.Trim()).Where(line => line.Length > 0 && line[0] != '#'))
        {
            int at = line.IndexOf(Delimiter);
            string key = at < 0 ? line : line[..at].Trim();
            if (at <= 0 || table.ContainsKey(key))
            {
                var exception = new PSInvalidOperationException($"Data line '{line}' is not in 'name{Delimiter}value' format, or its name is there twice.");
                ThrowTerminatingError(new ErrorRecord(exception, "InvalidOperation", ErrorCategory.InvalidOperation, line));
            }
            table.Add(key, Regex.Unescape(line[(at + 1)..].Trim()));
        }
        WriteObject(table);
    }
}
