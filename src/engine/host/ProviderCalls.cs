using System.Collections.ObjectModel;
using System.Management.Automation;
using System.Reflection;

namespace Purgebook.Host;

/// <summary>
/// The way in which PowerShell's own cmdlets call the providers. The public overloads throw the first error; these, with a
/// context, write each error and each object to the cmdlet and know filters and provider parameters.
/// </summary>
internal static class ProviderCalls
{
    private const BindingFlags Members = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic;

    private static readonly Type ContextType =
        typeof(PSCmdlet).Assembly.GetType("System.Management.Automation.CmdletProviderContext", throwOnError: true)!;

    private static readonly ConstructorInfo ContextOfCmdlet =
        ContextType.GetConstructor(Members, [typeof(Cmdlet)]) ?? throw new MissingMethodException(ContextType.FullName, ".ctor");

    /// <summary>A context that writes to the cmdlet.</summary>
    public static object Context(
        PSCmdlet cmdlet,
        bool literal = false,
        bool force = false,
        object? dynamicParameters = null,
        string? filter = null,
        string[]? include = null,
        string[]? exclude = null,
        bool passThru = true)
    {
        object context = ContextOfCmdlet.Invoke([cmdlet]);
        Set(context, "SuppressWildcardExpansion", literal);
        Set(context, "Force", new SwitchParameter(force));
        Set(context, "PassThru", passThru);
        if (dynamicParameters is not null)
        {
            Set(context, "DynamicParameters", dynamicParameters);
        }
        if (filter is not null || include is not null || exclude is not null)
        {
            ContextType.GetMethod("SetFilters", Members)!.Invoke(
                context, [new Collection<string>(include ?? []), new Collection<string>(exclude ?? []), filter]);
        }
        return context;
    }

    /// <summary>The method of that name whose last parameter is a context; the context is the last argument.</summary>
    public static object? Call(object intrinsics, string name, params object?[] arguments)
    {
        foreach (MethodInfo method in intrinsics.GetType().GetMethods(Members))
        {
            ParameterInfo[] parameters = method.GetParameters();
            if (method.Name == name && parameters.Length == arguments.Length && parameters[^1].ParameterType == ContextType)
            {
                return method.Invoke(intrinsics, BindingFlags.DoNotWrapExceptions, null, arguments, null);
            }
        }
        throw new MissingMethodException(intrinsics.GetType().FullName, name);
    }

    private static void Set(object context, string name, object value)
    {
        PropertyInfo property = ContextType.GetProperty(name, Members) ?? throw new MissingMemberException(ContextType.FullName, name);
        property.SetValue(context, value);
    }
}
