using Microsoft.AspNetCore.Mvc;
using Vertelpunt.Dashboard.Access;
using Vertelpunt.Dashboard.Accounts;
using Vertelpunt.Dashboard.Review;
using Vertelpunt.Domain.Privacy;
using Vertelpunt.Domain.Review;
using Vertelpunt.Domain.Risk;
using Vertelpunt.Domain.Stories;
using Vertelpunt.Storage.Projects;
using Vertelpunt.Storage.Stories;

namespace Vertelpunt.Dashboard.Pages.Review;

/// <summary>One story: redacted text, findings, risk, answers, and the decision.</summary>
[Needs(DeskAction.Review)]
public sealed class StoryModel(StoryVault vault, ReviewDesk desk, StoryQueue queue, ProjectStore projects, StaffAccounts accounts, DeskOptions options) : DeskPage
{
    private const int MinimumReason = 3;

    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty(SupportsGet = true, Name = "stand")]
    public StoryState From { get; set; } = StoryState.ToReview;

    [BindProperty(SupportsGet = true, Name = "risico")]
    public RiskLevel? Risk { get; set; }

    [BindProperty]
    public int Version { get; set; }

    [BindProperty]
    public int Revision { get; set; }

    public StaffStory Story { get; private set; } = null!; // set before the page is drawn

    public StoryForm Form { get; private set; } = null!; // likewise

    public IReadOnlyList<StoryDecision> Decisions { get; private set; } = [];

    public IReadOnlyDictionary<string, string> Names { get; private set; } = new Dictionary<string, string>();

    public (bool Undo, bool Redo) Steps { get; private set; }

    public bool MayOpenOriginal => Me.May(DeskAction.OpenOriginal, Project.Id, options);

    /// <summary>What the reviewer had typed at a decision that was not taken.</summary>
    public string? TypedReason { get; private set; }

    public string? Problem { get; private set; }

    private StoryId StoryId => new(Id);

    public string Query => From == StoryState.ToReview && Risk is null ? "" : $"?stand={From}" + (Risk is null ? "" : $"&risico={Risk}");

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken) =>
        await LoadAsync(cancellationToken) ? Page() : NotFound();

    public Task<IActionResult> OnPostToggleAsync(int start, CancellationToken cancellationToken) =>
        EditAsync(s => FindingEdits.Toggle(s.Processed.Findings, start), $"f{start}", cancellationToken);

    public Task<IActionResult> OnPostChangeAsync(int start, IdentifierKind kind, RedactionOperator chosen, bool everywhere, CancellationToken cancellationToken) =>
        EditAsync(s => FindingEdits.Change(s.Processed.Findings, start, kind, chosen, everywhere), $"f{start}", cancellationToken);

    /// <param name="from">In the shown text; with <paramref name="to"/> what was selected. Null when words were typed instead.</param>
    public Task<IActionResult> OnPostAddAsync(int? from, int? to, string? words, IdentifierKind kind, RedactionOperator chosen, CancellationToken cancellationToken) =>
        EditAsync(
            s => FindingEdits.Add(
                s.Processed.Findings,
                from is { } f && to is { } t
                    ? FindingEdits.OriginalOf(s.Processed, f, t) is { } span ? [span] : []
                    : FindingEdits.Find(s.Processed, words ?? ""),
                kind,
                chosen == RedactionOperator.Keep ? RedactionOperator.Label : chosen),
            "verhaal",
            cancellationToken);

    public Task<IActionResult> OnPostRemedyAsync(int number, CancellationToken cancellationToken) =>
        EditAsync(
            s => number >= 0 && number < s.Processed.Risk.Remedies.Count ? FindingEdits.Apply(s.Processed.Findings, s.Processed.Risk.Remedies[number]) : null,
            "risico",
            cancellationToken);

    public async Task<IActionResult> OnPostUndoAsync(CancellationToken cancellationToken) =>
        After(await desk.UndoAsync(Project, StoryId, Revision, Me.Id, cancellationToken), "verhaal");

    public async Task<IActionResult> OnPostRedoAsync(CancellationToken cancellationToken) =>
        After(await desk.RedoAsync(Project, StoryId, Revision, Me.Id, cancellationToken), "verhaal");

    /// <param name="ready">A ready-made reason that was clicked; else <paramref name="reason"/> as typed.</param>
    public async Task<IActionResult> OnPostDecideAsync(DecisionKind kind, string? ready, string? reason, CancellationToken cancellationToken)
    {
        var why = (string.IsNullOrWhiteSpace(ready) ? reason : ready)?.Trim() ?? "";
        var story = (await vault.ReadManyAsync([StoryId], cancellationToken)).FirstOrDefault(s => s.Record.ProjectId == Project.Id);
        if (story is null)
        {
            return NotFound();
        }

        Problem = story switch
        {
            _ when kind is not (DecisionKind.Include or DecisionKind.Hold or DecisionKind.Exclude) => T("Kies opnemen, aanhouden of uitsluiten.", "Choose include, hold or exclude."),
            _ when why.Length < MinimumReason => T("Schrijf in een paar woorden waarom. Er is nog niets beslist.", "Write in a few words why. Nothing has been decided yet."),
            _ when why.Length > 500 => T("Houd de reden korter dan 500 tekens. Er is nog niets beslist.", "Keep the reason under 500 characters. Nothing has been decided yet."),
            _ when story.Revision != Revision || story.Record.Version != Version => T(
                "Het verhaal is intussen veranderd, door een collega of door de verteller. Kijk het nog eens na; er is nog niets beslist.",
                "The story changed in the meantime, by a colleague or by the teller. Look at it again; nothing has been decided yet."),
            _ => null,
        };
        var decision = kind == DecisionKind.Include && Revision > 1 ? DecisionKind.IncludeWithEdits : kind;
        if (Problem is null && !await vault.DecideAsync(StoryId, Version, decision, why, Me.Id, cancellationToken))
        {
            Problem = T("Het verhaal is intussen veranderd of teruggenomen. Er is niets beslist.", "The story changed or was withdrawn in the meantime. Nothing was decided.");
        }

        if (Problem is not null)
        {
            TypedReason = why;
            return await LoadAsync(cancellationToken) ? Page() : NotFound();
        }

        queue.Changed(Project.Id);
        Notice = T($"Verhaal {StoryId.Short} is {DeskWords.Of(decision)}.", $"Story {StoryId.Short} was {DeskWords.Of(decision)}.");
        return await queue.AfterAsync(Project.Id, From, Risk, story.Record, cancellationToken) is { } next
            ? Redirect($"/p/{Project.Slug}/beoordelen/{next:N}{Query}")
            : Redirect($"/p/{Project.Slug}/beoordelen{Query}");
    }

    private async Task<IActionResult> EditAsync(Func<StaffStory, IReadOnlyList<Finding>?> change, string anchor, CancellationToken cancellationToken) =>
        After(await desk.EditAsync(Project, StoryId, Revision, Me.Id, MayOpenOriginal, change, cancellationToken), anchor);

    private IActionResult After(EditOutcome outcome, string anchor)
    {
        if (outcome == EditOutcome.Gone)
        {
            return NotFound();
        }

        queue.Changed(Project.Id);
        Notice = outcome switch
        {
            EditOutcome.Conflict => T("Een collega veranderde dit verhaal net voor jou. Je ziet nu die versie; jouw verandering is niet bewaard.", "A colleague changed this story just before you. You now see that version; your change was not stored."),
            EditOutcome.Refused => T("Verborgen woorden terughalen kan alleen wie het origineel mag openen.", "Only those who may open the original can bring hidden words back."),
            EditOutcome.Nothing => T("Er was niets te veranderen. Staan de woorden wel zo in de tekst?", "There was nothing to change. Are the words in the text like this?"),
            _ => null,
        };
        return Redirect($"/p/{Project.Slug}/beoordelen/{StoryId}{Query}#{anchor}");
    }

    private async Task<bool> LoadAsync(CancellationToken cancellationToken)
    {
        // The project first: a story of another project is not read, and leaves no line in the log.
        if (!await queue.HoldsAsync(Project.Id, Id, cancellationToken) || await vault.ReadAsync(StoryId, Me.Id, cancellationToken) is not { } story)
        {
            return false;
        }

        Story = story;
        Form = await projects.FormAsync(Project.Id, story.Record.FormVersion, cancellationToken);
        Decisions = await vault.DecisionsAsync(StoryId, cancellationToken);
        Names = Decisions.Count > 0 ? await accounts.NamesAsync(cancellationToken) : Names;
        Steps = desk.CanStep(story.Record, story.Revision, Me.Id);
        return true;
    }
}
