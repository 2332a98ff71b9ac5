using System.Collections;
using System.Management.Automation;
using System.Numerics;
using System.Reflection;
using Newtonsoft.Json;

namespace Microsoft.PowerShell.Commands;

/// <summary>Writes any object of PowerShell as JSON, down to a depth; what lies deeper becomes text.</summary>
internal sealed class JsonObjectWriter(JsonWriter json, int maxDepth, bool enumsAsStrings)
{
    public const string KeyIsNoString = "KeyIsNoString";

    public bool WasTruncated { get; private set; }

    public void Write(object? value) => Write(value, 0);

    private void Write(object? value, int depth)
    {
        PSObject? wrapper = value as PSObject;
        object? bare = wrapper is null ? value : wrapper.BaseObject;
        if (bare is null or DBNull || value == System.Management.Automation.Internal.AutomationNull.Value)
        {
            json.WriteNull();
        }
        else if (!WriteSimple(bare))
        {
            WriteStructure(wrapper, bare, depth);
        }
    }

    private bool WriteSimple(object value)
    {
        switch (value)
        {
            case Enum constant when enumsAsStrings:
                json.WriteValue(constant.ToString());
                return true;
            case Enum constant:
                json.WriteValue(Convert.ChangeType(constant, Enum.GetUnderlyingType(constant.GetType()), null));
                return true;
            case Uri uri:
                json.WriteValue(uri.OriginalString);
                return true;
            case string or char or bool or Guid or DateTime or DateTimeOffset or BigInteger:
            case byte or sbyte or short or ushort or int or uint or long or ulong or float or double or decimal:
                json.WriteValue(value);
                return true;
            default:
                return false;
        }
    }

    private void WriteStructure(PSObject? wrapper, object bare, int depth)
    {
        if (depth > maxDepth)
        {
            WasTruncated = true;
            json.WriteValue(LanguagePrimitives.ConvertTo<string>(wrapper ?? bare));
        }
        else if (bare is IDictionary table)
        {
            WriteDictionary(wrapper, table, depth);
        }
        else if (bare is IEnumerable list)
        {
            WriteList(list, depth);
        }
        else
        {
            WriteProperties(wrapper, bare, depth);
        }
    }

    private void WriteDictionary(PSObject? wrapper, IDictionary table, int depth)
    {
        json.WriteStartObject();
        foreach (DictionaryEntry entry in table)
        {
            if (entry.Key is not string name)
            {
                var exception = new InvalidOperationException(
                    $"The type '{table.GetType().FullName}' is not supported for serialization or deserialization of a dictionary. Keys must be strings.");
                exception.Data[KeyIsNoString] = true;
                throw exception;
            }
            json.WritePropertyName(name);
            Write(entry.Value, depth + 1);
        }
        WriteAdded(wrapper, depth);
        json.WriteEndObject();
    }

    private void WriteList(IEnumerable list, int depth)
    {
        json.WriteStartArray();
        foreach (object? item in list)
        {
            Write(item, depth + 1);
        }
        json.WriteEndArray();
    }

    private void WriteProperties(PSObject? wrapper, object bare, int depth)
    {
        json.WriteStartObject();
        if (bare is PSCustomObject)
        {
            foreach (PSPropertyInfo property in wrapper!.Properties)
            {
                json.WritePropertyName(property.Name);
                Write(ValueOf(() => property.Value), depth + 1);
            }
            json.WriteEndObject();
            return;
        }
        foreach (FieldInfo field in bare.GetType().GetFields(BindingFlags.Instance | BindingFlags.Public))
        {
            json.WritePropertyName(field.Name);
            Write(field.GetValue(bare), depth + 1);
        }
        foreach (PropertyInfo property in bare.GetType().GetProperties(BindingFlags.Instance | BindingFlags.Public))
        {
            if (property.CanRead && property.GetIndexParameters().Length == 0)
            {
                json.WritePropertyName(property.Name);
                Write(ValueOf(() => property.GetValue(bare)), depth + 1);
            }
        }
        WriteAdded(wrapper, depth);
        json.WriteEndObject();
    }

    /// <summary>Members that PowerShell put on the object.</summary>
    private void WriteAdded(PSObject? wrapper, int depth)
    {
        foreach (PSPropertyInfo property in wrapper?.Properties.Where(property => property.IsInstance && property is PSNoteProperty) ?? [])
        {
            json.WritePropertyName(property.Name);
            Write(ValueOf(() => property.Value), depth + 1);
        }
    }

    /// <summary>A property that throws is null in the JSON.</summary>
    private static object? ValueOf(Func<object?> get)
    {
        try
        {
            return get();
        }
        catch (Exception exception) when (exception is TargetInvocationException or GetValueException)
        {
            return null;
        }
    }
}
