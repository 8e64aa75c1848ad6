using System.Text.RegularExpressions;
using Vertelpunt.Pipeline.Risk.Collection;

namespace Vertelpunt.Pipeline.Risk.Validation;

/// <summary>Finds the teller of a redacted story by its wording: TF-IDF of characters, and of style alone.</summary>
/// <remarks>
/// Each story is cut in two at the sentence nearest its middle: two texts by one teller. The halves share their subject, which two stories of one teller need not do, so the figures of all
/// characters are the most such an attack reaches, and those of style alone the least.
/// </remarks>
public static partial class WordingAttack
{
    private const int ShortestStory = 400;

    [GeneratedRegex(@"(?<=[.!?…]['’""”]?)\s+")]
    private static partial Regex BetweenSentences();

    /// <param name="stories">Stories by different tellers, as told; short ones are passed over.</param>
    /// <param name="redact">What becomes of a text that is shown.</param>
    public static (IReadOnlyList<AttackFigures> Attacks, LinkFigures Links) Run(IReadOnlyList<string> stories, Func<string, string> redact)
    {
        var told = stories.Distinct(StringComparer.Ordinal).Where(s => s.Length >= ShortestStory).ToArray();
        var halves = told.Select(Halves).ToArray();
        string[] first = [.. halves.Select(h => h.First)], second = [.. halves.Select(h => h.Second)];
        string[] firstShown = [.. first.Select(redact)], secondShown = [.. second.Select(redact)], shown = [.. told.Select(redact)];
        IReadOnlyList<AttackFigures> attacks =
        [
            Attack("two stories by one teller, neither redacted: all characters", first, second, WordingFeatures.All),
            Attack("two redacted stories by one teller: all characters", firstShown, secondShown, WordingFeatures.All),
            Attack("two redacted stories by one teller: style alone", firstShown, secondShown, WordingFeatures.Style),
            Attack("a redacted story, beside other words of its teller: all characters", firstShown, second, WordingFeatures.All),
            Attack("a redacted story, beside other words of its teller: style alone", firstShown, second, WordingFeatures.Style),
            Attack("a redacted story, beside the same story as told: all characters", shown, told, WordingFeatures.All),
        ];
        return (attacks, Links(firstShown, secondShown));
    }

    /// <summary>The sentences before and after the border nearest the middle.</summary>
    public static (string First, string Second) Halves(string story)
    {
        var middle = story.Length / 2;
        var cut = BetweenSentences().Matches(story).Select(m => m.Index).Append(middle).MinBy(at => at == middle ? story.Length : Math.Abs(at - middle));
        return (story[..cut].Trim(), story[cut..].Trim());
    }

    private static AttackFigures Attack(string name, string[] tries, string[] candidates, Func<string, Dictionary<string, int>> features)
    {
        var vectors = new TextVectors([.. tries.Concat(candidates).Select(features)]);
        return AttackFigures.Of(name, tries.Length, (i, j) => vectors.Cosine(i, tries.Length + j));
    }

    private static LinkFigures Links(string[] first, string[] second)
    {
        CollectedStory Story(string part, int i, string text) => new($"{part}{i}", text, new Dictionary<string, string>(), 0, 0);
        CollectedStory[] all = [.. first.Select((t, i) => Story("a", i, t)), .. second.Select((t, i) => Story("b", i, t))];
        // Every teller tells twice here: that share of pairs is right.
        var links = CollectionRisk.Links(all, all.Length < 2 ? 0.5 : 1.0 / (all.Length - 1));
        return new("wording of two redacted stories", all.Length, links.Count, links.Count(l => l.FirstId[1..] == l.SecondId[1..]));
    }
}
