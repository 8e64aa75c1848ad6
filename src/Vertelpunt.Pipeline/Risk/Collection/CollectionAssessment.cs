namespace Vertelpunt.Pipeline.Risk.Collection;

/// <summary>What a set of stories gives away together, before it is made.</summary>
/// <param name="ExpectedMatches">How many stories a stranger who guesses once for each would place rightly: Σ match probability.</param>
/// <param name="ExpectedGroupMatches">The same for somebody of the invited group who knows what acquaintances know.</param>
/// <param name="Links">Likeliest first.</param>
public sealed record CollectionAssessment(
    double ExpectedMatches, double ExpectedGroupMatches, IReadOnlyList<UniqueCombination> Unique, IReadOnlyList<LinkedPair> Links);
