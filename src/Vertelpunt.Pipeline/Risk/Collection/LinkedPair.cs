namespace Vertelpunt.Pipeline.Risk.Collection;

/// <summary>Two stories that may be by one teller.</summary>
/// <param name="Probability">Posterior probability, given the share of pairs expected to be by one teller.</param>
public sealed record LinkedPair(string FirstId, string SecondId, double Probability);
