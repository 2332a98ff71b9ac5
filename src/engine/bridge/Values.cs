using System.Collections;
using System.Globalization;
using System.Management.Automation;
using System.Security;
using System.Text.Json;

namespace Purgebook.Bridge;

/// <summary>Values of PowerShell as JSON, and back. What JSON has no form for is an object of one key that begins with a dollar sign.</summary>
internal static class Values
{
    private const int Deepest = 4;

    public static void Write(Utf8JsonWriter json, object? value, int depth = 0)
    {
        object? plain = value is PSObject wrapped && wrapped.BaseObject is not PSCustomObject ? wrapped.BaseObject : value;
        switch (plain)
        {
            case null:
                json.WriteNullValue();
                break;
            case string text:
                json.WriteStringValue(text);
                break;
            case bool flag:
                json.WriteBooleanValue(flag);
                break;
            case SwitchParameter flag:
                json.WriteBooleanValue(flag.IsPresent);
                break;
            case int or long or short or byte or uint:
                json.WriteNumberValue(Convert.ToInt64(plain, CultureInfo.InvariantCulture));
                break;
            case double number when double.IsFinite(number):
                json.WriteNumberValue(number);
                break;
            case DateTime time:
                Tagged(json, "$date", time.ToUniversalTime().ToString("o", CultureInfo.InvariantCulture));
                break;
            case byte[] bytes:
                Tagged(json, "$bytes", Convert.ToBase64String(bytes));
                break;
            case SecureString secret:
                // What it holds is nobody's business here; how much it holds, a rule of the service may ask.
                json.WriteStartObject();
                json.WriteNumber("$secret", secret.Length);
                json.WriteEndObject();
                break;
            case IDictionary table when depth < Deepest:
                json.WriteStartObject();
                foreach (DictionaryEntry entry in table)
                {
                    json.WritePropertyName(Convert.ToString(entry.Key, CultureInfo.InvariantCulture) ?? "");
                    Write(json, entry.Value, depth + 1);
                }
                json.WriteEndObject();
                break;
            case PSObject custom when depth < Deepest:
                json.WriteStartObject();
                foreach (PSPropertyInfo property in custom.Properties)
                {
                    json.WritePropertyName(property.Name);
                    Write(json, property.Value, depth + 1);
                }
                json.WriteEndObject();
                break;
            case IEnumerable list when depth < Deepest:
                json.WriteStartArray();
                foreach (object? item in list)
                {
                    Write(json, item, depth + 1);
                }
                json.WriteEndArray();
                break;
            default:
                json.WriteStringValue(Convert.ToString(plain, CultureInfo.InvariantCulture));
                break;
        }
    }

    public static object? Read(JsonElement element)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.String:
                return element.GetString();
            case JsonValueKind.True:
                return true;
            case JsonValueKind.False:
                return false;
            case JsonValueKind.Number:
                return element.TryGetInt32(out int small) ? small : element.TryGetInt64(out long large) ? large : element.GetDouble();
            case JsonValueKind.Array:
                return element.EnumerateArray().Select(Read).ToArray();
            case JsonValueKind.Object:
                return Tagged(element) ?? Object(element);
            default:
                return null;
        }
    }

    private static PSObject Object(JsonElement element)
    {
        var made = new PSObject();
        foreach (JsonProperty property in element.EnumerateObject())
        {
            // Thousands of mailboxes have the same names. No two of one object are alike, and nothing else gives it a property: so the engine need not look.
            made.Properties.Add(new PSNoteProperty(string.Intern(property.Name), Read(property.Value)), preValidated: true);
        }
        return made;
    }

    private static object? Tagged(JsonElement element)
    {
        foreach (JsonProperty only in element.EnumerateObject())
        {
            return only.Name switch
            {
                "$guid" => only.Value.GetGuid(),
                "$date" => only.Value.GetDateTime().ToLocalTime(),
                "$bytes" => only.Value.GetBytesFromBase64(),
                _ => null,
            };
        }
        return null;
    }

    private static void Tagged(Utf8JsonWriter json, string tag, string value)
    {
        json.WriteStartObject();
        json.WriteString(tag, value);
        json.WriteEndObject();
    }
}
