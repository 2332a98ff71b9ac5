using System.Management.Automation.Host;

namespace Purgebook.Host;

/// <summary>The 80 columns that pwsh assumes where there is no console. Nothing else of a console is there.</summary>
internal sealed class ScriptHostRawUserInterface : PSHostRawUserInterface
{
    private static readonly Size Assumed = new(80, 24);

    public override ConsoleColor BackgroundColor { get; set; } = ConsoleColor.Black;

    public override ConsoleColor ForegroundColor { get; set; } = ConsoleColor.Gray;

    public override Size BufferSize { get; set; } = Assumed;

    public override Coordinates CursorPosition { get; set; }

    public override int CursorSize { get; set; } = 25;

    public override bool KeyAvailable => false;

    public override Size MaxPhysicalWindowSize => Assumed;

    public override Size MaxWindowSize => Assumed;

    public override Coordinates WindowPosition { get; set; }

    public override Size WindowSize { get; set; } = Assumed;

    public override string WindowTitle { get; set; } = "";

    public override void FlushInputBuffer()
    {
    }

    public override BufferCell[,] GetBufferContents(Rectangle rectangle) => throw new NotSupportedException();

    public override KeyInfo ReadKey(ReadKeyOptions options) => throw new NotSupportedException();

    public override void ScrollBufferContents(Rectangle source, Coordinates destination, Rectangle clip, BufferCell fill)
    {
    }

    public override void SetBufferContents(Rectangle rectangle, BufferCell fill)
    {
    }

    public override void SetBufferContents(Coordinates origin, BufferCell[,] contents)
    {
    }
}
