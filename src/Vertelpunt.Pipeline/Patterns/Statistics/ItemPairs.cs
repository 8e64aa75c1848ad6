namespace Vertelpunt.Pipeline.Patterns.Statistics;

/// <summary>Two multiple choices against each other: whether any option of the one goes with any of the other (Bilder and Loughin 2004, simultaneous pairwise marginal independence).</summary>
/// <param name="Statistic">The sum of Pearson's statistics of all two-by-two tables.</param>
/// <param name="RaoScott">That sum with the second-order correction for options chosen together, the two choices taken as independent.</param>
/// <param name="PermutationP">By seeded permutation of whole persons.</param>
public sealed record ItemPairs(int N, double Statistic, double RaoScott, double Df, double P, double PermutationP)
{
    /// <param name="first">Per person, per option; no option that all or none chose.</param>
    public static ItemPairs Test(IReadOnlyList<bool[]> first, IReadOnlyList<bool[]> second, int permutations = PointTests.Permutations, int seed = 1)
    {
        var n = first.Count;
        var (a, b) = (Standard(first), Standard(second));
        int[] order = [.. Enumerable.Range(0, n)];
        var observed = Sum(order);
        var norm = Norm(a) * Norm(b);
        double count = a.Length * b.Length, df = count * count / norm;
        var (random, atLeast) = (new Random(seed), 0);
        for (var i = 0; i < permutations; i++)
        {
            random.Shuffle(order);
            atLeast += Sum(order) >= observed * (1 - 1e-12) ? 1 : 0;
        }

        return new(n, observed, observed * count / norm, df, Tails.ChiSquared(observed * count / norm, df), (1.0 + atLeast) / (permutations + 1));

        // Pearson's statistic of a two-by-two table is n times the squared correlation.
        double Sum(int[] order)
        {
            var sum = 0.0;
            foreach (var x in a)
            {
                foreach (var y in b)
                {
                    var r = 0.0;
                    for (var i = 0; i < n; i++)
                    {
                        r += x[i] * y[order[i]];
                    }

                    sum += n * r * r;
                }
            }

            return sum;
        }
    }

    /// <summary>Per option the choices with mean 0 and length 1.</summary>
    private static double[][] Standard(IReadOnlyList<bool[]> chosen) => [.. Enumerable.Range(0, chosen[0].Length).Select(j =>
    {
        var share = chosen.Count(c => c[j]) / (double)chosen.Count;
        var length = Math.Sqrt(chosen.Count * share * (1 - share));
        return chosen.Select(c => ((c[j] ? 1 : 0) - share) / length).ToArray();
    })];

    private static double Norm(double[][] columns) => columns.Sum(x => columns.Sum(y => Math.Pow(x.Zip(y, (p, q) => p * q).Sum(), 2)));
}
