using Microsoft.AspNetCore.Mvc;
using Vertelpunt.Dashboard.Access;
using Vertelpunt.Dashboard.Collection;
using Vertelpunt.Domain.Workshops;
using Vertelpunt.Storage.Notes;

namespace Vertelpunt.Dashboard.Pages.Interpreting;

/// <summary>All observations, in columns by theme: move them by dragging, or with a list and a button.</summary>
[Needs(DeskAction.Interpret)]
public sealed class BoardModel(NoteStore notes, NoteDesk desk) : DeskPage
{
    public NoteBoard Board { get; private set; } = null!; // set before the page is drawn

    /// <summary>The loose ones first, then each theme.</summary>
    public IEnumerable<(StoredNote? Stored, Theme? Theme, IReadOnlyList<(StoredNote Stored, Observation Note)> Observations)> Columns =>
        new[] { ((StoredNote?)null, (Theme?)null) }.Concat(Board.Themes.Select(t => ((StoredNote?)t.Stored, (Theme?)t.Note)))
            .Select(c => (c.Item1, c.Item2, (IReadOnlyList<(StoredNote, Observation)>)[.. Board.Observations.Where(o => InColumn(o.Note.Theme, c.Item1?.Id))]));

    public async Task OnGetAsync(CancellationToken cancellationToken) => Board = await desk.ReadAsync(Project, cancellationToken);

    public async Task<IActionResult> OnPostThemeAsync(string? name, CancellationToken cancellationToken)
    {
        if (name?.Trim() is { Length: >= 2 and <= 80 } called)
        {
            await notes.AddAsync(Project.Id, new Theme(called), Me.Id, cancellationToken);
        }
        else
        {
            Notice = T("Geef het thema een naam van 2 tot 80 tekens.", "Give the theme a name of 2 to 80 characters.");
        }

        return Back();
    }

    public async Task<IActionResult> OnPostRenameAsync(Guid id, string? name, string? text, CancellationToken cancellationToken)
    {
        if (await notes.FindAsync(Project.Id, id, cancellationToken) is not { Note: Theme } stored)
        {
            return NotFound();
        }

        if (name?.Trim() is { Length: >= 2 and <= 80 } called)
        {
            await notes.ChangeAsync(stored, new Theme(called, (text ?? "").Trim()), Me.Id, cancellationToken);
        }

        return Back();
    }

    /// <summary>Takes a theme away; its observations lie loose again.</summary>
    public async Task<IActionResult> OnPostRemoveAsync(Guid id, CancellationToken cancellationToken)
    {
        if (await notes.FindAsync(Project.Id, id, cancellationToken) is not { Note: Theme } stored)
        {
            return NotFound();
        }

        await notes.RemoveAsync(stored, Me.Id, cancellationToken);
        return Back();
    }

    public async Task<IActionResult> OnPostMoveAsync(Guid observation, Guid? theme, CancellationToken cancellationToken)
    {
        if (await notes.FindAsync(Project.Id, observation, cancellationToken) is not { Note: Observation note } stored)
        {
            return NotFound();
        }

        if (!await notes.ChangeAsync(stored, note with { Theme = theme }, Me.Id, cancellationToken))
        {
            Notice = T("Een collega veranderde deze observatie net. Probeer het nog eens.", "A colleague just changed this observation. Try again.");
        }

        return Back();
    }

    private bool InColumn(Guid? theme, Guid? column) => column is null ? theme is null || Board.Themes.All(t => t.Stored.Id != theme) : theme == column;

    private RedirectResult Back() => Redirect($"/p/{Project.Slug}/duiden");
}
