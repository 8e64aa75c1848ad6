namespace Vertelpunt.Pipeline.Risk;

/// <summary>Which share of an invited group fits what an acquaintance knows of somebody: a distribution, since nobody knows which facts that are.</summary>
/// <remarks>
/// The logarithm of the share in steps of a fifth, each with its probability. A fact known with chance κ moves that part down by ln p, split between the two nearest steps. So the order of facts
/// does not matter, and one more fact or a narrower one never makes anyone safer. Taking the mean share instead would say that who knows half of the facts half the time finds far fewer
/// people than such a person does: 1/k is convex.
/// </remarks>
internal static class KnownShare
{
    private const double Step = 0.2;
    private const int Steps = 105;
    private static readonly double[] Shares = [.. Enumerable.Range(0, Steps).Select(i => Math.Exp(-Step * i))];

    /// <summary>Nothing known: everyone fits.</summary>
    public static double[] Nothing()
    {
        var mass = new double[Steps];
        mass[0] = 1;
        return mass;
    }

    /// <summary>Adds what one fact does, in place.</summary>
    /// <param name="known">The chance that an acquaintance knows it, 0 to 1.</param>
    /// <param name="share">The share of the group that fits it.</param>
    public static void Tell(double[] mass, double known, double share)
    {
        const int last = Steps - 1;
        if (known <= 0 || share >= 1)
        {
            return;
        }

        var down = Math.Min(last, -Math.Log(Math.Max(share, 1e-12)) / Step);
        var whole = (int)down;
        var part = down - whole;
        // From the far end, so that nothing is moved twice.
        for (var i = last; i >= 0; i--)
        {
            var moved = mass[i] * known;
            mass[i] -= moved;
            mass[Math.Min(last, i + whole)] += moved * (1 - part);
            mass[Math.Min(last, i + whole + 1)] += moved * part;
        }
    }

    /// <summary>The mean of ρ = (1 − e^−λ)/λ with λ = (G − 1) × share; 0 for a group of one, in which there is nobody to search.</summary>
    public static double Match(double[] mass, int groupSize)
    {
        if (groupSize <= 1)
        {
            return 0;
        }

        double sum = 0;
        for (var i = 0; i < Steps; i++)
        {
            if (mass[i] > 0)
            {
                sum += mass[i] * RiskMath.OneOverK((groupSize - 1) * Shares[i]);
            }
        }

        return Math.Clamp(sum, 0, 1);
    }
}
