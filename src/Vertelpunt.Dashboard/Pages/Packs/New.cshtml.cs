using Microsoft.AspNetCore.Mvc;
using Vertelpunt.Dashboard.Access;
using Vertelpunt.Dashboard.Collection;
using Vertelpunt.Domain.Stories;
using Vertelpunt.Domain.Workshops;
using Vertelpunt.Pipeline.Packs;
using Vertelpunt.Storage.Audit;
using Vertelpunt.Storage.Notes;
using Vertelpunt.Storage.Projects;

namespace Vertelpunt.Dashboard.Pages.Packs;

/// <summary>Choosing stories and making a pack of them.</summary>
[Needs(DeskAction.MakePacks)]
public sealed class NewModel(PackDesk packs, ProjectStore projects, NoteStore notes, AuditLog audit) : DeskPage
{
    private const int MostShown = 300;

    /// <summary>How many the desk should choose itself, as unlike each other as can be; null leaves it to the person.</summary>
    [BindProperty(SupportsGet = true, Name = "kies")]
    public int? Pick { get; set; }

    [BindProperty]
    public string? PackName { get; set; }

    [BindProperty]
    public List<Guid> Stories { get; set; } = [];

    [BindProperty]
    public CardFormat Format { get; set; } = CardFormat.A6;

    [BindProperty]
    public int Copies { get; set; } = 1;

    [BindProperty]
    public int Sheets { get; set; } = 3;

    [BindProperty]
    public List<string> Patterns { get; set; } = [];

    [BindProperty]
    public List<Guid> Observations { get; set; } = [];

    /// <summary>What people wrote while looking, to take along.</summary>
    public IReadOnlyList<StoredNote> Notes { get; private set; } = [];

    public IReadOnlyList<PackCandidate> Candidates { get; private set; } = [];

    public StoryForm Form { get; private set; } = null!; // set before the page is drawn

    public string? Problem { get; private set; }

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        await LoadAsync(cancellationToken);
        if (Pick is { } count)
        {
            Stories = [.. PackChoice.Choose(Form, Candidates, new(Math.Clamp(count, 1, 100))).Select(c => c.Id.Value)];
        }
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        Problem = this switch
        {
            { Stories.Count: 0 } => T("Kies eerst een of meer verhalen.", "Choose one or more stories first."),
            { Stories.Count: > MostShown } => T($"Kies ten hoogste {MostShown} verhalen.", $"Choose at most {MostShown} stories."),
            { Copies: < 1 or > 60 } => T("Maak 1 tot 60 exemplaren.", "Make 1 to 60 copies."),
            { Sheets: < 0 or > 20 } => T("Neem 0 tot 20 bladen om op te schrijven.", "Take 0 to 20 sheets to write on."),
            _ when (PackName?.Trim().Length ?? 0) is < 2 or > 80 => T("Geef het pakket een naam van 2 tot 80 tekens.", "Give the pack a name of 2 to 80 characters."),
            _ => null,
        };
        if (Problem is null)
        {
            var wish = new PackWish(PackName!.Trim(), [.. Stories.Select(s => new StoryId(s))], Format, Copies, Sheets, Patterns, Observations); // its length was checked
            var made = await packs.MakeAsync(Project, wish, Me.Id, cancellationToken);
            if (made.Id is { } id)
            {
                Notice = made.LeftOut.Count == 0
                    ? T("Het werkpakket is gemaakt.", "The work pack was made.")
                    : T($"Het werkpakket is gemaakt, zonder {made.LeftOut.Count} verhalen: ", $"The work pack was made, without {made.LeftOut.Count} stories: ")
                        + string.Join(' ', made.LeftOut.GroupBy(l => l.Text.In(DeskLanguage.Current)).Select(g => $"{string.Join(", ", g.Select(l => l.Id.Short))}: {g.Key}"));
                return Redirect($"/p/{Project.Slug}/werkpakket/{id:N}");
            }

            Problem = T("Geen van deze verhalen mag nu nog geprint worden. ", "None of these stories may be printed any more. ") + string.Join(' ', made.LeftOut.Select(l => l.Text.In(DeskLanguage.Current)).Distinct());
        }

        await LoadAsync(cancellationToken);
        return Page();
    }

    private async Task LoadAsync(CancellationToken cancellationToken)
    {
        await audit.AppendAsync(Me.Id, "pack.choose", $"project:{Project.Slug}", null, cancellationToken);
        Form = await projects.FormAsync(Project.Id, Project.FormVersion, cancellationToken);
        Notes = await notes.ListAsync(Project.Id, cancellationToken);
        Candidates = await packs.CandidatesAsync(Project, cancellationToken);
    }
}
