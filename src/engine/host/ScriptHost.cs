using System.Globalization;
using System.Management.Automation;
using System.Management.Automation.Host;

namespace Purgebook.Host;

/// <summary>A console host without a console: text to standard output, errors to standard error, and no questions.</summary>
internal sealed class ScriptHost : PSHost
{
    private readonly ScriptHostUserInterface userInterface = new();

    /// <summary>What the script said with <c>exit</c>.</summary>
    public int? ExitCode { get; private set; }

    public override string Name => "ConsoleHost";

    public override Version Version { get; } = typeof(PSObject).Assembly.GetName().Version!;

    public override Guid InstanceId { get; } = Guid.NewGuid();

    public override PSHostUserInterface UI => userInterface;

    public override CultureInfo CurrentCulture { get; } = CultureInfo.CurrentCulture;

    public override CultureInfo CurrentUICulture { get; } = CultureInfo.CurrentUICulture;

    public void Flush() => userInterface.Flush();

    public override void SetShouldExit(int exitCode) => ExitCode = exitCode;

    public override void EnterNestedPrompt() => throw new NotSupportedException("There is nobody to prompt.");

    public override void ExitNestedPrompt() => throw new NotSupportedException("There is nobody to prompt.");

    public override void NotifyBeginApplication()
    {
    }

    public override void NotifyEndApplication()
    {
    }
}
