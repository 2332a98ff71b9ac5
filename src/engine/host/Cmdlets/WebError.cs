using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using System.Xml;

namespace Microsoft.PowerShell.Commands;

/// <summary>The body of an answer that is no success, as PowerShell shows it: JSON and XML indented on lines of their own.</summary>
internal static class WebError
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    public static string Readable(string body, string contentType)
    {
        try
        {
            if (contentType.EndsWith("json", StringComparison.OrdinalIgnoreCase) && JsonNode.Parse(body) is { } json)
            {
                return Environment.NewLine + json.ToJsonString(Indented);
            }
            if (contentType.EndsWith("xml", StringComparison.OrdinalIgnoreCase))
            {
                return Environment.NewLine + IndentedXml(body);
            }
        }
        catch (Exception exception) when (exception is JsonException or XmlException)
        {
            // It is not what its type says: shown as any other text.
        }
        return Regex.Replace(body, "<[^>]*>", "");
    }

    private static string IndentedXml(string body)
    {
        var document = new XmlDocument { XmlResolver = null };
        document.LoadXml(body);
        var text = new StringBuilder();
        using (var writer = XmlWriter.Create(text, new XmlWriterSettings { Indent = true, NewLineOnAttributes = true, OmitXmlDeclaration = true }))
        {
            document.Save(writer);
        }
        return text.ToString();
    }
}
