using Vertelpunt.Pipeline.Risk.Collection;

namespace Vertelpunt.Pipeline.Risk.Validation;

/// <summary>Links two stories of one teller by what is printed of their answers, weighed as Fellegi and Sunter do.</summary>
public static class AnswerAttack
{
    /// <summary>Sets of questions, from what most projects print to what none should.</summary>
    internal static readonly (string Name, string[] Questions)[] Printed =
    [
        ("age group, sex, province", ["age group", "sex", "province"]),
        ("the same, municipality", ["age group", "sex", "province", "municipality"]),
        ("the same, profession, children, religion, origin, health", ["age group", "sex", "province", "municipality", "profession", "children", "religion", "origin", "health"]),
    ];

    /// <param name="tellers">How many tellers, each with two stories; a second story leaves out or changes some answers.</param>
    internal static (IReadOnlyList<AttackFigures> Attacks, IReadOnlyList<LinkFigures> Links) Run(SyntheticPopulation population, int tellers, Random random)
    {
        var source = new SyntheticAnswers(population);
        var people = Enumerable.Range(0, tellers).Select(_ => source.DrawAdult(random)).ToArray();
        var (first, second) = (people.Select(source.Of).ToArray(), people.Select(p => source.Again(p, random)).ToArray());
        var attacks = new List<AttackFigures>();
        var links = new List<LinkFigures>();
        foreach (var (name, questions) in Printed)
        {
            var (a, b) = (Only(first, questions), Only(second, questions));
            var agreement = new AnswerAgreement(a.Concat(b));
            attacks.Add(AttackFigures.Of(name, tellers, (i, j) => agreement.LogOdds(a[i], b[j])));
            CollectedStory[] stories = [.. a.Select((s, i) => new CollectedStory($"a{i}", "", s, 0, 0)), .. b.Select((s, i) => new CollectedStory($"b{i}", "", s, 0, 0))];
            var told = CollectionRisk.Links(stories, 1.0 / (stories.Length - 1));
            links.Add(new(name, stories.Length, told.Count, told.Count(l => l.FirstId[1..] == l.SecondId[1..])));
        }

        return (attacks, links);
    }

    private static Dictionary<string, string>[] Only(Dictionary<string, string>[] answers, string[] questions) =>
        [.. answers.Select(a => a.Where(q => questions.Contains(q.Key)).ToDictionary(q => q.Key, q => q.Value))];
}
