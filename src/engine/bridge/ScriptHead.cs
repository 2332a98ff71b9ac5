using System.Management.Automation;
using System.Management.Automation.Language;
using System.Text.Json;

namespace Purgebook.Bridge;

/// <summary>What PowerShell knows of a script before it runs it: what does not parse, and the parameters that it takes.</summary>
internal static class ScriptHead
{
    public static void Write(Utf8JsonWriter json, ExternalScriptInfo script)
    {
        Parser.ParseFile(script.Path, out _, out ParseError[] errors);
        json.WriteStartObject("head");
        json.WriteStartArray("errors");
        foreach (ParseError error in errors)
        {
            json.WriteStartObject();
            json.WriteNumber("line", error.Extent.StartLineNumber);
            json.WriteNumber("column", error.Extent.StartColumnNumber);
            json.WriteString("message", error.Message);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteStartArray("parameters");
        if (errors.Length == 0)
        {
            WriteParameters(json, script);
        }
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteParameters(Utf8JsonWriter json, ExternalScriptInfo script)
    {
        foreach (ParameterMetadata parameter in script.Parameters.Values)
        {
            json.WriteStartObject();
            json.WriteString("name", parameter.Name);
            json.WriteString("type", parameter.ParameterType.Name);
            json.WriteBoolean("isMandatory", IsMandatory(parameter));
            json.WriteBoolean("isCommon", Cmdlet.CommonParameters.Contains(parameter.Name) || Cmdlet.OptionalCommonParameters.Contains(parameter.Name));
            json.WriteStartArray("aliases");
            foreach (string alias in parameter.Aliases)
            {
                json.WriteStringValue(alias);
            }
            json.WriteEndArray();
            json.WriteEndObject();
        }
    }

    /// <summary>In whatever set; a parameter that one set alone needs is left to PowerShell's binder.</summary>
    private static bool IsMandatory(ParameterMetadata parameter) =>
        parameter.ParameterSets.TryGetValue(ParameterAttribute.AllParameterSets, out ParameterSetMetadata? set) && set.IsMandatory;
}
