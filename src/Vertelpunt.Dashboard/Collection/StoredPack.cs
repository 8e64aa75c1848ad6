using Vertelpunt.Domain.Workshops;

namespace Vertelpunt.Dashboard.Collection;

/// <summary>What is kept of a pack: enough to print it again as it was, without a word of a story.</summary>
/// <param name="Questions">Whose answers stand on the cards.</param>
/// <param name="Patterns">Questions with a pattern page, or two facets with a tilde between them.</param>
/// <param name="Observations">Notes that are printed along; null in packs made before they could be.</param>
public sealed record StoredPack(
    PackManifest Manifest, CardFormat Format, int ObservationSheets, DateOnly CreatedOn, IReadOnlyList<string> Questions, IReadOnlyList<string> Patterns,
    IReadOnlyList<Guid>? Observations = null);
