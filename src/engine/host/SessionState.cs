using System.Management.Automation.Runspaces;

namespace Purgebook.Host;

/// <summary>What a script finds when it starts.</summary>
internal static class SessionState
{
    public static InitialSessionState Create()
    {
        InitialSessionState state = InitialSessionState.CreateDefault2();
        state.ThrowOnRunspaceOpenError = true;
        return state;
    }
}
