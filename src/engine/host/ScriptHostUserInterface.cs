using System.Collections.ObjectModel;
using System.Management.Automation;
using System.Management.Automation.Host;
using System.Management.Automation.Internal;
using System.Security;
using System.Text;

namespace Purgebook.Host;

/// <summary>
/// Where pwsh writes when its output is redirected: everything but errors to standard output, and a question is an error.
/// </summary>
internal sealed class ScriptHostUserInterface : PSHostUserInterface
{
    private readonly TextWriter output = Writer(Console.OpenStandardOutput());
    private readonly TextWriter errors = Writer(Console.OpenStandardError());

    public override PSHostRawUserInterface RawUI { get; } = new ScriptHostRawUserInterface();

    public void Flush()
    {
        output.Flush();
        errors.Flush();
    }

    public override void Write(string value) => output.Write(Plain(value));

    public override void Write(ConsoleColor foregroundColor, ConsoleColor backgroundColor, string value) => output.Write(Plain(value));

    public override void WriteLine(string value) => output.WriteLine(Plain(value));

    public override void WriteErrorLine(string value)
    {
        if (!string.IsNullOrEmpty(value))
        {
            errors.WriteLine(Plain(value));
        }
    }

    public override void WriteDebugLine(string message) => WriteLine("DEBUG: " + message);

    public override void WriteVerboseLine(string message) => WriteLine("VERBOSE: " + message);

    public override void WriteWarningLine(string message) => WriteLine("WARNING: " + message);

    public override void WriteProgress(long sourceId, ProgressRecord record)
    {
    }

    public override string ReadLine() => throw Unanswered();

    public override SecureString ReadLineAsSecureString() => throw Unanswered();

    public override Dictionary<string, PSObject> Prompt(string caption, string message, Collection<FieldDescription> descriptions) =>
        throw Unanswered();

    public override int PromptForChoice(string caption, string message, Collection<ChoiceDescription> choices, int defaultChoice) =>
        throw Unanswered();

    public override PSCredential PromptForCredential(string caption, string message, string userName, string targetName) =>
        throw Unanswered();

    public override PSCredential PromptForCredential(
        string caption, string message, string userName, string targetName, PSCredentialTypes allowedCredentialTypes, PSCredentialUIOptions options) =>
        throw Unanswered();

    /// <summary>The engine puts its styles into tables and errors in any case, and leaves it to the host to take them out.</summary>
    private static string Plain(string value) =>
        value is not null && value.Contains('\u001b') && PSStyle.Instance.OutputRendering != OutputRendering.Ansi
            ? new StringDecorated(value).ToString(OutputRendering.PlainText)
            : value ?? "";

    private static TextWriter Writer(Stream stream) =>
        TextWriter.Synchronized(new StreamWriter(stream, new UTF8Encoding(false)) { AutoFlush = true });

    private static PSInvalidOperationException Unanswered() =>
        new("PowerShell is in NonInteractive mode. Read and Prompt functionality is not available.");
}
