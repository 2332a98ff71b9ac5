using System.Collections;
using System.Management.Automation;

namespace Microsoft.PowerShell.Commands;

[Cmdlet(VerbsCommon.New, "Object", DefaultParameterSetName = "Net")]
public sealed class NewObjectCommand : PSCmdlet
{
    [Parameter(ParameterSetName = "Net", Mandatory = true, Position = 0)]
    public string TypeName { get; set; } = "";

    [Parameter(ParameterSetName = "Com", Mandatory = true, Position = 0)]
    public string ComObject { get; set; } = "";

    [Parameter(ParameterSetName = "Net", Position = 1)]
    [Alias("Args")]
    public object?[]? ArgumentList { get; set; }

    [Parameter]
    public IDictionary? Property { get; set; }

    protected override void BeginProcessing()
    {
        if (ParameterSetName == "Com")
        {
            throw Fail(new PlatformNotSupportedException("There are no COM objects in this host."), "NoCOMClassIdentified", ErrorCategory.ResourceUnavailable);
        }
        object made = Create(FindType());
        if (Property is not null)
        {
            SetProperties(made);
        }
        WriteObject(made);
    }

    private Type FindType()
    {
        if (LanguagePrimitives.TryConvertTo(TypeName, out Type type) && type is not null)
        {
            return type;
        }
        string message = $"Cannot find type [{TypeName}]: verify that the assembly containing this type is loaded.";
        throw Fail(new PSArgumentException(message), "TypeNotFound", ErrorCategory.InvalidType);
    }

    private object Create(Type type)
    {
        object?[] arguments = ArgumentList ?? [];
        if (arguments.Length == 0 && type.IsValueType)
        {
            return Activator.CreateInstance(type)!;
        }
        if (arguments.Length == 0 && type == typeof(PSObject))
        {
            return new PSObject();
        }
        try
        {
            // The engine's own choice of an overload and conversion of arguments: what [type]::new() does.
            return ((PSReference)InvokeCommand.InvokeScript(false, Constructor, null, type, arguments).Single().BaseObject).Value;
        }
        catch (RuntimeException exception)
        {
            throw Fail(Renamed(type, exception), "ConstructorInvokedThrowException", ErrorCategory.InvalidOperation);
        }
    }

    private static readonly ScriptBlock Constructor = ScriptBlock.Create("param($type, $arguments) [ref] $type::new.Invoke($arguments)");

    /// <summary>A constructor that is missing has the name of its type in the message, not ".ctor".</summary>
    private static Exception Renamed(Type type, RuntimeException exception) => exception is MethodInvocationException
        ? exception
        : new MethodException(exception.Message.Replace("\".ctor\"", $"\"{type.Name}\"", StringComparison.Ordinal), exception);

    private void SetProperties(object made)
    {
        PSObject target = PSObject.AsPSObject(made);
        bool isBag = target.BaseObject is PSCustomObject || made is PSObject;
        foreach (DictionaryEntry entry in Property!)
        {
            string name = LanguagePrimitives.ConvertTo<string>(entry.Key);
            if (target.Members[name] is PSMethodInfo method)
            {
                method.Invoke(entry.Value);
            }
            else if (target.Properties[name] is { } property)
            {
                property.Value = entry.Value;
            }
            else if (isBag)
            {
                target.Properties.Add(new PSNoteProperty(name, entry.Value));
            }
            else
            {
                string message = $"The member \"{name}\" was not found for the specified .NET object.";
                WriteError(new ErrorRecord(new InvalidOperationException(message), "InvalidOperationException", ErrorCategory.InvalidOperation, null));
            }
        }
    }

    private PipelineStoppedException Fail(Exception exception, string id, ErrorCategory category)
    {
        ThrowTerminatingError(new ErrorRecord(exception, id, category, null));
        return new PipelineStoppedException();
    }
}
