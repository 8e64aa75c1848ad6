using Vertelpunt.Domain.Stories;
using Vertelpunt.Pipeline.Patterns.Statistics;

namespace Vertelpunt.Pipeline.Patterns;

/// <summary>Compares every two questions and ranks what goes together by how strongly.</summary>
/// <remarks>The unit is the teller: of linked stories the first counts. Blanks and 'does not apply' are left out and counted.</remarks>
public static class PairPatterns
{
    /// <summary>Fewer people than this make no pattern.</summary>
    public const int FewestPeople = 10;

    public static PatternOverview Of(StoryForm form, IReadOnlyList<AnsweredStory> stories, SmallNumbers smallNumbers)
    {
        AnsweredStory[] people = [.. stories.DistinctBy(s => s.TellerKey)];

        // With a threshold of one nothing is joined: the numbers are those that any statistics program gives.
        return Of(form, people, smallNumbers, smallNumbers.Threshold > 1 ? new PairLumping(form, people, smallNumbers) : null);
    }

    /// <summary>The same for a collection in which answers may have been put together.</summary>
    public static PatternOverview Of(StoryCollection collection) => Of(
        collection.Form, [.. (collection.Stories(StoryFilter.None) ?? []).DistinctBy(s => s.TellerKey)], collection.SmallNumbers, collection.SmallNumbers.Threshold > 1 ? collection.Pairs : null);

    private static PatternOverview Of(StoryForm form, AnsweredStory[] people, SmallNumbers smallNumbers, PairLumping? lumping)
    {
        var facets = Facet.Of(form, people);

        // Two stones of one question are placed against each other on purpose; that is a pattern too.
        var pairs = facets.SelectMany((first, i) => facets.Skip(i + 1).Select(second => (First: first, Second: second))).Where(p => TeamBounds.MayMeet(form, p.First.Id, p.Second.Id));

        // Each pair is compared by itself and shuffles with a seed of its own, so that the order in which cores take them changes nothing.
        Pattern[] patterns = [.. pairs.AsParallel().AsOrdered().Select(p => Compare(p.First, p.Second, people.Length, smallNumbers, lumping)).OfType<Pattern>().Where(p => !double.IsNaN(p.P))];

        var q = Adjusted.BenjaminiHochberg([.. patterns.Select(p => p.P)]);
        var ranked = patterns.Select((p, i) => p with { Q = q[i] })
            .OrderByDescending(p => p.Strength).ThenBy(p => p.P).ThenBy(p => p.First, StringComparer.Ordinal).ThenBy(p => p.Second, StringComparer.Ordinal);
        return new([.. ranked], patterns.Length);
    }

    private static Pattern? Compare(Facet first, Facet second, int total, SmallNumbers smallNumbers, PairLumping? lumping)
    {
        var both = People(first, second, total);
        if (both.Length < Math.Max(FewestPeople, smallNumbers.Threshold))
        {
            return null;
        }

        if (lumping is not null)
        {
            (first, second) = lumping.Join(first, second, both);
        }

        var found = (first, second) switch
        {
            (ChoiceFacet a, ChoiceFacet b) => PairTests.Choices(a, b, both, smallNumbers),
            (ChoiceFacet a, ItemsFacet b) => PairTests.ChoiceItems(a, b, both, smallNumbers, lumping),
            (ItemsFacet a, ChoiceFacet b) => PairTests.ChoiceItems(b, a, both, smallNumbers, lumping),
            (ChoiceFacet a, NumberFacet b) => PairTests.ChoiceNumber(a, b, both),
            (NumberFacet a, ChoiceFacet b) => PairTests.ChoiceNumber(b, a, both),
            (ChoiceFacet a, PointFacet b) => PairTests.ChoicePoint(a, b, both),
            (PointFacet a, ChoiceFacet b) => PairTests.ChoicePoint(b, a, both),
            (ItemsFacet a, ItemsFacet b) => PairTests.ItemsItems(a, b, both, smallNumbers, lumping),
            (ItemsFacet a, NumberFacet b) => PairTests.ItemsNumber(a, b, both, smallNumbers),
            (NumberFacet a, ItemsFacet b) => PairTests.ItemsNumber(b, a, both, smallNumbers),
            (ItemsFacet a, PointFacet b) => PairTests.ItemsPoint(a, b, both, smallNumbers),
            (PointFacet a, ItemsFacet b) => PairTests.ItemsPoint(b, a, both, smallNumbers),
            (NumberFacet a, NumberFacet b) => PairTests.Numbers(a, b, both),
            (NumberFacet a, PointFacet b) => PairTests.NumberPoint(a, b, both),
            (PointFacet a, NumberFacet b) => PairTests.NumberPoint(b, a, both),
            (PointFacet a, PointFacet b) => PairTests.Points(a, b, both),
            _ => null,
        };
        return found is null ? null : found with { First = first.Id, Second = second.Id, N = both.Length, Excluded = total - both.Length, Joined = [.. found.Joined, .. PairTests.Joined(first), .. PairTests.Joined(second)] };
    }

    /// <summary>Who answered both.</summary>
    internal static int[] People(Facet first, Facet second, int total) => [.. Enumerable.Range(0, total).Where(i => first.Has(i) && second.Has(i))];
}
