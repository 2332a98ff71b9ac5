using System.Collections.Concurrent;
using System.Management.Automation;
using System.Management.Automation.Runspaces;

namespace Purgebook.Host;

/// <summary>The lines of a redirected standard input, which pwsh gives to a script as $input.</summary>
internal sealed class StandardInput
{
    private readonly BlockingCollection<string> lines = new(256);

    /// <summary>Begins to read at once, so that an input that has nothing is known as such before the script starts.</summary>
    public StandardInput()
    {
        if (Console.IsInputRedirected)
        {
            Start(Read);
        }
        else
        {
            lines.CompleteAdding();
        }
    }

    /// <summary>It has ended, and there is nothing left of it.</summary>
    public bool IsEmpty => lines.IsCompleted;

    public void PumpInto(PipelineWriter pipeline) => Start(() =>
    {
        try
        {
            foreach (string line in lines.GetConsumingEnumerable())
            {
                pipeline.Write(line);
            }
            pipeline.Close();
        }
        catch (PipelineClosedException)
        {
            // The script has ended without reading everything.
        }
    });

    private static void Start(Action work) => new Thread(() => work()) { IsBackground = true }.Start();

    private void Read()
    {
        while (Console.In.ReadLine() is string line)
        {
            lines.Add(line);
        }
        lines.CompleteAdding();
    }
}
