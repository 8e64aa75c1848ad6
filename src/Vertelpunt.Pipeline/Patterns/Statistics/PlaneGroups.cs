namespace Vertelpunt.Pipeline.Patterns.Statistics;

/// <summary>Groups of points in two dimensions compared by their means: Pillai's trace for any number of groups; with two it is Hotelling's T squared in other words.</summary>
/// <param name="Pillai">Trace of between / (between + within), 0 to 2.</param>
/// <param name="F">Pillai's approximation of F, exact with two groups.</param>
/// <param name="TSquared">Hotelling (1931); null with more than two groups.</param>
/// <param name="P">By the F distribution; not a number where the points span no plane.</param>
public sealed record PlaneGroups(int N, int Groups, double Pillai, double F, double Df1, double Df2, double P, double? TSquared)
{
    public static PlaneGroups Of(IReadOnlyList<(double X, double Y)> points, IReadOnlyList<int> groups)
    {
        var (n, k) = (points.Count, groups.Max() + 1);
        var (total, within) = (Scatter(points), (0.0, 0.0, 0.0));
        for (var g = 0; g < k; g++)
        {
            var s = Scatter([.. points.Where((_, i) => groups[i] == g)]);
            within = (within.Item1 + s.XX, within.Item2 + s.XY, within.Item3 + s.YY);
        }

        // trace(between total⁻¹) = 2 - trace(within total⁻¹)
        var determinant = total.XX * total.YY - total.XY * total.XY;
        var pillai = Math.Clamp(2 - (within.Item1 * total.YY - 2 * within.Item2 * total.XY + within.Item3 * total.XX) / determinant, 0, 2);
        double s_ = Math.Min(2, k - 1), m = (Math.Abs(2 - (k - 1)) - 1) / 2.0, rest = (n - k - 3) / 2.0;
        var (df1, df2) = (s_ * (2 * m + s_ + 1), s_ * (2 * rest + s_ + 1));
        var f = df2 / df1 * pillai / (s_ - pillai);
        return new(n, k, pillai, f, df1, df2, df2 > 0 ? Tails.FisherF(f, df1, df2) : double.NaN, k == 2 ? (n - 2) * pillai / (1 - pillai) : null);
    }

    private static (double XX, double XY, double YY) Scatter(IReadOnlyList<(double X, double Y)> points)
    {
        if (points.Count == 0)
        {
            return (0, 0, 0);
        }

        var (mx, my) = (points.Average(p => p.X), points.Average(p => p.Y));
        return (points.Sum(p => (p.X - mx) * (p.X - mx)), points.Sum(p => (p.X - mx) * (p.Y - my)), points.Sum(p => (p.Y - my) * (p.Y - my)));
    }
}
