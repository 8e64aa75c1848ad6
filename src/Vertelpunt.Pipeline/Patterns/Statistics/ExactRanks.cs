using MathNet.Numerics;

namespace Vertelpunt.Pipeline.Patterns.Statistics;

/// <summary>Chances of rank correlations without ties, where R does not use the approximation by a known distribution.</summary>
internal static class ExactRanks
{
    /// <summary>Kendall's tau, two-sided, by counting orders with so many exchanges (Kendall 1938). For fewer than 50.</summary>
    public static double Kendall(double tau, int n)
    {
        var most = n * (n - 1) / 2;
        var ways = new double[most + 1];
        ways[0] = 1;
        for (var (size, top) = (2, 0); size <= n; size++)
        {
            // Putting one more at any of its places adds 0 to size - 1 exchanges, each as likely.
            top += size - 1;
            var next = new double[most + 1];
            for (var s = 0; s <= top; s++)
            {
                for (var adds = 0; adds < size && adds <= s; adds++)
                {
                    next[s] += ways[s - adds] / size;
                }
            }

            ways = next;
        }

        var concordant = Math.Round((tau + 1) * n * (n - 1) / 4);
        var tail = concordant > n * (n - 1) / 4.0 ? ways.Skip((int)concordant).Sum() : ways.Take((int)concordant + 1).Sum();
        return Math.Min(1, 2 * tail);
    }

    /// <summary>Spearman's rho, two-sided: counted out for up to nine, above that by an Edgeworth series (Best and Roberts 1975, algorithm AS 89).</summary>
    public static double Spearman(double rho, int n)
    {
        double size = n, all = (size * size * size - size) / 6, statistic = (1 - rho) * all;
        var upper = statistic > all;

        // Sums of squared rank differences are even; the lower tail ends just before the next.
        var sum = Math.Round(statistic) + (upper ? 0 : 2);
        var atLeast = n <= 9 ? Counted(sum, n) : Series(sum, size);
        return Math.Min(1, 2 * (upper ? atLeast : 1 - atLeast));
    }

    private static double Counted(double sum, int n)
    {
        var (order, total, hits) = (Enumerable.Range(0, n).ToArray(), 0L, 0L);
        Permute(0, 0);
        return (double)hits / total;

        void Permute(int at, int squares)
        {
            if (at == n)
            {
                total++;
                hits += squares >= sum ? 1 : 0;
                return;
            }

            for (var i = at; i < n; i++)
            {
                (order[at], order[i]) = (order[i], order[at]);
                Permute(at + 1, squares + (order[at] - at) * (order[at] - at));
                (order[at], order[i]) = (order[i], order[at]);
            }
        }
    }

    private static double Series(double sum, double n)
    {
        var b = 1 / n;
        var x = (6 * (sum - 1) * b / (n * n - 1) - 1) * Math.Sqrt(1 / b - 1);
        var y = x * x;
        var u = x * b * (0.2274 + b * (0.2531 + 0.1745 * b) + y * (-0.0758 + b * (0.1033 + 0.3932 * b) - y * b * (0.0879 + 0.0151 * b - y * (0.0072 - 0.0831 * b + y * b * (0.0131 - 4.6e-4 * y)))));
        return Math.Clamp(u / Math.Exp(y / 2) + SpecialFunctions.Erfc(x / Math.Sqrt(2)) / 2, 0, 1);
    }
}
