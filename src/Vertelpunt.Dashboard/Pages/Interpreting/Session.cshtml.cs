using Microsoft.AspNetCore.Mvc;
using Vertelpunt.Dashboard.Access;
using Vertelpunt.Dashboard.Collection;
using Vertelpunt.Domain.Workshops;
using Vertelpunt.Storage.Notes;

namespace Vertelpunt.Dashboard.Pages.Interpreting;

/// <summary>What one session came to: insights and interventions.</summary>
[Needs(DeskAction.Interpret)]
public sealed class SessionModel(NoteStore notes, NoteDesk desk) : DeskPage
{
    /// <summary>Empty rows at the end, to write in.</summary>
    public const int Spare = 3;

    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    public StoredNote Stored { get; private set; } = null!; // set before the page is drawn

    public WorkSession Note { get; private set; } = null!; // as above

    public NoteBoard Board { get; private set; } = null!; // as above

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken) => await FindAsync(cancellationToken) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(
        int revision, string? name, DateOnly? on, int? people, List<Guid> observations, List<InsightKind> kinds, List<string?> insights,
        List<string?> what, List<string?> who, List<string?> when, CancellationToken cancellationToken)
    {
        if (!await FindAsync(cancellationToken))
        {
            return NotFound();
        }

        string At(List<string?> list, int i) => i < list.Count ? Short(list[i]) : "";
        var session = new WorkSession(
            name?.Trim() is { Length: >= 2 and <= 120 } called ? called : Note.Name, on ?? Note.On, people is > 0 and < 1000 ? people : null, observations,
            [.. insights.Select((text, i) => new Insight(i < kinds.Count ? kinds[i] : InsightKind.Insight, Short(text))).Where(i => i.Text.Length > 0)],
            [.. what.Select((text, i) => new Intervention(Short(text), At(who, i), At(when, i))).Where(i => i.What.Length > 0)]);
        Notice = await notes.ChangeAsync(Stored with { Revision = revision }, session, Me.Id, cancellationToken)
            ? T("Bewaard.", "Saved.")
            : T("Een collega veranderde deze werksessie intussen; wat jij schreef is niet bewaard.", "A colleague changed this session meanwhile; what you wrote was not saved.");
        return Redirect($"/p/{Project.Slug}/duiden/sessie/{Id:N}");
    }

    public async Task<IActionResult> OnPostRemoveAsync(CancellationToken cancellationToken)
    {
        if (!await FindAsync(cancellationToken))
        {
            return NotFound();
        }

        await notes.RemoveAsync(Stored, Me.Id, cancellationToken);
        return Redirect($"/p/{Project.Slug}/duiden/sessies");
    }

    private static string Short(string? text) => (text ?? "").Trim() is { Length: > 1000 } much ? much[..1000] : (text ?? "").Trim();

    private async Task<bool> FindAsync(CancellationToken cancellationToken)
    {
        Board = await desk.ReadAsync(Project, cancellationToken);
        if (Board.Sessions.FirstOrDefault(s => s.Stored.Id == Id) is not { Note: { } note, Stored: { } stored })
        {
            return false;
        }

        (Stored, Note) = (stored, note);
        return true;
    }
}
