using System.Management.Automation;
using System.Reflection;
using Microsoft.PowerShell.Commands.Internal.Format;

namespace Purgebook.Host;

/// <summary>
/// The engine has the formatting itself, and only the cmdlets that stand before it live elsewhere: this gives such a cmdlet
/// the engine's part of it.
/// </summary>
internal static class Formatting
{
    private const BindingFlags Members = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic;

    public static void UseShape(FrontEndCommandBase cmdlet, string shape)
    {
        Type shapes = Type("FormatShape");
        Use(cmdlet, Create("InnerFormatShapeCommand", Enum.Parse(shapes, shape)));
    }

    /// <summary>Everything that comes is written as text, as wide as given.</summary>
    public static void UseText(FrontEndCommandBase cmdlet, TextWriter writer, int width, bool noNewline)
    {
        object manager = Create("OutputManagerInner");
        manager.GetType().GetProperty("LineOutput", Members)!.SetValue(manager, Create("TextWriterLineOutput", writer, width, noNewline));
        Use(cmdlet, manager);
    }

    private static void Use(FrontEndCommandBase cmdlet, object implementation) =>
        typeof(FrontEndCommandBase).GetField("implementation", Members)!.SetValue(cmdlet, implementation);

    private static object Create(string name, params object[] arguments) =>
        Activator.CreateInstance(Type(name), Members, null, arguments, null)!;

    private static Type Type(string name) =>
        typeof(PSObject).Assembly.GetType($"Microsoft.PowerShell.Commands.Internal.Format.{name}", throwOnError: true)!;
}
