using Vertelpunt.Domain.Privacy;

namespace Vertelpunt.Pipeline.Detection.Tagging;

/// <summary>How likely a span must be to count, by lane of <see cref="TagLayout"/>; what that means is at <see cref="SpanDecoder"/>.</summary>
/// <remarks>
/// A threshold is a price: at .15 a miss counts as much as six spans too many. They are set, not fitted: direct identifiers lowest, and
/// events low because one event is a long span told in words of its own, whose probability spreads over many borders.
/// </remarks>
internal static class Thresholds
{
    private const float Direct = 0.15f;
    private const float Quasi = 0.35f;
    private const float Event = 0.2f;

    // A token that is something or other with this probability is covered, whatever it is.
    private const float Any = 0.6f;

    // No token counts for what several kinds together make of it.
    private const float Never = 2;

    /// <summary>For stories: finding too little may cost a teller their safety, finding too much costs a reviewer a moment.</summary>
    public static float[] FewMisses()
    {
        var thresholds = new float[TagLayout.Lanes];
        thresholds.AsSpan().Fill(Quasi);
        thresholds[0] = Any;
        foreach (var kind in IdentifierKinds.All)
        {
            if (kind.TypeOf() == IdentifierType.Direct)
            {
                thresholds[TagLayout.LaneOf(kind)] = Direct;
            }
        }

        thresholds[TagLayout.LaneOf(IdentifierKind.Event)] = Event;
        return thresholds;
    }

    /// <summary>The plain best sequence.</summary>
    public static float[] FewestMistakes()
    {
        var thresholds = new float[TagLayout.Lanes];
        thresholds.AsSpan().Fill(0.5f);
        thresholds[0] = Never;
        return thresholds;
    }
}
