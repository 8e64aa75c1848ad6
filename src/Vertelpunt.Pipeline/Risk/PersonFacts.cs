namespace Vertelpunt.Pipeline.Risk;

/// <summary>The facts about one person of a story, made fit for counting together.</summary>
/// <param name="Name">Empty for the teller, otherwise the relative's word.</param>
public sealed record PersonFacts(FactSubject Subject, string Name, IReadOnlyList<Fact> Facts);
