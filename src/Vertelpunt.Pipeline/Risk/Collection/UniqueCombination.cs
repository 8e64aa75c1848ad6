namespace Vertelpunt.Pipeline.Risk.Collection;

/// <summary>A smallest set of questions whose answers only one story of the collection has.</summary>
public sealed record UniqueCombination(string StoryId, IReadOnlyList<string> Questions);
