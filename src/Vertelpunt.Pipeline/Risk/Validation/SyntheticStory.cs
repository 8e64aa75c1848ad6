namespace Vertelpunt.Pipeline.Risk.Validation;

/// <summary>Facts told about one invented person, with the number of people they truly fit.</summary>
/// <param name="Facts">As the model sees them.</param>
/// <param name="K">How many people of the population fit, the teller included.</param>
internal sealed record SyntheticStory(IReadOnlyList<Fact> Facts, int K, int Person);
