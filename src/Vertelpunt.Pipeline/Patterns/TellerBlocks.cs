using Vertelpunt.Pipeline.Patterns.Statistics;

namespace Vertelpunt.Pipeline.Patterns;

/// <summary>All stories of tellers who told several, without counting a person twice: whole tellers are shuffled, never their single stories.</summary>
/// <param name="Stories">Stories with a real answer to both questions.</param>
/// <param name="Statistic">The same statistic as that of the pair, over stories.</param>
/// <param name="P">By seeded permutation in which tellers with as many stories exchange all their answers to the second question.</param>
internal sealed record TellerBlocks(int Stories, double Statistic, double P)
{
    /// <param name="tellers">Per story, who told it.</param>
    /// <returns>Null for two questions that are not compared this way.</returns>
    public static TellerBlocks? Of(Facet first, Facet second, IReadOnlyList<string> tellers, int permutations, int seed = 1)
    {
        int[] stories = [.. Enumerable.Range(0, tellers.Count).Where(i => first.Has(i) && second.Has(i))];
        if (stories.Length < PairPatterns.FewestPeople || Measure(first, second, stories) is not { } measure)
        {
            return null;
        }

        // Blocks of one size may change places as wholes.
        List<int[][]> sizes = [.. Enumerable.Range(0, stories.Length).GroupBy(at => tellers[stories[at]]).Select(g => g.ToArray()).GroupBy(block => block.Length).Select(g => g.ToArray())];
        int[] from = [.. Enumerable.Range(0, stories.Length)];
        var observed = measure(from);
        var (random, atLeast) = (new Random(seed), 0);
        for (var p = 0; p < permutations; p++)
        {
            foreach (var blocks in sizes)
            {
                int[] order = [.. Enumerable.Range(0, blocks.Length)];
                random.Shuffle(order);
                for (var b = 0; b < blocks.Length; b++)
                {
                    for (var i = 0; i < blocks[b].Length; i++)
                    {
                        from[blocks[b][i]] = blocks[order[b]][i];
                    }
                }
            }

            atLeast += measure(from) >= observed * (1 - 1e-12) ? 1 : 0;
        }

        return new(stories.Length, observed, (1.0 + atLeast) / (permutations + 1));
    }

    /// <summary>The statistic when each story gets the second answer of another.</summary>
    private static Func<int[], double>? Measure(Facet first, Facet second, int[] stories)
    {
        switch (first, second)
        {
            case (ChoiceFacet a, ChoiceFacet b):
                int[] rows = [.. stories.Select(i => a.Codes[i])], columns = [.. stories.Select(i => b.Codes[i])];
                return from =>
                {
                    var counts = new int[a.Options.Count, b.Options.Count];
                    for (var i = 0; i < from.Length; i++)
                    {
                        counts[rows[i], columns[from[i]]]++;
                    }

                    return new Contingency(counts).ChiSquared;
                };

            case (ChoiceFacet a, NumberFacet b):
                int[] groups = [.. stories.Select(i => a.Codes[i])];
                var ranks = new Ranks([.. stories.Select(i => b.Values[i]!.Value)]); // stories have both
                double n = stories.Length, ties = 1 - ranks.TieSum / (n * n * n - n);
                return from =>
                {
                    var (sums, sizes) = (new double[a.Options.Count], new int[a.Options.Count]);
                    for (var i = 0; i < from.Length; i++)
                    {
                        sums[groups[i]] += ranks.Values[from[i]];
                        sizes[groups[i]]++;
                    }

                    return (12 / (n * (n + 1)) * sums.Zip(sizes, (s, c) => c == 0 ? 0 : s * s / c).Sum() - 3 * (n + 1)) / ties;
                };

            case (NumberFacet, ChoiceFacet):
                return Measure(second, first, stories);

            case (NumberFacet a, NumberFacet b):
                double[] x = new Ranks([.. stories.Select(i => a.Values[i]!.Value)]).Values, y = new Ranks([.. stories.Select(i => b.Values[i]!.Value)]).Values; // stories have both
                return from => Math.Abs(RankTests.Pearson(x, [.. from.Select(i => y[i])]));

            case (ChoiceFacet a, PointFacet b):
                int[] labels = [.. stories.Select(i => a.Codes[i]).Select(c => Array.IndexOf([.. stories.Select(i => a.Codes[i]).Distinct().Order()], c))];
                List<(double, double)> points = [.. stories.Select(i => b.Points[i]!.Value)]; // stories have both
                return labels.Max() == 0 ? null : from => PointTests.Permanova([.. from.Select(i => points[i])], labels, permutations: 0).Statistic;

            case (PointFacet, ChoiceFacet):
                return Measure(second, first, stories);

            default:
                return null;
        }
    }
}
