using System.Text.Json.Nodes;
using Vertelpunt.Pipeline.Patterns.Statistics;

namespace Vertelpunt.Pipeline.Patterns;

/// <summary>Statistics as JSON, under the names of docs/patterns-json.md. What was not computed is null.</summary>
internal static class Figures
{
    /// <summary>More possible tables than this are not counted out.</summary>
    private const double MostExactTables = 2e7;

    public static JsonNode? N(double? value) => value is { } v && double.IsFinite(v) ? JsonValue.Create(v) : null;

    public static JsonArray List(IEnumerable<double> values) => new([.. values.Select(v => N(v))]);

    public static JsonArray Names(IEnumerable<string> names) => new([.. names.Select(n => (JsonNode?)JsonValue.Create(n))]);

    /// <summary>Two sets of answers against each other.</summary>
    public static JsonObject Table(IReadOnlyList<string> rows, IReadOnlyList<string> columns, IEnumerable<(int Row, int Column)> cells)
    {
        var counts = new int[rows.Count, columns.Count];
        foreach (var (row, column) in cells)
        {
            counts[row, column]++;
        }

        int[] r = [.. Enumerable.Range(0, rows.Count).Where(i => Enumerable.Range(0, columns.Count).Any(j => counts[i, j] > 0))];
        int[] c = [.. Enumerable.Range(0, columns.Count).Where(j => r.Any(i => counts[i, j] > 0))];
        var table = new Contingency(counts);
        var found = new JsonObject
        {
            ["rows"] = Names(r.Select(i => rows[i])),
            ["columns"] = Names(c.Select(j => columns[j])),
            ["counts"] = Matrix((i, j) => counts[r[i], c[j]]),
        };
        if (table.Df == 0)
        {
            return found;
        }

        var (low, high) = table.CramersVInterval;
        found["expected"] = Matrix(table.Expected);
        found["adjusted_residuals"] = Matrix(table.AdjustedResidual);
        found["chi_squared"] = N(table.ChiSquared);
        found["df"] = table.Df;
        found["p_chi_squared"] = N(table.P);
        found["p_fisher"] = N(table.FisherExact(MostExactTables));
        found["p_monte_carlo"] = N(table.MonteCarloP(9_999));
        found["expected_large_enough"] = table.ExpectedAreLargeEnough;
        found["cramers_v"] = N(table.CramersV);
        found["cramers_v_low"] = N(low);
        found["cramers_v_high"] = N(high);
        found["cramers_v_corrected"] = N(table.CramersVCorrected);
        if (table is { Rows: 2, Columns: 2 })
        {
            found["phi"] = N(table.Phi);
            found["chi_squared_yates"] = N(table.Yates);
            found["p_yates"] = N(Tails.ChiSquared(table.Yates, 1));
        }

        return found;

        JsonArray Matrix(Func<int, int, double> value) => new([.. Enumerable.Range(0, r.Length).Select(i => (JsonNode)List(Enumerable.Range(0, c.Length).Select(j => value(i, j))))]);
    }

    /// <summary>Where numbers lie.</summary>
    public static JsonObject Spread(IReadOnlyList<double> values)
    {
        double[] sorted = [.. values.Order()];
        var found = new JsonObject { ["n"] = sorted.Length };
        if (sorted.Length > 0)
        {
            found["mean"] = N(sorted.Average());
            found["sd"] = N(Moments.Sd(sorted));
            foreach (var (name, share) in new[] { ("min", 0.0), ("q10", 0.1), ("q25", 0.25), ("median", 0.5), ("q75", 0.75), ("q90", 0.9), ("max", 1.0) })
            {
                found[name] = N(Quantiles.At(sorted, share));
            }
        }

        return found;
    }

    /// <summary>A numeric answer in groups: the whole, then every two.</summary>
    public static JsonObject Numbers(IReadOnlyList<string> names, IReadOnlyList<IReadOnlyList<double>> groups)
    {
        var whole = RankTests.KruskalWallis(groups);
        var dunn = RankTests.Dunn(groups);
        TwoGroups[] pairs = [.. dunn.Select(d => RankTests.MannWhitney(groups[d.First], groups[d.Second]))];
        var (dunnHolm, pairHolm) = (Adjusted.Holm([.. dunn.Select(d => d.P)]), Adjusted.Holm([.. pairs.Select(p => p.P)]));
        return new()
        {
            ["groups"] = Each(names.Count, i =>
            {
                var group = new JsonObject { ["group"] = names[i] };
                foreach (var (key, value) in Spread(groups[i]).ToList())
                {
                    group[key] = value?.DeepClone();
                }

                return group;
            }),
            ["kruskal_wallis"] = new JsonObject
            {
                ["h"] = N(whole.H), ["df"] = whole.Df, ["p"] = N(whole.P), ["epsilon_squared"] = N(whole.EpsilonSquared), ["eta_squared_h"] = N(whole.EtaSquared),
                ["epsilon_squared_low"] = N(whole.Interval.Low), ["epsilon_squared_high"] = N(whole.Interval.High),
            },
            ["comparisons"] = Each(pairs.Length, i => new()
            {
                ["a"] = names[dunn[i].First], ["b"] = names[dunn[i].Second], ["n_a"] = pairs[i].N1, ["n_b"] = pairs[i].N2,
                ["u"] = N(pairs[i].U), ["p_mann_whitney"] = N(pairs[i].P), ["p_mann_whitney_holm"] = N(pairHolm[i]), ["p_without_continuity_correction"] = N(pairs[i].PUncorrected),
                ["dunn_z"] = N(dunn[i].Z), ["p_dunn"] = N(dunn[i].P), ["p_dunn_holm"] = N(dunnHolm[i]),
                ["cliffs_delta"] = N(pairs[i].Delta), ["low"] = N(pairs[i].Low), ["high"] = N(pairs[i].High),
            }),
        };
    }

    /// <summary>Places in groups: the whole by three tests, then every two.</summary>
    public static JsonObject Points(IReadOnlyList<string> names, IReadOnlyList<(double X, double Y)> points, IReadOnlyList<int> groups, bool isTriad, int permutations)
    {
        var pairs = (from a in Enumerable.Range(0, names.Count) from b in Enumerable.Range(a + 1, names.Count - a - 1) select (A: a, B: b)).ToList();
        var whole = Three(points, groups, permutations);
        var tests = pairs.Select(p =>
        {
            if (names.Count == 2)
            {
                return whole.DeepClone().AsObject();
            }

            int[] who = [.. Enumerable.Range(0, groups.Count).Where(i => groups[i] == p.A || groups[i] == p.B)];
            List<(double X, double Y)> here = [.. who.Select(i => points[i])];
            int[] side = [.. who.Select(i => groups[i] == p.A ? 0 : 1)];
            return Three(here, side, permutations);
        }).ToList();
        var (permanova, energy, hotelling) = (Holm("permanova"), Holm("energy"), Holm("pillai"));
        return new()
        {
            ["groups"] = Each(names.Count, g =>
            {
                var group = Places([.. points.Where((_, i) => groups[i] == g)], isTriad);
                group.Insert(0, "group", names[g]);
                return group;
            }),
            ["whole"] = whole,
            ["comparisons"] = Each(pairs.Count, i =>
            {
                var found = tests[i];
                found.Insert(0, "b", names[pairs[i].B]);
                found.Insert(0, "a", names[pairs[i].A]);
                found["p_permanova_holm"] = N(permanova[i]);
                found["p_energy_holm"] = N(energy[i]);
                found["p_hotelling_holm"] = N(hotelling[i]);
                var (a, b) = (Mean([.. points.Where((_, at) => groups[at] == pairs[i].A)]), Mean([.. points.Where((_, at) => groups[at] == pairs[i].B)]));
                found[isTriad ? "aitchison_distance_of_centres" : "distance_of_means"] = N(Math.Sqrt(Math.Pow(a.X - b.X, 2) + Math.Pow(a.Y - b.Y, 2)));
                if (!isTriad)
                {
                    var (m, o) = (Median([.. points.Where((_, at) => groups[at] == pairs[i].A)]), Median([.. points.Where((_, at) => groups[at] == pairs[i].B)]));
                    found["distance_of_medians"] = N(Math.Sqrt(Math.Pow(m.X - o.X, 2) + Math.Pow(m.Y - o.Y, 2)));
                }

                return found;
            }),
        };

        double[] Holm(string test) => Adjusted.Holm([.. tests.Select(t => t[test]?["p"]?.GetValue<double>() ?? 1)]);
    }

    /// <summary>Where points lie, and how widely.</summary>
    public static JsonObject Places(IReadOnlyList<(double X, double Y)> points, bool isTriad)
    {
        var found = new JsonObject { ["n"] = points.Count };
        if (points.Count == 0)
        {
            return found;
        }

        var (mean, median) = (Mean(points), Median(points));
        found[isTriad ? "ilr1" : "mean_x"] = N(mean.X);
        found[isTriad ? "ilr2" : "mean_y"] = N(mean.Y);
        if (isTriad)
        {
            var centre = Compositions.FromIlr(mean.X, mean.Y);
            found["centre"] = new JsonObject { ["top"] = N(centre.Top), ["left"] = N(centre.Left), ["right"] = N(centre.Right) };
        }
        else
        {
            found["median_x"] = N(median.X);
            found["median_y"] = N(median.Y);
        }

        found["total_variance"] = N(Moments.Variance([.. points.Select(p => p.X)]) + Moments.Variance([.. points.Select(p => p.Y)]));
        return found;
    }

    public static JsonArray Each(int count, Func<int, JsonObject> make) => new([.. Enumerable.Range(0, count).Select(i => (JsonNode)make(i))]);

    public static (double X, double Y) Median(IReadOnlyList<(double X, double Y)> points) =>
        (Quantiles.At([.. points.Select(p => p.X).Order()], 0.5), Quantiles.At([.. points.Select(p => p.Y).Order()], 0.5));

    private static (double X, double Y) Mean(IReadOnlyList<(double X, double Y)> points) => (points.Average(p => p.X), points.Average(p => p.Y));

    private static JsonObject Three(IReadOnlyList<(double X, double Y)> points, IReadOnlyList<int> groups, int permutations)
    {
        var permanova = PointTests.Permanova(points, groups, permutations);
        var plane = PlaneGroups.Of(points, groups);
        var found = new JsonObject
        {
            ["permanova"] = new JsonObject { ["pseudo_f"] = N(permanova.Statistic), ["r_squared"] = N(permanova.RSquared), ["p"] = N(permanova.P) },
            ["pillai"] = new JsonObject { ["trace"] = N(plane.Pillai), ["f"] = N(plane.F), ["df1"] = N(plane.Df1), ["df2"] = N(plane.Df2), ["p"] = N(plane.P) },
        };
        if (plane.TSquared is { } t)
        {
            found["hotelling"] = new JsonObject { ["t_squared"] = N(t), ["f"] = N(plane.F), ["df1"] = N(plane.Df1), ["df2"] = N(plane.Df2), ["p"] = N(plane.P) };
        }

        // Looks at every two people: too many of those for a large collection.
        if (points.Count <= PointTests.MostForEnergy)
        {
            var energy = PointTests.Energy(points, groups, permutations);
            found["energy"] = new JsonObject { ["statistic"] = N(energy.Statistic), ["p"] = N(energy.P) };
        }

        return found;
    }
}
