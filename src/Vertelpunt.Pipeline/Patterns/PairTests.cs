using Vertelpunt.Pipeline.Patterns.Statistics;

namespace Vertelpunt.Pipeline.Patterns;

/// <summary>The test for each two kinds of question: first the whole, then the parts.</summary>
internal static class PairTests
{
    /// <summary>A dashboard waits for no longer exact count than this.</summary>
    private const double MostExactTables = 100_000;

    /// <summary>Above this the energy test, which looks at every two stories, is left out and analytic tests stand in for permutations.</summary>
    private const int MostPermuted = 500;

    private static readonly Dictionary<string, double> Nothing = [];

    public static Pattern? Choices(ChoiceFacet a, ChoiceFacet b, int[] people, SmallNumbers smallNumbers)
    {
        var (rows, columns) = (Present(a, people), Present(b, people));
        if (rows.Count < 2 || columns.Count < 2)
        {
            return null;
        }

        var counts = new int[rows.Count, columns.Count];
        foreach (var i in people)
        {
            counts[rows.IndexOf(a.Codes[i]), columns.IndexOf(b.Codes[i])]++;
        }

        var table = new Contingency(counts);
        var (test, p) = Chance(table);
        var cells = new List<PatternPart>();
        for (var r = 0; r < rows.Count; r++)
        {
            for (var c = 0; c < columns.Count; c++)
            {
                if (smallNumbers.Allows(counts[r, c]))
                {
                    var z = table.AdjustedResidual(r, c);
                    cells.Add(new($"{a.Options[rows[r]]}|{b.Options[columns[c]]}", "adjusted-residual", z, null, null, Tails.NormalTwoSided(z), 0));
                }
            }
        }

        var (low, high) = table.CramersVInterval;
        return Make(test, p, "cramers-v", table.CramersVCorrected, low, high, WithFalseDiscovery(cells), new Dictionary<string, double>
        {
            ["chi_squared"] = table.ChiSquared,
            ["df"] = table.Df,
            ["p_chi_squared"] = table.P,
            ["cramers_v_uncorrected"] = table.CramersV,
        });
    }

    public static Pattern? ChoiceNumber(ChoiceFacet choice, NumberFacet number, int[] people)
    {
        var codes = Present(choice, people);
        if (codes.Count < 2)
        {
            return null;
        }

        List<IReadOnlyList<double>> groups = [.. codes.Select(code => people.Where(i => choice.Codes[i] == code).Select(i => number.Values[i]!.Value).ToList())]; // people have both
        if (codes.Count == 2)
        {
            var two = RankTests.MannWhitney(groups[0], groups[1]);
            return Make("mann-whitney", two.P, "cliffs-delta", two.Delta, two.Low, two.High,
                [new($"{choice.Options[codes[0]]}/{choice.Options[codes[1]]}", "cliffs-delta", two.Delta, two.Low, two.High, two.P, two.P)],
                new Dictionary<string, double> { ["u"] = two.U, ["p_without_continuity_correction"] = two.PUncorrected, ["n1"] = two.N1, ["n2"] = two.N2 });
        }

        var all = RankTests.KruskalWallis(groups);
        var dunn = RankTests.Dunn(groups);
        var holm = Adjusted.Holm([.. dunn.Select(d => d.P)]);
        var parts = dunn.Select((d, i) =>
        {
            var two = RankTests.MannWhitney(groups[d.First], groups[d.Second]);
            return new PatternPart($"{choice.Options[codes[d.First]]}/{choice.Options[codes[d.Second]]}", "cliffs-delta", two.Delta, two.Low, two.High, d.P, holm[i]);
        });
        return Make("kruskal-wallis", all.P, "epsilon", Math.Sqrt(all.EpsilonSquared), Math.Sqrt(all.Interval.Low), Math.Sqrt(all.Interval.High), [.. parts],
            new Dictionary<string, double> { ["h"] = all.H, ["df"] = all.Df, ["epsilon_squared"] = all.EpsilonSquared, ["eta_squared_h"] = all.EtaSquared });
    }

    public static Pattern? Numbers(NumberFacet a, NumberFacet b, int[] people)
    {
        double[] x = [.. people.Select(i => a.Values[i]!.Value)], y = [.. people.Select(i => b.Values[i]!.Value)]; // people have both
        if (x.Distinct().Count() < 2 || y.Distinct().Count() < 2)
        {
            return null;
        }

        var found = RankTests.Correlate(x, y);
        return Make("kendall tau-b", found.P, "tau-b", found.TauB, found.Low, found.High, [],
            new Dictionary<string, double> { ["z"] = found.Z, ["spearman_rho"] = found.Rho, ["p_spearman"] = found.RhoP });
    }

    public static Pattern? ChoiceItems(ChoiceFacet choice, ItemsFacet items, int[] people, SmallNumbers smallNumbers, PairLumping? lumping = null)
    {
        IReadOnlyList<int> kept = Items(items, people, smallNumbers);
        if (lumping is not null)
        {
            (choice, kept) = lumping.Join(choice, items, kept);
        }

        var codes = Present(choice, people);
        if (codes.Count < 2 || kept.Count == 0)
        {
            return null;
        }

        int[] groups = [.. people.Select(i => codes.IndexOf(choice.Codes[i]))];
        List<bool[]> chosen = [.. people.Select(i => kept.Select(j => items.Chosen[i]![j]).ToArray())]; // people have both
        var whole = SeveralItems.Test(chosen, groups, people.Length <= MostPermuted ? PointTests.Permutations : 0);
        var tables = kept.Select((_, at) => Table(2, codes.Count, Enumerable.Range(0, people.Length).Select(i => (chosen[i][at] ? 1 : 0, groups[i])))).ToList();
        var parts = kept.Select((item, at) =>
        {
            var (low, high) = tables[at].CramersVInterval;
            return new PatternPart(items.Options[item], tables[at].Columns == 2 ? "phi" : "cramers-v", tables[at].Columns == 2 ? tables[at].Phi : tables[at].CramersV, low, high, Chance(tables[at]).P, 0);
        });

        List<string> joined = [.. Joined(choice)];

        // Sparse items make the corrected sum too sure of itself; then permutation speaks.
        var sparse = people.Length <= MostPermuted && tables.Exists(t => !t.ExpectedAreLargeEnough);
        var mean = Math.Sqrt(Math.Max(0, whole.Statistic / people.Length / kept.Count - (codes.Count - 1.0) / (people.Length - 1)));
        return Make(sparse ? "permutation" : "rao-scott", sparse ? whole.PermutationP : whole.P, "root-mean-square-v", mean, null, null, WithFalseDiscovery([.. parts]),
            new Dictionary<string, double>
            {
                ["chi_squared_sum"] = whole.Statistic, ["rao_scott"] = whole.RaoScott, ["df"] = whole.Df, ["p_rao_scott"] = whole.P, ["p_permutation"] = whole.PermutationP,
            }) with { Joined = joined };
    }

    public static Pattern? ItemsItems(ItemsFacet a, ItemsFacet b, int[] people, SmallNumbers smallNumbers, PairLumping? lumping = null)
    {
        var (left, right) = (Items(a, people, smallNumbers), Items(b, people, smallNumbers));
        var parts = new List<PatternPart>();
        foreach (var i in left)
        {
            foreach (var j in right)
            {
                if (lumping?.Allows(a, i, b, j) == false)
                {
                    continue;
                }

                var table = Table(2, 2, people.Select(p => (a.Chosen[p]![i] ? 1 : 0, b.Chosen[p]![j] ? 1 : 0))); // people have both
                var half = Proportion.Z / Math.Sqrt(people.Length - 3);
                var fisher = Math.Atanh(Math.Clamp(table.Phi, -1 + 1e-12, 1 - 1e-12));
                parts.Add(new($"{a.Options[i]}|{b.Options[j]}", "phi", table.Phi, Math.Tanh(fisher - half), Math.Tanh(fisher + half), Chance(table).P, 0));
            }
        }

        return Strongest(parts, "phi");
    }

    public static Pattern? ItemsNumber(ItemsFacet items, NumberFacet number, int[] people, SmallNumbers smallNumbers)
    {
        var parts = new List<PatternPart>();
        foreach (var item in Items(items, people, smallNumbers))
        {
            var sides = people.ToLookup(i => items.Chosen[i]![item], i => number.Values[i]!.Value); // people have both
            var two = RankTests.MannWhitney([.. sides[true]], [.. sides[false]]);
            parts.Add(new(items.Options[item], "cliffs-delta", two.Delta, two.Low, two.High, two.P, 0));
        }

        return Strongest(parts, "cliffs-delta");
    }

    public static Pattern? ItemsPoint(ItemsFacet items, PointFacet point, int[] people, SmallNumbers smallNumbers)
    {
        List<(double, double)> points = [.. people.Select(i => point.Points[i]!.Value)]; // people have both
        var parts = new List<PatternPart>();
        foreach (var item in Items(items, people, smallNumbers))
        {
            var (r2, p) = Groups(points, [.. people.Select(i => items.Chosen[i]![item] ? 1 : 0)], 2); // as above
            parts.Add(new(items.Options[item], "r", Math.Sqrt(r2.Adjusted), null, null, p.Value, 0));
        }

        return Strongest(parts, "r");
    }

    public static Pattern? ChoicePoint(ChoiceFacet choice, PointFacet point, int[] people)
    {
        var codes = Present(choice, people);
        if (codes.Count < 2)
        {
            return null;
        }

        List<(double X, double Y)> points = [.. people.Select(i => point.Points[i]!.Value)]; // people have both
        int[] groups = [.. people.Select(i => codes.IndexOf(choice.Codes[i]))];
        var (r2, p) = Groups(points, groups, codes.Count);
        var more = new Dictionary<string, double>
        {
            ["pseudo_f"] = p.F,
            ["r_squared"] = r2.Plain,
            ["df1"] = codes.Count - 1,
            ["df2"] = people.Length - codes.Count,
        };
        if (people.Length <= MostPermuted)
        {
            var energy = PointTests.Energy(points, groups, permutations: 199);
            (more["energy"], more["p_energy"]) = (energy.Statistic, energy.P);
        }

        // Which groups differ is asked only when the whole does.
        var parts = new List<PatternPart>();
        if (p.Value < 0.05)
        {
            for (var a = 0; a < codes.Count; a++)
            {
                for (var b = a + 1; b < codes.Count; b++)
                {
                    int[] two = [.. Enumerable.Range(0, people.Length).Where(i => groups[i] == a || groups[i] == b)];
                    List<(double X, double Y)> here = [.. two.Select(i => points[i])];
                    int[] side = [.. two.Select(i => groups[i] == a ? 0 : 1)];
                    var pair = Groups(here, side, 2);
                    parts.Add(new($"{choice.Options[codes[a]]}/{choice.Options[codes[b]]}", "distance-of-centres", Distance(here, side), null, null, pair.P.Value, 0));
                }
            }

            var holm = Adjusted.Holm([.. parts.Select(x => x.P)]);
            parts = [.. parts.Select((x, i) => x with { Adjusted = holm[i] })];
        }

        var (low, high) = Resampled(points, groups, codes.Count);
        return Make(p.Test, p.Value, "r", Math.Sqrt(r2.Adjusted), low, high, parts, more);
    }

    public static Pattern NumberPoint(NumberFacet number, PointFacet point, int[] people)
    {
        var (r2, p) = PointTests.Explain([.. people.Select(i => number.Values[i]!.Value)], [.. people.Select(i => point.Points[i]!.Value)]); // people have both
        return Make("rank regression", p, "r", Math.Sqrt(Shrunk(r2, people.Length, 2)), null, null, [], new Dictionary<string, double> { ["r_squared"] = r2 });
    }

    public static Pattern Points(PointFacet a, PointFacet b, int[] people)
    {
        var (r2, p) = PointTests.GoTogether([.. people.Select(i => a.Points[i]!.Value)], [.. people.Select(i => b.Points[i]!.Value)]); // people have both
        return Make("pillai", p, "r", Math.Sqrt(Shrunk(r2, people.Length, 2)), null, null, [], new Dictionary<string, double> { ["mean_squared_canonical_correlation"] = r2 });
    }

    /// <summary>The exact chance where the approximation is no good, as far as that can be counted out.</summary>
    private static (string Test, double P) Chance(Contingency table)
    {
        if (table.ExpectedAreLargeEnough || table.Df == 0)
        {
            return ("chi-squared", table.Df == 0 ? 1 : table.P);
        }

        return table.FisherExact(MostExactTables) is { } exact ? ("fisher", exact) : ("monte-carlo chi-squared", table.MonteCarloP());
    }

    private static ((double Plain, double Adjusted) R2, (string Test, double Value, double F) P) Groups(IReadOnlyList<(double X, double Y)> points, IReadOnlyList<int> groups, int k)
    {
        var n = points.Count;
        var found = PointTests.Permanova(points, groups, n <= MostPermuted ? PointTests.Permutations : 0);

        // A chance as small as permutation can tell is asked again with more of them, so that it survives adjustment for many patterns.
        if (n <= MostPermuted && found.P <= 0.005)
        {
            found = PointTests.Permanova(points, groups, 9_999);
        }

        var r2 = (found.RSquared, Math.Max(0, 1 - (1 - found.RSquared) * (n - 1) / (n - k)));
        return n <= MostPermuted
            ? (r2, ("permanova", found.P, found.Statistic))
            : (r2, ("permanova, F approximation", Tails.FisherF(found.Statistic, 2.0 * (k - 1), 2.0 * (n - k)), found.Statistic));
    }

    private static (double? Low, double? High) Resampled(IReadOnlyList<(double X, double Y)> points, int[] groups, int k)
    {
        if (points.Count > MostPermuted)
        {
            // With this many people Fisher's z does as well.
            var r = Math.Sqrt(Shrunk(PointTests.Permanova(points, groups, permutations: 0).RSquared, points.Count, k - 1));
            var half = Proportion.Z / Math.Sqrt(points.Count - 3);
            return (Math.Max(0, Math.Tanh(Math.Atanh(r) - half)), Math.Tanh(Math.Atanh(r) + half));
        }

        // Percentile interval of 200 seeded resamples within groups.
        var random = new Random(1);
        int[][] members = [.. Enumerable.Range(0, k).Select(g => Enumerable.Range(0, groups.Length).Where(i => groups[i] == g).ToArray())];
        var values = new double[200];
        for (var b = 0; b < values.Length; b++)
        {
            int[] drawn = [.. members.SelectMany(m => m.Select(_ => m[random.Next(m.Length)]))];
            var found = PointTests.Permanova([.. drawn.Select(i => points[i])], [.. drawn.Select(i => groups[i])], permutations: 0);
            values[b] = Math.Sqrt(Shrunk(found.RSquared, groups.Length, k - 1));
        }

        Array.Sort(values);
        return double.IsNaN(values[0]) ? (null, null) : (Quantiles.At(values, 0.025), Quantiles.At(values, 0.975));
    }

    private static double Distance(IReadOnlyList<(double X, double Y)> points, int[] side)
    {
        var centres = Enumerable.Range(0, 2).Select(s => (X: points.Where((_, i) => side[i] == s).Average(p => p.X), Y: points.Where((_, i) => side[i] == s).Average(p => p.Y))).ToList();
        return Math.Sqrt(Math.Pow(centres[0].X - centres[1].X, 2) + Math.Pow(centres[0].Y - centres[1].Y, 2));
    }

    /// <summary>R squared without the part that chance alone would give.</summary>
    private static double Shrunk(double r2, int n, int predictors) => Math.Max(0, 1 - (1 - r2) * (n - 1) / (n - 1 - predictors));

    /// <summary>The whole as its strongest part, with its chance multiplied by the number of parts.</summary>
    private static Pattern? Strongest(List<PatternPart> parts, string effect)
    {
        if (parts.Count == 0)
        {
            return null;
        }

        var top = parts.OrderByDescending(p => Math.Abs(p.Value)).First();
        return Make("bonferroni of items", Math.Min(1, parts.Min(p => p.P) * parts.Count), effect, top.Value, top.Low, top.High, WithFalseDiscovery(parts), Nothing);
    }

    private static List<PatternPart> WithFalseDiscovery(List<PatternPart> parts)
    {
        var adjusted = Adjusted.BenjaminiHochberg([.. parts.Select(p => p.P)]);
        return [.. parts.Select((p, i) => p with { Adjusted = adjusted[i] })];
    }

    /// <summary>The answers that stand for several.</summary>
    internal static IEnumerable<string> Joined(Facet facet) => facet is ChoiceFacet choice ? choice.Options.Where(o => o.Contains('+', StringComparison.Ordinal)).Select(o => $"{facet.Id}={o}") : [];

    internal static List<int> Present(ChoiceFacet facet, int[] people) => [.. people.Select(i => facet.Codes[i]).Distinct().Order()];

    /// <summary>Options that enough people chose and enough did not.</summary>
    internal static List<int> Items(ItemsFacet facet, int[] people, SmallNumbers smallNumbers)
    {
        var least = Math.Max(smallNumbers.Threshold, 1);
        return [.. Enumerable.Range(0, facet.Options.Count).Where(j => people.Count(i => facet.Chosen[i]![j]) is var chosen && chosen >= least && people.Length - chosen >= least)]; // people have both
    }

    internal static Contingency Table(int rows, int columns, IEnumerable<(int Row, int Column)> cells)
    {
        var counts = new int[rows, columns];
        foreach (var (row, column) in cells)
        {
            counts[row, column]++;
        }

        return new(counts);
    }

    private static Pattern Make(
        string test, double p, string effectName, double effect, double? low, double? high, IReadOnlyList<PatternPart> parts, IReadOnlyDictionary<string, double> more) =>
        new("", "", 0, 0, [], test, p, 1, effectName, effect, low, high, parts, more);
}
