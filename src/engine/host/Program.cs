using System.Management.Automation;
using System.Reflection;
using Purgebook.Host;

// Before anything of PowerShell is touched: it would report the modules it loads to its maker.
Environment.SetEnvironmentVariable("POWERSHELL_TELEMETRY_OPTOUT", "1");

CommandLine? commandLine = CommandLine.Parse(args, out string? problem);
if (commandLine is null)
{
    Console.Error.WriteLine(problem);
    return CommandLine.WrongUsage;
}
if (commandLine.File is null)
{
    string version = typeof(PSObject).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion;
    Console.WriteLine($"PowerShell {version.Split(' ')[0]}");
    return 0;
}
return ScriptRun.Run(commandLine.File, commandLine.Arguments, new StandardInput());
