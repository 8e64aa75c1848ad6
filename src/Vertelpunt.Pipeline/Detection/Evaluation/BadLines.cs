namespace Vertelpunt.Pipeline.Detection.Evaluation;

/// <summary>A line of a file of annotated texts that cannot be read. The message names the line and the reason, never the text.</summary>
public sealed class BadLineException(int line, string reason) : Exception($"line {line}: {reason}")
{
    /// <summary>1 for the first line.</summary>
    public int Line { get; } = line;
}

/// <summary>Counts lines that cannot be read and are left out.</summary>
public sealed class SkippedLines
{
    /// <summary>How many so far.</summary>
    public int Count { get; private set; }

    /// <summary>Counts a line, or throws where nothing is left out.</summary>
    /// <exception cref="BadLineException"><paramref name="skipped"/> is null.</exception>
    internal static void Add(SkippedLines? skipped, int line, string reason)
    {
        if (skipped is null)
        {
            throw new BadLineException(line, reason);
        }

        skipped.Count++;
    }
}
