using System.Collections;
using System.Management.Automation;

namespace Microsoft.PowerShell.Commands;

/// <summary>What Select-Object makes of an object by -Property, -ExcludeProperty and -ExpandProperty.</summary>
internal sealed class PropertySelection
{
    private readonly PSCmdlet cmdlet;
    private readonly List<PropertyArgument> properties;
    private readonly WildcardPattern[] excluded;

    public PropertySelection(PSCmdlet cmdlet, object[]? property, string[]? excludeProperty)
    {
        this.cmdlet = cmdlet;
        excluded = [.. (excludeProperty ?? []).Select(name => WildcardPattern.Get(name, WildcardOptions.IgnoreCase))];
        properties = PropertyArgument.Parse(cmdlet, property is null or [] && excluded.Length > 0 ? ["*"] : property);
    }

    /// <summary>An object of the wanted properties; the object itself where none were named.</summary>
    public PSObject Select(PSObject item)
    {
        if (properties.Count == 0)
        {
            return item;
        }
        var selected = new PSObject();
        foreach (PropertyArgument property in properties)
        {
            AddTo(selected, item, property);
        }
        string type = item.BaseObject is PSCustomObject ? item.TypeNames[0] : item.BaseObject.GetType().FullName!;
        selected.TypeNames.Insert(0, "Selected." + (type == "Selected.System.Management.Automation.PSCustomObject" ? "System.Management.Automation.PSCustomObject" : type));
        return selected;
    }

    private void AddTo(PSObject selected, PSObject item, PropertyArgument property)
    {
        List<PSPropertyExpressionResult> values = [.. property.Values(item)];
        if (values.Count == 0)
        {
            if (!property.Expression.HasWildCardCharacters)
            {
                Add(property.Label ?? property.Expression.ToString(), null);
            }
            return;
        }
        foreach (PSPropertyExpressionResult value in values)
        {
            string name = property.Label ?? value.ResolvedExpression.ToString();
            if (!excluded.Any(pattern => pattern.IsMatch(name)))
            {
                Add(name, value.Exception is null ? value.Result : null);
            }
        }

        void Add(string name, object? value)
        {
            if (selected.Properties[name] is null)
            {
                selected.Properties.Add(new PSNoteProperty(name, value));
            }
            else if (!property.Expression.HasWildCardCharacters)
            {
                string message = $"The property cannot be processed because the property \"{name}\" already exists.";
                cmdlet.WriteError(new ErrorRecord(new PSArgumentException(message), "AlreadyExistingUserSpecifiedPropertyNoExpand", ErrorCategory.InvalidOperation, item));
            }
        }
    }

    /// <summary>Each element of the property, with the wanted properties of the object that had it.</summary>
    public IEnumerable<PSObject> Expand(PSObject item, string name)
    {
        List<PSPropertyExpressionResult> found = new PSPropertyExpression(name).GetValues(item);
        if (found.Count == 0 || found[0].Exception is not null)
        {
            var exception = new PSArgumentException($"Property \"{name}\" cannot be found.");
            cmdlet.WriteError(new ErrorRecord(exception, "ExpandPropertyNotFound", ErrorCategory.InvalidArgument, item));
            yield break;
        }
        object? value = found[0].Result;
        IEnumerable? list = LanguagePrimitives.GetEnumerable(value);
        foreach (object? element in list ?? new[] { value })
        {
            if (element is null)
            {
                continue;
            }
            PSObject expanded = properties.Count == 0 ? PSObject.AsPSObject(element) : PSObject.AsPSObject(element).Copy();
            foreach (PropertyArgument property in properties)
            {
                AddTo(expanded, item, property);
            }
            yield return expanded;
        }
    }
}
