using System.Management.Automation.Runspaces;

namespace Purgebook.Host;

/// <summary>The part of pwsh's command line that a run of a script file needs. Without a file, only the version was asked for.</summary>
internal sealed record CommandLine(string? File, IReadOnlyList<CommandParameter> Arguments)
{
    /// <summary>What pwsh answers to a command line that it does not understand.</summary>
    public const int WrongUsage = 64;

    private static readonly string[] Accepted = ["noprofile", "noninteractive", "nologo"];

    public static CommandLine? Parse(string[] args, out string? problem)
    {
        for (int index = 0; index < args.Length; index++)
        {
            string name = args[index].TrimStart('-').ToLowerInvariant();
            if (name is "file" or "f" && index + 1 < args.Length)
            {
                problem = null;
                return new CommandLine(args[index + 1], ScriptArguments(args.AsSpan(index + 2)));
            }
            if (name is "version" or "v")
            {
                problem = null;
                return new CommandLine(null, []);
            }
            if (!Accepted.Contains(name))
            {
                problem = $"purgebook-host takes -NoProfile -NonInteractive -File script arguments; it does not know {args[index]}.";
                return null;
            }
        }
        problem = "purgebook-host needs -File and a script.";
        return null;
    }

    /// <summary>pwsh's own way with them: a name and its value are two arguments, "-Name:value" is one, and true and false are no text.</summary>
    private static List<CommandParameter> ScriptArguments(ReadOnlySpan<string> args)
    {
        var parameters = new List<CommandParameter>();
        string? pending = null;
        foreach (string argument in args)
        {
            int colon = argument.IndexOf(':');
            if (pending is not null)
            {
                parameters.Add(new CommandParameter(pending, argument));
                pending = null;
            }
            else if (argument.Length < 2 || !IsDash(argument[0]))
            {
                parameters.Add(new CommandParameter(null, argument));
            }
            else if (colon < 0)
            {
                parameters.Add(new CommandParameter(argument));
            }
            else if (colon == argument.Length - 1)
            {
                pending = argument.TrimEnd(':');
            }
            else
            {
                parameters.Add(new CommandParameter(argument[..colon], Value(argument[(colon + 1)..])));
            }
        }
        return parameters;
    }

    private static object Value(string text) => bool.TryParse(text.AsSpan(text[0] == '$' ? 1 : 0), out bool flag) ? flag : text;

    private static bool IsDash(char character) => character is '-' or '\u2013' or '\u2014' or '\u2015';
}
