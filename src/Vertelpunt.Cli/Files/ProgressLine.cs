namespace Vertelpunt.Cli.Files;

/// <summary>Shows how far long work is, on one line that is written over; on a screen only, so that logs and pipes stay clean.</summary>
internal sealed class ProgressLine : IDisposable
{
    private readonly TextWriter _screen;
    private readonly string _what;
    private readonly int? _total;
    private readonly bool _shown;
    private long _next;
    private int _done;

    /// <param name="total">Null when not known.</param>
    public ProgressLine(TextWriter screen, string what, int? total)
    {
        _screen = screen;
        _what = what;
        _total = total;
        _shown = ReferenceEquals(screen, Console.Error) && !Console.IsErrorRedirected;
    }

    public void Step(int count = 1)
    {
        _done += count;
        if (_shown && (Environment.TickCount64 >= _next || _done == _total))
        {
            _next = Environment.TickCount64 + 200;
            _screen.Write(_total is { } total ? $"\r{_what}: {_done:N0} of {total:N0}" : $"\r{_what}: {_done:N0}");
        }
    }

    public void Dispose()
    {
        if (_shown && _done > 0)
        {
            _screen.WriteLine();
        }
    }
}
