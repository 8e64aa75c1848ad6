using Vertelpunt.Domain.Risk;

namespace Vertelpunt.Pipeline.Risk;

/// <summary>From which ln Λ a level can be reached, by standard error: bisected once, so that a search needs no quadrature.</summary>
/// <remarks>Optimistic: looked up at the next smaller standard error. What it lets through is judged in full.</remarks>
internal sealed class LevelTable
{
    private const double Step = 0.2;
    private const int Steps = 20;

    private readonly double groupMatchMedium;
    private readonly double[][] least;

    public LevelTable(RiskThresholds thresholds, Func<AnonymitySet, RiskLevel> levelOf)
    {
        groupMatchMedium = thresholds.GroupMatchMedium;
        least = [.. new[] { RiskLevel.Low, RiskLevel.Medium, RiskLevel.High }.Select(level => Enumerable.Range(0, Steps + 1).Select(i => Bisect(level, i * Step)).ToArray())];

        double Bisect(RiskLevel level, double sigma)
        {
            double low = -8, high = 20;
            for (var i = 0; i < 22; i++)
            {
                var middle = (low + high) / 2;
                // A group this large never matches: only the public thresholds are tabulated.
                if (levelOf(new(1, middle, sigma, 1e9)) <= level)
                {
                    high = middle;
                }
                else
                {
                    low = middle;
                }
            }

            return low;
        }
    }

    /// <summary>False when the set is surely riskier than <paramref name="level"/>.</summary>
    public bool MayBe(AnonymitySet set, RiskLevel level)
    {
        if (level >= RiskLevel.Exclude)
        {
            return true;
        }

        var index = Math.Min(Steps, (int)(set.Sigma / Step));
        return set.Mu >= least[(int)level][index] && (level > RiskLevel.Low || set.GroupMatch <= groupMatchMedium);
    }
}
