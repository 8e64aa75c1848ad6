using Vertelpunt.Dashboard.Access;
using Vertelpunt.Dashboard.Collection;
using Vertelpunt.Domain.Stories;
using Vertelpunt.Storage.Audit;
using Vertelpunt.Storage.Projects;

namespace Vertelpunt.Dashboard.Pages;

/// <summary>How the collecting goes: counts, never a story.</summary>
[Needs(DeskAction.Monitor)]
public sealed class MonitorModel(CollectionMonitor monitor, ProjectStore projects, AuditLog audit) : DeskPage
{
    public MonitorCounts Counts { get; private set; } = null!; // set before the page is drawn

    public CollectionStatus Status { get; private set; }

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        await audit.AppendAsync(Me.Id, "monitor.read", $"project:{Project.Slug}", null, cancellationToken);
        Counts = await monitor.ReadAsync(Project, cancellationToken);
        Status = await projects.StatusAsync(Project, cancellationToken);
    }
}
