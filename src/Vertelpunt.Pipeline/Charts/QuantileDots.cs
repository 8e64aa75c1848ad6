namespace Vertelpunt.Pipeline.Charts;

/// <summary>A distribution as dots that each stand for an equal share of the stories: chances become things to count.</summary>
/// <remarks>After the quantile dot plot of Kay, Kola, Hullman and Munson (CHI 2016), stacked as in Wilkinson (1999).</remarks>
public static class QuantileDots
{
    /// <summary>The most dots: as many as can be counted at a glance.</summary>
    public const int Most = 20;

    /// <summary>The places of the dots, ascending: each the mean of its share of the values, so that no dot is one person's answer.</summary>
    /// <param name="sorted">Ascending.</param>
    /// <param name="tellers">How many people the values are of.</param>
    /// <param name="threshold">The fewest people a dot may stand for.</param>
    /// <returns>Empty when not even one dot may be drawn.</returns>
    public static IReadOnlyList<double> Of(IReadOnlyList<double> sorted, int tellers, int threshold)
    {
        var count = Math.Min(Most, Math.Min(tellers, sorted.Count) / Math.Max(1, threshold));
        return [.. Enumerable.Range(0, count).Select(i => (From: sorted.Count * i / count, To: sorted.Count * (i + 1) / count))
            .Select(share => Enumerable.Range(share.From, share.To - share.From).Average(at => sorted[at]))];
    }

    /// <summary>Which dots touch: each pile is drawn at the middle of the dots in it.</summary>
    /// <param name="places">Ascending, in the measure of the drawing.</param>
    /// <param name="size">The width of a dot.</param>
    public static IReadOnlyList<(double X, int Dots)> Piles(IReadOnlyList<double> places, double size)
    {
        var piles = new List<(double X, int Dots)>();
        var pile = new List<double>();
        foreach (var place in places)
        {
            if (pile.Count > 0 && place - pile[0] >= size)
            {
                piles.Add((pile.Average(), pile.Count));
                pile.Clear();
            }

            pile.Add(place);
        }

        return pile.Count == 0 ? piles : [.. piles, (pile.Average(), pile.Count)];
    }
}
