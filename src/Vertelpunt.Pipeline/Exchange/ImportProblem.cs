using Vertelpunt.Domain.Stories;

namespace Vertelpunt.Pipeline.Exchange;

/// <summary>Something in an imported file that does not fit. Names the place, never what a story says.</summary>
/// <param name="Line">The line of the file, from 1; 0 when the whole file is meant.</param>
/// <param name="Column">The header, or "".</param>
public sealed record ImportProblem(int Line, string Column, string Message)
{
    public override string ToString() => Line == 0 ? Message : Column.Length == 0 ? $"line {Line}: {Message}" : $"line {Line}, column '{Column}': {Message}";
}

/// <summary>What reading a file of another tool came to: all of it, or nothing and the reasons.</summary>
/// <param name="Form">The form the stories answer; null when there are problems.</param>
/// <param name="Notes">What was left out on purpose, such as rows whose teller did not allow use.</param>
public sealed record ImportResult(StoryForm? Form, IReadOnlyList<FiledStory> Stories, IReadOnlyList<ImportProblem> Problems, IReadOnlyList<string> Notes)
{
    /// <summary>The most problems told at once.</summary>
    public const int MaxProblems = 50;

    internal static ImportResult Of(StoryForm form, IReadOnlyList<FiledStory> stories, IReadOnlyList<ImportProblem> problems, IReadOnlyList<string> notes) => problems.Count == 0
        ? new(form, stories, [], notes)
        : new(null, [], [.. problems.Take(MaxProblems)], notes);

    /// <summary>Counts only.</summary>
    public override string ToString() => $"ImportResult({Stories.Count} stories, {Problems.Count} problems)";
}
