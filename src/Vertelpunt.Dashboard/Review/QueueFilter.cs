using Vertelpunt.Domain.Risk;
using Vertelpunt.Domain.Stories;

namespace Vertelpunt.Dashboard.Review;

/// <summary>Which stories of the queue somebody looks at.</summary>
/// <param name="State">Ignored with <paramref name="Trial"/>.</param>
/// <param name="Risk">One level only; null for all.</param>
/// <param name="Consent">One level of consent only; null for all.</param>
/// <param name="Trial">Test stories, which count nowhere, instead of real ones.</param>
public sealed record QueueFilter(StoryState State = StoryState.ToReview, RiskLevel? Risk = null, ConsentLevel? Consent = null, bool Trial = false)
{
    public static QueueFilter Standard { get; } = new();

    /// <summary>As the part of an address after "?"; empty for the standard queue.</summary>
    public string Query => string.Join('&', new[]
    {
        Trial ? "proef=1" : null,
        State == StoryState.ToReview ? null : $"stand={State}",
        Risk is null ? null : $"risico={Risk}",
        Consent is null ? null : $"mag={Consent}",
    }.OfType<string>());
}
