namespace Vertelpunt.Pipeline.Patterns;

/// <summary>Quantiles by linear interpolation between order statistics (type 7 of Hyndman and Fan 1996, the default of R).</summary>
public static class Quantiles
{
    /// <param name="sorted">Ascending, not empty.</param>
    /// <param name="share">0 to 1.</param>
    public static double At(IReadOnlyList<double> sorted, double share)
    {
        var position = (sorted.Count - 1) * share;
        var below = (int)Math.Floor(position);
        var above = Math.Min(below + 1, sorted.Count - 1);
        return sorted[below] + (position - below) * (sorted[above] - sorted[below]);
    }
}
