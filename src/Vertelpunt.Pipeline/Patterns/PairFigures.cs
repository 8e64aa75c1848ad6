using System.Text.Json.Nodes;
using Vertelpunt.Pipeline.Patterns.Statistics;

namespace Vertelpunt.Pipeline.Patterns;

/// <summary>Everything that can be said of two questions, for those who check us: also what a dashboard has no use for.</summary>
internal static class PairFigures
{
    public static JsonObject? Of(Facet first, Facet second, int[] people, SmallNumbers smallNumbers, int permutations) => (first, second) switch
    {
        (ChoiceFacet a, ChoiceFacet b) => Figures.Table(a.Options, b.Options, people.Select(i => (a.Codes[i], b.Codes[i]))),
        (ChoiceFacet a, ItemsFacet b) => ChoiceItems(a, b, people, smallNumbers, permutations),
        (ItemsFacet a, ChoiceFacet b) => ChoiceItems(b, a, people, smallNumbers, permutations),
        (ChoiceFacet a, NumberFacet b) => ChoiceNumber(a, b, people),
        (NumberFacet a, ChoiceFacet b) => ChoiceNumber(b, a, people),
        (ChoiceFacet a, PointFacet b) => ChoicePoint(a, b, people, permutations),
        (PointFacet a, ChoiceFacet b) => ChoicePoint(b, a, people, permutations),
        (ItemsFacet a, ItemsFacet b) => ItemsItems(a, b, people, smallNumbers, permutations),
        (ItemsFacet a, NumberFacet b) => PerItem(a, people, smallNumbers, sides => Figures.Numbers(["chosen", "not chosen"], [.. sides.Select(s => Values(b, s))])),
        (NumberFacet a, ItemsFacet b) => PerItem(b, people, smallNumbers, sides => Figures.Numbers(["chosen", "not chosen"], [.. sides.Select(s => Values(a, s))])),
        (ItemsFacet a, PointFacet b) => PerItem(a, people, smallNumbers, sides => ItemPoint(b, sides, permutations)),
        (PointFacet a, ItemsFacet b) => PerItem(b, people, smallNumbers, sides => ItemPoint(a, sides, permutations)),
        (NumberFacet a, NumberFacet b) => Numbers(Values(a, people), Values(b, people)),
        (NumberFacet a, PointFacet b) => NumberPoint(a, b, people),
        (PointFacet a, NumberFacet b) => NumberPoint(b, a, people),
        _ => null,
    };

    private static JsonObject? ChoiceNumber(ChoiceFacet choice, NumberFacet number, int[] people)
    {
        var codes = PairTests.Present(choice, people);
        return codes.Count < 2 ? null : Figures.Numbers([.. codes.Select(c => choice.Options[c])], [.. codes.Select(c => Values(number, [.. people.Where(i => choice.Codes[i] == c)]))]);
    }

    private static JsonObject? ChoicePoint(ChoiceFacet choice, PointFacet point, int[] people, int permutations)
    {
        var codes = PairTests.Present(choice, people);
        if (codes.Count < 2)
        {
            return null;
        }

        var found = Figures.Points([.. codes.Select(c => choice.Options[c])], Places(point, people), [.. people.Select(i => codes.IndexOf(choice.Codes[i]))], point.IsTriad, permutations);
        found["zones"] = Figures.Table(choice.Options, point.Zones.Options, people.Select(i => (choice.Codes[i], point.Zones.Codes[i])));
        return found;
    }

    private static JsonObject? ChoiceItems(ChoiceFacet choice, ItemsFacet items, int[] people, SmallNumbers smallNumbers, int permutations)
    {
        var (codes, kept) = (PairTests.Present(choice, people), PairTests.Items(items, people, smallNumbers));
        if (codes.Count < 2 || kept.Count == 0)
        {
            return null;
        }

        var whole = SeveralItems.Test([.. people.Select(i => kept.Select(j => items.Chosen[i]![j]).ToArray())], [.. people.Select(i => codes.IndexOf(choice.Codes[i]))], permutations); // people have both
        var tables = kept.Select(j => Figures.Table(["not chosen", "chosen"], choice.Options, people.Select(i => (items.Chosen[i]![j] ? 1 : 0, choice.Codes[i])))).ToList();
        Adjust(tables);
        return new()
        {
            ["whole"] = new JsonObject
            {
                ["chi_squared_sum"] = N(whole.Statistic), ["rao_scott"] = N(whole.RaoScott), ["df"] = N(whole.Df), ["p_rao_scott"] = N(whole.P), ["p_permutation"] = N(whole.PermutationP),
                ["p_bonferroni"] = N(Math.Min(1, kept.Count * tables.Min(t => t["p_chi_squared"]?.GetValue<double>() ?? 1))),
            },
            ["items"] = Named(items, kept, tables),
        };
    }

    private static JsonObject? ItemsItems(ItemsFacet a, ItemsFacet b, int[] people, SmallNumbers smallNumbers, int permutations)
    {
        var (left, right) = (PairTests.Items(a, people, smallNumbers), PairTests.Items(b, people, smallNumbers));
        if (left.Count == 0 || right.Count == 0)
        {
            return null;
        }

        var pairs = CoOccurrence(a, b, people, (from i in left from j in right select (i, j)).ToList());
        var whole = ItemPairs.Test([.. people.Select(p => left.Select(i => a.Chosen[p]![i]).ToArray())], [.. people.Select(p => right.Select(j => b.Chosen[p]![j]).ToArray())], permutations); // people have both
        return new()
        {
            ["whole"] = new JsonObject { ["chi_squared_sum"] = N(whole.Statistic), ["rao_scott"] = N(whole.RaoScott), ["df"] = N(whole.Df), ["p_rao_scott"] = N(whole.P), ["p_permutation"] = N(whole.PermutationP) },
            ["pairs"] = pairs,
        };
    }

    /// <summary>How often two options are chosen together, against chance.</summary>
    public static JsonArray CoOccurrence(ItemsFacet a, ItemsFacet b, int[] people, IReadOnlyList<(int First, int Second)> options)
    {
        var found = options.Select(o =>
        {
            var counts = new int[2, 2];
            foreach (var p in people)
            {
                counts[a.Chosen[p]![o.First] ? 1 : 0, b.Chosen[p]![o.Second] ? 1 : 0]++; // people have both
            }

            var table = new Contingency(counts);
            double first = counts[1, 0] + counts[1, 1], second = counts[0, 1] + counts[1, 1];
            return new JsonObject
            {
                ["first"] = a.Options[o.First], ["second"] = b.Options[o.Second],
                ["both"] = counts[1, 1], ["only_first"] = counts[1, 0], ["only_second"] = counts[0, 1], ["neither"] = counts[0, 0],
                ["phi"] = N(table.Phi), ["lift"] = N(counts[1, 1] * (double)people.Length / (first * second)), ["chi_squared"] = N(table.ChiSquared), ["p_fisher"] = N(table.FisherExact()),
            };
        }).ToList();
        Adjust(found);
        return new([.. found]);
    }

    private static JsonObject? PerItem(ItemsFacet items, int[] people, SmallNumbers smallNumbers, Func<int[][], JsonObject> figures)
    {
        var kept = PairTests.Items(items, people, smallNumbers);
        return kept.Count == 0 ? null : new()
        {
            ["items"] = Named(items, kept, [.. kept.Select(j => figures([[.. people.Where(i => items.Chosen[i]![j])], [.. people.Where(i => !items.Chosen[i]![j])]]))]), // people have both
        };
    }

    private static JsonObject ItemPoint(PointFacet point, int[][] sides, int permutations) =>
        Figures.Points(["chosen", "not chosen"], [.. Places(point, sides[0]), .. Places(point, sides[1])], [.. sides[0].Select(_ => 0), .. sides[1].Select(_ => 1)], point.IsTriad, permutations);

    private static JsonObject? Numbers(double[] x, double[] y)
    {
        if (x.Distinct().Count() < 2 || y.Distinct().Count() < 2)
        {
            return null;
        }

        var found = RankTests.Correlate(x, y);
        var r = RankTests.Pearson(x, y);
        return new()
        {
            ["kendall"] = new JsonObject { ["tau_b"] = N(found.TauB), ["z"] = N(found.Z), ["p"] = N(found.P), ["p_normal"] = N(Tails.NormalTwoSided(found.Z)), ["low"] = N(found.Low), ["high"] = N(found.High) },
            ["spearman"] = new JsonObject { ["rho"] = N(found.Rho), ["p"] = N(found.RhoP), ["p_t"] = N(found.RhoPByT) },
            ["pearson"] = new JsonObject { ["r"] = N(r), ["p"] = N(Tails.StudentTwoSided(r * Math.Sqrt((x.Length - 2) / (1 - r * r)), x.Length - 2)) },
        };
    }

    private static JsonObject NumberPoint(NumberFacet number, PointFacet point, int[] people)
    {
        var (values, places) = (Values(number, people), Places(point, people));
        return new()
        {
            [point.IsTriad ? "ilr1" : "x"] = Numbers(values, [.. places.Select(p => p.X)]),
            [point.IsTriad ? "ilr2" : "y"] = Numbers(values, [.. places.Select(p => p.Y)]),
        };
    }

    private static JsonArray Named(ItemsFacet items, IReadOnlyList<int> kept, IReadOnlyList<JsonObject> figures) => Figures.Each(kept.Count, at =>
    {
        figures[at].Insert(0, "item", items.Options[kept[at]]);
        return figures[at];
    });

    private static void Adjust(IReadOnlyList<JsonObject> tables)
    {
        var adjusted = Adjusted.BenjaminiHochberg([.. tables.Select(t => t["p_fisher"]?.GetValue<double>() ?? t["p_monte_carlo"]?.GetValue<double>() ?? 1)]);
        for (var i = 0; i < tables.Count; i++)
        {
            tables[i]["p_fisher_bh"] = N(adjusted[i]);
        }
    }

    private static double[] Values(NumberFacet facet, int[] people) => [.. people.Select(i => facet.Values[i]!.Value)]; // people have both

    private static List<(double X, double Y)> Places(PointFacet facet, int[] people) => [.. people.Select(i => facet.Points[i]!.Value)]; // people have both

    private static JsonNode? N(double? value) => Figures.N(value);
}
