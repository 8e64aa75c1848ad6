using MathNet.Numerics;

namespace Vertelpunt.Pipeline.Patterns.Statistics;

/// <summary>Tail probabilities, computed as tails so that small ones keep their digits.</summary>
internal static class Tails
{
    public static double ChiSquared(double statistic, double df) =>
        df <= 0 || double.IsNaN(statistic) ? double.NaN : statistic <= 0 ? 1 : SpecialFunctions.GammaUpperRegularized(df / 2, statistic / 2);

    public static double NormalTwoSided(double z) => double.IsNaN(z) ? double.NaN : SpecialFunctions.Erfc(Math.Abs(z) / Math.Sqrt(2));

    public static double StudentTwoSided(double t, double df) => double.IsInfinity(t) ? 0 : SpecialFunctions.BetaRegularized(df / 2, 0.5, df / (df + t * t));

    public static double FisherF(double f, double df1, double df2) => f <= 0 ? 1 : SpecialFunctions.BetaRegularized(df2 / 2, df1 / 2, df2 / (df2 + df1 * f));

    /// <summary>The 95% interval of the noncentrality behind an observed chi-squared, by inverting its distribution (Smithson 2003).</summary>
    public static (double Low, double High) Noncentrality(double statistic, double df)
    {
        return (Solve(0.975), Solve(0.025));

        // The lambda at which the distribution puts this share below the statistic; 0 when even the central one puts less.
        double Solve(double share)
        {
            if (NoncentralBelow(statistic, df, 0) <= share)
            {
                return 0;
            }

            var (low, high) = (0.0, Math.Max(statistic, 1));
            while (NoncentralBelow(statistic, df, high) > share)
            {
                high *= 2;
            }

            for (var i = 0; i < 60; i++)
            {
                var middle = (low + high) / 2;
                (low, high) = NoncentralBelow(statistic, df, middle) > share ? (middle, high) : (low, middle);
            }

            return (low + high) / 2;
        }
    }

    private static double NoncentralBelow(double x, double df, double lambda)
    {
        // A Poisson mixture of central distributions, summed outwards from its peak.
        var half = lambda / 2;
        var peak = (int)half;
        double sum = 0, seen = 0;
        for (var (down, up) = (peak, peak + 1); seen < 1 - 1e-12 && (down >= 0 || up < peak + 10_000); down--, up++)
        {
            foreach (var j in new[] { down, up })
            {
                if (j >= 0)
                {
                    var weight = half == 0 ? (j == 0 ? 1 : 0) : Math.Exp(j * Math.Log(half) - half - SpecialFunctions.GammaLn(j + 1));
                    seen += weight;
                    sum += weight < 1e-18 ? 0 : weight * (x <= 0 ? 0 : SpecialFunctions.GammaLowerRegularized(df / 2 + j, x / 2));
                }
            }
        }

        return sum;
    }
}
