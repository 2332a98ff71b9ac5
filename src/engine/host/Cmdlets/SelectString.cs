using System.Management.Automation;
using System.Text.RegularExpressions;

namespace Microsoft.PowerShell.Commands;

/// <summary>A line that Select-String found.</summary>
public sealed class MatchInfo
{
    public bool IgnoreCase { get; internal init; }

    public int LineNumber { get; internal init; }

    public string Line { get; internal init; } = "";

    public string Filename => System.IO.Path.GetFileName(Path);

    public string Path { get; internal init; } = "InputStream";

    public string Pattern { get; internal init; } = "";

    public Match[] Matches { get; internal init; } = [];

    public override string ToString() => Path == "InputStream" ? Line : $"{Path}:{LineNumber}:{Line}";
}

[Cmdlet(VerbsCommon.Select, "String", DefaultParameterSetName = "File")]
[OutputType(typeof(MatchInfo), typeof(string), typeof(bool))]
public sealed class SelectStringCommand : PSCmdlet
{
    private int pipedLines;
    private bool done;

    [Parameter(ValueFromPipeline = true, Mandatory = true, ParameterSetName = "Object")]
    [AllowNull]
    [AllowEmptyString]
    public PSObject? InputObject { get; set; }

    [Parameter(Mandatory = true, Position = 0)]
    public string[] Pattern { get; set; } = [];

    [Parameter(Position = 1, Mandatory = true, ParameterSetName = "File")]
    public string[]? Path { get; set; }

    [Parameter]
    public SwitchParameter SimpleMatch { get; set; }

    [Parameter]
    public SwitchParameter CaseSensitive { get; set; }

    [Parameter]
    public SwitchParameter Quiet { get; set; }

    [Parameter]
    public SwitchParameter List { get; set; }

    [Parameter]
    public SwitchParameter NotMatch { get; set; }

    [Parameter]
    public SwitchParameter AllMatches { get; set; }

    [Parameter]
    public SwitchParameter Raw { get; set; }

    protected override void ProcessRecord()
    {
        if (Path is null)
        {
            Search(LanguagePrimitives.ConvertTo<string>(InputObject) ?? "", ++pipedLines, "InputStream");
            return;
        }
        foreach (string file in Path.SelectMany(path => GetResolvedProviderPathFromPSPath(path, out _)))
        {
            int number = 0;
            foreach (string line in File.ReadLines(file))
            {
                if (Search(line, ++number, file) && List)
                {
                    break;
                }
            }
        }
    }

    protected override void EndProcessing()
    {
        if (Quiet && !done)
        {
            WriteObject(false);
        }
    }

    private bool Search(string line, int number, string path)
    {
        foreach (string pattern in Pattern)
        {
            var regex = new Regex(SimpleMatch ? Regex.Escape(pattern) : pattern, CaseSensitive ? RegexOptions.None : RegexOptions.IgnoreCase);
            Match[] matches = [.. AllMatches ? regex.Matches(line) : regex.Matches(line).Take(1)];
            if (matches.Length > 0 != (bool)NotMatch)
            {
                Give(new MatchInfo { IgnoreCase = !CaseSensitive, LineNumber = number, Line = line, Path = path, Pattern = pattern, Matches = matches });
                return true;
            }
        }
        return false;
    }

    private void Give(MatchInfo match)
    {
        if (Quiet)
        {
            if (!done)
            {
                WriteObject(true);
            }
            done = true;
            return;
        }
        WriteObject(Raw ? match.Line : match);
    }
}
