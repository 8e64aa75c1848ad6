namespace Vertelpunt.Pipeline.Patterns.Statistics;

/// <summary>Two groups compared by rank. All chances are two-sided.</summary>
/// <param name="U">How often a value of the first group exceeds one of the second, ties counting half.</param>
/// <param name="P">Exact when both groups are below 50 and nothing is tied, else normal with continuity correction: the choice R makes.</param>
/// <param name="PUncorrected">Normal without continuity correction.</param>
/// <param name="Delta">Cliff's delta: -1 to 1, positive when the first group is higher.</param>
/// <param name="Low">95% interval of delta (Feng and Cliff 2004).</param>
public sealed record TwoGroups(int N1, int N2, double U, double P, double PUncorrected, double Delta, double Low, double High);

/// <summary>Several groups compared by rank (Kruskal and Wallis 1952, corrected for ties).</summary>
/// <param name="EpsilonSquared">H / (n - 1).</param>
/// <param name="EtaSquared">(H - k + 1) / (n - k).</param>
public sealed record SeveralGroups(int N, double H, int Df, double P, double EpsilonSquared, double EtaSquared)
{
    /// <summary>95% interval of epsilon squared.</summary>
    public (double Low, double High) Interval
    {
        get
        {
            var (low, high) = Tails.Noncentrality(H, Df);
            return (low / (N - 1), Math.Min(1, high / (N - 1)));
        }
    }
}

/// <summary>Dunn (1964): mean ranks of two of several groups compared.</summary>
public sealed record DunnPair(int First, int Second, double Z, double P);

/// <summary>Two scales compared.</summary>
/// <param name="TauB">Kendall (1945), corrected for ties; -1 to 1.</param>
/// <param name="Z">Normal approximation with tied variance.</param>
/// <param name="P">Exact below 50 pairs without ties, else by <paramref name="Z"/>: the choice R makes.</param>
/// <param name="Low">95% interval of tau-b (Fieller, Hartley and Pearson 1957).</param>
/// <param name="Rho">Spearman.</param>
/// <param name="RhoP">Without ties and up to 1290 pairs by algorithm AS 89, else by the t distribution with n - 2 degrees of freedom: the choice R makes.</param>
/// <param name="RhoPByT">By the t distribution whatever the ties.</param>
public sealed record TwoScales(int N, double TauB, double Z, double P, double Low, double High, double Rho, double RhoP, double RhoPByT);

/// <summary>Tests that look at order only, so that no scale needs to be even.</summary>
public static class RankTests
{
    public static TwoGroups MannWhitney(IReadOnlyList<double> first, IReadOnlyList<double> second)
    {
        double n1 = first.Count, n2 = second.Count, n = n1 + n2;
        var ranks = new Ranks([.. first, .. second]);
        var u = ranks.Values.Take(first.Count).Sum() - n1 * (n1 + 1) / 2;
        var sigma = Math.Sqrt(n1 * n2 / 12 * (n + 1 - ranks.TieSum / (n * (n - 1))));
        var off = u - n1 * n2 / 2;
        var corrected = Tails.NormalTwoSided((off - Math.Sign(off) * 0.5) / sigma);
        var exact = !ranks.HasTies && n1 < 50 && n2 < 50;
        var (delta, low, high) = CliffsDelta(first, second);
        return new(first.Count, second.Count, u, exact ? ExactMannWhitney((int)u, first.Count, second.Count) : Math.Min(1, corrected), Tails.NormalTwoSided(off / sigma), delta, low, high);
    }

    public static SeveralGroups KruskalWallis(IReadOnlyList<IReadOnlyList<double>> groups)
    {
        var ranks = new Ranks([.. groups.SelectMany(g => g)]);
        double n = ranks.Values.Length;
        var (sum, at) = (0.0, 0);
        foreach (var group in groups)
        {
            var total = ranks.Values.AsSpan(at, group.Count).ToArray().Sum();
            sum += total * total / group.Count;
            at += group.Count;
        }

        var h = (12 / (n * (n + 1)) * sum - 3 * (n + 1)) / (1 - ranks.TieSum / (n * n * n - n));
        var k = groups.Count;
        return new((int)n, h, k - 1, Tails.ChiSquared(h, k - 1), h / (n - 1), (h - k + 1) / (n - k));
    }

    public static IReadOnlyList<DunnPair> Dunn(IReadOnlyList<IReadOnlyList<double>> groups)
    {
        var ranks = new Ranks([.. groups.SelectMany(g => g)]);
        double n = ranks.Values.Length;
        var (means, at) = (new double[groups.Count], 0);
        for (var g = 0; g < groups.Count; g++)
        {
            means[g] = ranks.Values.AsSpan(at, groups[g].Count).ToArray().Average();
            at += groups[g].Count;
        }

        var spread = n * (n + 1) / 12 - ranks.TieSum / (12 * (n - 1));
        var pairs = new List<DunnPair>();
        for (var a = 0; a < groups.Count; a++)
        {
            for (var b = a + 1; b < groups.Count; b++)
            {
                var z = (means[a] - means[b]) / Math.Sqrt(spread * (1.0 / groups[a].Count + 1.0 / groups[b].Count));
                pairs.Add(new(a, b, z, Tails.NormalTwoSided(z)));
            }
        }

        return pairs;
    }

    public static TwoScales Correlate(IReadOnlyList<double> x, IReadOnlyList<double> y)
    {
        var (rx, ry) = (new Ranks(x), new Ranks(y));
        double n = x.Count;
        var s = ConcordantMinusDiscordant(rx.Values, ry.Values);
        var (tx, ty) = (Ties(rx.Values), Ties(ry.Values));
        var tau = s / Math.Sqrt((n * (n - 1) / 2 - tx.Pairs) * (n * (n - 1) / 2 - ty.Pairs));
        var variance = (n * (n - 1) * (2 * n + 5) - tx.V - ty.V) / 18
            + 2 * tx.Pairs * ty.Pairs / (n * (n - 1))
            + tx.Triples * ty.Triples / (9 * n * (n - 1) * (n - 2));
        var z = s / Math.Sqrt(variance);
        var rho = Pearson(rx.Values, ry.Values);
        var half = Proportion.Z * Math.Sqrt(0.437 / Math.Max(n - 4, 1));
        var fisher = Math.Atanh(Math.Clamp(tau, -1 + 1e-12, 1 - 1e-12));
        var byT = Tails.StudentTwoSided(rho * Math.Sqrt((n - 2) / (1 - rho * rho)), n - 2);
        var untied = !rx.HasTies && !ry.HasTies;
        return new(x.Count, tau, z, untied && x.Count < 50 ? ExactRanks.Kendall(tau, x.Count) : Tails.NormalTwoSided(z),
            Math.Tanh(fisher - half), Math.Tanh(fisher + half), rho, untied && x.Count <= 1290 ? ExactRanks.Spearman(rho, x.Count) : byT, byT);

        static (double Pairs, double V, double Triples) Ties(double[] ranks)
        {
            double pairs = 0, v = 0, triples = 0;
            foreach (double t in ranks.GroupBy(r => r).Select(g => g.Count()))
            {
                pairs += t * (t - 1) / 2;
                v += t * (t - 1) * (2 * t + 5);
                triples += t * (t - 1) * (t - 2);
            }

            return (pairs, v, triples);
        }
    }

    internal static double Pearson(double[] x, double[] y)
    {
        var (mx, my) = (x.Average(), y.Average());
        double xy = 0, xx = 0, yy = 0;
        for (var i = 0; i < x.Length; i++)
        {
            xy += (x[i] - mx) * (y[i] - my);
            xx += (x[i] - mx) * (x[i] - mx);
            yy += (y[i] - my) * (y[i] - my);
        }

        return xy / Math.Sqrt(xx * yy);
    }

    private static (double Delta, double Low, double High) CliffsDelta(IReadOnlyList<double> first, IReadOnlyList<double> second)
    {
        double n1 = first.Count, n2 = second.Count;
        var (a, b) = (first.Order().ToArray(), second.Order().ToArray());
        var over = a.Select(x => Dominance(x, b)).ToArray();
        var under = b.Select(y => -Dominance(y, a)).ToArray();
        var delta = over.Average();
        if (n1 < 2 || n2 < 2)
        {
            return (delta, -1, 1);
        }

        // Unbiased variance of delta, with Cliff's lower bound; then an interval that stays within -1 and 1.
        var s1 = over.Sum(d => (d - delta) * (d - delta));
        var s2 = under.Sum(d => (d - delta) * (d - delta));
        var squares = a.Sum(x => b.Length - Equal(x, b)) / (n1 * n2);
        var cells = n1 * n2 * (squares - delta * delta);
        var variance = Math.Max((n2 * n2 * s1 + n1 * n1 * s2 - cells) / (n1 * n2 * (n1 - 1) * (n2 - 1)), (1 - delta * delta) / (n1 * n2 - 1));
        var (z, one) = (Proportion.Z, 1 - delta * delta);
        var root = z * Math.Sqrt(variance) * Math.Sqrt(one * one + z * z * variance);
        var below = one + z * z * variance;
        return below <= 0
            ? (delta, delta, delta)
            : (delta, Math.Max(-1, (delta - delta * delta * delta - root) / below), Math.Min(1, (delta - delta * delta * delta + root) / below));

        static double Dominance(double x, double[] sorted) => (Lower(sorted, x) - (sorted.Length - Lower(sorted, x) - Equal(x, sorted))) / (double)sorted.Length;

        static int Equal(double x, double[] sorted) => Lower(sorted, Math.BitIncrement(x)) - Lower(sorted, x);
    }

    /// <summary>How many lie below x.</summary>
    private static int Lower(double[] sorted, double x)
    {
        var (low, high) = (0, sorted.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = sorted[middle] < x ? (middle + 1, high) : (low, middle);
        }

        return low;
    }

    private static double ExactMannWhitney(int u, int n1, int n2)
    {
        // ways[k][s]: subsets of k ranks whose U is s, one rank at a time.
        var most = n1 * n2;
        var ways = new double[n1 + 1, most + 1];
        ways[0, 0] = 1;
        for (var rank = 1; rank <= n1 + n2; rank++)
        {
            for (var k = Math.Min(rank, n1); k >= 1; k--)
            {
                var adds = rank - k; // those of the other group below it
                if (adds <= n2)
                {
                    for (var s = most; s >= adds; s--)
                    {
                        ways[k, s] += ways[k - 1, s - adds];
                    }
                }
            }
        }

        double total = 0, tail = 0;
        var edge = Math.Min(u, most - u);
        for (var s = 0; s <= most; s++)
        {
            total += ways[n1, s];
            tail += s <= edge ? ways[n1, s] : 0;
        }

        return Math.Min(1, 2 * tail / total);
    }

    /// <summary>Knight (1966): by counting the exchanges that sorting needs, in n log n.</summary>
    private static double ConcordantMinusDiscordant(double[] x, double[] y)
    {
        var n = x.Length;
        int[] order = [.. Enumerable.Range(0, n).OrderBy(i => x[i]).ThenBy(i => y[i])];
        double[] sorted = [.. order.Select(i => y[i])];
        double all = (double)n * (n - 1) / 2;
        var tiedX = Pairs(x.GroupBy(v => v).Select(g => g.Count()));
        var tiedY = Pairs(y.GroupBy(v => v).Select(g => g.Count()));
        var tiedBoth = Pairs(Enumerable.Range(0, n).GroupBy(i => (x[i], y[i])).Select(g => g.Count()));
        var discordant = Exchanges(sorted, new double[n], 0, n);
        return all - tiedX - tiedY + tiedBoth - 2 * discordant;

        static double Pairs(IEnumerable<int> counts) => counts.Sum(t => (double)t * (t - 1) / 2);
    }

    private static double Exchanges(double[] values, double[] buffer, int from, int to)
    {
        if (to - from < 2)
        {
            return 0;
        }

        var middle = (from + to) / 2;
        var count = Exchanges(values, buffer, from, middle) + Exchanges(values, buffer, middle, to);
        var (left, right) = (from, middle);
        for (var at = from; at < to; at++)
        {
            if (right >= to || (left < middle && values[left] <= values[right]))
            {
                buffer[at] = values[left++];
            }
            else
            {
                buffer[at] = values[right++];
                count += middle - left;
            }
        }

        Array.Copy(buffer, from, values, from, to - from);
        return count;
    }
}
