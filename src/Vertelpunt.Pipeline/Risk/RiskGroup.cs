using Vertelpunt.Domain.Stories;

namespace Vertelpunt.Pipeline.Risk;

/// <summary>The invited group an acquaintance may search in.</summary>
/// <param name="Size">How many people were invited, the teller included; at least 1.</param>
/// <param name="Shares">Fact types (in lower case) everyone in the group has alike, so that they tell nobody apart there; or a level of places, such as "gemeente": a narrower place still does.</param>
public sealed record RiskGroup(int Size, IReadOnlyList<string> Shares)
{
    public static RiskGroup Of(ProjectSettings settings) =>
        new(settings.GroupSize, [.. settings.GroupShares.Select(s => GroupReader.ShareOf(s) ?? s)]);
}
