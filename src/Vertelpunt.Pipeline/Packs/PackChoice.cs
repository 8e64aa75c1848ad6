using Vertelpunt.Domain.Stories;

namespace Vertelpunt.Pipeline.Packs;

/// <summary>What a facilitator asks of a selection.</summary>
/// <param name="Count">The most stories.</param>
/// <param name="BalanceOver">A choice question whose answers should be spread evenly, such as a background question; null for none.</param>
/// <param name="ReadingMinutes">How long one person may need to read them all at 180 words a minute; null for no limit.</param>
/// <param name="SmallestGroup">Answers to <paramref name="BalanceOver"/> that fewer candidates gave count as one group, so that the choice tells nothing about them.</param>
public sealed record ChoiceWish(int Count, string? BalanceOver = null, int? ReadingMinutes = null, int SmallestGroup = 1);

/// <summary>Helps to choose stories that differ: each next one is as unlike the ones before as can be.</summary>
/// <remarks>
/// Greedy farthest-first (Gonzalez 1985) on Gower's distance (Gower 1971) between the answers: choices 0 or 1 or the part not shared, scales by
/// difference, triads and planes by distance. Starts from the story nearest the middle, so that the typical is there besides the extremes.
/// The result depends on the stories only, not on their order.
/// </remarks>
public static class PackChoice
{
    /// <summary>How fast a story is read, in words a minute.</summary>
    public const int WordsPerMinute = 180;

    /// <summary>The middle is sought among this many: ids are random, so these are a fair sample.</summary>
    private const int MiddleOf = 500;

    /// <summary>How long one person needs for these, in whole minutes, at least 1.</summary>
    public static int Minutes(IEnumerable<PackCandidate> stories) => Math.Max(1, (int)Math.Ceiling(stories.Sum(s => s.Words) / (double)WordsPerMinute));

    public static IReadOnlyList<PackCandidate> Choose(StoryForm form, IReadOnlyList<PackCandidate> candidates, ChoiceWish wish)
    {
        var questions = form.Questions.Where(q => q.About == QuestionSubject.Story && q is not ShortTextQuestion).ToList();
        var open = candidates.OrderBy(c => c.Id.Value).ToList();
        var words = (wish.ReadingMinutes ?? int.MaxValue / WordsPerMinute) * (long)WordsPerMinute;
        var chosen = new List<PackCandidate>();
        var groups = wish.BalanceOver is { } over ? Groups(open, over, wish.SmallestGroup) : null;
        var nearest = open.ToDictionary(c => c.Id, _ => double.MaxValue);
        while (chosen.Count < wish.Count)
        {
            open.RemoveAll(c => c.Words > words);
            if (open.Count == 0)
            {
                break;
            }

            var next = chosen.Count == 0
                ? open.Take(MiddleOf).MinBy(c => open.Take(MiddleOf).Sum(o => AnswerDistance.Between(questions, c, o)))!
                : Fewest(open, chosen, groups).MaxBy(c => nearest[c.Id])!;
            chosen.Add(next);
            open.Remove(next);
            words -= next.Words;
            foreach (var candidate in open)
            {
                nearest[candidate.Id] = Math.Min(nearest[candidate.Id], AnswerDistance.Between(questions, candidate, next));
            }
        }

        return chosen;
    }

    /// <summary>Those whose group has the fewest chosen stories so far.</summary>
    private static IEnumerable<PackCandidate> Fewest(List<PackCandidate> open, List<PackCandidate> chosen, IReadOnlyDictionary<StoryId, string>? groups)
    {
        if (groups is null)
        {
            return open;
        }

        var taken = chosen.GroupBy(c => groups[c.Id]).ToDictionary(g => g.Key, g => g.Count());
        var least = open.Min(c => taken.GetValueOrDefault(groups[c.Id]));
        return open.Where(c => taken.GetValueOrDefault(groups[c.Id]) == least);
    }

    /// <summary>Each story's first answer; those of too few stories, and none, together as the empty one.</summary>
    private static Dictionary<StoryId, string> Groups(List<PackCandidate> candidates, string question, int smallest) => candidates
        .GroupBy(c => c.Answers.GetValueOrDefault(question) is Chosen { OptionIds: [var first, ..] } ? first : "")
        .SelectMany(g => g.Select(c => (c.Id, Group: g.Count() < smallest ? "" : g.Key)))
        .ToDictionary(c => c.Id, c => c.Group);
}
