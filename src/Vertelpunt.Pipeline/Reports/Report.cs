using Vertelpunt.Domain.Stories;
using Vertelpunt.Domain.Workshops;
using Vertelpunt.Pipeline.Charts;

namespace Vertelpunt.Pipeline.Reports;

/// <summary>What a project came to, to hand to people who were not there. Holds only what may leave the team.</summary>
public sealed record Report
{
    public required LocalisedText Title { get; init; }

    public required string Organisation { get; init; }

    public required LocalisedText Purpose { get; init; }

    public required DateOnly On { get; init; }

    /// <summary>How many stories were included; null when that is too few to say.</summary>
    public required int? Stories { get; init; }

    /// <summary>The fewest people any number in it stands for.</summary>
    public required int Threshold { get; init; }

    /// <summary>Written by the team, for the beginning; may be empty.</summary>
    public string Introduction { get; init; } = "";

    /// <summary>In order; one without a name holds what lies loose, and comes last.</summary>
    public IReadOnlyList<ReportTheme> Themes { get; init; } = [];

    /// <summary>Interpretations of these observations that look at things in one way; those that lie loose are not named again.</summary>
    public IReadOnlyList<ReportPerspective> Perspectives { get; init; } = [];

    public IReadOnlyList<WorkSession> Sessions { get; init; } = [];

    /// <summary>Charts of single questions at the end: the answers as a whole.</summary>
    public IReadOnlyList<Chart> Appendix { get; init; } = [];

    /// <summary>Counts only.</summary>
    public override string ToString() => $"Report({Themes.Count} themes, {Sessions.Count} sessions)";
}

/// <summary>Observations that belong together.</summary>
/// <param name="Name">Null for those in no theme.</param>
public sealed record ReportTheme(string? Name, string Text, IReadOnlyList<ReportObservation> Observations);

/// <summary>Interpretations that belong together.</summary>
public sealed record ReportPerspective(string Name, string Text, IReadOnlyList<ReportReading> Readings);

/// <summary>One of the interpretations of an observation.</summary>
/// <param name="Letter">As beside the observation.</param>
/// <param name="LookAgain">As for the observation.</param>
public sealed record ReportReading(string Observation, char Letter, string Text, bool LookAgain)
{
    /// <summary>The letter of the interpretation at <paramref name="index"/>, from 0.</summary>
    public static char LetterOf(int index) => (char)('A' + index);
}

/// <summary>An observation as it stands in a report.</summary>
/// <param name="Quotes">Redacted passages of stories whose tellers allow quoting.</param>
/// <param name="LookAgain">Whether what it rests on changed since somebody last said that it holds.</param>
public sealed record ReportObservation(Observation Observation, IReadOnlyList<Chart> Patterns, IReadOnlyList<string> Quotes, bool LookAgain);
