using System.Management.Automation;

namespace Purgebook.Bridge;

/// <summary>The time that a script goes by: that of the tenant in a rehearsal, and else that of the machine.</summary>
public static class Clock
{
    /// <summary>Whether waiting takes no time of the machine.</summary>
    public static bool IsTenants => Run.Current is not null;

    /// <summary>What the time is, in the zone of the machine.</summary>
    public static DateTime Now => Run.Current?.Look().ToLocalTime() ?? DateTime.Now;

    /// <summary>Waits in the time of the tenant.</summary>
    public static void Wait(Cmdlet waiting, TimeSpan pause)
    {
        var asked = new Dictionary<string, object> { ["Milliseconds"] = (long)pause.TotalMilliseconds };
        using (Run.Asked.Ask(waiting, "Start-Sleep", asked, line: 0))
        {
        }
    }
}
