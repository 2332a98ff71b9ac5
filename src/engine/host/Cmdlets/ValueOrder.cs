using System.Globalization;
using System.Management.Automation;

namespace Microsoft.PowerShell.Commands;

/// <summary>How PowerShell orders any two values: as it compares them where it can, else by their text; null comes last.</summary>
internal sealed class ValueOrder(bool caseSensitive, CultureInfo culture) : IComparer<object?>, IEqualityComparer<object?>
{
    public int Compare(object? x, object? y)
    {
        if (x is null || y is null)
        {
            return x is null ? (y is null ? 0 : 1) : -1;
        }
        object first = Bare(x), second = Bare(y);
        if (first is not string && LanguagePrimitives.TryCompare(first, second, !caseSensitive, culture, out int result))
        {
            return result;
        }
        return string.Compare(Text(x), Text(y), culture, caseSensitive ? CompareOptions.None : CompareOptions.IgnoreCase);
    }

    public new bool Equals(object? x, object? y) => Compare(x, y) == 0;

    public int GetHashCode(object? value) => 0;

    private static object Bare(object value) => value is PSObject wrapped ? wrapped.BaseObject : value;

    private string Text(object value) => LanguagePrimitives.TryConvertTo(value, culture, out string text) ? text : value.ToString() ?? "";
}
