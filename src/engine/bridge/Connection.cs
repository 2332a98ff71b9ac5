using System.IO.Pipes;
using System.Text;
using System.Text.Json;

namespace Purgebook.Bridge;

/// <summary>The pipe to the tenant: one JSON document a line, in both directions.</summary>
internal sealed class Connection : IDisposable
{
    private readonly NamedPipeClientStream pipe;
    private readonly StreamReader reader;
    private readonly object writing = new();

    public Connection(string name)
    {
        pipe = new NamedPipeClientStream(".", name, PipeDirection.InOut);
        pipe.Connect(10_000);
        reader = new StreamReader(pipe, new UTF8Encoding(false), false, 1 << 16);
    }

    public void Dispose()
    {
        pipe.Dispose();
    }

    public void Send(Action<Utf8JsonWriter> write)
    {
        using var line = new MemoryStream();
        using (var json = new Utf8JsonWriter(line))
        {
            write(json);
        }
        line.WriteByte((byte)'\n');
        lock (writing)
        {
            line.WriteTo(pipe);
        }
    }

    /// <summary>Null where the tenant is gone.</summary>
    public JsonDocument? Receive()
    {
        string? line = reader.ReadLine();
        return line is null ? null : JsonDocument.Parse(line);
    }
}
