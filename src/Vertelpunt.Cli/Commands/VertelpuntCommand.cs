using System.CommandLine;

namespace Vertelpunt.Cli.Commands;

/// <summary>A command with examples for its help.</summary>
internal sealed class VertelpuntCommand(string name, string description, params IReadOnlyList<string> examples) : Command(name, description)
{
    public IReadOnlyList<string> Examples { get; } = examples;

    /// <summary>Says what the command does; what it returns is the exit code.</summary>
    public VertelpuntCommand Does(Func<ParseResult, CancellationToken, Task<ExitCode>> action)
    {
        SetAction(async (parsed, cancellationToken) => (int)await action(parsed, cancellationToken));
        return this;
    }
}
