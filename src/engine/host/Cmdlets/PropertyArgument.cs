using System.Collections;
using System.Management.Automation;

namespace Microsoft.PowerShell.Commands;

/// <summary>
/// One entry of a -Property argument: a name, which may have wildcards, a script block, or a hash table of a name, an
/// expression and what else the cmdlet takes.
/// </summary>
internal sealed class PropertyArgument
{
    private PropertyArgument(PSPropertyExpression expression, string? label)
    {
        Expression = expression;
        Label = label;
    }

    public PSPropertyExpression Expression { get; }

    /// <summary>The name that the hash table gave.</summary>
    public string? Label { get; }

    public bool? Descending { get; private init; }

    public static List<PropertyArgument> Parse(PSCmdlet cmdlet, object[]? arguments) =>
        arguments is null ? [] : [.. arguments.Select(argument => Parse(cmdlet, argument))];

    /// <summary>The values of an object; one for each property that a wildcard matches.</summary>
    public IEnumerable<PSPropertyExpressionResult> Values(PSObject item) => Expression.GetValues(item);

    /// <summary>The one value to compare objects by; null where there is none.</summary>
    public object? Value(PSObject item)
    {
        List<PSPropertyExpressionResult> values = Expression.GetValues(item);
        return values is [{ Exception: null } first, ..] ? first.Result : null;
    }

    public bool Exists(PSObject item) => Expression.GetValues(item) is [{ Exception: null }, ..];

    private static PropertyArgument Parse(PSCmdlet cmdlet, object argument)
    {
        object bare = argument is PSObject wrapped ? wrapped.BaseObject : argument;
        return bare switch
        {
            ScriptBlock script => new PropertyArgument(new PSPropertyExpression(script), null),
            IDictionary table => Parse(cmdlet, table),
            _ => new PropertyArgument(new PSPropertyExpression(LanguagePrimitives.ConvertTo<string>(bare)), null),
        };
    }

    private static PropertyArgument Parse(PSCmdlet cmdlet, IDictionary table)
    {
        string? label = null;
        object? expression = null;
        bool? descending = null;
        foreach (DictionaryEntry entry in table)
        {
            string key = LanguagePrimitives.ConvertTo<string>(entry.Key);
            if (IsStartOf(key, "Name") || IsStartOf(key, "Label"))
            {
                label = LanguagePrimitives.ConvertTo<string>(entry.Value);
            }
            else if (IsStartOf(key, "Expression"))
            {
                expression = entry.Value is PSObject wrapped ? wrapped.BaseObject : entry.Value;
            }
            else if (IsStartOf(key, "Descending"))
            {
                descending = LanguagePrimitives.IsTrue(entry.Value);
            }
            else if (IsStartOf(key, "Ascending"))
            {
                descending = !LanguagePrimitives.IsTrue(entry.Value);
            }
            else
            {
                Fail(cmdlet, $"The {key} key is not valid.", "DictionaryKeyUnknown");
            }
        }
        if (expression is null && label is null)
        {
            Fail(cmdlet, "The Expression key is missing.", "DictionaryKeyMissing");
        }
        PSPropertyExpression parsed = expression is ScriptBlock script
            ? new PSPropertyExpression(script)
            : new PSPropertyExpression(LanguagePrimitives.ConvertTo<string>(expression ?? label));
        return new PropertyArgument(parsed, label) { Descending = descending };
    }

    private static bool IsStartOf(string key, string name) => key.Length > 0 && name.StartsWith(key, StringComparison.OrdinalIgnoreCase);

    private static void Fail(PSCmdlet cmdlet, string message, string id) =>
        cmdlet.ThrowTerminatingError(new ErrorRecord(new NotSupportedException(message), id, ErrorCategory.InvalidArgument, null));
}
