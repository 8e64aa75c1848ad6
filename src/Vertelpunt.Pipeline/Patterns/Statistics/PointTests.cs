using System.Numerics;

namespace Vertelpunt.Pipeline.Patterns.Statistics;

/// <summary>Groups of points compared by permuting who belongs to which.</summary>
/// <param name="Statistic">Pseudo-F, or the energy statistic.</param>
/// <param name="RSquared">The part of the spread that lies between groups; not a number for the energy test.</param>
/// <param name="P">By seeded permutation, the observed one included.</param>
public sealed record PointGroups(int N, int Groups, double Statistic, double RSquared, double P);

/// <summary>Tests for points in two dimensions: triads in ilr coordinates, stones as they lie.</summary>
public static class PointTests
{
    public const int Permutations = 999;

    /// <summary>The energy test looks at every two points and is left out above this many.</summary>
    public const int MostForEnergy = 500;

    /// <summary>Anderson (2001) with Euclidean distance, for which sums of squares suffice.</summary>
    public static PointGroups Permanova(IReadOnlyList<(double X, double Y)> points, IReadOnlyList<int> groups, int permutations = Permutations, int seed = 1)
    {
        var (n, k) = (points.Count, groups.Max() + 1);
        var (mx, my) = (points.Average(p => p.X), points.Average(p => p.Y));
        (double X, double Y)[] centred = [.. points.Select(p => (p.X - mx, p.Y - my))];
        var total = centred.Sum(p => p.X * p.X + p.Y * p.Y);
        int[] labels = [.. groups];
        var observed = Between(labels);
        var f = observed / (k - 1) / ((total - observed) / (n - k));
        var (random, atLeast) = (new Random(seed), 0);
        for (var i = 0; i < permutations; i++)
        {
            random.Shuffle(labels);
            atLeast += Between(labels) >= observed * (1 - 1e-12) ? 1 : 0;
        }

        return new(n, k, f, observed / total, (1.0 + atLeast) / (permutations + 1));

        double Between(int[] labels)
        {
            Span<double> x = stackalloc double[k], y = stackalloc double[k];
            Span<int> count = stackalloc int[k];
            for (var i = 0; i < n; i++)
            {
                x[labels[i]] += centred[i].X;
                y[labels[i]] += centred[i].Y;
                count[labels[i]]++;
            }

            var sum = 0.0;
            for (var g = 0; g < k; g++)
            {
                sum += count[g] == 0 ? 0 : (x[g] * x[g] + y[g] * y[g]) / count[g];
            }

            return sum;
        }
    }

    /// <summary>Székely and Rizzo (2004): equal distributions in every respect, not centres only.</summary>
    public static PointGroups Energy(IReadOnlyList<(double X, double Y)> points, IReadOnlyList<int> groups, int permutations = Permutations, int seed = 1)
    {
        var (n, k) = (points.Count, groups.Max() + 1);
        var distance = new double[n * n];
        for (var i = 0; i < n; i++)
        {
            for (var j = 0; j < i; j++)
            {
                var (dx, dy) = (points[i].X - points[j].X, points[i].Y - points[j].Y);
                distance[i * n + j] = distance[j * n + i] = Math.Sqrt(dx * dx + dy * dy);
            }
        }

        int[] labels = [.. groups];
        var sizes = new int[k];
        foreach (var label in labels)
        {
            sizes[label]++;
        }

        double[] rows = [.. Enumerable.Range(0, n).Select(i => distance.AsSpan(i * n, n).ToArray().Sum())];
        var observed = Statistic(labels);
        var (random, atLeast) = (new Random(seed), 0);
        for (var i = 0; i < permutations; i++)
        {
            random.Shuffle(labels);
            atLeast += Statistic(labels) >= observed * (1 - 1e-12) ? 1 : 0;
        }

        return new(n, k, observed, double.NaN, (1.0 + atLeast) / (permutations + 1));

        double Statistic(int[] labels)
        {
            // Sums of distances from group to group: per point and group the distances to it, many at a time.
            var member = new double[k - 1][];
            for (var g = 0; g < k - 1; g++)
            {
                member[g] = new double[n];
                for (var i = 0; i < n; i++)
                {
                    member[g][i] = labels[i] == g ? 1 : 0;
                }
            }

            var sums = new double[k, k];
            for (var i = 0; i < n; i++)
            {
                var rest = rows[i];
                for (var g = 0; g < k - 1; g++)
                {
                    var here = Dot(distance.AsSpan(i * n, n), member[g]);
                    sums[labels[i], g] += here;
                    rest -= here;
                }

                sums[labels[i], k - 1] += rest;
            }

            var e = 0.0;
            for (var a = 0; a < k; a++)
            {
                for (var b = a + 1; b < k; b++)
                {
                    double na = sizes[a], nb = sizes[b];
                    e += na * nb / (na + nb) * (2 * sums[a, b] / (na * nb) - sums[a, a] / (na * na) - sums[b, b] / (nb * nb));
                }
            }

            return e;
        }

        static double Dot(ReadOnlySpan<double> a, ReadOnlySpan<double> b)
        {
            var (sum, i) = (Vector<double>.Zero, 0);
            for (; i <= a.Length - Vector<double>.Count; i += Vector<double>.Count)
            {
                sum += new Vector<double>(a[i..]) * new Vector<double>(b[i..]);
            }

            var total = Vector.Sum(sum);
            for (; i < a.Length; i++)
            {
                total += a[i] * b[i];
            }

            return total;
        }
    }

    /// <summary>The share of a ranked scale that a place in two dimensions explains, with its F test.</summary>
    public static (double RSquared, double P) Explain(IReadOnlyList<double> scale, IReadOnlyList<(double X, double Y)> points)
    {
        var ranks = new Ranks(scale).Values;
        double[] x = [.. points.Select(p => p.X)], y = [.. points.Select(p => p.Y)];
        var (rx, ry, xy) = (RankTests.Pearson(ranks, x), RankTests.Pearson(ranks, y), RankTests.Pearson(x, y));
        var r2 = Math.Clamp((rx * rx + ry * ry - 2 * rx * ry * xy) / (1 - xy * xy), 0, 1);
        double n = scale.Count;
        return (r2, n < 5 ? double.NaN : Tails.FisherF(r2 / 2 / ((1 - r2) / (n - 3)), 2, n - 3));
    }

    /// <summary>Whether two sets of places go together: Pillai's trace of the two canonical correlations, with its F approximation.</summary>
    public static (double MeanSquaredCorrelation, double P) GoTogether(IReadOnlyList<(double X, double Y)> first, IReadOnlyList<(double X, double Y)> second)
    {
        var a = Columns(first);
        var b = Columns(second);
        double[,] aa = Cross(a, a), bb = Cross(b, b), ab = Cross(a, b);

        // trace(aa⁻¹ ab bb⁻¹ ba)
        var left = Multiply(Inverse(aa), ab);
        var right = Multiply(Inverse(bb), new[,] { { ab[0, 0], ab[1, 0] }, { ab[0, 1], ab[1, 1] } });
        var product = Multiply(left, right);
        var trace = Math.Clamp(product[0, 0] + product[1, 1], 0, 2);
        double n = first.Count;
        var (df1, df2) = (4.0, 2 * (n - 3));
        return (trace / 2, n < 6 || trace >= 2 ? 0 : Tails.FisherF(trace / 2 / (1 - trace / 2) * df2 / df1, df1, df2));

        static double[][] Columns(IReadOnlyList<(double X, double Y)> points)
        {
            var (mx, my) = (points.Average(p => p.X), points.Average(p => p.Y));
            return [[.. points.Select(p => p.X - mx)], [.. points.Select(p => p.Y - my)]];
        }

        static double[,] Cross(double[][] a, double[][] b) => new[,] { { Dot(a[0], b[0]), Dot(a[0], b[1]) }, { Dot(a[1], b[0]), Dot(a[1], b[1]) } };

        static double Dot(double[] a, double[] b) => a.Zip(b, (x, y) => x * y).Sum();

        static double[,] Inverse(double[,] m)
        {
            var d = m[0, 0] * m[1, 1] - m[0, 1] * m[1, 0];
            return new[,] { { m[1, 1] / d, -m[0, 1] / d }, { -m[1, 0] / d, m[0, 0] / d } };
        }

        static double[,] Multiply(double[,] a, double[,] b) => new[,]
        {
            { a[0, 0] * b[0, 0] + a[0, 1] * b[1, 0], a[0, 0] * b[0, 1] + a[0, 1] * b[1, 1] },
            { a[1, 0] * b[0, 0] + a[1, 1] * b[1, 0], a[1, 0] * b[0, 1] + a[1, 1] * b[1, 1] },
        };
    }
}
