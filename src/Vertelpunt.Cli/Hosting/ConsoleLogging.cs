using Microsoft.Extensions.Logging;

namespace Vertelpunt.Cli.Hosting;

/// <summary>Writes log messages as lines. Our own in full; of the framework's only that there was one, because their words may hold paths, queries or addresses.</summary>
internal sealed class ConsoleLogging(TextWriter output, TimeProvider time, LogLevel own) : ILoggerProvider
{
    private const string Own = "Vertelpunt.";

    /// <summary>Sends what <paramref name="logging"/> gets to <paramref name="output"/>.</summary>
    public static void Use(ILoggingBuilder logging, TextWriter output, bool verbose)
    {
        logging.ClearProviders();
        logging.SetMinimumLevel(LogLevel.Debug);
        logging.AddProvider(new ConsoleLogging(output, TimeProvider.System, verbose ? LogLevel.Debug : LogLevel.Information));
    }

    public ILogger CreateLogger(string categoryName) => new Line(this, categoryName);

    public void Dispose()
    {
    }

    private sealed class Line(ConsoleLogging owner, string category) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        // Whatever a host's own rules let through: of the framework only errors are of use without their words.
        public bool IsEnabled(LogLevel logLevel) => logLevel != LogLevel.None && logLevel >= (IsOwn ? owner.OwnLevel : LogLevel.Error);

        private bool IsOwn => category.StartsWith(Own, StringComparison.Ordinal);

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (!IsEnabled(logLevel))
            {
                return;
            }

            var message = IsOwn ? formatter(state, null) : $"{category} reported {eventId.Name ?? "an event"}";
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

    private LogLevel OwnLevel => own;

    private DateTimeOffset Now => time.GetLocalNow();

    private void Write(string line)
    {
        lock (output)
        {
            output.WriteLine(line);
        }
    }
}
