using System.Collections;
using System.Globalization;
using System.Management.Automation;
using System.Net;
using System.Net.Http.Headers;
using System.Security;
using System.Text;

namespace Microsoft.PowerShell.Commands;

/// <summary>The methods that -Method names.</summary>
public enum WebRequestMethod
{
    Default,
    Get,
    Head,
    Post,
    Put,
    Delete,
    Trace,
    Options,
    Merge,
    Patch,
}

/// <summary>What -Authentication names.</summary>
public enum WebAuthenticationType
{
    None,
    Bearer,
    OAuth,
}

/// <summary>An answer that is no success.</summary>
public sealed class HttpResponseException(string message, HttpResponseMessage response)
    : HttpRequestException(message, inner: null, response.StatusCode)
{
    public HttpResponseMessage Response { get; } = response;
}

/// <summary>What Invoke-WebRequest and Invoke-RestMethod have in common: one request and its answer.</summary>
public abstract class WebRequestPSCmdlet : PSCmdlet, IDisposable
{
    private readonly CancellationTokenSource stopped = new();

    [Parameter(Position = 0, Mandatory = true)]
    [ValidateNotNullOrEmpty]
    public Uri Uri { get; set; } = null!;

    [Parameter]
    public WebRequestMethod Method { get; set; }

    [Parameter]
    [Alias("CM")]
    public string? CustomMethod { get; set; }

    [Parameter]
    public IDictionary? Headers { get; set; }

    [Parameter(ValueFromPipeline = true)]
    public object? Body { get; set; }

    [Parameter]
    public string? ContentType { get; set; }

    [Parameter]
    public string UserAgent { get; set; } = "Mozilla/5.0 PowerShell/7.6";

    [Parameter]
    [Alias("TimeoutSec")]
    [ValidateRange(0, int.MaxValue)]
    public int ConnectionTimeoutSeconds { get; set; }

    [Parameter]
    [ValidateRange(0, int.MaxValue)]
    public int MaximumRedirection { get; set; } = 5;

    [Parameter]
    [ValidateRange(0, int.MaxValue)]
    public int MaximumRetryCount { get; set; }

    [Parameter]
    [ValidateRange(1, int.MaxValue)]
    public int RetryIntervalSec { get; set; } = 5;

    [Parameter]
    public WebAuthenticationType Authentication { get; set; }

    [Parameter]
    public SecureString? Token { get; set; }

    [Parameter]
    public string? InFile { get; set; }

    [Parameter]
    public string? OutFile { get; set; }

    [Parameter]
    public SwitchParameter PassThru { get; set; }

    [Parameter]
    public SwitchParameter SkipHttpErrorCheck { get; set; }

    [Parameter]
    public SwitchParameter SkipHeaderValidation { get; set; }

    [Parameter]
    public SwitchParameter DisableKeepAlive { get; set; }

    [Parameter]
    public SwitchParameter UseBasicParsing { get; set; }

    public void Dispose() => stopped.Dispose();

    private protected abstract void Give(HttpResponseMessage response, byte[] content);

    protected override void StopProcessing() => stopped.Cancel();

    protected override void ProcessRecord()
    {
        using var handler = new SocketsHttpHandler
        {
            AllowAutoRedirect = MaximumRedirection > 0,
            MaxAutomaticRedirections = Math.Max(1, MaximumRedirection),
            AutomaticDecompression = DecompressionMethods.All,
        };
        using var client = new HttpClient(handler);
        client.Timeout = ConnectionTimeoutSeconds > 0 ? TimeSpan.FromSeconds(ConnectionTimeoutSeconds) : Timeout.InfiniteTimeSpan;
        try
        {
            using HttpResponseMessage response = Send(client);
            using var content = new MemoryStream();
            response.Content.ReadAsStream(stopped.Token).CopyTo(content);
            Answer(response, content.ToArray());
        }
        catch (Exception exception) when (exception is HttpRequestException and not HttpResponseException or TaskCanceledException)
        {
            Fail(exception, null);
        }
    }

    private protected static string Text(HttpResponseMessage response, byte[] content)
    {
        string? charset = response.Content.Headers.ContentType?.CharSet?.Trim('"');
        using var reader = new StreamReader(new MemoryStream(content), charset is null ? Encoding.UTF8 : Encoding.GetEncoding(charset));
        return reader.ReadToEnd();
    }

    private HttpResponseMessage Send(HttpClient client)
    {
        for (int retries = 0; ; retries++)
        {
            using HttpRequestMessage request = Request();
            HttpResponseMessage response = client.Send(request, HttpCompletionOption.ResponseHeadersRead, stopped.Token);
            if (retries >= MaximumRetryCount || (int)response.StatusCode is not (304 or >= 400))
            {
                return response;
            }
            TimeSpan pause = response.Headers.RetryAfter?.Delta ?? TimeSpan.FromSeconds(RetryIntervalSec);
            response.Dispose();
            stopped.Token.WaitHandle.WaitOne(pause);
        }
    }

    private void Answer(HttpResponseMessage response, byte[] content)
    {
        if (!response.IsSuccessStatusCode && !SkipHttpErrorCheck)
        {
            string status = ((int)response.StatusCode).ToString(CultureInfo.InvariantCulture);
            var exception = new HttpResponseException($"Response status code does not indicate success: {status} ({response.ReasonPhrase}).", response);
            Fail(exception, WebError.Readable(Text(response, content), response.Content.Headers.ContentType?.MediaType ?? ""));
        }
        if (OutFile is not null)
        {
            File.WriteAllBytes(GetUnresolvedProviderPathFromPSPath(OutFile), content);
        }
        if (OutFile is null || PassThru)
        {
            Give(response, content);
        }
    }

    private void Fail(Exception exception, string? details)
    {
        var error = new ErrorRecord(exception, "WebCmdletWebResponseException", ErrorCategory.InvalidOperation, Uri);
        if (!string.IsNullOrEmpty(details))
        {
            error.ErrorDetails = new ErrorDetails(details);
        }
        ThrowTerminatingError(error);
    }

    private HttpRequestMessage Request()
    {
        bool hasBody = Body is not null || InFile is not null;
        HttpMethod method = CustomMethod is not null ? new HttpMethod(CustomMethod)
            : Method == WebRequestMethod.Default ? HttpMethod.Get : new HttpMethod(Method.ToString().ToUpperInvariant());
        object? body = Body is PSObject wrapped ? wrapped.BaseObject : Body;
        bool isQuery = body is IDictionary && method == HttpMethod.Get;
        Uri uri = Uri.IsAbsoluteUri ? Uri : new Uri($"http://{Uri.OriginalString}");
        if (isQuery)
        {
            uri = new UriBuilder(uri) { Query = string.Join('&', [.. uri.Query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries), Form((IDictionary)body!)]) }.Uri;
        }
        var request = new HttpRequestMessage(method, uri) { Content = hasBody && !isQuery ? Content(body, method) : null };
        SetHeaders(request);
        // PowerShell 7 sends an empty body with every method that may have one.
        if (method != HttpMethod.Get && method != HttpMethod.Head)
        {
            request.Content ??= new ByteArrayContent([]);
        }
        return request;
    }

    private void SetHeaders(HttpRequestMessage request)
    {
        request.Headers.TryAddWithoutValidation("User-Agent", UserAgent);
        request.Headers.ConnectionClose = DisableKeepAlive ? true : null;
        if (Token is not null)
        {
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", new NetworkCredential("", Token).Password);
        }
        foreach (DictionaryEntry header in Headers ?? new Hashtable())
        {
            string name = $"{header.Key}";
            string value = LanguagePrimitives.ConvertTo<string>(header.Value);
            if (name.Equals("Content-Type", StringComparison.OrdinalIgnoreCase) || !request.Headers.TryAddWithoutValidation(name, value))
            {
                request.Content ??= new ByteArrayContent([]);
                request.Content.Headers.Remove(name);
                request.Content.Headers.TryAddWithoutValidation(name, value);
            }
        }
    }

    private HttpContent Content(object? body, HttpMethod method)
    {
        HttpContent content = body switch
        {
            null => new ByteArrayContent(File.ReadAllBytes(GetUnresolvedProviderPathFromPSPath(InFile))),
            byte[] bytes => new ByteArrayContent(bytes),
            Stream stream => new StreamContent(stream),
            IDictionary form => new ByteArrayContent(Encoding.UTF8.GetBytes(Form(form))),
            _ => new ByteArrayContent(Encoding.UTF8.GetBytes(LanguagePrimitives.ConvertTo<string>(body))),
        };
        string? type = ContentType ?? (method == HttpMethod.Post ? "application/x-www-form-urlencoded" : null);
        if (type is not null)
        {
            content.Headers.TryAddWithoutValidation("Content-Type", type);
        }
        return content;
    }

    private static string Form(IDictionary form) => string.Join(
        '&', form.Cast<DictionaryEntry>().Select(entry => $"{WebUtility.UrlEncode($"{entry.Key}")}={WebUtility.UrlEncode($"{entry.Value}")}"));
}
