namespace Vertelpunt.Pipeline.Risk;

/// <summary>A scale of how recognisable readers find a story: a weighted sum of what it tells, cut into four levels.</summary>
/// <param name="Weights">By signal (<see cref="LevelScale.Signals"/>), none below 0, so that telling more never lowers the level.</param>
/// <param name="Cuts">Where medium, high and exclude begin: above the first, the second and the third.</param>
public sealed record ReaderScale(IReadOnlyDictionary<string, double> Weights, IReadOnlyList<double> Cuts);
