using Vertelpunt.Domain.Workshops;

namespace Vertelpunt.Dashboard.Pages.Interpreting;

/// <summary>What the row under a pattern needs to keep it.</summary>
/// <param name="Name">Offered as the view's name.</param>
/// <param name="Observations">To which the pattern can be added.</param>
public sealed record KeepSight(Sight Sight, string Name, IReadOnlyList<(Guid Id, string Title)> Observations);
