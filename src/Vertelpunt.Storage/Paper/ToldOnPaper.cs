using Vertelpunt.Domain.Stories;

namespace Vertelpunt.Storage.Paper;

/// <summary>How a story on paper came to be.</summary>
/// <param name="Week">When it was told; the periods of keeping count from here.</param>
/// <param name="Slip">The slip of its form; null when the teller has no code.</param>
public sealed record ToldOnPaper(Week Week, PaperSlipRecord? Slip);
