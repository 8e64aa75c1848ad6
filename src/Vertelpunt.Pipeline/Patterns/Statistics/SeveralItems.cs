namespace Vertelpunt.Pipeline.Patterns.Statistics;

/// <summary>A multiple choice against a single one: whether any option is chosen more in some group (Bilder and Loughin 2004, multiple marginal independence).</summary>
/// <param name="Statistic">The sum of Pearson's statistics of the options.</param>
/// <param name="RaoScott">That sum with the second-order correction of Rao and Scott (1984) for options chosen together.</param>
/// <param name="P">Of <paramref name="RaoScott"/>.</param>
/// <param name="PermutationP">By seeded permutation of whole persons over groups.</param>
public sealed record SeveralItems(int N, double Statistic, double RaoScott, double Df, double P, double PermutationP)
{
    /// <param name="chosen">Per person, per option.</param>
    /// <param name="groups">Per person, from 0.</param>
    public static SeveralItems Test(IReadOnlyList<bool[]> chosen, IReadOnlyList<int> groups, int permutations = PointTests.Permutations, int seed = 1)
    {
        var (n, k) = (chosen.Count, groups.Max() + 1);
        int[] items = [.. Enumerable.Range(0, chosen[0].Length).Where(j => chosen.Any(c => c[j]) && chosen.Any(c => !c[j]))];
        var sizes = new int[k];
        foreach (var g in groups)
        {
            sizes[g]++;
        }

        int[] labels = [.. groups];
        int[][] members = [.. chosen.Select(c => items.Select((item, at) => (item, at)).Where(x => c[x.item]).Select(x => x.at).ToArray())];
        double[] share = [.. items.Select(j => chosen.Count(c => c[j]) / (double)n)];
        var observed = Sum(labels);

        // The options' correlations say how many independent questions they really are.
        var norm = 0.0;
        double[][] columns = [.. items.Select(j => chosen.Select(c => c[j] ? 1.0 : 0).ToArray())];
        for (var a = 0; a < items.Length; a++)
        {
            for (var b = 0; b < items.Length; b++)
            {
                var r = a == b ? 1 : RankTests.Pearson(columns[a], columns[b]);
                norm += r * r;
            }
        }

        var corrected = observed * items.Length / norm;
        var df = (sizes.Count(s => s > 0) - 1) * (double)items.Length * items.Length / norm;
        var (random, atLeast) = (new Random(seed), 0);
        for (var i = 0; i < permutations; i++)
        {
            random.Shuffle(labels);
            atLeast += Sum(labels) >= observed * (1 - 1e-12) ? 1 : 0;
        }

        return new(n, observed, corrected, df, items.Length == 0 ? 1 : Tails.ChiSquared(corrected, df), (1.0 + atLeast) / (permutations + 1));

        double Sum(int[] labels)
        {
            var counts = new int[k, items.Length];
            for (var i = 0; i < n; i++)
            {
                foreach (var j in members[i])
                {
                    counts[labels[i], j]++;
                }
            }

            var sum = 0.0;
            for (var g = 0; g < k; g++)
            {
                for (var j = 0; j < items.Length; j++)
                {
                    var off = counts[g, j] - sizes[g] * share[j];
                    sum += sizes[g] == 0 ? 0 : off * off / (sizes[g] * share[j] * (1 - share[j]));
                }
            }

            return sum;
        }
    }
}
