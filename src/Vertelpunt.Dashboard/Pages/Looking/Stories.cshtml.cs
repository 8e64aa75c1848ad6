using Microsoft.AspNetCore.Mvc;
using Vertelpunt.Dashboard.Access;
using Vertelpunt.Dashboard.Collection;
using Vertelpunt.Domain.Stories;
using Vertelpunt.Pipeline.Patterns;
using Vertelpunt.Storage.Audit;

namespace Vertelpunt.Dashboard.Pages.Looking;

/// <summary>The redacted stories behind a selection, of tellers who allow that.</summary>
[Needs(DeskAction.SeePatterns)]
public sealed class StoriesModel(CollectionReader reader, StoryShelf shelf, AuditLog audit) : SelectionPage(reader)
{
    private const int PerPage = 12;

    public override string Place => "patronen/verhalen";

    /// <summary>How many readable stories come before the first shown.</summary>
    [BindProperty(SupportsGet = true, Name = "vanaf")]
    public int From { get; set; }

    public IReadOnlyList<ShelfStory> Shown { get; private set; } = [];

    /// <summary>How many stories of the selection may be read.</summary>
    public int Readable { get; private set; }

    /// <summary>Whether the selection is too small to read stories of: story and background together point to people, so that needs more.</summary>
    public bool IsClosed { get; private set; }

    public int? Next => From + PerPage < Readable ? From + PerPage : null;

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        await LoadAsync(cancellationToken);
        var aboutTellers = Filter.Conditions.Any(c => c.QuestionId == StoryFilter.Week || Stories.Form.Find(c.QuestionId)?.About == QuestionSubject.Teller);
        var people = new SmallNumbers(aboutTellers ? Math.Max(1, Project.Settings.MinimumCellOutside) : Stories.SmallNumbers.Threshold);
        IsClosed = Count is null || !people.Allows(Count.Value);
        if (IsClosed)
        {
            return;
        }

        await audit.AppendAsync(Me.Id, "patterns.stories", $"project:{Project.Slug}", null, cancellationToken);
        var selected = (Stories.Stories(Filter) ?? []).Select(s => s.Id).ToHashSet();
        var readable = (await shelf.ReadableAsync(Project, cancellationToken)).Select(s => s.Id).Where(selected.Contains).ToList();
        Readable = readable.Count;
        From = Math.Clamp(From, 0, Math.Max(0, Readable - 1));
        Shown = await shelf.ReadAsync(Project, [.. readable.Skip(From).Take(PerPage)], cancellationToken);
    }
}
