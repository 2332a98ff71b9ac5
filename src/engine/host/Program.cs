using Purgebook.Host;

// Before anything of PowerShell is touched: it would report the modules it loads to its maker.
Environment.SetEnvironmentVariable("POWERSHELL_TELEMETRY_OPTOUT", "1");

CommandLine? commandLine = CommandLine.Parse(args, out string? problem);
if (commandLine is null)
{
    Console.Error.WriteLine(problem);
    return CommandLine.WrongUsage;
}
return ScriptRun.Run(commandLine, new StandardInput());
