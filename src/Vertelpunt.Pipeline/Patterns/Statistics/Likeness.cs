namespace Vertelpunt.Pipeline.Patterns.Statistics;

/// <summary>Stories grouped by how alike their answers are, around one real story each: partitioning around medoids (Kaufman and Rousseeuw 1990) on Gower's distance (1971).</summary>
/// <param name="Medoids">The middle story of each group, as positions in the list.</param>
/// <param name="Group">Per story its group, from 0.</param>
/// <param name="Silhouette">Mean silhouette width, -1 to 1: below 0.25 there are no groups to speak of.</param>
public sealed record Likeness(IReadOnlyList<int> Medoids, IReadOnlyList<int> Group, double Silhouette)
{
    /// <summary>Gower's distance from columns that each weigh the same.</summary>
    /// <param name="columns">Per column the value of each story; NaN where there is none. Names are compared for equality, numbers by their share of the range.</param>
    /// <returns>0 to 1; NaN for two stories without any column in common.</returns>
    public static double[,] Distances(IReadOnlyList<(double[] Values, bool IsName)> columns)
    {
        var n = columns.Count == 0 ? 0 : columns[0].Values.Length;
        var (sum, weight) = (new double[n, n], new int[n, n]);
        foreach (var (values, isName) in columns)
        {
            double[] known = [.. values.Where(v => !double.IsNaN(v))];
            var range = known.Length == 0 ? 0 : known.Max() - known.Min();
            for (var i = 0; i < n; i++)
            {
                for (var j = 0; j < i; j++)
                {
                    if (!double.IsNaN(values[i]) && !double.IsNaN(values[j]))
                    {
                        weight[i, j]++;
                        sum[i, j] += isName ? (values[i] == values[j] ? 0 : 1) : range == 0 ? 0 : Math.Abs(values[i] - values[j]) / range;
                    }
                }
            }
        }

        var distances = new double[n, n];
        for (var i = 0; i < n; i++)
        {
            for (var j = 0; j < i; j++)
            {
                distances[i, j] = distances[j, i] = weight[i, j] == 0 ? double.NaN : sum[i, j] / weight[i, j];
            }
        }

        return distances;
    }

    /// <summary>The number of groups from 2 to <paramref name="most"/> with the widest silhouette.</summary>
    public static Likeness? Best(double[,] distances, int most = 8) => Enumerable.Range(2, Math.Max(0, Math.Min(most, distances.GetLength(0) - 1) - 1))
        .Select(k => Around(distances, k)).MaxBy(l => l.Silhouette);

    /// <param name="distances">Symmetric, none missing.</param>
    /// <param name="k">How many groups, fewer than stories.</param>
    public static Likeness Around(double[,] distances, int k)
    {
        var n = distances.GetLength(0);
        var medoids = Build(distances, n, k);
        var (nearest, second) = (new double[n], new double[n]);
        while (true)
        {
            Measure();
            var (best, from, to) = (-1e-12, -1, -1);
            for (var candidate = 0; candidate < n; candidate++)
            {
                if (medoids.Contains(candidate))
                {
                    continue;
                }

                for (var m = 0; m < k; m++)
                {
                    var change = 0.0;
                    for (var i = 0; i < n; i++)
                    {
                        var d = distances[i, candidate];
                        change += distances[i, medoids[m]] == nearest[i] ? Math.Min(d, second[i]) - nearest[i] : Math.Min(d - nearest[i], 0);
                    }

                    if (change < best)
                    {
                        (best, from, to) = (change, m, candidate);
                    }
                }
            }

            if (from < 0)
            {
                break;
            }

            medoids[from] = to;
        }

        medoids.Sort();
        int[] group = [.. Enumerable.Range(0, n).Select(i => Enumerable.Range(0, k).MinBy(m => distances[i, medoids[m]]))];
        return new(medoids, group, Width(distances, group, k));

        void Measure()
        {
            for (var i = 0; i < n; i++)
            {
                (nearest[i], second[i]) = (double.MaxValue, double.MaxValue);
                foreach (var m in medoids)
                {
                    var d = distances[i, m];
                    (nearest[i], second[i]) = d < nearest[i] ? (d, nearest[i]) : (nearest[i], Math.Min(second[i], d));
                }
            }
        }
    }

    /// <summary>One middle after the other, each the one that shortens distances most.</summary>
    private static List<int> Build(double[,] distances, int n, int k)
    {
        var medoids = new List<int>();
        double[] nearest = [.. Enumerable.Repeat(double.MaxValue, n)];
        while (medoids.Count < k)
        {
            var next = Enumerable.Range(0, n).Where(c => !medoids.Contains(c)).MinBy(c => Enumerable.Range(0, n).Sum(i => Math.Min(nearest[i], distances[i, c])));
            medoids.Add(next);
            for (var i = 0; i < n; i++)
            {
                nearest[i] = Math.Min(nearest[i], distances[i, next]);
            }
        }

        return medoids;
    }

    private static double Width(double[,] distances, int[] group, int k)
    {
        var (n, sizes) = (group.Length, new int[k]);
        foreach (var g in group)
        {
            sizes[g]++;
        }

        var sum = 0.0;
        for (var i = 0; i < n; i++)
        {
            var means = new double[k];
            for (var j = 0; j < n; j++)
            {
                means[group[j]] += distances[i, j];
            }

            if (sizes[group[i]] > 1)
            {
                var own = means[group[i]] / (sizes[group[i]] - 1);
                var other = Enumerable.Range(0, k).Where(g => g != group[i] && sizes[g] > 0).Min(g => means[g] / sizes[g]);
                sum += own == other ? 0 : (other - own) / Math.Max(own, other);
            }
        }

        return sum / n;
    }
}
