namespace Vertelpunt.Pipeline.Risk.Collection;

/// <summary>One story as it would be printed or exported together with others.</summary>
/// <param name="Id">Whatever names it for the caller.</param>
/// <param name="Text">The redacted text: what a reader sees.</param>
/// <param name="Answers">What is printed of its answers, by question; a question left out counts as not printed.</param>
/// <param name="Match">Its match probability in the country.</param>
/// <param name="GroupMatch">Its match probability in the invited group.</param>
public sealed record CollectedStory(string Id, string Text, IReadOnlyDictionary<string, string> Answers, double Match, double GroupMatch)
{
    /// <summary>Id and counts only.</summary>
    public override string ToString() => $"CollectedStory({Id}, {Text.Length} characters, {Answers.Count} answers)";
}

/// <summary>A smallest set of questions whose answers only one story of the collection has.</summary>
public sealed record UniqueCombination(string StoryId, IReadOnlyList<string> Questions);

/// <summary>Two stories that may be by one teller.</summary>
/// <param name="Probability">Posterior probability, given the share of pairs expected to be by one teller.</param>
public sealed record LinkedPair(string FirstId, string SecondId, double Probability);

/// <summary>What a set of stories gives away together, before it is made.</summary>
/// <param name="ExpectedMatches">How many stories a stranger who guesses once for each would place rightly: Σ match probability.</param>
/// <param name="ExpectedGroupMatches">The same for somebody of the invited group who knows what acquaintances know.</param>
/// <param name="Links">Likeliest first.</param>
public sealed record CollectionAssessment(
    double ExpectedMatches, double ExpectedGroupMatches, IReadOnlyList<UniqueCombination> Unique, IReadOnlyList<LinkedPair> Links);

/// <summary>Looks at stories together: unique answers, linked stories, expected matches.</summary>
/// <remarks>
/// Unique combinations are the minimal sample uniques of SUDA (Elliot, Manning, Ford 2002) up to three questions. Links weigh agreement of answers as Fellegi and Sunter (1969) do,
/// log P(agree|same)/P(agree|different), and likeness of wording by cosine of character trigrams weighed by rarity (TF-IDF).
/// </remarks>
public static class CollectionRisk
{
    /// <summary>The most questions in one combination.</summary>
    private const int MostQuestions = 3;

    /// <summary>One teller answers a question alike in a second story with this chance. A judgement.</summary>
    private const double SameAnswer = 0.8;

    /// <summary>Log odds per unit of standardised likeness of wording. A judgement: two texts three standard deviations more alike than usual weigh as 90 to 1.</summary>
    private const double WordingWeight = 1.5;

    /// <summary>Links below this probability are not told.</summary>
    private const double LeastProbability = 0.5;

    /// <param name="pairsBySameTeller">The share of pairs expected to be by one teller; a teller tells a second story seldom.</param>
    public static CollectionAssessment Assess(IReadOnlyList<CollectedStory> stories, double pairsBySameTeller = 0.001) =>
        new(stories.Sum(s => s.Match), stories.Sum(s => s.GroupMatch), Unique(stories), Links(stories, pairsBySameTeller));

    private static List<UniqueCombination> Unique(IReadOnlyList<CollectedStory> stories)
    {
        var questions = stories.SelectMany(s => s.Answers.Keys).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToArray();
        var found = stories.ToDictionary(s => s, _ => new List<string[]>());
        foreach (var combination in Combinations(questions))
        {
            foreach (var group in stories.Where(s => combination.All(s.Answers.ContainsKey)).GroupBy(s => string.Join('\u001f', combination.Select(q => s.Answers[q]))))
            {
                if (group.Count() == 1 && !found[group.First()].Any(smaller => smaller.All(combination.Contains)))
                {
                    found[group.First()].Add(combination);
                }
            }
        }

        return [.. stories.SelectMany(s => found[s].Select(c => new UniqueCombination(s.Id, c)))];
    }

    // Small ones first, so that only minimal combinations are kept.
    private static IEnumerable<string[]> Combinations(string[] questions)
    {
        for (var size = 1; size <= Math.Min(MostQuestions, questions.Length); size++)
        {
            var indices = Enumerable.Range(0, size).ToArray();
            while (true)
            {
                yield return [.. indices.Select(i => questions[i])];
                var at = size - 1;
                while (at >= 0 && indices[at] == questions.Length - size + at)
                {
                    at--;
                }

                if (at < 0)
                {
                    break;
                }

                indices[at]++;
                for (var next = at + 1; next < size; next++)
                {
                    indices[next] = indices[next - 1] + 1;
                }
            }
        }
    }

    private static List<LinkedPair> Links(IReadOnlyList<CollectedStory> stories, double prior)
    {
        if (stories.Count < 2)
        {
            return [];
        }

        var likeness = new WordingLikeness([.. stories.Select(s => s.Text)]);
        var chance = stories.SelectMany(s => s.Answers).GroupBy(a => a.Key, StringComparer.Ordinal).ToDictionary(
            g => g.Key,
            g => g.GroupBy(a => a.Value, StringComparer.Ordinal).ToDictionary(v => v.Key, v => Math.Clamp(v.Count() / (double)g.Count(), 0.001, 0.999), StringComparer.Ordinal),
            StringComparer.Ordinal);
        var links = new List<LinkedPair>();
        for (var i = 0; i < stories.Count; i++)
        {
            for (var j = i + 1; j < stories.Count; j++)
            {
                var odds = Math.Log(prior / (1 - prior)) + (WordingWeight * likeness.Standardised(i, j));
                foreach (var (question, answer) in stories[i].Answers)
                {
                    if (stories[j].Answers.TryGetValue(question, out var other))
                    {
                        // Agreeing on a rare answer tells more than on a common one.
                        var byChance = chance[question][answer];
                        odds += answer == other ? Math.Log(Math.Max(SameAnswer, byChance) / byChance) : Math.Min(0, Math.Log((1 - SameAnswer) / (1 - byChance)));
                    }
                }

                var probability = 1 / (1 + Math.Exp(-odds));
                if (probability >= LeastProbability)
                {
                    links.Add(new(stories[i].Id, stories[j].Id, probability));
                }
            }
        }

        return [.. links.OrderByDescending(l => l.Probability).ThenBy(l => l.FirstId, StringComparer.Ordinal)];
    }
}
