using Vertelpunt.Domain.Stories;

namespace Vertelpunt.Pipeline.Patterns;

/// <summary>How well a question worked: what its answers look like as answers, whatever they say.</summary>
/// <param name="Answered">Stories with an answer; null when too few to show, as the two below.</param>
/// <param name="Ends">Share of the answers in the outer fifths of a scale together, 0 to 1; null for other kinds or too few.</param>
/// <param name="Middle">Share of the answers in the middle fifth of a scale or the middle of a triad; null for other kinds or too few.</param>
public sealed record QuestionQuality(Question Question, int? Answered, int? DoesNotApply, int? Blank, double? Ends, double? Middle);

/// <summary>Signs that questions were too many, too hard or beside the point: to look at before looking at patterns.</summary>
/// <param name="Questions">In the order of the form.</param>
/// <param name="SameSpot">People who put every scale (three or more) within <see cref="SameSpotWidth"/> of one place; null when too few to show.</param>
/// <param name="SeveralScales">People who answered three scales or more; null when too few to show.</param>
/// <param name="StoryOnly">Stories without any answer; null when too few to show.</param>
/// <remarks>A row of the same answers is called straight-lining in survey research; it can also be what someone means, so it is a sign and never a reason to leave out a story.</remarks>
public sealed record AnswerQuality(IReadOnlyList<QuestionQuality> Questions, int? SameSpot, int? SeveralScales, int? StoryOnly)
{
    /// <summary>Points of 100 between which answers count as the same place.</summary>
    public const double SameSpotWidth = 5;

    /// <summary>Fewer answers than this have no pattern.</summary>
    public const int FewestScales = 3;

    /// <summary>Counted over the whole collection: within a selection these numbers would be too small to mean anything.</summary>
    public static AnswerQuality Of(StoryCollection collection)
    {
        var stories = collection.Stories(StoryFilter.None) ?? [];
        var limit = collection.SmallNumbers;
        var several = stories.Where(s => Scales(s).Count >= FewestScales).ToList();
        var same = several.Where(s => Scales(s) is var places && places.Max() - places.Min() <= SameSpotWidth).Select(s => s.TellerKey).Distinct().Count();
        var people = several.Select(s => s.TellerKey).Distinct().Count();
        return new(
            [.. collection.Form.Questions.Select(q => Of(q, collection))],
            same == 0 || (limit.Allows(same) && (same == people || limit.Allows(people - same))) ? same : null,
            limit.Count(people),
            limit.Count(stories.Count(s => !s.Answers.Values.Any(a => a is not (DoesNotApply or LeftBlank)))));
    }

    private static QuestionQuality Of(Question question, StoryCollection collection)
    {
        var (summary, shown) = collection.Look(question.Id, StoryFilter.None);
        var limit = collection.SmallNumbers;
        var (ends, middle) = (shown.Answered, summary) switch
        {
            (not null, ScaleSummary scale) => (Part(scale.Values.Count(v => v < 20 || v > 80)), Part(scale.Values.Count(v => v is >= 40 and <= 60))),
            (not null, TriadSummary triad) => (null, Part(triad.Points.Count(p => TriadZones.Of(p) == "middle"))),
            _ => ((double?)null, (double?)null),
        };
        return new(question, shown.Answered, limit.Count(summary.DoesNotApply), limit.Count(summary.Blank), ends, middle);

        double? Part(int part) => part == 0 || part == summary.Answered || (limit.Allows(part) && limit.Allows(summary.Answered - part)) ? (double)part / summary.Answered : null;
    }

    private static IReadOnlyList<double> Scales(AnsweredStory story) => [.. story.Answers.Values.OfType<Scaled>().Select(s => s.Value)];
}
