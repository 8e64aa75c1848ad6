namespace Vertelpunt.Pipeline.Risk;

/// <summary>K = 1 + Poisson(Λ) with ln Λ ~ Normal(μ, σ²): probabilities by 15-point Gauss-Hermite quadrature.</summary>
/// <remarks>
/// Everything that feeds a level is the largest over all standard errors up to σ: uncertainty may raise a risk, never lower it.
/// That keeps the law that one more fact never makes a story safer.
/// </remarks>
public static class RiskMath
{
    // Nodes and weights of Gauss-Hermite for the standard normal, computed once by Newton's method on the normalised polynomials (Press et al., Numerical Recipes §4.6).
    private static readonly (double Z, double Weight)[] Nodes = GaussHermite(15);

    /// <summary>E[1/K] = E[(1 - e^-Λ)/Λ], cautiously.</summary>
    public static double Match(double mu, double sigma) => Cautious(mu, sigma, static lambda => OneOverK(lambda));

    /// <summary>P(K = 1) = E[e^-Λ], cautiously.</summary>
    public static double Unique(double mu, double sigma) => Cautious(mu, sigma, static lambda => Math.Exp(-lambda));

    /// <summary>P(K &lt; 11), cautiously.</summary>
    public static double Below11(double mu, double sigma) => Cautious(mu, sigma, static lambda => PoissonCdf(9, lambda));

    /// <summary>P(K &lt; 20), cautiously.</summary>
    public static double Below20(double mu, double sigma) => Cautious(mu, sigma, static lambda => PoissonCdf(18, lambda));

    /// <summary>E[1/K] for a fixed Λ.</summary>
    public static double OneOverK(double lambda) => lambda < 1e-6 ? 1 - (lambda / 2) : (1 - Math.Exp(-lambda)) / lambda;

    /// <summary>P(Poisson(λ) ≤ n).</summary>
    public static double PoissonCdf(int n, double lambda)
    {
        if (lambda > 700)
        {
            return 0;
        }

        var term = Math.Exp(-lambda);
        var sum = term;
        for (var i = 1; i <= n; i++)
        {
            term *= lambda / i;
            sum += term;
        }

        return Math.Min(1, sum);
    }

    /// <summary>The 5 % and 95 % points of K.</summary>
    public static (double Low, double High) Interval(double mu, double sigma) => (Quantile(0.05, mu, sigma), Quantile(0.95, mu, sigma));

    /// <summary>P(K ≤ k) as predicted, without caution: for measuring calibration.</summary>
    public static double Cdf(int k, double mu, double sigma)
    {
        if (k <= 0)
        {
            return 0;
        }

        return k < 60 ? Mean(mu, sigma, lambda => PoissonCdf(k - 1, lambda)) : NormalCdf((Math.Log(k - 0.5) - mu) / Math.Sqrt((sigma * sigma) + Math.Exp(-mu)));
    }

    /// <summary>The mean of <paramref name="f"/>(Λ).</summary>
    public static double Mean(double mu, double sigma, Func<double, double> f)
    {
        double sum = 0;
        foreach (var (z, weight) in Nodes)
        {
            sum += weight * f(Math.Exp(mu + (sigma * z)));
        }

        return sum;
    }

    private static double Cautious(double mu, double sigma, Func<double, double> f)
    {
        var largest = f(Math.Exp(mu));
        if (sigma > 0)
        {
            largest = Math.Max(largest, Mean(mu, sigma, f));
            for (var s = 0.2; s < sigma; s += 0.2)
            {
                largest = Math.Max(largest, Mean(mu, s, f));
            }
        }

        return Math.Clamp(largest, 0, 1);
    }

    private static double Quantile(double p, double mu, double sigma)
    {
        var z = p < 0.5 ? -1.6448536 : 1.6448536;
        var lambda = Math.Exp(mu);
        if (lambda > 200)
        {
            // Poisson noise adds 1/Λ to the variance of ln K.
            return 1 + Math.Exp(mu + (z * Math.Sqrt((sigma * sigma) + (1 / lambda))));
        }

        var most = (int)Math.Min(20_000, 20 + (4 * Math.Exp(mu + (2.5 * sigma))));
        var terms = Nodes.Select(n => (Lambda: Math.Exp(mu + (sigma * n.Z)), n.Weight)).ToArray();
        var pmf = terms.Select(t => t.Lambda > 700 ? 0 : Math.Exp(-t.Lambda)).ToArray();
        double cdf = 0;
        for (var k = 0; k < most; k++)
        {
            for (var i = 0; i < terms.Length; i++)
            {
                cdf += terms[i].Weight * pmf[i];
                pmf[i] *= terms[i].Lambda / (k + 1);
            }

            if (cdf >= p)
            {
                return 1 + k;
            }
        }

        return 1 + Math.Exp(mu + (z * sigma));
    }

    private static double NormalCdf(double z) => MathNet.Numerics.Distributions.Normal.CDF(0, 1, z);

    private static (double, double)[] GaussHermite(int n)
    {
        var nodes = new (double, double)[n];
        double x = 0;
        var found = new double[n];
        for (var i = 0; i < (n + 1) / 2; i++)
        {
            x = i switch
            {
                0 => Math.Sqrt((2 * n) + 1) - (1.85575 * Math.Pow((2 * n) + 1, -0.16667)),
                1 => x - (1.14 * Math.Pow(n, 0.426) / x),
                2 => (1.86 * x) - (0.86 * found[0]),
                3 => (1.91 * x) - (0.91 * found[1]),
                _ => (2 * x) - found[i - 2],
            };
            double derivative = 0;
            for (var step = 0; step < 50; step++)
            {
                double p1 = Math.Pow(Math.PI, -0.25), p2 = 0;
                for (var j = 0; j < n; j++)
                {
                    (p1, p2) = ((x * Math.Sqrt(2.0 / (j + 1)) * p1) - (Math.Sqrt(j / (j + 1.0)) * p2), p1);
                }

                derivative = Math.Sqrt(2.0 * n) * p2;
                var delta = p1 / derivative;
                x -= delta;
                if (Math.Abs(delta) < 1e-15)
                {
                    break;
                }
            }

            found[i] = x;
            var weight = 2 / (derivative * derivative) / Math.Sqrt(Math.PI);
            nodes[i] = (x * Math.Sqrt(2), weight);
            nodes[n - 1 - i] = (-x * Math.Sqrt(2), weight);
        }

        return nodes;
    }
}
