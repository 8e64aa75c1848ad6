namespace Vertelpunt.Pipeline.Detection;

/// <summary>The recognisers of kinds that have a form of their own: numbers, addresses of the net, dates, ages.</summary>
public static class StructuredKinds
{
    public static IReadOnlyList<IAnnotator> All { get; } = [];
}
