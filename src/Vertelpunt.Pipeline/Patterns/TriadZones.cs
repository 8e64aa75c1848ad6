using Vertelpunt.Domain.Stories;

namespace Vertelpunt.Pipeline.Patterns;

/// <summary>Seven zones of a triad: three corners, three edges, the middle.</summary>
/// <remarks>A partition, tried in this order: a corner holds at least 0.6 of the weight; in the middle each holds at least 0.2; else the edge opposite the smallest weight (of equal ones the first of top, left, right).</remarks>
public static class TriadZones
{
    /// <summary>"top", "left", "right", "middle", "left-right", "top-right", "top-left".</summary>
    public static IReadOnlyList<string> Ids { get; } = ["top", "left", "right", "middle", "left-right", "top-right", "top-left"];

    public static string Of(Composed p) => Ids[IndexOf(p)];

    public static int IndexOf(Composed p) => p switch
    {
        { Top: >= 0.6 } => 0,
        { Left: >= 0.6 } => 1,
        { Right: >= 0.6 } => 2,
        { Top: >= 0.2, Left: >= 0.2, Right: >= 0.2 } => 3,
        _ when p.Top <= p.Left && p.Top <= p.Right => 4,
        _ when p.Left <= p.Right => 5,
        _ => 6,
    };
}
