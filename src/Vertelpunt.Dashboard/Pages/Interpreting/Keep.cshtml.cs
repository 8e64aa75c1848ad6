using Microsoft.AspNetCore.Mvc;
using Vertelpunt.Dashboard.Access;
using Vertelpunt.Dashboard.Collection;
using Vertelpunt.Domain.Workshops;
using Vertelpunt.Pipeline.Patterns;
using Vertelpunt.Storage.Notes;

namespace Vertelpunt.Dashboard.Pages.Interpreting;

/// <summary>The views somebody kept. Pages with patterns and stories send here what is to be kept or linked.</summary>
[Needs(DeskAction.Interpret)]
public sealed class KeepModel(NoteStore notes, NoteDesk desk, CollectionReader reader, PairOverviews overviews) : DeskPage
{
    public NoteBoard Board { get; private set; } = null!; // set before the page is drawn

    /// <summary>Where a view leads.</summary>
    public string Address(Sight sight) => SightAddress.Of(Project.Slug, sight);

    public async Task OnGetAsync(CancellationToken cancellationToken) => Board = await desk.ReadAsync(Project, cancellationToken);

    /// <summary>Keeps a view.</summary>
    public async Task<IActionResult> OnPostAsync(string? name, string? selection, string? first, string? second, bool remarkable, CancellationToken cancellationToken)
    {
        var sight = Sight(selection, first, second);
        if (name?.Trim() is not { Length: >= 2 and <= 120 } called)
        {
            Notice = T("Geef de blik een naam van 2 tot 120 tekens.", "Give the view a name of 2 to 120 characters.");
            return Redirect(Address(sight));
        }

        await notes.AddAsync(Project.Id, new SavedView(called, sight, remarkable ? Remark.Remarkable : Remark.Unmarked), Me.Id, cancellationToken);
        Notice = T("Bewaard bij Duiden, onder Blikken.", "Kept under Make sense, Views.");
        return Redirect(Address(sight));
    }

    /// <summary>Marks a view, or takes the mark away.</summary>
    public async Task<IActionResult> OnPostMarkAsync(Guid id, Remark remark, CancellationToken cancellationToken)
    {
        if (await notes.FindAsync(Project.Id, id, cancellationToken) is not { Note: SavedView view } stored)
        {
            return NotFound();
        }

        await notes.ChangeAsync(stored, view with { Remark = remark }, Me.Id, cancellationToken);
        return Redirect($"/p/{Project.Slug}/duiden/blikken");
    }

    public async Task<IActionResult> OnPostRemoveAsync(Guid id, CancellationToken cancellationToken)
    {
        if (await notes.FindAsync(Project.Id, id, cancellationToken) is not { Note: SavedView } stored)
        {
            return NotFound();
        }

        await notes.RemoveAsync(stored, Me.Id, cancellationToken);
        return Redirect($"/p/{Project.Slug}/duiden/blikken");
    }

    /// <summary>Links a pattern to an observation.</summary>
    public async Task<IActionResult> OnPostPatternAsync(Guid observation, string? selection, string? first, string? second, CancellationToken cancellationToken)
    {
        var sight = Sight(selection, first, second);
        if (await notes.FindAsync(Project.Id, observation, cancellationToken) is not { Note: Observation note } stored)
        {
            return NotFound();
        }

        if (note.Patterns.All(p => p.Sight != sight))
        {
            var seen = await SeenAsync(reader, overviews, Project, sight, cancellationToken);
            await notes.ChangeAsync(stored, note with { Patterns = [.. note.Patterns, seen] }, Me.Id, cancellationToken);
            Notice = T($"Dit patroon hoort nu bij ‘{note.Title}’.", $"This pattern now belongs to ‘{note.Title}’.");
        }

        return Redirect(Address(sight));
    }

    /// <summary>Links a story to an observation.</summary>
    public async Task<IActionResult> OnPostStoryAsync(Guid observation, Guid story, int version, string? selection, CancellationToken cancellationToken)
    {
        if (await notes.FindAsync(Project.Id, observation, cancellationToken) is not { Note: Observation note } stored)
        {
            return NotFound();
        }

        if (note.Stories.All(s => s.Story != story))
        {
            await notes.ChangeAsync(stored, note with { Stories = [.. note.Stories, new LinkedStory(story, version, [])] }, Me.Id, cancellationToken);
            Notice = T($"Dit verhaal hoort nu bij ‘{note.Title}’.", $"This story now belongs to ‘{note.Title}’.");
        }

        var filter = StoryFilter.Parse(selection);
        return Redirect($"/p/{Project.Slug}/patronen/verhalen" + (filter.IsNone ? "" : $"?selectie={Uri.EscapeDataString(filter.ToString())}"));
    }

    /// <summary>A pattern with what it shows now.</summary>
    internal static async Task<SeenPattern> SeenAsync(CollectionReader reader, PairOverviews overviews, Storage.Projects.Project project, Sight sight, CancellationToken cancellationToken)
    {
        if (sight is not { First: { } first, Second: { } second })
        {
            return new(sight);
        }

        var stories = await reader.ReadAsync(project, project.Settings.MinimumCell, cancellationToken);
        var pattern = (await overviews.WaitAsync(stories, cancellationToken)).Find(first, second);
        return new(sight, pattern?.Effect is { } e && double.IsFinite(e) ? e : null, pattern?.Q);
    }

    private static Sight Sight(string? selection, string? first, string? second) =>
        new(StoryFilter.Parse(selection).ToString(), string.IsNullOrEmpty(first) ? null : first, string.IsNullOrEmpty(second) ? null : second);
}
