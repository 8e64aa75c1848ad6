namespace Vertelpunt.Pipeline.Risk;

/// <summary>What one fact does.</summary>
/// <param name="Share">The share of each cell it leaves.</param>
/// <param name="Variance">What it adds to the variance of ln Λ.</param>
/// <param name="Known">The chance that an acquaintance knows it.</param>
/// <param name="InGroup">The share of the invited group that fits it.</param>
internal sealed record FactEffect(double[] Share, bool IsCore, double Variance, double Known, double InGroup);
