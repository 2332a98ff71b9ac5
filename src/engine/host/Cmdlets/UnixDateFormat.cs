using System.Globalization;
using System.Text;

namespace Microsoft.PowerShell.Commands;

/// <summary>The format characters of the Unix date command that Get-Date -UFormat knows.</summary>
internal static class UnixDateFormat
{
    public static string Format(DateTime date, string format)
    {
        var text = new StringBuilder();
        for (int index = format[0] == '+' ? 1 : 0; index < format.Length; index++)
        {
            text.Append(format[index] == '%' && index + 1 < format.Length ? Part(date, format[++index]) : format[index].ToString());
        }
        return text.ToString();
    }

    private static string Part(DateTime date, char part) => part switch
    {
        'A' => With("dddd", date),
        'a' => With("ddd", date),
        'B' => With("MMMM", date),
        'b' or 'h' => With("MMM", date),
        'C' => (date.Year / 100).ToString("00", CultureInfo.InvariantCulture),
        'c' => With("ddd dd MMM yyyy HH:mm:ss", date),
        'D' or 'x' => With("MM/dd/yy", date),
        'd' => With("dd", date),
        'e' => $"{date.Day,2}",
        'F' => With("yyyy-MM-dd", date),
        'G' => ISOWeek.GetYear(date).ToString("0000", CultureInfo.InvariantCulture),
        'g' => (ISOWeek.GetYear(date) % 100).ToString("00", CultureInfo.InvariantCulture),
        'H' => With("HH", date),
        'I' => With("hh", date),
        'j' => date.DayOfYear.ToString("000", CultureInfo.InvariantCulture),
        'k' => $"{date.Hour,2}",
        'l' => $"{(date.Hour + 11) % 12 + 1,2}",
        'M' => With("mm", date),
        'm' => With("MM", date),
        'n' => "\n",
        'p' => With("tt", date),
        'R' => With("HH:mm", date),
        'r' => With("hh:mm:ss tt", date),
        'S' => With("ss", date),
        's' => ((long)(date.ToUniversalTime() - DateTime.UnixEpoch).TotalSeconds).ToString(CultureInfo.InvariantCulture),
        'T' or 'X' => With("HH:mm:ss", date),
        't' => "\t",
        'U' or 'W' => (date.DayOfYear / 7).ToString(CultureInfo.InvariantCulture),
        'u' => (date.DayOfWeek == DayOfWeek.Sunday ? 7 : (int)date.DayOfWeek).ToString(CultureInfo.InvariantCulture),
        'V' => ISOWeek.GetWeekOfYear(date).ToString("00", CultureInfo.InvariantCulture),
        'w' => ((int)date.DayOfWeek).ToString(CultureInfo.InvariantCulture),
        'Y' => With("yyyy", date),
        'y' => With("yy", date),
        'Z' => With("zz", date),
        _ => part.ToString(),
    };

    private static string With(string format, DateTime date) => date.ToString(format, CultureInfo.CurrentCulture);
}
