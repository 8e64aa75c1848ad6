using System.CommandLine;

namespace Vertelpunt.Cli.Files;

/// <summary>What a command does with lines that cannot be read: stop at the first, or leave them out and tell how many.</summary>
/// <param name="file">The file as the user named it.</param>
/// <param name="skip">Whether such lines are left out.</param>
internal sealed class BadLines(string file, bool skip)
{
    private int _count;

    /// <summary>"--skip-bad", the same on every command that reads lines.</summary>
    public static Option<bool> Option() => new("--skip-bad") { Description = "Leave out lines that cannot be read, and tell how many" };

    /// <summary>Counts a line that is left out.</summary>
    /// <param name="problem">Line and reason, never what the line says.</param>
    /// <exception cref="CliFailure">bad lines are not left out.</exception>
    public void Add(string problem)
    {
        if (!skip)
        {
            throw CliFailure.BadInput($"{TextSource.NameOf(file)}{problem}");
        }

        _count++;
    }

    /// <summary>Says how many lines were left out, if any.</summary>
    public static Task TellAsync(TextWriter error, int count) =>
        count == 0 ? Task.CompletedTask : error.WriteLineAsync($"Left out {count} {(count == 1 ? "line" : "lines")} that could not be read.");

    /// <inheritdoc cref="TellAsync(TextWriter, int)"/>
    public Task TellAsync(TextWriter error) => TellAsync(error, _count);
}
