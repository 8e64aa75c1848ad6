using Vertelpunt.Dashboard.Access;
using Vertelpunt.Storage.Audit;
using Vertelpunt.Storage.Stories;

namespace Vertelpunt.Dashboard.Pages;

/// <summary>What the project keeps and when it goes, for the privacy officer. Counts only.</summary>
[Needs(DeskAction.SeeRetention)]
public sealed class RetentionModel(RetentionOverview overview, AuditLog audit) : DeskPage
{
    public RetentionState State { get; private set; } = new(0, 0, 0, 0, 0, [], []);

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        await audit.AppendAsync(Me.Id, "retention.read", $"project:{Project.Id:N}", null, cancellationToken);
        State = await overview.OfAsync(Project, cancellationToken);
    }

    /// <summary>A count as people of the team may see it: under the threshold only that it is small.</summary>
    public string Count(int stories) => stories == 0 ? "0" : stories < Project.Settings.MinimumCell ? T($"minder dan {Project.Settings.MinimumCell}", $"fewer than {Project.Settings.MinimumCell}") : stories.ToString(System.Globalization.CultureInfo.CurrentCulture);
}
