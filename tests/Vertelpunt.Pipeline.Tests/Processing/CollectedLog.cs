using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace Vertelpunt.Pipeline.Tests.Processing;

/// <summary>Keeps what was logged, exceptions and all, for tests that look for what must not be there.</summary>
internal sealed class CollectedLog : ILoggerProvider
{
    public ConcurrentQueue<string> Lines { get; } = new();

    public void UseIn(ILoggingBuilder logging) => logging.SetMinimumLevel(LogLevel.Trace).AddProvider(this);

    public ILogger<T> For<T>() => new LoggerFactory([this], new LoggerFilterOptions { MinLevel = LogLevel.Trace }).CreateLogger<T>();

    public ILogger CreateLogger(string categoryName) => new Collector(this);

    public void Dispose()
    {
    }

    private sealed class Collector(CollectedLog owner) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            owner.Lines.Enqueue($"{eventId.Id} {formatter(state, exception)} {exception}");
    }
}
