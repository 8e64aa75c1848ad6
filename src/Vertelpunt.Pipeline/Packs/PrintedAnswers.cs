using Vertelpunt.Domain.Risk;
using Vertelpunt.Domain.Stories;
using Vertelpunt.Pipeline.Patterns;
using Vertelpunt.Pipeline.Risk.Collection;

namespace Vertelpunt.Pipeline.Packs;

/// <summary>Which stories are printed without their answers, because with them they would be too recognisable.</summary>
/// <remarks>
/// A judgement, not a measurement: answers that in this combination stand with one teller only count as one step of risk, because whoever sees
/// the answers elsewhere (in a table that was exported, or over the teller's shoulder) then knows whose card it is. With its answers a card
/// may be of medium risk at most.
/// </remarks>
public static class PrintedAnswers
{
    /// <param name="questionIds">Whose answers would be printed.</param>
    /// <param name="collection">All included stories: an answer that is rare on the table may be common among them.</param>
    public static IReadOnlySet<StoryId> Withheld(IReadOnlyList<PackCandidate> chosen, IReadOnlyList<string> questionIds, IReadOnlyList<AnsweredStory> collection)
    {
        var tellers = collection.GroupBy(s => Key(s.Answers, questionIds)).ToDictionary(g => g.Key, g => g.Select(s => s.TellerKey).Distinct().Count());
        return chosen.Where(c => WithAnswers(c) > RiskLevel.Medium).Select(c => c.Id).ToHashSet();

        // Nothing but words is no combination: their risk was weighed with the text.
        RiskLevel WithAnswers(PackCandidate story) => Key(story.Answers, questionIds) switch
        {
            _ when questionIds.All(q => story.Answers.GetValueOrDefault(q) is null or LeftBlank or DoesNotApply) => RiskLevel.Low,
            { Length: > 0 } key when tellers.GetValueOrDefault(key) <= 1 => story.Risk + 1,
            _ => story.Risk,
        };
    }

    private static string Key(IReadOnlyDictionary<string, Answer> answers, IReadOnlyList<string> questionIds) =>
        string.Join('\u001f', AnswerCells.Of(answers, questionIds).Select(c => $"{c.Key}={c.Value}"));
}
