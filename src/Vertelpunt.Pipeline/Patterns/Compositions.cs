using Vertelpunt.Domain.Stories;

namespace Vertelpunt.Pipeline.Patterns;

/// <summary>Arithmetic of three weights that sum to 1 (Aitchison 1986; Egozcue et al. 2003).</summary>
public static class Compositions
{
    /// <summary>What a weight of zero becomes before logarithms are taken: half of the one per cent that a hand can aim at.</summary>
    public const double DefaultZero = 0.005;

    /// <summary>Multiplicative replacement of zeros (Martín-Fernández et al. 2003): zeros become <paramref name="zero"/>, the rest shrinks so that the sum stays 1.</summary>
    public static Composed WithoutZeros(Composed point, double zero = DefaultZero)
    {
        var zeros = (point.Top <= 0 ? 1 : 0) + (point.Left <= 0 ? 1 : 0) + (point.Right <= 0 ? 1 : 0);
        var sum = Math.Max(point.Top, 0) + Math.Max(point.Left, 0) + Math.Max(point.Right, 0);
        var shrink = (1 - zeros * zero) / sum;
        return new(Fill(point.Top), Fill(point.Left), Fill(point.Right));

        double Fill(double weight) => weight <= 0 ? zero : weight * shrink;
    }

    /// <summary>The closed geometric mean; null without points.</summary>
    public static Composed? Centre(IReadOnlyCollection<Composed> points, double zero = DefaultZero)
    {
        if (points.Count == 0)
        {
            return null;
        }

        double top = 0, left = 0, right = 0;
        foreach (var point in points)
        {
            var p = WithoutZeros(point, zero);
            top += Math.Log(p.Top);
            left += Math.Log(p.Left);
            right += Math.Log(p.Right);
        }

        var (t, l, r) = (Math.Exp(top / points.Count), Math.Exp(left / points.Count), Math.Exp(right / points.Count));
        return new(t / (t + l + r), l / (t + l + r), r / (t + l + r));
    }

    /// <summary>Isometric log-ratio coordinates: z1 = √½ ln(left/right), z2 = √⅔ ln(top/√(left·right)).</summary>
    public static (double Z1, double Z2) Ilr(Composed point, double zero = DefaultZero)
    {
        var p = WithoutZeros(point, zero);
        return (Math.Sqrt(0.5) * Math.Log(p.Left / p.Right), Math.Sqrt(2.0 / 3) * Math.Log(p.Top / Math.Sqrt(p.Left * p.Right)));
    }

    /// <summary>The way back from <see cref="Ilr"/>.</summary>
    public static Composed FromIlr(double z1, double z2)
    {
        // Centred log-ratios first; the largest becomes 1 so that nothing overflows.
        var (top, left, right) = (Math.Sqrt(2.0 / 3) * z2, z1 / Math.Sqrt(2) - z2 / Math.Sqrt(6), -z1 / Math.Sqrt(2) - z2 / Math.Sqrt(6));
        var most = Math.Max(top, Math.Max(left, right));
        var (t, l, r) = (Math.Exp(top - most), Math.Exp(left - most), Math.Exp(right - most));
        return new(t / (t + l + r), l / (t + l + r), r / (t + l + r));
    }
}
