using Vertelpunt.Domain.Risk;

namespace Vertelpunt.Pipeline.Risk;

/// <summary>From which ln Λ a level can be reached, by standard error: bisected when first asked for, so that a search needs no quadrature.</summary>
/// <remarks>Optimistic: looked up at the next smaller standard error. What it lets through is judged in full.</remarks>
internal sealed class LevelTable
{
    private const double Step = 0.2;
    private const int Steps = 20;

    private readonly double groupMatchMedium;
    private readonly Func<AnonymitySet, RiskLevel> levelOf;

    // Filled when asked for; NaN until then. Two threads may both fill one: they write the same number.
    private readonly double[][] least;

    /// <param name="groupMatchMedium">From which match probability in the group a set is medium.</param>
    public LevelTable(double groupMatchMedium, Func<AnonymitySet, RiskLevel> levelOf)
    {
        this.groupMatchMedium = groupMatchMedium;
        this.levelOf = levelOf;
        least = [.. Enumerable.Range(0, (int)RiskLevel.Exclude).Select(_ => Enumerable.Repeat(double.NaN, Steps + 1).ToArray())];
    }

    /// <summary>False when the set is surely riskier than <paramref name="level"/>.</summary>
    public bool MayBe(AnonymitySet set, RiskLevel level)
    {
        if (level >= RiskLevel.Exclude)
        {
            return true;
        }

        var index = Math.Min(Steps, (int)(set.Sigma / Step));
        return set.Mu >= Least(level, index) && (level > RiskLevel.Low || set.GroupMatch <= groupMatchMedium);
    }

    private double Least(RiskLevel level, int index)
    {
        if (double.IsNaN(least[(int)level][index]))
        {
            least[(int)level][index] = Bisect(level, index * Step);
        }

        return least[(int)level][index];
    }

    private double Bisect(RiskLevel level, double sigma)
    {
        double low = -8, high = 20;
        for (var i = 0; i < 22; i++)
        {
            var middle = (low + high) / 2;
            // Only the public thresholds are tabulated.
            if (levelOf(new(1, middle, sigma, GroupMatch: 0)) <= level)
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
