namespace Vertelpunt.Pipeline.Risk;

/// <summary>The cells people are counted in: 20 age bands of five years (the last is 95 and over), for men and then for women.</summary>
public static class Cells
{
    public const int Bands = 20;
    public const int Count = 2 * Bands;
    public const int OldestAge = 110;
    private const int OpenBandYears = 10;

    /// <summary>The same share in every cell.</summary>
    public static double[] Constant(double share)
    {
        var cells = new double[Count];
        Array.Fill(cells, Math.Clamp(share, 0, 1));
        return cells;
    }

    /// <summary>Those of one sex.</summary>
    public static double[] OfSex(bool woman)
    {
        var cells = new double[Count];
        Array.Fill(cells, 1.0, woman ? Bands : 0, Bands);
        return cells;
    }

    /// <summary>Those aged <paramref name="min"/> up to and including <paramref name="max"/>; a single year is a fifth of its band.</summary>
    public static double[] OfAges(int min, int max)
    {
        var cells = new double[Count];
        for (var band = 0; band < Bands; band++)
        {
            var start = band * 5;
            var years = band == Bands - 1 ? OpenBandYears : 5;
            var from = Math.Max(min, start);
            var to = Math.Min(max, start + years - 1);
            if (band == Bands - 1 && max >= start)
            {
                // Ages past the open band's ten years count as its last.
                from = Math.Min(from, start + years - 1);
                to = Math.Max(from, to);
            }

            cells[band] = cells[band + Bands] = Math.Max(0, to - from + 1) / (double)years;
        }

        return cells;
    }

    /// <summary>Per cell the larger share.</summary>
    public static double[] Max(double[] a, double[] b)
    {
        var cells = new double[Count];
        for (var i = 0; i < Count; i++)
        {
            cells[i] = Math.Max(a[i], b[i]);
        }

        return cells;
    }

    /// <summary>The share of all people that fits.</summary>
    public static double Overall(double[] people, double[] share)
    {
        double all = 0, fits = 0;
        for (var i = 0; i < Count; i++)
        {
            all += people[i];
            fits += people[i] * share[i];
        }

        return fits / all;
    }
}
