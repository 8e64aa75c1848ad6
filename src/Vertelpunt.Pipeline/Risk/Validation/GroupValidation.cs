namespace Vertelpunt.Pipeline.Risk.Validation;

/// <summary>Simulates invited groups and compares the match probability the model gives an acquaintance with what such a person would reach.</summary>
public static class GroupValidation
{
    private static readonly int[] Sizes = [30, 150, 1000];

    /// <summary>Draws of what an acquaintance happens to know, for each story.</summary>
    private const int Draws = 20;

    /// <param name="stories">How many stories for each kind and size of group, each with a group of its own.</param>
    internal static IReadOnlyList<GroupFigures> Run(RiskModel model, SyntheticPopulation population, int stories, int seed)
    {
        var figures = new List<GroupFigures>();
        foreach (var size in Sizes)
        {
            figures.Add(Measure(model, population, new("one municipality", 1, ["gemeente"]), size, knowsAll: true, stories, seed + size));
            figures.Add(Measure(model, population, new("one municipality", 1, ["gemeente"]), size, knowsAll: false, stories, seed + size));
            figures.Add(Measure(model, population, new("one province", 2, ["provincie"]), size, knowsAll: false, stories, seed + size));
            figures.Add(Measure(model, population, new("one province, not said", 2, []), size, knowsAll: false, stories, seed + size));
        }

        return figures;
    }

    private sealed record Kind(string Name, int Climb, string[] Shares);

    private static GroupFigures Measure(RiskModel model, SyntheticPopulation population, Kind kind, int size, bool knowsAll, int stories, int seed)
    {
        var source = new SyntheticStories(model, population);
        var counter = new SetCounter(model);
        var group = new RiskGroup(size, [.. kind.Shares.Select(s => GroupReader.ShareOf(s)!)]); // names of our own
        var random = new Random(seed);
        var points = new List<(double Predicted, double True, double Unique)>();
        while (points.Count < stories)
        {
            var story = source.Draw(random);
            var (from, to) = population.Range(population.TownOf(story.Person), kind.Climb);
            if (Invite(population, story.Person, from, to, size - 1, random) is not { } others)
            {
                continue;
            }

            var facts = story.Facts.Select(f => knowsAll ? f with { Visibility = 1 } : f).ToArray();
            var fits = facts.Select(f => (f.Visibility, Test: source.Fits(f, story.Person))).ToArray();
            double match = 0, unique = 0;
            for (var d = 0; d < (knowsAll ? 1 : Draws); d++)
            {
                var known = fits.Where(f => random.NextDouble() < f.Visibility).ToArray();
                var k = 1 + others.Count(o => known.All(f => f.Test(o)));
                match += 1.0 / k;
                unique += k == 1 ? 1 : 0;
            }

            var draws = knowsAll ? 1 : Draws;
            points.Add((counter.Count(facts, group).GroupMatch, match / draws, unique / draws));
        }

        var threshold = model.Parameters.Thresholds.GroupMatchMedium;
        var dangerous = points.Where(p => p.True > threshold).ToArray();
        return new(
            kind.Name, knowsAll ? "all that is told" : "what acquaintances know", size, points.Count, points.Average(p => p.Predicted), points.Average(p => p.True), points.Average(p => p.Unique),
            Measures.CalibrationError(points.Select(p => (p.Predicted, p.True))),
            dangerous.Length == 0 ? 0 : dangerous.Average(p => p.Predicted <= threshold ? 1.0 : 0));
    }

    // Adults, the teller aside, without putting anyone back; null where too few live.
    private static HashSet<int>? Invite(SyntheticPopulation population, int teller, int from, int to, int count, Random random)
    {
        if (to - from < 2 * (count + 1))
        {
            return null;
        }

        var invited = new HashSet<int>();
        for (var tries = 0; invited.Count < count && tries < 20 * (count + 1); tries++)
        {
            var person = random.Next(from, to);
            if (person != teller && population.Age(person) >= 15)
            {
                invited.Add(person);
            }
        }

        return invited.Count == count ? invited : null;
    }
}
