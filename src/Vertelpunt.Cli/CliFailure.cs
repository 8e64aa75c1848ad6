namespace Vertelpunt.Cli;

/// <summary>Ends a command with one clear line. The message holds no story text.</summary>
public sealed class CliFailure(ExitCode code, string message) : Exception(message)
{
    public ExitCode Code { get; } = code;

    public static CliFailure BadInput(string message) => new(ExitCode.BadInput, message);

    public static CliFailure Configuration(string message) => new(ExitCode.Configuration, message);
}
