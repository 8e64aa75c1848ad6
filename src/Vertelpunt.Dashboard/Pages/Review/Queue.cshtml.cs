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
    public static IReadOnlyList<StoryState> Tabs { get; } = [StoryState.ToReview, StoryState.Proposed, StoryState.OnHold, StoryState.Included, StoryState.Excluded, StoryState.Failed];

    [BindProperty(SupportsGet = true, Name = "stand")]
    public StoryState State { get; set; } = StoryState.ToReview;

    [BindProperty(SupportsGet = true, Name = "risico")]
    public RiskLevel? Risk { get; set; }

    [BindProperty(SupportsGet = true, Name = "mag")]
    public ConsentLevel? MayBe { get; set; }

    [BindProperty(SupportsGet = true, Name = "proef")]
    public bool Trial { get; set; }

    [BindProperty(SupportsGet = true, Name = "na")]
    public string? After { get; set; }

    public QueuePage Stories { get; private set; } = new([], null);

    public QueueCounts Counts { get; private set; } = new(new Dictionary<(StoryState, RiskLevel?), int>());

    public QueueFilter Filter => new(State, Risk, MayBe, Trial);

    /// <summary>How many stories this person passed on.</summary>
    public int Passed { get; private set; }

    /// <summary>Whether to offer the practice story: until it was done or put away.</summary>
    public bool OffersPractice => Request.Cookies[PracticeModel.Done] is null;

    public async Task<IActionResult> OnPostUnpassAsync(CancellationToken cancellationToken)
    {
        await queue.UnpassAsync(Project.Id, Me.Id, cancellationToken);
        return Redirect($"/p/{Project.Slug}/beoordelen");
    }

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        if (!Tabs.Contains(State))
        {
            State = StoryState.ToReview;
        }

        await audit.AppendAsync(Me.Id, "queue.read", $"project:{Project.Slug}", null, cancellationToken);
        Stories = await queue.PageAsync(Project.Id, Filter, Me.Id, QueueCursor.Parse(After), StoryQueue.PageSize, cancellationToken);
        Counts = await queue.CountsAsync(Project.Id, cancellationToken);
        Passed = await queue.PassedAsync(Project.Id, Me.Id, cancellationToken);
    }

    public string Link(QueueFilter filter, QueueCursor? after = null)
    {
        var query = string.Join('&', new[] { filter.Query, after is null ? "" : $"na={after}" }.Where(q => q.Length > 0));
        return $"/p/{Project.Slug}/beoordelen" + (query.Length > 0 ? "?" + query : "");
    }
}
