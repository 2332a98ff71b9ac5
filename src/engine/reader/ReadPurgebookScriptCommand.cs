using System;
using System.Collections.Concurrent;
using System.IO;
using System.Management.Automation;
using System.Runtime.ExceptionServices;
using System.Threading;

namespace Purgebook.Reader
{
    /// <summary>
    /// Takes requests, one JSON object each, from the pipeline, which is where PowerShell puts the lines of its standard input,
    /// and writes each answer as one line to standard output itself: through the host every line would be formatted.
    /// </summary>
    [Cmdlet(VerbsCommunications.Read, "PurgebookScript")]
    public sealed class ReadPurgebookScriptCommand : Cmdlet, IDisposable
    {
        /// <summary>The parser recurses, and a script may nest as deep as it likes.</summary>
        private const int StackBytes = 256 << 20;

        private readonly BlockingCollection<string> requests = new BlockingCollection<string>(64);
        private Thread reader;
        private ExceptionDispatchInfo failure;

        /// <summary>{"id":1,"text":"..."} or {"id":1,"path":"..."}, with "functions":"text" where bodies are not wanted.</summary>
        [Parameter(Mandatory = true, ValueFromPipeline = true)]
        [AllowEmptyString]
        public string Request { get; set; }

        /// <inheritdoc/>
        public void Dispose()
        {
            requests.CompleteAdding();
            reader?.Join();
            requests.Dispose();
        }

        /// <inheritdoc/>
        protected override void BeginProcessing()
        {
            reader = new Thread(AnswerAll, StackBytes) { IsBackground = true, Name = "Reader" };
            reader.Start();
        }

        /// <inheritdoc/>
        protected override void ProcessRecord()
        {
            failure?.Throw();
            if (Request.Length > 0)
            {
                requests.Add(Request);
            }
        }

        /// <inheritdoc/>
        protected override void EndProcessing()
        {
            requests.CompleteAdding();
            reader.Join();
            failure?.Throw();
        }

        private void AnswerAll()
        {
            try
            {
                var scripts = new ScriptReader();
                using (Stream output = Console.OpenStandardOutput())
                {
                    foreach (string request in requests.GetConsumingEnumerable())
                    {
                        scripts.Answer(request, output);
                    }
                }
            }
            catch (Exception exception)
            {
                failure = ExceptionDispatchInfo.Capture(exception);
                foreach (string left in requests.GetConsumingEnumerable())
                {
                    // Nobody answers these any more; taking them lets the pipeline come to where it throws.
                }
            }
        }
    }
}
