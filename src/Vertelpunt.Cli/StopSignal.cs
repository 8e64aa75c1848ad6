using System.Runtime.InteropServices;

namespace Vertelpunt.Cli;

/// <summary>Turns Ctrl+C and a service manager's request to stop into a cancelled token; a second one ends the process at once.</summary>
internal sealed class StopSignal : IDisposable
{
    private readonly CancellationTokenSource _source = new();
    private readonly List<PosixSignalRegistration> _registrations = [];

    public StopSignal()
    {
        foreach (var signal in new[] { PosixSignal.SIGINT, PosixSignal.SIGTERM, PosixSignal.SIGQUIT })
        {
            _registrations.Add(PosixSignalRegistration.Create(signal, context =>
            {
                if (!_source.IsCancellationRequested)
                {
                    context.Cancel = true;

                    // Not on this thread: what stops now disposes handlers of its own for the same signal, and would wait for itself.
                    ThreadPool.UnsafeQueueUserWorkItem(static source => source.Cancel(), _source, preferLocal: false);
                }
            }));
        }
    }

    public CancellationToken Token => _source.Token;

    public void Dispose()
    {
        _registrations.ForEach(r => r.Dispose());
        _source.Dispose();
    }
}
