namespace Vertelpunt.Pipeline.Patterns.Statistics;

/// <summary>Ranks with ties sharing their mean rank.</summary>
internal sealed class Ranks
{
    public Ranks(IReadOnlyList<double> values)
    {
        int[] order = [.. Enumerable.Range(0, values.Count).OrderBy(i => values[i])];
        Values = new double[values.Count];
        for (var (from, to) = (0, 0); from < order.Length; from = to)
        {
            to = from;
            while (to < order.Length && values[order[to]] == values[order[from]])
            {
                to++;
            }

            for (var i = from; i < to; i++)
            {
                Values[order[i]] = (from + to + 1) / 2.0;
            }

            double t = to - from;
            TieSum += t * t * t - t;
            HasTies |= t > 1;
        }
    }

    public double[] Values { get; }

    /// <summary>Sum of t³ - t over groups of t equal values.</summary>
    public double TieSum { get; }

    public bool HasTies { get; }
}
