namespace Vertelpunt.Pipeline.Patterns.Statistics;

/// <summary>A density at evenly spaced places.</summary>
public sealed record DensityCurve(double Bandwidth, IReadOnlyList<double> X, IReadOnlyList<double> Y);

/// <summary>A density on a grid; the value at column i, row j is <c>Z[i, j]</c>.</summary>
/// <param name="BandwidthX">As <c>MASS::bandwidth.nrd</c> gives it: four times the standard deviation of the kernel.</param>
public sealed record DensityField(double BandwidthX, double BandwidthY, IReadOnlyList<double> X, IReadOnlyList<double> Y, double[,] Z);

/// <summary>Kernel densities with a Gaussian kernel, with the bandwidths and grids that R uses, so that both draw the same curve.</summary>
public static class Density
{
    /// <summary>Places of a curve, and columns and rows of a field.</summary>
    public const int CurvePoints = 512, FieldPoints = 25;

    /// <summary>Silverman's rule of thumb (1986, equation 3.31), R's <c>bw.nrd0</c>.</summary>
    public static double Silverman(IReadOnlyList<double> values)
    {
        var (sd, spread) = Spread(values);
        var low = Math.Min(sd, spread / 1.34);
        if (low == 0)
        {
            low = sd != 0 ? sd : Math.Abs(values[0]) is var first and > 0 ? first : 1;
        }

        return 0.9 * low * Math.Pow(values.Count, -0.2);
    }

    /// <summary>Scott's variation (1992), R's <c>bw.nrd</c>.</summary>
    public static double Scott(IReadOnlyList<double> values)
    {
        var (sd, spread) = Spread(values);
        return 1.06 * Math.Min(sd, spread / 1.34) * Math.Pow(values.Count, -0.2);
    }

    /// <summary>R's <c>density()</c> with its defaults: values are spread over a fine grid, smoothed there, and read off at <see cref="CurvePoints"/> places up to three bandwidths past the ends.</summary>
    /// <exception cref="ArgumentException">Fewer than two values.</exception>
    public static DensityCurve Curve(IReadOnlyList<double> values)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(values.Count, 2, nameof(values));
        const int n = CurvePoints;
        var bandwidth = Silverman(values);
        var (from, to) = (values.Min() - 3 * bandwidth, values.Max() + 3 * bandwidth);
        var (low, high) = (from - 4 * bandwidth, to + 4 * bandwidth);
        var step = (high - low) / (n - 1);
        var weights = new double[2 * n];
        foreach (var value in values)
        {
            var position = (value - low) / step;
            var at = (int)Math.Floor(position);
            weights[at] += (1 - (position - at)) / values.Count;
            weights[at + 1] += (position - at) / values.Count;
        }

        // The kernel on a circle of twice the grid, so that nothing wraps around into the part that is read off.
        var lag = 2 * (high - low) / (2 * n - 1);
        var kernel = new double[2 * n];
        for (var i = 0; i <= n; i++)
        {
            kernel[i] = kernel[(2 * n - i) % (2 * n)] = Normal(i * lag / bandwidth) / bandwidth;
        }

        var smooth = new double[n];
        int[] used = [.. Enumerable.Range(0, n + 1).Where(i => weights[i] > 0)];
        for (var j = 0; j < n; j++)
        {
            foreach (var i in used)
            {
                smooth[j] += weights[i] * kernel[(j - i + 2 * n) % (2 * n)];
            }
        }

        var x = Steps(from, to, n);
        return new(bandwidth, x, [.. x.Select(at =>
        {
            var position = Math.Clamp((at - low) / step, 0, n - 1);
            var below = Math.Min((int)position, n - 2);
            return smooth[below] + (smooth[below + 1] - smooth[below]) * (position - below);
        })]);
    }

    /// <summary><c>MASS::kde2d</c> (Venables and Ripley 2002) with its defaults.</summary>
    /// <returns>Null where a direction has no spread to take a bandwidth from.</returns>
    public static DensityField? Field(IReadOnlyList<(double X, double Y)> points)
    {
        double[] px = [.. points.Select(p => p.X)], py = [.. points.Select(p => p.Y)];
        if (points.Count < 2 || 4 * Scott(px) is not (> 0 and var hx) || 4 * Scott(py) is not (> 0 and var hy))
        {
            return null;
        }

        var (gx, gy) = (Steps(px.Min(), px.Max(), FieldPoints), Steps(py.Min(), py.Max(), FieldPoints));
        var z = new double[FieldPoints, FieldPoints];
        double[][] kx = [.. gx.Select(g => px.Select(p => Normal((g - p) / (hx / 4))).ToArray())], ky = [.. gy.Select(g => py.Select(p => Normal((g - p) / (hy / 4))).ToArray())];
        for (var i = 0; i < FieldPoints; i++)
        {
            for (var j = 0; j < FieldPoints; j++)
            {
                var sum = 0.0;
                for (var p = 0; p < px.Length; p++)
                {
                    sum += kx[i][p] * ky[j][p];
                }

                z[i, j] = sum / (points.Count * hx / 4 * hy / 4);
            }
        }

        return new(hx, hy, gx, gy, z);
    }

    private static double Normal(double z) => Math.Exp(-z * z / 2) / Math.Sqrt(2 * Math.PI);

    private static double[] Steps(double from, double to, int count) => [.. Enumerable.Range(0, count).Select(i => from + i * ((to - from) / (count - 1)))];

    private static (double Sd, double Quartiles) Spread(IReadOnlyList<double> values)
    {
        double[] sorted = [.. values.Order()];
        return (Moments.Sd(values), Quantiles.At(sorted, 0.75) - Quantiles.At(sorted, 0.25));
    }
}
