using System.Collections.ObjectModel;
using System.Management.Automation;
using System.Management.Automation.Runspaces;
using System.Reflection;

namespace Purgebook.Host;

/// <summary>What a script finds when it starts: PowerShell's own commands, and the host's for those that live in modules.</summary>
internal static class StartState
{
    private const BindingFlags Members = BindingFlags.Instance | BindingFlags.NonPublic | BindingFlags.Public;

    public static InitialSessionState Create()
    {
        InitialSessionState state = InitialSessionState.CreateDefault2();
        state.ThrowOnRunspaceOpenError = true;
        MethodInfo setSnapIn = typeof(SessionStateCommandEntry).GetMethod("SetPSSnapIn", Members)
            ?? throw new MissingMethodException(nameof(SessionStateCommandEntry), "SetPSSnapIn");
        foreach ((string module, Type[] types) in Cmdlets.ByModule)
        {
            PSSnapInInfo snapIn = SnapIn(module);
            foreach (Type type in types)
            {
                var attribute = type.GetCustomAttribute<CmdletAttribute>()!;
                var entry = new SessionStateCmdletEntry($"{attribute.VerbName}-{attribute.NounName}", type, null);
                setSnapIn.Invoke(entry, [snapIn]);
                state.Commands.Add(entry);
            }
        }
        return state;
    }

    /// <summary>Gives the commands the name of the module that they are in elsewhere, so that qualified names find them.</summary>
    private static PSSnapInInfo SnapIn(string module)
    {
        Version version = typeof(PSObject).Assembly.GetName().Version!;
        var none = new Collection<string>();
        object?[] arguments = [module, false, AppContext.BaseDirectory, "purgebook-host", module, version, version, none, none, "", ""];
        return (PSSnapInInfo)Activator.CreateInstance(typeof(PSSnapInInfo), Members, null, arguments, null)!;
    }
}
