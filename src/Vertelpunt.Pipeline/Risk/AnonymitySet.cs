namespace Vertelpunt.Pipeline.Risk;

/// <summary>How many people fit all facts about one person.</summary>
/// <param name="Fits">Expected number in the country, the person included.</param>
/// <param name="Mu">ln Λ, where Λ is the expected number of others who fit.</param>
/// <param name="Sigma">Standard error of ln Λ.</param>
/// <param name="GroupMatch">ρ within the invited group: the chance that an acquaintance points at the right person (<see cref="KnownShare"/>); 0 where nobody else was invited, so that there is no group to search in.</param>
public sealed record AnonymitySet(double Fits, double Mu, double Sigma, double GroupMatch)
{
    /// <summary>The median of K.</summary>
    public double K => 1 + Math.Exp(Mu);

    public double Match => RiskMath.Match(Mu, Sigma);

    public double Unique => RiskMath.Unique(Mu, Sigma);

    public double Below11 => RiskMath.Below11(Mu, Sigma);

    public double Below20 => RiskMath.Below20(Mu, Sigma);
}
