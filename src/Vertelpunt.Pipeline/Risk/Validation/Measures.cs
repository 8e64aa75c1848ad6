namespace Vertelpunt.Pipeline.Risk.Validation;

/// <summary>Figures that say how well predictions do.</summary>
internal static class Measures
{
    private const int Bins = 10;

    public static double Rmse(IEnumerable<double> errors) => Math.Sqrt(errors.DefaultIfEmpty(0).Average(e => e * e));

    /// <summary>The chance that a positive scores above a negative, ties half (Mann and Whitney 1947); NaN without both.</summary>
    public static double Auc(IEnumerable<(bool Positive, double Score)> scored)
    {
        var sorted = scored.OrderBy(s => s.Score).ToArray();
        double rankSum = 0;
        long positives = sorted.Count(s => s.Positive), negatives = sorted.Length - positives;
        for (var i = 0; i < sorted.Length;)
        {
            var j = i;
            while (j < sorted.Length && sorted[j].Score == sorted[i].Score)
            {
                j++;
            }

            var rank = (i + j + 1) / 2.0;
            rankSum += rank * sorted[i..j].Count(s => s.Positive);
            i = j;
        }

        return positives == 0 || negatives == 0 ? double.NaN : (rankSum - (positives * (positives + 1) / 2.0)) / ((double)positives * negatives);
    }

    /// <summary>Expected calibration error: over ten equal bins of what was predicted, the mean prediction against the mean truth.</summary>
    public static double CalibrationError(IEnumerable<(double Predicted, double True)> points)
    {
        var all = points.ToArray();
        return all.GroupBy(p => Math.Min(Bins - 1, (int)(p.Predicted * Bins))).Sum(bin => Math.Abs(bin.Average(p => p.Predicted) - bin.Average(p => p.True)) * bin.Count()) / Math.Max(1, all.Length);
    }
}
