using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Runspaces;
using System.Reflection;

namespace Purgebook.Host;

/// <summary>
/// What pwsh's own host and cmdlets set on the engine and what has no public name. Each fails loudly where an
/// engine does not have it.
/// </summary>
internal static class EngineInternals
{
    private const BindingFlags Instance = BindingFlags.Instance | BindingFlags.NonPublic | BindingFlags.Public;

    /// <summary>Makes <c>exit</c> in the script that runs next end the host and not the script alone.</summary>
    public static void LetExitLeaveTheHost(Runspace runspace)
    {
        object context = Property(typeof(Runspace), "ExecutionContext").GetValue(runspace)!;
        Property(context.GetType(), "ScriptCommandProcessorShouldRethrowExit").SetValue(context, true);
    }

    /// <summary>
    /// Makes the engine tell no log of the machine what it does. It would look up for each command whether one wants to know, which is a fifth of
    /// the work of a script.
    /// </summary>
    public static void KeepNoLog()
    {
        const string shell = "Microsoft.PowerShell";
        Type log = typeof(PSObject).Assembly.GetType("System.Management.Automation.MshLog", throwOnError: true)!;
        FieldInfo providers = log.GetField("s_logProviders", BindingFlags.Static | BindingFlags.NonPublic)
            ?? throw new MissingFieldException(log.FullName, "s_logProviders");
        object none = Activator.CreateInstance(providers.FieldType.GenericTypeArguments[1])!;
        ((IDictionary)providers.GetValue(null)!)[shell] = none;
    }

    /// <summary>Makes Out-Default write an error record where errors are written.</summary>
    public static void MarkAsError(PSObject error)
    {
        PropertyInfo stream = Property(typeof(PSObject), "WriteStream");
        stream.SetValue(error, Enum.Parse(stream.PropertyType, "Error"));
    }

    /// <summary>Makes an error that of the command whose invocation is given, whoever writes it.</summary>
    public static void SetInvocation(ErrorRecord error, InvocationInfo invocation)
    {
        Call(error, "SetInvocationInfo", invocation);
        Property(typeof(ErrorRecord), "PreserveInvocationInfoOnce").SetValue(error, true);
    }

    /// <summary>The exception by which a cmdlet says that it needs nothing more from those before it.</summary>
    public static Exception StopUpstream(Cmdlet cmdlet)
    {
        Type type = typeof(PSObject).Assembly.GetType("System.Management.Automation.StopUpstreamCommandsException", throwOnError: true)!;
        return (Exception)Activator.CreateInstance(type, Instance, null, [cmdlet], null)!;
    }

    /// <summary>A failed validation that only tells the binder to try another parameter set.</summary>
    public static Exception QuietValidation(string message) =>
        (Exception)Activator.CreateInstance(typeof(ValidationMetadataException), Instance, null, [message, true], null)!;

    /// <summary>A variable by its name, or null. Without a scope, the one that is seen.</summary>
    public static PSVariable? VariableIn(SessionState session, string name, string? scope) =>
        (PSVariable?)(scope is null ? Call(Of(session), "GetVariable", name) : Call(Of(session), "GetVariableAtScope", name, scope));

    /// <summary>Sets a variable in a scope; without one, in the scope that calls.</summary>
    public static void SetVariableIn(
        SessionState session, string name, object? value, string? scope, ScopedItemOptions options, string? description, bool force)
    {
        PSVariable? existing = VariableIn(session, name, scope ?? "Local");
        if (existing is not null && !force && options == ScopedItemOptions.None)
        {
            existing.Value = value;
            return;
        }
        var variable = new PSVariable(name, value, options) { Description = description ?? "" };
        Call(Of(session), "SetVariableAtScope", variable, scope ?? "Local", force, CommandOrigin.Internal);
    }

    public static void RemoveVariableIn(SessionState session, PSVariable variable, string? scope, bool force)
    {
        if (scope is null)
        {
            Call(Of(session), "RemoveVariable", variable, force);
        }
        else
        {
            Call(Of(session), "RemoveVariableAtScope", variable, scope, force);
        }
    }

    public static void SetAlias(SessionState session, string name, string value, ScopedItemOptions options, bool force) =>
        Call(Of(session), "SetAliasValue", name, value, options, force);

    private static object Of(SessionState session) => Property(typeof(SessionState), "Internal").GetValue(session)!;

    private static object? Call(object target, string name, params object?[] arguments)
    {
        foreach (MethodInfo method in target.GetType().GetMethods(Instance))
        {
            ParameterInfo[] parameters = method.GetParameters();
            if (method.Name == name && parameters.Length == arguments.Length
                && parameters.Zip(arguments).All(pair => pair.Second is null || pair.First.ParameterType.IsInstanceOfType(pair.Second)))
            {
                return method.Invoke(target, BindingFlags.DoNotWrapExceptions, null, arguments, null);
            }
        }
        throw new MissingMethodException(target.GetType().FullName, name);
    }

    private static PropertyInfo Property(Type type, string name) =>
        type.GetProperty(name, Instance) ?? throw new MissingMemberException(type.FullName, name);
}
