namespace Vertelpunt.Pipeline.Patterns.Statistics;

/// <summary>How far values lie from having one hill only (Hartigan and Hartigan 1985).</summary>
/// <param name="Dip">The largest distance between the empirical distribution and the nearest one with a single mode; at least 1/(2n).</param>
/// <param name="P">The chance of a dip at least this large from a uniform distribution, by seeded sampling; the observed one included.</param>
public sealed record DipTest(int N, double Dip, double P)
{
    public const int Samples = 1999;

    /// <exception cref="ArgumentOutOfRangeException">There are no values.</exception>
    public static DipTest Of(IReadOnlyList<double> values, int samples = Samples, int seed = 1)
    {
        ArgumentOutOfRangeException.ThrowIfZero(values.Count, nameof(values));
        double[] sorted = [.. values.Order()];
        var observed = DipOf(sorted);
        var (random, atLeast, drawn) = (new Random(seed), 0, new double[sorted.Length]);
        for (var s = 0; s < samples; s++)
        {
            for (var i = 0; i < drawn.Length; i++)
            {
                drawn[i] = random.NextDouble();
            }

            Array.Sort(drawn);
            atLeast += DipOf(drawn) >= observed ? 1 : 0;
        }

        return new(sorted.Length, observed, (1.0 + atLeast) / (samples + 1));
    }

    /// <remarks>
    /// Section 5 of the paper. Heights are counted in values, not shares: at the i-th value the distribution steps from i to i + 1, the convex
    /// hull below runs through the foot of steps and the concave hull above through their tops.
    /// </remarks>
    private static double DipOf(double[] x)
    {
        var (low, high, dip) = (0, x.Length - 1, 1.0);
        var (below, above) = (new List<int>(), new List<int>());
        while (high > low && x[low] < x[high])
        {
            Hull(x, low, high, below, convex: true);
            Hull(x, low, high, above, convex: false);
            var (distance, left, right) = Widest(x, below, above);
            if (distance < dip)
            {
                break;
            }

            // Left and right of the modal interval the hulls themselves are the nearest: how far off are they?
            for (var k = 1; k < below.Count && below[k] <= left; k++)
            {
                for (var i = below[k - 1]; i <= below[k]; i++)
                {
                    dip = Math.Max(dip, i + 1 - Height(x, below[k - 1], below[k], i));
                }
            }

            for (var k = above.Count - 1; k > 0 && above[k - 1] >= right; k--)
            {
                for (var i = above[k - 1]; i <= above[k]; i++)
                {
                    dip = Math.Max(dip, Height(x, above[k - 1], above[k], i) + 1 - i);
                }
            }

            if (left == low && right == high)
            {
                break;
            }

            (low, high) = (left, right);
        }

        return dip / (2 * x.Length);
    }

    private static void Hull(double[] x, int low, int high, List<int> hull, bool convex)
    {
        hull.Clear();
        for (var i = low; i <= high; i++)
        {
            while (hull.Count > 1)
            {
                var (a, b) = (hull[^2], hull[^1]);
                var turn = (x[b] - x[a]) * (i - b) - (x[i] - x[b]) * (b - a);
                if (convex ? turn > 0 : turn < 0)
                {
                    break;
                }

                hull.RemoveAt(hull.Count - 1);
            }

            hull.Add(i);
        }
    }

    /// <summary>Where the hulls lie furthest apart, and the interval between the corners around that place.</summary>
    private static (double Distance, int Left, int Right) Widest(double[] x, List<int> below, List<int> above)
    {
        var (widest, left, right) = (1.0, below[0], above[^1]);
        for (var (g, l) = (1, 1); g < below.Count - 1 || l < above.Count - 1;)
        {
            if (l >= above.Count - 1 || (g < below.Count - 1 && below[g] < above[l]))
            {
                Try(Height(x, above[l - 1], above[l], below[g]) + 1 - below[g], below[g], above[l]);
                g++;
            }
            else
            {
                Try(above[l] + 1 - Height(x, below[g - 1], below[g], above[l]), below[g - 1], above[l]);
                l++;
            }
        }

        return (widest, left, right);

        void Try(double distance, int from, int to)
        {
            if (distance > widest)
            {
                (widest, left, right) = (distance, from, to);
            }
        }
    }

    /// <summary>The height at i of the line between two corners.</summary>
    private static double Height(double[] x, int a, int b, int i) => x[a] == x[b] ? i : a + (x[i] - x[a]) * (b - a) / (x[b] - x[a]);
}
