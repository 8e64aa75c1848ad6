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
    private const int MostPatterns = 40;

    /// <summary>How many the desk should choose itself, as unlike each other as can be; null leaves it to the person.</summary>
    [BindProperty(SupportsGet = true, Name = "kies")]
    public int? Pick { get; set; }

    /// <summary>A question whose answers should be spread evenly over the choice.</summary>
    [BindProperty(SupportsGet = true, Name = "over")]
    public string? BalanceOver { get; set; }

    /// <summary>How long one person has to read.</summary>
    [BindProperty(SupportsGet = true, Name = "minuten")]
    public int? Minutes { get; set; }

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

    /// <summary>Whose answers go on the cards.</summary>
    [BindProperty]
    public List<string> Questions { get; set; } = [];

    /// <summary>Why stories of high risk go along.</summary>
    [BindProperty]
    public string? HighRiskReason { get; set; }

    [BindProperty]
    public List<Guid> Observations { get; set; } = [];

    /// <summary>What people wrote while looking, to take along.</summary>
    public IReadOnlyList<StoredNote> Notes { get; private set; } = [];

    public IReadOnlyList<PackCandidate> Candidates { get; private set; } = [];

    public StoryForm Form { get; private set; } = null!; // set before the page is drawn

    public string? Problem { get; private set; }

    /// <summary>Pairs that can have a page; null while they are being compared.</summary>
    public IReadOnlyList<PairOffer>? Pairs { get; private set; }

    /// <summary>What the chosen stories would give away together; null while choosing.</summary>
    public PackOutlook? Outlook { get; private set; }

    /// <summary>Of what was chosen: what may not be printed.</summary>
    public IReadOnlyList<LeftOut> LeftOut { get; private set; } = [];

    /// <summary>Stories picked by the program, of those asked for.</summary>
    public int? Picked { get; private set; }

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        await LoadAsync(cancellationToken);
        if (Pick is { } count)
        {
            var over = Form.Find(BalanceOver ?? "") is SingleChoiceQuestion or MultipleChoiceQuestion ? BalanceOver : null;
            var wish = new ChoiceWish(Math.Clamp(count, 1, 100), over, Minutes is > 0 and <= 600 ? Minutes : null, Project.Settings.MinimumCell);
            Stories = [.. PackChoice.Choose(Form, Candidates, wish).Select(c => c.Id.Value)];
            Picked = Stories.Count;
        }

        Questions = [.. PackBuilder.UsualQuestions(Form)];
    }

    /// <summary>Shows what the choice would give away, before anything is made.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        await LoadAsync(cancellationToken);
        Problem = Wrong();
        if (Problem is null)
        {
            (Outlook, LeftOut) = await packs.LookAsync(Project, Wish(), cancellationToken);
            if (Outlook.Stories.Count == 0)
            {
                (Outlook, Problem) = (null, NoneLeft(LeftOut));
            }
        }

        return Page();
    }

    /// <summary>Back to choosing, with everything as it was.</summary>
    public async Task<IActionResult> OnPostChangeAsync(CancellationToken cancellationToken)
    {
        await LoadAsync(cancellationToken);
        return Page();
    }

    public async Task<IActionResult> OnPostMakeAsync(CancellationToken cancellationToken)
    {
        Problem = Wrong();
        if (Problem is null)
        {
            var made = await packs.MakeAsync(Project, Wish(), Me.Id, cancellationToken);
            if (made.Id is { } id)
            {
                Notice = made.LeftOut.Count == 0
                    ? T("Het werkpakket is gemaakt.", "The work pack was made.")
                    : T($"Het werkpakket is gemaakt, zonder {(made.LeftOut.Count == 1 ? "1 verhaal" : $"{made.LeftOut.Count} verhalen")}: ", $"The work pack was made, without {(made.LeftOut.Count == 1 ? "1 story" : $"{made.LeftOut.Count} stories")}: ")
                        + string.Join(' ', made.LeftOut.GroupBy(l => l.Text.In(DeskLanguage.Current)).Select(g => $"{string.Join(", ", g.Select(l => l.Id.Short))}: {g.Key}"));
                return Redirect($"/p/{Project.Slug}/werkpakket/{id:N}");
            }

            Problem = NoneLeft(made.LeftOut);
        }

        await LoadAsync(cancellationToken);
        return Page();
    }

    private static string NoneLeft(IReadOnlyList<LeftOut> leftOut) =>
        T("Geen van deze verhalen mag nu nog geprint worden. ", "None of these stories may be printed any more. ") + string.Join(' ', leftOut.Select(l => l.Text.In(DeskLanguage.Current)).Distinct());

    private PackWish Wish() => new(
        PackName!.Trim(), [.. Stories.Select(s => new StoryId(s))], Format, Copies, Sheets, Patterns, Observations, Questions, HighRiskReason); // its length was checked

    private string? Wrong() => this switch
    {
        { Stories.Count: 0 } => T("Kies eerst een of meer verhalen.", "Choose one or more stories first."),
        { Stories.Count: > MostShown } => T($"Kies ten hoogste {MostShown} verhalen.", $"Choose at most {MostShown} stories."),
        { Copies: < 1 or > 60 } => T("Maak 1 tot 60 exemplaren.", "Make 1 to 60 copies."),
        { Sheets: < 0 or > 20 } => T("Neem 0 tot 20 bladen om op te schrijven.", "Take 0 to 20 sheets to write on."),
        { Questions.Count: > PackBuilder.MostQuestions } => T($"Kies ten hoogste {PackBuilder.MostQuestions} vragen voor op de kaart.", $"Choose at most {PackBuilder.MostQuestions} questions for the card."),
        { Patterns.Count: > MostPatterns } => T($"Kies ten hoogste {MostPatterns} bladen met een patroon.", $"Choose at most {MostPatterns} pages with a pattern."),
        { HighRiskReason.Length: > 500 } => T("Houd de reden onder 500 tekens.", "Keep the reason under 500 characters."),
        _ when (PackName?.Trim().Length ?? 0) is < 2 or > 80 => T("Geef het pakket een naam van 2 tot 80 tekens.", "Give the pack a name of 2 to 80 characters."),
        _ => null,
    };

    private async Task LoadAsync(CancellationToken cancellationToken)
    {
        await audit.AppendAsync(Me.Id, "pack.choose", $"project:{Project.Slug}", null, cancellationToken);
        Form = await projects.FormAsync(Project.Id, Project.FormVersion, cancellationToken);
        Notes = await notes.ListAsync(Project.Id, cancellationToken);
        Candidates = await packs.CandidatesAsync(Project, cancellationToken);
        Pairs = await packs.PairsAsync(Project, DeskLanguage.Current, cancellationToken);
    }
}
