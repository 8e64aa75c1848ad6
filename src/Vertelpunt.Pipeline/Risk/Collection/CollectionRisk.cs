namespace Vertelpunt.Pipeline.Risk.Collection;

/// <summary>Looks at stories together: unique answers, linked stories, expected matches.</summary>
/// <remarks>
/// Unique combinations are the minimal sample uniques of SUDA (Elliot, Manning, Ford 2002) up to three questions. Links weigh agreement of answers as Fellegi and Sunter (1969) do,
/// log P(agree|same)/P(agree|different), and likeness of wording by cosine of character trigrams weighed by rarity (TF-IDF).
/// </remarks>
public static class CollectionRisk
{
    /// <summary>The most questions in one combination.</summary>
    private const int MostQuestions = 3;

    /// <summary>Links below this probability are not told.</summary>
    private const double LeastProbability = 0.5;

    /// <param name="pairsBySameTeller">The share of pairs expected to be by one teller; a teller tells a second story seldom.</param>
    /// <param name="compareWording">False leaves out the links: every two stories are compared for them.</param>
    public static CollectionAssessment Assess(IReadOnlyList<CollectedStory> stories, double pairsBySameTeller = 0.001, bool compareWording = true) =>
        new(stories.Sum(s => s.Match), stories.Sum(s => s.GroupMatch), Unique(stories), compareWording ? Links(stories, pairsBySameTeller) : []);

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

    /// <summary>The pairs that are likelier by one teller than not, likeliest first.</summary>
    internal static IReadOnlyList<LinkedPair> Links(IReadOnlyList<CollectedStory> stories, double prior)
    {
        if (stories.Count < 2)
        {
            return [];
        }

        var likeness = new WordingLikeness([.. stories.Select(s => s.Text)]);
        var agreement = new AnswerAgreement(stories.Select(s => s.Answers));
        var links = new List<LinkedPair>();
        for (var i = 0; i < stories.Count; i++)
        {
            for (var j = i + 1; j < stories.Count; j++)
            {
                var odds = Math.Log(prior / (1 - prior)) + likeness.LogOdds(i, j) + agreement.LogOdds(stories[i].Answers, stories[j].Answers);
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
