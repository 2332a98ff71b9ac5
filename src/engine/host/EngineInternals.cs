using System.Management.Automation;
using System.Management.Automation.Runspaces;
using System.Reflection;

namespace Purgebook.Host;

/// <summary>
/// The two switches that pwsh's own console host sets on the engine and that have no public name. Each fails loudly where an
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

    /// <summary>Makes Out-Default write an error record where errors are written.</summary>
    public static void MarkAsError(PSObject error)
    {
        PropertyInfo stream = Property(typeof(PSObject), "WriteStream");
        stream.SetValue(error, Enum.Parse(stream.PropertyType, "Error"));
    }

    private static PropertyInfo Property(Type type, string name) =>
        type.GetProperty(name, Instance) ?? throw new MissingMemberException(type.FullName, name);
}
