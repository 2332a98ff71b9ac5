using System.Globalization;
using System.Management.Automation;
using Purgebook.Bridge;

namespace Microsoft.PowerShell.Commands;

[Cmdlet(VerbsCommon.Get, "Date", DefaultParameterSetName = "DateAndFormat")]
[OutputType(typeof(string), typeof(DateTime))]
public sealed class GetDateCommand : PSCmdlet
{
    [Parameter(ParameterSetName = "DateAndFormat", Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Parameter(ParameterSetName = "DateAndUFormat", Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("LastWriteTime")]
    public DateTime Date { get; set; }

    [Parameter(ParameterSetName = "UnixTimeSecondsAndFormat", Mandatory = true)]
    [Parameter(ParameterSetName = "UnixTimeSecondsAndUFormat", Mandatory = true)]
    [Alias("UnixTime")]
    public long UnixTimeSeconds { get; set; }

    [Parameter]
    [ValidateRange(1, 9999)]
    public int Year { get; set; }

    [Parameter]
    [ValidateRange(1, 12)]
    public int Month { get; set; }

    [Parameter]
    [ValidateRange(1, 31)]
    public int Day { get; set; }

    [Parameter]
    [ValidateRange(0, 23)]
    public int Hour { get; set; }

    [Parameter]
    [ValidateRange(0, 59)]
    public int Minute { get; set; }

    [Parameter]
    [ValidateRange(0, 59)]
    public int Second { get; set; }

    [Parameter]
    [ValidateRange(0, 999)]
    public int Millisecond { get; set; }

    [Parameter]
    public DisplayHintType DisplayHint { get; set; } = DisplayHintType.DateTime;

    [Parameter(ParameterSetName = "DateAndUFormat", Mandatory = true)]
    [Parameter(ParameterSetName = "UnixTimeSecondsAndUFormat", Mandatory = true)]
    public string? UFormat { get; set; }

    [Parameter(ParameterSetName = "DateAndFormat")]
    [Parameter(ParameterSetName = "UnixTimeSecondsAndFormat")]
    public string? Format { get; set; }

    [Parameter]
    public SwitchParameter AsUTC { get; set; }

    protected override void ProcessRecord()
    {
        DateTime date = Adjusted(Given(nameof(UnixTimeSeconds))
            ? DateTimeOffset.FromUnixTimeSeconds(UnixTimeSeconds).LocalDateTime
            : Given(nameof(Date)) ? Date : Clock.Now);
        if (AsUTC)
        {
            date = date.ToUniversalTime();
        }
        if (UFormat is not null)
        {
            WriteObject(UnixDateFormat.Format(date, UFormat));
        }
        else if (Format is not null)
        {
            string pattern = Pattern(ref date);
            WriteObject(date.ToString(pattern, CultureInfo.CurrentCulture));
        }
        else
        {
            var shown = new PSObject(date);
            shown.Properties.Add(new PSNoteProperty("DisplayHint", DisplayHint));
            WriteObject(shown);
        }
    }

    private bool Given(string parameter) => MyInvocation.BoundParameters.ContainsKey(parameter);

    private DateTime Adjusted(DateTime date)
    {
        date = Given(nameof(Year)) ? date.AddYears(Year - date.Year) : date;
        date = Given(nameof(Month)) ? date.AddMonths(Month - date.Month) : date;
        date = Given(nameof(Day)) ? date.AddDays(Day - date.Day) : date;
        date = Given(nameof(Hour)) ? date.AddHours(Hour - date.Hour) : date;
        date = Given(nameof(Minute)) ? date.AddMinutes(Minute - date.Minute) : date;
        date = Given(nameof(Second)) ? date.AddSeconds(Second - date.Second) : date;
        // What lies below a millisecond goes too.
        return Given(nameof(Millisecond))
            ? date.AddTicks(-(date.Ticks % TimeSpan.TicksPerSecond)).AddMilliseconds(Millisecond)
            : date;
    }

    private string Pattern(ref DateTime date)
    {
        switch (Format)
        {
            case "FileDate":
                return "yyyyMMdd";
            case "FileDateUniversal":
                date = date.ToUniversalTime();
                return "yyyyMMddZ";
            case "FileDateTime":
                return "yyyyMMddTHHmmssffff";
            case "FileDateTimeUniversal":
                date = date.ToUniversalTime();
                return "yyyyMMddTHHmmssffffZ";
            default:
                return Format!;
        }
    }
}

/// <summary>Which part of a date is shown.</summary>
public enum DisplayHintType
{
    Date,
    Time,
    DateTime,
}
