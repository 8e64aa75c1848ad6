namespace Vertelpunt.Pipeline.Patterns.Statistics;

/// <summary>Chances adjusted for the number of tests looked at together, in the order given.</summary>
public static class Adjusted
{
    /// <summary>Benjamini and Hochberg (1995): expected share of false alarms among what is called a pattern.</summary>
    public static double[] BenjaminiHochberg(IReadOnlyList<double> p) => FromTop(p, 1);

    /// <summary>Benjamini and Yekutieli (2001): the same under any dependence.</summary>
    public static double[] BenjaminiYekutieli(IReadOnlyList<double> p) => FromTop(p, Enumerable.Range(1, p.Count).Sum(i => 1.0 / i));

    /// <summary>Holm (1979): the chance of any false alarm.</summary>
    public static double[] Holm(IReadOnlyList<double> p)
    {
        var order = Order(p);
        var adjusted = new double[p.Count];
        var least = 0.0;
        for (var i = 0; i < order.Length; i++)
        {
            least = Math.Max(least, Math.Min(1, (p.Count - i) * p[order[i]]));
            adjusted[order[i]] = least;
        }

        return adjusted;
    }

    private static double[] FromTop(IReadOnlyList<double> p, double factor)
    {
        var order = Order(p);
        var adjusted = new double[p.Count];
        var most = 1.0;
        for (var i = order.Length - 1; i >= 0; i--)
        {
            most = Math.Min(most, factor * p.Count / (i + 1) * p[order[i]]);
            adjusted[order[i]] = most;
        }

        return adjusted;
    }

    private static int[] Order(IReadOnlyList<double> p) => [.. Enumerable.Range(0, p.Count).OrderBy(i => p[i])];
}
