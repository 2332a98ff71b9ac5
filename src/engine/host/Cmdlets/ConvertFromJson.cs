using System.Globalization;
using System.Management.Automation;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace Microsoft.PowerShell.Commands;

/// <summary>What -DateKind makes of a text that is a time.</summary>
public enum JsonDateKind
{
    Default,
    Local,
    Utc,
    Offset,
    String,
}

[Cmdlet(VerbsData.ConvertFrom, "Json")]
public sealed class ConvertFromJsonCommand : PSCmdlet
{
    private readonly List<string> lines = [];

    [Parameter(Position = 0, Mandatory = true, ValueFromPipeline = true)]
    [AllowEmptyString]
    public string InputObject { get; set; } = "";

    [Parameter]
    public SwitchParameter AsHashtable { get; set; }

    [Parameter]
    [ValidateRange(1, int.MaxValue)]
    public int Depth { get; set; } = 1024;

    [Parameter]
    public SwitchParameter NoEnumerate { get; set; }

    [Parameter]
    public JsonDateKind DateKind { get; set; }

    protected override void ProcessRecord() => lines.Add(InputObject);

    /// <summary>Several lines are one text, unless the first is a whole of its own: then each is.</summary>
    protected override void EndProcessing()
    {
        if (lines.Count == 0)
        {
            return;
        }
        if (lines.Count > 1 && Parses(lines[0]))
        {
            lines.ForEach(Convert);
        }
        else
        {
            Convert(string.Join(Environment.NewLine, lines));
        }
    }

    private bool Parses(string text)
    {
        try
        {
            return text.Length > 0 && Parse(text) is not null;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private void Convert(string text)
    {
        if (string.IsNullOrEmpty(text))
        {
            return;
        }
        try
        {
            WriteObject(new JsonObjectReader(AsHashtable).Read(Parse(text)), enumerateCollection: !NoEnumerate);
        }
        catch (JsonException exception)
        {
            throw new ArgumentException($"Conversion from JSON failed with error: {exception.Message}", exception);
        }
        catch (JsonKeyException exception)
        {
            var cause = new InvalidOperationException(exception.Message);
            ThrowTerminatingError(new ErrorRecord(cause, exception.ErrorId, ErrorCategory.InvalidOperation, null));
        }
    }

    private object? Parse(string text) => JsonConvert.DeserializeObject(text, new JsonSerializerSettings
    {
        TypeNameHandling = TypeNameHandling.None,
        MetadataPropertyHandling = MetadataPropertyHandling.Ignore,
        MaxDepth = Depth,
        DateParseHandling = DateKind switch
        {
            JsonDateKind.String => DateParseHandling.None,
            JsonDateKind.Offset => DateParseHandling.DateTimeOffset,
            _ => DateParseHandling.DateTime,
        },
        DateTimeZoneHandling = DateKind switch
        {
            JsonDateKind.Local => DateTimeZoneHandling.Local,
            JsonDateKind.Utc => DateTimeZoneHandling.Utc,
            _ => DateTimeZoneHandling.RoundtripKind,
        },
        Culture = CultureInfo.InvariantCulture,
    });
}

/// <summary>Keys that an object of PowerShell cannot have.</summary>
internal sealed class JsonKeyException(string errorId, string message) : Exception(message)
{
    public string ErrorId { get; } = errorId;
}

/// <summary>Turns parsed JSON into objects of PowerShell.</summary>
internal sealed class JsonObjectReader(bool asHashtable)
{
    public object? Read(object? token) => token switch
    {
        JObject table when asHashtable => Table(table),
        JObject table => Object(table),
        JArray list => list.Select(Read).ToArray(),
        JValue value => value.Value,
        _ => token,
    };

    private OrderedHashtable Table(JObject source)
    {
        var table = new OrderedHashtable();
        foreach (JProperty property in source.Properties())
        {
            table.Add(property.Name, Read(property.Value));
        }
        return table;
    }

    private PSObject Object(JObject source)
    {
        var made = new PSObject();
        foreach (JProperty property in source.Properties())
        {
            if (property.Name.Length == 0)
            {
                throw new JsonKeyException(
                    "EmptyKeyInJsonString",
                    "The provided JSON includes a property whose name is an empty string, this is only supported using the -AsHashTable switch.");
            }
            if (made.Properties[property.Name] is { } existing)
            {
                throw new JsonKeyException(
                    "KeysWithDifferentCasingInJsonString",
                    "Cannot convert the JSON string because it contains keys with different casing. Please use the -AsHashTable switch instead. "
                        + $"The key that was attempted to be added to the existing key '{existing.Name}' was '{property.Name}'.");
            }
            made.Properties.Add(new PSNoteProperty(property.Name, Read(property.Value)));
        }
        return made;
    }
}

[Cmdlet(VerbsDiagnostic.Test, "Json")]
[OutputType(typeof(bool))]
public sealed class TestJsonCommand : PSCmdlet
{
    [Parameter(Position = 0, Mandatory = true, ValueFromPipeline = true)]
    public string Json { get; set; } = "";

    protected override void ProcessRecord()
    {
        try
        {
            using var reader = new JsonTextReader(new StringReader(Json));
            JToken.ReadFrom(reader);
            WriteObject(!reader.Read());
        }
        catch (JsonException exception)
        {
            WriteError(new ErrorRecord(new ArgumentException("Cannot parse the JSON.", exception), "InvalidJson", ErrorCategory.InvalidData, Json));
            WriteObject(false);
        }
    }
}
