using Microsoft.Extensions.Logging;

namespace Vertelpunt.Cli.Hosting;

/// <summary>Writes log messages as lines. Our own in full; of the framework's only that there was one, because their words may hold paths, queries or addresses.</summary>
internal sealed class ConsoleLogging(TextWriter output, TimeProvider time) : ILoggerProvider
{
    private const string Own = "Vertelpunt.";

    /// <summary>Sends what <paramref name="logging"/> gets to <paramref name="output"/>.</summary>
    public static void Use(ILoggingBuilder logging, TextWriter output, bool verbose)
    {
        logging.ClearProviders();
        logging.SetMinimumLevel(LogLevel.Error);
        logging.AddFilter("Vertelpunt", verbose ? LogLevel.Debug : LogLevel.Information);
        logging.AddFilter("Microsoft.Hosting.Lifetime", LogLevel.Error); // each host would announce itself
        logging.AddProvider(new ConsoleLogging(output, TimeProvider.System));
    }

    public ILogger CreateLogger(string categoryName) => new Line(this, categoryName);

    public void Dispose()
    {
    }

    private sealed class Line(ConsoleLogging owner, string category) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel != LogLevel.None;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            var message = category.StartsWith(Own, StringComparison.Ordinal) ? formatter(state, null) : $"{category} reported {eventId.Name ?? "an event"}";
            var cause = exception is null ? "" : $" ({exception.GetType().Name})";
            var at = owner.Now.ToString("HH:mm:ss", System.Globalization.CultureInfo.InvariantCulture);
            owner.Write($"{at} {Word(logLevel)} {eventId.Id} {message}{cause}".ReplaceLineEndings(" "));
        }

        private static string Word(LogLevel level) => level switch
        {
            LogLevel.Critical => "ALARM",
            LogLevel.Error => "error",
            LogLevel.Warning => "warn ",
            _ => "info ",
        };
    }

    private DateTimeOffset Now => time.GetLocalNow();

    private void Write(string line)
    {
        lock (output)
        {
            output.WriteLine(line);
        }
    }
}
