using System.Management.Automation;
using System.Text;

namespace Microsoft.PowerShell.Commands;

/// <summary>Text of comma-separated values; a field in quotes may have line ends.</summary>
internal sealed class CsvText(string text, char delimiter)
{
    private int position;

    /// <summary>The fields of each line. An empty line has none, and is left out.</summary>
    public IEnumerable<List<string>> Records()
    {
        while (position < text.Length)
        {
            List<string> fields = [];
            do
            {
                fields.Add(Field());
            }
            while (Take(delimiter));
            bool isEmpty = fields is [""];
            Take('\r');
            Take('\n');
            if (!isEmpty)
            {
                yield return fields;
            }
        }
    }

    private string Field()
    {
        var field = new StringBuilder();
        if (!Take('"'))
        {
            while (position < text.Length && text[position] != delimiter && text[position] is not ('\r' or '\n'))
            {
                field.Append(text[position++]);
            }
            return field.ToString();
        }
        while (position < text.Length)
        {
            char character = text[position++];
            if (character != '"')
            {
                field.Append(character);
            }
            else if (Take('"'))
            {
                field.Append('"');
            }
            else
            {
                break;
            }
        }
        return field.ToString();
    }

    private bool Take(char wanted)
    {
        bool taken = position < text.Length && text[position] == wanted;
        position += taken ? 1 : 0;
        return taken;
    }
}

/// <summary>Turns lines of comma-separated values into objects.</summary>
internal sealed class CsvObjects(PSCmdlet cmdlet, char delimiter, string[]? header)
{
    private string[]? names = header;

    public IEnumerable<PSObject> Read(string text)
    {
        foreach (List<string> record in new CsvText(text, delimiter).Records())
        {
            if (names is null && record[0].StartsWith("#TYPE ", StringComparison.Ordinal))
            {
                continue;
            }
            if (names is null)
            {
                names = Named(record);
                continue;
            }
            var made = new PSObject();
            for (int index = 0; index < names.Length; index++)
            {
                made.Properties.Add(new PSNoteProperty(names[index], index < record.Count ? record[index] : null), preValidated: true);
            }
            yield return made;
        }
    }

    private string[] Named(List<string> record)
    {
        int unnamed = 0;
        string[] made = [.. record.Select(name => name.Length > 0 ? name : $"H{++unnamed}")];
        if (unnamed > 0)
        {
            cmdlet.WriteWarning("One or more headers were not specified. Default names starting with \"H\" have been used in place of any missing headers.");
        }
        string? twice = made.GroupBy(name => name, StringComparer.OrdinalIgnoreCase).FirstOrDefault(group => group.Count() > 1)?.Key;
        if (twice is not null)
        {
            var exception = new ExtendedTypeSystemException($"The member \"{twice}\" is already present.");
            cmdlet.ThrowTerminatingError(
                new ErrorRecord(exception, "AlreadyPresentPSMemberInfoInternalCollectionAdd", ErrorCategory.NotSpecified, null));
        }
        return made;
    }
}

[Cmdlet(VerbsData.ConvertFrom, "Csv", DefaultParameterSetName = "Delimiter")]
public sealed class ConvertFromCsvCommand : PSCmdlet
{
    private readonly StringBuilder text = new();

    [Parameter(Position = 1)]
    public char Delimiter { get; set; } = ',';

    [Parameter(Mandatory = true, ValueFromPipeline = true, Position = 0)]
    [AllowNull]
    [AllowEmptyString]
    public PSObject?[] InputObject { get; set; } = [];

    [Parameter]
    public string[]? Header { get; set; }

    protected override void ProcessRecord()
    {
        foreach (PSObject? line in InputObject)
        {
            text.Append(line).Append('\n');
        }
    }

    protected override void EndProcessing() => WriteObject(new CsvObjects(this, Delimiter, Header).Read(text.ToString()), enumerateCollection: true);
}

[Cmdlet(VerbsData.Import, "Csv", DefaultParameterSetName = "DelimiterPath")]
public sealed class ImportCsvCommand : PSCmdlet
{
    [Parameter(Position = 1)]
    public char Delimiter { get; set; } = ',';

    [Parameter(Position = 0, ValueFromPipeline = true, ParameterSetName = "DelimiterPath")]
    public string[] Path { get; set; } = [];

    [Parameter(ValueFromPipelineByPropertyName = true, ParameterSetName = "DelimiterLiteralPath")]
    [Alias("PSPath", "LP")]
    public string[] LiteralPath
    {
        get => Path;
        set => Path = value;
    }

    [Parameter]
    public string[]? Header { get; set; }

    [Parameter]
    [TextEncoding]
    public Encoding Encoding { get; set; } = Encoding.UTF8;

    protected override void ProcessRecord()
    {
        foreach (string path in Path)
        {
            string file = GetUnresolvedProviderPathFromPSPath(path);
            try
            {
                WriteObject(new CsvObjects(this, Delimiter, Header).Read(File.ReadAllText(file, Encoding)), enumerateCollection: true);
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                ThrowTerminatingError(new ErrorRecord(exception, "FileOpenFailure", ErrorCategory.OpenError, file));
            }
        }
    }
}
