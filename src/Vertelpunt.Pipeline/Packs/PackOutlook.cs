using Vertelpunt.Domain.Risk;
using Vertelpunt.Domain.Stories;
using Vertelpunt.Pipeline.Patterns;
using Vertelpunt.Pipeline.Risk.Collection;

namespace Vertelpunt.Pipeline.Packs;

/// <summary>What a pack would give away, told before it is made.</summary>
/// <param name="Together">What the stories give away as a set, with the answers that would be printed.</param>
/// <param name="HighRisk">Stories that are printed only for a reason.</param>
/// <param name="WithoutAnswers">Stories whose cards would carry no answers.</param>
/// <param name="Minutes">How long one person needs to read them all.</param>
public sealed record PackOutlook(
    IReadOnlyList<PackCandidate> Stories, CollectionAssessment Together, IReadOnlyList<PackCandidate> HighRisk, IReadOnlySet<StoryId> WithoutAnswers, int Minutes)
{
    /// <param name="questionIds">Whose answers would be printed.</param>
    /// <param name="collection">All included stories.</param>
    public static PackOutlook Of(IReadOnlyList<PackCandidate> stories, IReadOnlyList<string> questionIds, IReadOnlyList<AnsweredStory> collection)
    {
        var without = PrintedAnswers.Withheld(stories, questionIds, collection);
        return new(
            stories,
            CollectionRisk.Assess([.. stories.Select(s => new CollectedStory(
                s.Id.ToString(), s.Text, AnswerCells.Of(s.Answers, without.Contains(s.Id) ? [] : questionIds), s.Match, s.GroupMatch))]),
            [.. stories.Where(s => s.Risk == RiskLevel.High)],
            without,
            PackChoice.Minutes(stories));
    }

    /// <summary>How many stories have a combination of printed answers that no other card has.</summary>
    public int UniqueStories => Together.Unique.Select(u => u.StoryId).Distinct().Count();
}
