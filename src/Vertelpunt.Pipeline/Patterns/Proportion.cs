namespace Vertelpunt.Pipeline.Patterns;

/// <summary>A share with its 95% interval, all from 0 to 1.</summary>
public readonly record struct Proportion(double Share, double Low, double High)
{
    /// <summary>The 97.5% point of the standard normal distribution.</summary>
    internal const double Z = 1.959963984540054;

    /// <summary>The score interval of Wilson (1927).</summary>
    public static Proportion Wilson(int count, int n)
    {
        if (n == 0)
        {
            return new(0, 0, 1);
        }

        var p = (double)count / n;
        var z2 = Z * Z;
        var middle = (p + z2 / (2 * n)) / (1 + z2 / n);
        var half = Z / (1 + z2 / n) * Math.Sqrt(p * (1 - p) / n + z2 / (4.0 * n * n));
        return new(p, count == 0 ? 0 : middle - half, count == n ? 1 : middle + half);
    }
}
