using Microsoft.AspNetCore.Mvc;
using Vertelpunt.Dashboard.Access;
using Vertelpunt.Dashboard.Review;
using Vertelpunt.Domain.Stories;
using Vertelpunt.Storage.Stories;

namespace Vertelpunt.Dashboard.Pages.Review;

/// <summary>The teller's own words, once, after giving a reason.</summary>
[Needs(DeskAction.OpenOriginal)]
public sealed class OriginalModel(StoryVault vault, StoryQueue queue) : DeskPage
{
    private const int MinimumReason = 10;

    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty]
    public string? Reason { get; set; }

    public StoryContent? Opened { get; private set; }

    /// <summary>Each finding as it was written, beside what readers see; empty when the teller changed the story just now.</summary>
    public IReadOnlyList<OriginalPair> Pairs { get; private set; } = [];

    public string? Problem { get; private set; }

    public StoryId StoryId => new(Id);

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken) =>
        await queue.HoldsAsync(Project.Id, Id, cancellationToken) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (!await queue.HoldsAsync(Project.Id, Id, cancellationToken))
        {
            return NotFound();
        }

        var reason = Reason?.Trim() ?? "";
        if (reason.Length is < MinimumReason or > 300)
        {
            Problem = T("Schrijf in een zin waarom je het origineel nodig hebt (10 tot 300 tekens). Zet er niets in wat de verteller schreef.", "Write in one sentence why you need the original (10 to 300 characters). Put nothing in it that the teller wrote.");
            return Page();
        }

        if (await vault.ReadOriginalAsync(StoryId, Me.Id, reason, cancellationToken) is not { } original)
        {
            return NotFound();
        }

        Opened = original.Content;
        Pairs = await vault.PeekAsync(StoryId, cancellationToken) is { } story && story.Record.Version == original.Version ? OriginalPairs.Of(original.Content, story.Processed) : [];
        return Page();
    }
}
