using System.IO.Pipes;
using System.Text.Json;

namespace Purgebook.Bridge;

/// <summary>The pipe to the tenant: one JSON document a line, in both directions.</summary>
internal sealed class Connection : IDisposable
{
    private readonly NamedPipeClientStream pipe;
    private readonly object writing = new();
    /// <summary>What has come and was not read yet is in it between the two numbers.</summary>
    private byte[] buffer = new byte[1 << 16];
    private int begin;
    private int end;

    public Connection(string name)
    {
        pipe = new NamedPipeClientStream(".", name, PipeDirection.InOut);
        pipe.Connect(10_000);
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
        int searched = begin;
        while (true)
        {
            int found = Array.IndexOf(buffer, (byte)'\n', searched, end - searched);
            if (found >= 0)
            {
                byte[] line = buffer[begin..found];
                begin = found + 1;
                return JsonDocument.Parse(line);
            }
            if (end == buffer.Length)
            {
                MakeRoom();
            }
            searched = end;
            int read = pipe.Read(buffer, end, buffer.Length - end);
            if (read == 0)
            {
                return null;
            }
            end += read;
        }
    }

    /// <summary>Moves what was not read yet to the front; where it takes more than half of the buffer, of one that is twice as large.</summary>
    private void MakeRoom()
    {
        int waiting = end - begin;
        byte[] roomy = waiting > buffer.Length / 2 ? new byte[buffer.Length * 2] : buffer;
        Array.Copy(buffer, begin, roomy, 0, waiting);
        (buffer, begin, end) = (roomy, 0, waiting);
    }
}
