using Microsoft.AspNetCore.Mvc;
using Vertelpunt.Dashboard.Access;
using Vertelpunt.Dashboard.Collection;
using Vertelpunt.Domain.Workshops;
using Vertelpunt.Pipeline.Charts;
using Vertelpunt.Pipeline.Patterns;
using Vertelpunt.Pipeline.Reports;
using Vertelpunt.Storage.Audit;
using Vertelpunt.Storage.Notes;

namespace Vertelpunt.Dashboard.Pages.Interpreting;

/// <summary>One observation with its interpretations, and the patterns and stories it rests on as they are now.</summary>
[Needs(DeskAction.Interpret)]
public sealed class ObservedModel(NoteStore notes, NoteDesk desk, CollectionReader reader, PairOverviews overviews, StoryShelf shelf, AuditLog audit) : DeskPage
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    public StoredNote Stored { get; private set; } = null!; // set before the page is drawn

    public Observation Note { get; private set; } = null!; // as above

    public NoteBoard Board { get; private set; } = null!; // as above

    public IReadOnlyList<BasisChange> Changes { get; private set; } = [];

    public IReadOnlyList<(SeenPattern Seen, string Name, string Address, Chart? Chart, Pattern? Now)> Patterns { get; private set; } = [];

    /// <summary>Linked stories that may be read, with the sentences that were picked.</summary>
    public IReadOnlyList<(ShelfStory Story, IReadOnlyList<string> Sentences, IReadOnlyList<int> Quotes)> Stories { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (!await FindAsync(cancellationToken))
        {
            return NotFound();
        }

        Board = await desk.ReadAsync(Project, cancellationToken);
        Changes = Board.Changes(Note);
        var stories = await reader.ReadAsync(Project, Project.Settings.MinimumCell, cancellationToken);
        var overview = Note.Patterns.Any(p => p.Sight.Second is not null) ? await overviews.WaitAsync(stories, cancellationToken) : null;
        var words = new PatternWords(stories.Form, DeskLanguage.Current);
        Patterns = [.. Note.Patterns.Select(seen => (seen, SightAddress.Name(seen.Sight, words, stories.Total), SightAddress.Of(Project.Slug, seen.Sight),
            SightCharts.Draw(stories, overview, seen.Sight, DeskLanguage.Current), seen.Sight is { First: { } a, Second: { } b } ? overview?.Find(a, b) : null))];
        var linked = Board.Readable(Note);
        if (linked.Count > 0)
        {
            await audit.AppendAsync(Me.Id, "patterns.stories", $"Observation:{Id:N}", null, cancellationToken);
            Stories = [.. (await shelf.ReadAsync(Project, [.. linked.Select(l => new Domain.Stories.StoryId(l.Story))], cancellationToken))
                .Select(s => (s, Sentences.Of(s.Text), linked.First(l => l.Story == s.Id.Value).Quotes))];
        }

        return Page();
    }

    /// <summary>Says that the observation still holds; links to stories that are gone are dropped.</summary>
    public Task<IActionResult> OnPostConfirmAsync(CancellationToken cancellationToken) => ChangeAsync(async note =>
    {
        var board = await desk.ReadAsync(Project, cancellationToken);
        var patterns = new List<SeenPattern>();
        foreach (var pattern in note.Patterns)
        {
            patterns.Add(await KeepModel.SeenAsync(reader, overviews, Project, pattern.Sight, cancellationToken));
        }

        return note with { Basis = board.Now, Stories = board.Readable(note), Patterns = patterns };
    }, cancellationToken);

    /// <summary>Picks the sentences of a story that may stand in the report.</summary>
    public Task<IActionResult> OnPostQuotesAsync(Guid story, List<int> sentences, CancellationToken cancellationToken) => ChangeAsync(note => Task.FromResult(
        note with { Stories = [.. note.Stories.Select(s => s.Story == story ? s with { Quotes = [.. sentences.Distinct().Order()] } : s)] }), cancellationToken);

    public Task<IActionResult> OnPostUnlinkAsync(Guid story, CancellationToken cancellationToken) =>
        ChangeAsync(note => Task.FromResult(note with { Stories = [.. note.Stories.Where(s => s.Story != story)] }), cancellationToken);

    public Task<IActionResult> OnPostDropAsync(int pattern, CancellationToken cancellationToken) =>
        ChangeAsync(note => Task.FromResult(note with { Patterns = [.. note.Patterns.Where((_, i) => i != pattern)] }), cancellationToken);

    public async Task<IActionResult> OnPostRemoveAsync(CancellationToken cancellationToken)
    {
        if (!await FindAsync(cancellationToken))
        {
            return NotFound();
        }

        await notes.RemoveAsync(Stored, Me.Id, cancellationToken);
        Notice = T("De observatie is weggehaald.", "The observation was removed.");
        return Redirect($"/p/{Project.Slug}/duiden");
    }

    private async Task<IActionResult> ChangeAsync(Func<Observation, Task<Observation>> change, CancellationToken cancellationToken)
    {
        if (!await FindAsync(cancellationToken))
        {
            return NotFound();
        }

        if (!await notes.ChangeAsync(Stored, await change(Note), Me.Id, cancellationToken))
        {
            Notice = T("Een collega veranderde deze observatie net. Probeer het nog eens.", "A colleague just changed this observation. Try again.");
        }

        return Redirect($"/p/{Project.Slug}/duiden/observatie/{Id:N}");
    }

    private async Task<bool> FindAsync(CancellationToken cancellationToken)
    {
        if (await notes.FindAsync(Project.Id, Id, cancellationToken) is not { Note: Observation note } stored)
        {
            return false;
        }

        (Stored, Note) = (stored, note);
        return true;
    }
}
