using Microsoft.AspNetCore.Mvc;
using Vertelpunt.Dashboard.Access;
using Vertelpunt.Dashboard.Review;
using Vertelpunt.Domain.Risk;
using Vertelpunt.Domain.Stories;
using Vertelpunt.Storage.Audit;

namespace Vertelpunt.Dashboard.Pages.Review;

/// <summary>The stories that wait for a person, the riskiest first.</summary>
[Needs(DeskAction.Review)]
public sealed class QueueModel(StoryQueue queue, AuditLog audit) : DeskPage
{
    public static IReadOnlyList<StoryState> Tabs { get; } = [StoryState.ToReview, StoryState.OnHold, StoryState.Included, StoryState.Excluded, StoryState.Failed];

    [BindProperty(SupportsGet = true, Name = "stand")]
    public StoryState State { get; set; } = StoryState.ToReview;

    [BindProperty(SupportsGet = true, Name = "risico")]
    public RiskLevel? Risk { get; set; }

    [BindProperty(SupportsGet = true, Name = "na")]
    public string? After { get; set; }

    public QueuePage Stories { get; private set; } = new([], null);

    public QueueCounts Counts { get; private set; } = new(new Dictionary<(StoryState, RiskLevel?), int>());

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        if (!Tabs.Contains(State))
        {
            State = StoryState.ToReview;
        }

        await audit.AppendAsync(Me.Id, "queue.read", $"project:{Project.Slug}", null, cancellationToken);
        Stories = await queue.PageAsync(Project.Id, State, Risk, QueueCursor.Parse(After), StoryQueue.PageSize, cancellationToken);
        Counts = await queue.CountsAsync(Project.Id, cancellationToken);
    }

    public string Link(StoryState state, RiskLevel? risk, QueueCursor? after = null) =>
        $"/p/{Project.Slug}/beoordelen?stand={state}" + (risk is null ? "" : $"&risico={risk}") + (after is null ? "" : $"&na={after}");
}
