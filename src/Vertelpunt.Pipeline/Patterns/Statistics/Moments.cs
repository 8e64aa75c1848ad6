namespace Vertelpunt.Pipeline.Patterns.Statistics;

/// <summary>Variance and its root, with n - 1 below; not a number for fewer than two values.</summary>
internal static class Moments
{
    public static double Variance(IReadOnlyCollection<double> values)
    {
        if (values.Count < 2)
        {
            return double.NaN;
        }

        var mean = values.Average();
        return values.Sum(v => (v - mean) * (v - mean)) / (values.Count - 1);
    }

    public static double Sd(IReadOnlyCollection<double> values) => Math.Sqrt(Variance(values));
}
