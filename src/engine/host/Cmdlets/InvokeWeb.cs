using System.Management.Automation;
using System.Xml;
using Newtonsoft.Json;

namespace Microsoft.PowerShell.Commands;

/// <summary>What Invoke-WebRequest gives.</summary>
public class WebResponseObject
{
    public int StatusCode { get; internal init; }

    public string StatusDescription { get; internal init; } = "";

    public object Content { get; internal init; } = "";

    public Dictionary<string, IEnumerable<string>> Headers { get; internal init; } = [];

    public long RawContentLength { get; internal init; }

    /// <summary>The answer's bytes as they came.</summary>
    public MemoryStream RawContentStream { get; internal init; } = new();

    public HttpResponseMessage BaseResponse { get; internal init; } = new();
}

[Cmdlet(VerbsLifecycle.Invoke, "WebRequest", DefaultParameterSetName = "StandardMethod")]
[OutputType(typeof(WebResponseObject))]
public sealed class InvokeWebRequestCommand : WebRequestPSCmdlet
{
    private protected override void Give(HttpResponseMessage response, byte[] content)
    {
        string type = response.Content.Headers.ContentType?.MediaType ?? "";
        WriteObject(new WebResponseObject
        {
            StatusCode = (int)response.StatusCode,
            StatusDescription = response.ReasonPhrase ?? "",
            Content = IsText(type) ? Text(response, content) : content,
            Headers = HeadersOf(response),
            RawContentLength = content.Length,
            RawContentStream = new MemoryStream(content),
            BaseResponse = response,
        });
    }

    internal static Dictionary<string, IEnumerable<string>> HeadersOf(HttpResponseMessage response) =>
        response.Headers.Concat(response.Content.Headers)
            .ToDictionary(header => header.Key, header => (IEnumerable<string>)[.. header.Value], StringComparer.OrdinalIgnoreCase);

    private static bool IsText(string type) =>
        type.StartsWith("text/", StringComparison.OrdinalIgnoreCase)
            || type.EndsWith("json", StringComparison.OrdinalIgnoreCase)
            || type.EndsWith("xml", StringComparison.OrdinalIgnoreCase)
            || type is "application/javascript" or "application/x-www-form-urlencoded";
}

[Cmdlet(VerbsLifecycle.Invoke, "RestMethod", DefaultParameterSetName = "StandardMethod")]
public sealed class InvokeRestMethodCommand : WebRequestPSCmdlet
{
    [Parameter]
    [Alias("RHV")]
    public string? ResponseHeadersVariable { get; set; }

    [Parameter]
    public string? StatusCodeVariable { get; set; }

    private protected override void Give(HttpResponseMessage response, byte[] content)
    {
        if (ResponseHeadersVariable is not null)
        {
            SessionState.PSVariable.Set(ResponseHeadersVariable, InvokeWebRequestCommand.HeadersOf(response));
        }
        if (StatusCodeVariable is not null)
        {
            SessionState.PSVariable.Set(StatusCodeVariable, (int)response.StatusCode);
        }
        string type = response.Content.Headers.ContentType?.MediaType ?? "";
        WriteObject(Read(Text(response, content), type), enumerateCollection: false);
    }

    /// <summary>JSON and XML become objects, where they are that; everything else stays text.</summary>
    private static object? Read(string text, string type)
    {
        if (type.EndsWith("json", StringComparison.OrdinalIgnoreCase) || text.TrimStart() is ['{' or '[', ..])
        {
            try
            {
                return new JsonObjectReader(asHashtable: false).Read(JsonConvert.DeserializeObject(text));
            }
            catch (JsonException)
            {
                return text;
            }
        }
        if (!type.EndsWith("xml", StringComparison.OrdinalIgnoreCase))
        {
            return text;
        }
        try
        {
            var document = new XmlDocument { XmlResolver = null };
            document.LoadXml(text);
            return document;
        }
        catch (XmlException)
        {
            return text;
        }
    }
}
