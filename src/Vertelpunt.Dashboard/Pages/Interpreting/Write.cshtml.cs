using Microsoft.AspNetCore.Mvc;
using Vertelpunt.Dashboard.Access;
using Vertelpunt.Dashboard.Collection;
using Vertelpunt.Domain.Workshops;
using Vertelpunt.Pipeline.Charts;
using Vertelpunt.Pipeline.Patterns;
using Vertelpunt.Storage.Notes;

namespace Vertelpunt.Dashboard.Pages.Interpreting;

/// <summary>Writing an observation, or changing one: never without two interpretations.</summary>
[Needs(DeskAction.Interpret)]
public sealed class WriteModel(NoteStore notes, NoteDesk desk, CollectionReader reader, PairOverviews overviews) : DeskPage
{
    public const int Rows = 4;

    /// <summary>The observation to change; null for a new one.</summary>
    [BindProperty(SupportsGet = true, Name = "id")]
    public Guid? Id { get; set; }

    /// <summary>The kept view a new one starts from.</summary>
    [BindProperty(SupportsGet = true, Name = "blik")]
    public Guid? View { get; set; }

    [BindProperty(SupportsGet = true, Name = "selectie")]
    public string? Selection { get; set; }

    [BindProperty(SupportsGet = true, Name = "een")]
    public string? First { get; set; }

    [BindProperty(SupportsGet = true, Name = "twee")]
    public string? Second { get; set; }

    [BindProperty]
    public int Revision { get; set; }

    [BindProperty]
    public string? Title { get; set; }

    [BindProperty]
    public string? Text { get; set; }

    [BindProperty]
    public ObservationStrength Strength { get; set; } = ObservationStrength.Medium;

    [BindProperty]
    public Guid? Theme { get; set; }

    [BindProperty]
    public List<string?> Readings { get; set; } = [];

    [BindProperty]
    public List<string?> Ideas { get; set; } = [];

    public NoteBoard Board { get; private set; } = null!; // set before the page is drawn

    /// <summary>What a new observation will be about, in words; null when nothing was chosen.</summary>
    public string? About { get; private set; }

    public string? Problem { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        await LoadAsync(cancellationToken);
        if (Id is { } id)
        {
            if (Board.Observations.FirstOrDefault(o => o.Stored.Id == id) is not { Note: { } note, Stored: { } stored })
            {
                return NotFound();
            }

            (Revision, Title, Text, Strength, Theme) = (stored.Revision, note.Title, note.Text, note.Strength, note.Theme);
            (Readings, Ideas) = ([.. note.Interpretations.Select(i => i.Text)], [.. note.Interpretations.Select(i => i.Idea)]);
        }

        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        await LoadAsync(cancellationToken);
        var readings = Readings.Select((r, i) => new Interpretation((r ?? "").Trim(), (i < Ideas.Count ? Ideas[i] ?? "" : "").Trim())).Where(i => i.Text.Length > 0).ToList();
        Problem = this switch
        {
            _ when (Title?.Trim().Length ?? 0) is < 2 or > 120 => T("Geef de observatie een naam van 2 tot 120 tekens.", "Give the observation a name of 2 to 120 characters."),
            _ when (Text?.Trim().Length ?? 0) is < 5 or > 4000 => T("Schrijf in een paar zinnen op wat jullie zien.", "Write in a few sentences what you see."),
            _ when readings.Count < Observation.FewestInterpretations => T("Bedenk nog een andere verklaring. Met maar één verklaring lijkt die vanzelf de waarheid.", "Think of another explanation. A single one soon passes for the truth."),
            _ when readings.Any(r => r.Text.Length > 2000 || r.Idea.Length > 1000) => T("Houd elke verklaring korter dan 2000 tekens.", "Keep each explanation shorter than 2000 characters."),
            _ when readings.DistinctBy(r => r.Text, StringComparer.OrdinalIgnoreCase).Count() < readings.Count => T("Twee verklaringen zijn hetzelfde. Zoek er een die de eerste tegenspreekt.", "Two explanations are the same. Find one that contradicts the first."),
            _ => null,
        };
        if (Problem is not null)
        {
            return Page();
        }

        var (title, text) = (Title!.Trim(), Text!.Trim()); // both were checked
        if (Id is { } id)
        {
            var old = Board.Observations.FirstOrDefault(o => o.Stored.Id == id);
            if (old.Note is null)
            {
                return NotFound();
            }

            // An interpretation stays in its perspective, also when its words change in place.
            var before = old.Note.Interpretations;
            var kept = readings.Select((r, i) => r with { Perspective = (before.FirstOrDefault(b => b.Text == r.Text) ?? before.ElementAtOrDefault(i))?.Perspective }).ToList();
            var changed = new Observation(title, text, Strength, kept) { Stories = old.Note.Stories, Patterns = old.Note.Patterns, Theme = Theme, Basis = old.Note.Basis };
            if (await notes.ChangeAsync(old.Stored with { Revision = Revision }, changed, Me.Id, cancellationToken))
            {
                return Redirect($"/p/{Project.Slug}/duiden/observatie/{id:N}");
            }

            Problem = T("Een collega veranderde deze observatie intussen. Open haar opnieuw voordat je bewaart; kopieer eerst wat je schreef.", "A colleague changed this observation meanwhile. Open it again before you save; copy what you wrote first.");
            return Page();
        }

        var sight = Sight();
        SeenPattern[] patterns = sight is null ? [] : [await KeepModel.SeenAsync(reader, overviews, Project, sight, cancellationToken)];
        var made = await notes.AddAsync(Project.Id, new Observation(title, text, Strength, readings) { Patterns = patterns, Theme = Theme, Basis = Board.Now }, Me.Id, cancellationToken);
        return Redirect($"/p/{Project.Slug}/duiden/observatie/{made:N}");
    }

    private async Task LoadAsync(CancellationToken cancellationToken)
    {
        Board = await desk.ReadAsync(Project, cancellationToken);
        if (View is { } view && Board.Views.FirstOrDefault(v => v.Stored.Id == view).Note is { } kept)
        {
            (Selection, First, Second) = (kept.Sight.Selection, kept.Sight.First, kept.Sight.Second);
        }

        if (Id is null && Sight() is { } sight)
        {
            var stories = await reader.ReadAsync(Project, Project.Settings.MinimumCell, cancellationToken);
            About = SightAddress.Name(sight, new PatternWords(stories.Form, DeskLanguage.Current), stories.Total);
        }
    }

    private Sight? Sight() => string.IsNullOrEmpty(Selection) && string.IsNullOrEmpty(First)
        ? null
        : new(StoryFilter.Parse(Selection).ToString(), string.IsNullOrEmpty(First) ? null : First, string.IsNullOrEmpty(Second) ? null : Second);
}
