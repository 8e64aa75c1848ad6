using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Vertelpunt.Dashboard.Access;
using Vertelpunt.Dashboard.Accounts;
using Vertelpunt.Dashboard.Review;
using Vertelpunt.Domain.Privacy;
using Vertelpunt.Domain.Review;
using Vertelpunt.Domain.Risk;
using Vertelpunt.Domain.Stories;
using Vertelpunt.Pipeline.Risk;
using Vertelpunt.Storage.Audit;
using Vertelpunt.Storage.Projects;
using Vertelpunt.Storage.Stories;
using Vertelpunt.Storage.Team;

namespace Vertelpunt.Dashboard.Pages.Review;

/// <summary>One story: redacted text, findings, risk, answers, and the decision.</summary>
[Needs(DeskAction.Review)]
public sealed class StoryModel(
    StoryVault vault, ReviewDesk desk, StoryQueue queue, StoryDecisions decisions, TellerMessages messages, StoryRescoring scores, ProjectStore projects, StaffAccounts accounts,
    AuditSearch audit, Presence presence, TeamAnswers team, DeskOptions options) : DeskPage
{
    /// <summary>The session cookie of who would rather not be warned before heavy stories.</summary>
    public const string NoWarning = "__Host-desk-warning";

    private const int MinimumReason = 3;
    private const int MinimumOverride = 20;

    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty(SupportsGet = true, Name = "stand")]
    public StoryState From { get; set; } = StoryState.ToReview;

    [BindProperty(SupportsGet = true, Name = "risico")]
    public RiskLevel? Risk { get; set; }

    [BindProperty(SupportsGet = true, Name = "mag")]
    public ConsentLevel? MayBe { get; set; }

    /// <summary>The story is a test story, reached from the list of those.</summary>
    [BindProperty(SupportsGet = true, Name = "proef")]
    public bool Trial { get; set; }

    /// <summary>The person knows that it is heavy and wants to read it.</summary>
    [BindProperty(SupportsGet = true, Name = "lees")]
    public bool Read { get; set; }

    [BindProperty]
    public int Version { get; set; }

    [BindProperty]
    public int Revision { get; set; }

    public StaffStory Story { get; private set; } = null!; // set before the page is drawn

    public StoryForm Form { get; private set; } = null!; // likewise

    public IReadOnlyList<StoryDecision> Decisions { get; private set; } = [];

    public IReadOnlyDictionary<string, string> Names { get; private set; } = new Dictionary<string, string>();

    /// <summary>Who opened the original and why, the newest first.</summary>
    public IReadOnlyList<AuditEntryRecord> Openings { get; private set; } = [];

    /// <summary>What each version of the pipeline thought of it, the newest first.</summary>
    public IReadOnlyList<StoryScore> Scores { get; private set; } = [];

    /// <summary>Whether an older version of the pipeline made what is shown, and people's work on it keeps a newer one away.</summary>
    public bool IsOfOlderModel => Story.Processed.PipelineVersion != options.Processor.PipelineVersion;

    /// <summary>What the team is asked about this story: nothing before it is included.</summary>
    public IReadOnlyList<Question> TeamQuestions { get; private set; } = [];

    /// <summary>What the team answered; null when nothing.</summary>
    public TeamAnswerSet? Team { get; private set; }

    public (bool Undo, bool Redo) Steps { get; private set; }

    /// <summary>Subjects to warn for before anything of the story is shown; null when it is shown.</summary>
    public IReadOnlyList<HeavySubject>? Warning { get; private set; }

    public IReadOnlyList<TellerMessage> Messages { get; private set; } = [];

    /// <summary>What one person proposed, while it waits for a second.</summary>
    public StoryDecision? Proposal { get; private set; }

    /// <summary>Colleagues who have the story open now.</summary>
    public IReadOnlyList<string> Others { get; private set; } = [];

    public (int Decided, int All) Progress { get; private set; }

    public bool MayOpenOriginal => Me.May(DeskAction.OpenOriginal, Project.Id, options);

    /// <summary>The day the story goes, as things stand.</summary>
    public DateOnly ErasedOn => Erasure.DayOfStory(new(Story.Record.ActivityWeek), Project.Settings);

    /// <summary>What the reviewer had typed at a decision that was not taken.</summary>
    public string? TypedReason { get; private set; }

    public string? Problem { get; private set; }

    /// <summary>The facts that can be thought away, and what the risk would be; null until asked for.</summary>
    public WhatIf? WhatIf { get; private set; }

    private StoryId StoryId => new(Id);

    private QueueFilter Filter => new(From, Risk, MayBe, Trial);

    /// <summary>The list this story was reached from, as "?..." or nothing.</summary>
    public string ListQuery => Filter.Query is { Length: > 0 } query ? "?" + query : "";

    /// <summary>The same for this page itself: who read a heavy story is not warned again.</summary>
    public string Query => Read ? (Filter.Query is { Length: > 0 } query ? $"?{query}&lees=true" : "?lees=true") : ListQuery;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (!Read && Request.Cookies[NoWarning] is null && await queue.HoldsAsync(Project.Id, Id, cancellationToken)
            && await vault.PeekAsync(StoryId, cancellationToken) is { } story && Heaviest(story.Processed) is { Count: > 0 } heavy)
        {
            (Story, Warning) = (story, heavy);
            return Page();
        }

        return await LoadAsync(cancellationToken) ? Page() : NotFound();
    }

    public IActionResult OnPostRead(bool quiet)
    {
        if (quiet)
        {
            Response.Cookies.Append(NoWarning, "1", new() { HttpOnly = true, Secure = true, SameSite = SameSiteMode.Strict, Path = "/" });
        }

        Read = true;
        return Redirect($"/p/{Project.Slug}/beoordelen/{StoryId}{Query}");
    }

    public async Task<IActionResult> OnPostPassAsync(CancellationToken cancellationToken)
    {
        if (!await queue.HoldsAsync(Project.Id, Id, cancellationToken) || await vault.PeekAsync(StoryId, cancellationToken) is not { } story)
        {
            return NotFound();
        }

        await queue.PassAsync(Id, Me.Id, cancellationToken);
        Notice = T("Doorgegeven: een collega krijgt dit verhaal. Daar hoef je niets voor uit te leggen.", "Passed on: a colleague gets this story. You need not explain.");
        return await NextAsync(story.Record, cancellationToken);
    }

    public Task<IActionResult> OnPostToggleAsync(int start, string? was, CancellationToken cancellationToken) =>
        EditAsync(s => FindingEdits.Toggle(s.Processed.Findings, start), $"f{start}", cancellationToken, s => IsStill(s, start, was));

    public Task<IActionResult> OnPostChangeAsync(int start, string? was, IdentifierKind kind, RedactionOperator chosen, bool everywhere, CancellationToken cancellationToken) =>
        EditAsync(s => FindingEdits.Change(s.Processed.Findings, start, kind, chosen, everywhere), $"f{start}", cancellationToken, s => IsStill(s, start, was));

    /// <param name="from">In the shown text; with <paramref name="to"/> what was selected. Null when words were typed instead.</param>
    public Task<IActionResult> OnPostAddAsync(int? from, int? to, string? words, IdentifierKind kind, RedactionOperator chosen, CancellationToken cancellationToken)
    {
        var isSelection = from is not null && to is not null;
        var selected = isSelection ? desk.Selected(StoryId, Version, Revision, from!.Value, to!.Value) : null; // both are there: just looked
        return EditAsync(
            s => FindingEdits.Add(
                s.Processed.Findings,
                !isSelection ? FindingEdits.Find(s.Processed, words ?? "") : selected is { } span ? [span] : [],
                kind,
                chosen == RedactionOperator.Keep ? RedactionOperator.Label : chosen),
            "verhaal",
            cancellationToken,
            s => s.Record.Version == Version && (!isSelection || selected is not null));
    }

    public Task<IActionResult> OnPostRemedyAsync(int number, CancellationToken cancellationToken) =>
        EditAsync(
            s => number >= 0 && number < s.Processed.Risk.Remedies.Count ? FindingEdits.Apply(s.Processed.Findings, s.Processed.Risk.Remedies[number]) : null,
            "risico",
            cancellationToken);

    /// <summary>Shows what the risk would be without some of the facts.</summary>
    /// <param name="on">Those that stay.</param>
    /// <param name="all">How many there were to choose from; null the first time, when nothing is off.</param>
    public async Task<IActionResult> OnPostWhatIfAsync(List<int> on, int? all, CancellationToken cancellationToken)
    {
        Read = true;
        if (!await LoadAsync(cancellationToken))
        {
            return NotFound();
        }

        // Numbers of another revision may stand for other facts: then everything is on again.
        var off = Revision == Story.Revision ? Enumerable.Range(0, Math.Clamp(all ?? 0, 0, 1000)).Except(on).ToHashSet() : [];
        WhatIf = await desk.WithoutFactsAsync(Project, Story, off, cancellationToken);
        return Page();
    }

    public async Task<IActionResult> OnPostUndoAsync(CancellationToken cancellationToken) =>
        After(await desk.UndoAsync(Project, StoryId, Revision, Me.Id, cancellationToken), "verhaal");

    public async Task<IActionResult> OnPostRedoAsync(CancellationToken cancellationToken) =>
        After(await desk.RedoAsync(Project, StoryId, Revision, Me.Id, cancellationToken), "verhaal");

    /// <param name="ready">A ready-made reason that was clicked; else <paramref name="reason"/> as typed.</param>
    public async Task<IActionResult> OnPostDecideAsync(DecisionKind kind, string? ready, string? reason, CancellationToken cancellationToken)
    {
        var why = (string.IsNullOrWhiteSpace(ready) ? reason : ready)?.Trim() ?? "";
        if (await queue.HoldsAsync(Project.Id, Id, cancellationToken) is false || await vault.PeekAsync(StoryId, cancellationToken) is not { } story)
        {
            return NotFound();
        }

        if (kind is not (DecisionKind.Include or DecisionKind.Hold or DecisionKind.Exclude or DecisionKind.TakenBack))
        {
            return await AgainAsync(T("Kies opnemen, aanhouden of uitsluiten.", "Choose include, hold or exclude."), why, cancellationToken);
        }

        // Against the estimate: a ready-made sentence says that nobody is recognisable, which is just what the estimate doubts.
        var problem = Overrides(kind, story.Processed.Risk.Level) && why.Length < MinimumOverride
            ? T($"De schatting is ‘{DeskWords.Of(story.Processed.Risk.Level)}’. Schrijf in een eigen zin waarom het verhaal toch kan. Er is nog niets beslist.",
                $"The estimate is ‘{DeskWords.Of(story.Processed.Risk.Level)}’. Write in a sentence of your own why the story can be used all the same. Nothing has been decided yet.")
            : ReasonProblem(why);
        return problem is not null
            ? await AgainAsync(problem, why, cancellationToken)
            : await AfterDecisionAsync(story, kind, await desk.DecideAsync(Project, StoryId, Version, Revision, kind, why, Me.Id, cancellationToken), why, cancellationToken);
    }

    /// <param name="proposed">What this person saw proposed.</param>
    public async Task<IActionResult> OnPostAnswerAsync(DecisionKind proposed, bool agrees, string? reason, CancellationToken cancellationToken)
    {
        var why = reason?.Trim() ?? "";
        if (await queue.HoldsAsync(Project.Id, Id, cancellationToken) is false || await vault.PeekAsync(StoryId, cancellationToken) is not { } story)
        {
            return NotFound();
        }

        if (agrees && why.Length == 0)
        {
            why = T("Mee eens.", "Agreed.");
        }

        return ReasonProblem(why) is { } problem
            ? await AgainAsync(problem, why, cancellationToken)
            : await AfterDecisionAsync(
                story, agrees ? proposed : DecisionKind.Disagreed,
                await desk.AnswerAsync(Project, StoryId, Version, Revision, proposed, agrees, why, Me.Id, cancellationToken), why, cancellationToken);
    }

    public async Task<IActionResult> OnPostTakeUpAsync(bool danger, CancellationToken cancellationToken)
    {
        if (!await queue.HoldsAsync(Project.Id, Id, cancellationToken))
        {
            return NotFound();
        }

        Notice = await decisions.TakeUpAsync(StoryId, danger, Me.Id, cancellationToken)
            ? T("Genoteerd. Het verhaal staat niet meer bovenaan.", "Noted. The story is no longer at the top.")
            : T("Een collega had dit al opgepakt.", "A colleague had taken this up already.");
        queue.Changed(Project.Id);
        Read = true;
        return Redirect($"/p/{Project.Slug}/beoordelen/{StoryId}{Query}");
    }

    /// <param name="choice">The number of a ready message; the person may have changed its words in <paramref name="text"/>.</param>
    public async Task<IActionResult> OnPostMessageAsync(int? choice, string? text, CancellationToken cancellationToken)
    {
        if (!await queue.HoldsAsync(Project.Id, Id, cancellationToken) || await vault.PeekAsync(StoryId, cancellationToken) is not { } story)
        {
            return NotFound();
        }

        var ready = choice is { } at && at >= 0 && at < Project.Settings.Danger.Messages.Count
            ? Project.Settings.Danger.Messages[at].In(await LanguageOfTellerAsync(cancellationToken))
            : "";
        var words = string.IsNullOrWhiteSpace(text) ? ready : text.Trim();
        if (words.Length is 0 or > TellerMessages.MaxLength)
        {
            return await AgainAsync(T("Kies een bericht of schrijf er zelf een, tot 2000 tekens. Er is nog niets klaargezet.", "Choose a message or write one, up to 2000 characters. Nothing has been left yet."), null, cancellationToken);
        }

        Notice = await messages.WriteAsync(StoryId, story.Record.Version, words, Me.Id, cancellationToken)
            ? T("Het bericht staat klaar. De verteller ziet het bij het volgende bezoek met de code.", "The message is ready. The teller sees it at the next visit with the code.")
            : T("Het bericht kon niet klaargezet worden: het verhaal is intussen veranderd of teruggenomen.", "The message could not be left: the story changed or was withdrawn in the meantime.");
        Read = true;
        return Redirect($"/p/{Project.Slug}/beoordelen/{StoryId}{Query}#bericht");
    }

    /// <summary>Whether a decision goes against the estimate: it then needs a sentence, not a few words.</summary>
    public static bool Overrides(DecisionKind kind, RiskLevel level) => kind == DecisionKind.Include && level >= RiskLevel.High;

    private static string? ReasonProblem(string why) => why.Length switch
    {
        < MinimumReason => T("Schrijf in een paar woorden waarom. Er is nog niets beslist.", "Write in a few words why. Nothing has been decided yet."),
        > 500 => T("Houd de reden korter dan 500 tekens. Er is nog niets beslist.", "Keep the reason under 500 characters. Nothing has been decided yet."),
        _ => null,
    };

    private async Task<IActionResult> AfterDecisionAsync(StaffStory story, DecisionKind kind, DecideOutcome outcome, string why, CancellationToken cancellationToken)
    {
        switch (outcome)
        {
            case DecideOutcome.Changed:
                return await AgainAsync(
                    T("Het verhaal is intussen veranderd, door een collega of door de verteller. Kijk het nog eens na; er is nog niets beslist.",
                        "The story changed in the meantime, by a colleague or by the teller. Look at it again; nothing has been decided yet."),
                    why,
                    cancellationToken);
            case DecideOutcome.SamePerson:
                return await AgainAsync(T("Jij deed dit voorstel. Iemand anders moet het ermee eens zijn.", "You made this proposal. Somebody else has to agree."), why, cancellationToken);
        }

        queue.Changed(Project.Id);
        var shortId = StoryId.Short;
        Notice = (outcome, kind) switch
        {
            (DecideOutcome.Proposed, _) => T($"Verhaal {shortId} wacht op een tweede mens: voorstel {DeskWords.Of(kind)}.", $"Story {shortId} waits for a second person: proposed {DeskWords.Of(kind)}."),
            (_, DecisionKind.TakenBack) => T($"De beslissing over verhaal {shortId} is teruggenomen. Het staat weer bij ‘te beoordelen’.", $"The decision on story {shortId} was taken back. It is to be reviewed again."),
            (_, DecisionKind.Disagreed) => T($"Jullie zijn het niet eens over verhaal {shortId}. Het is aangehouden; praat erover.", $"You two do not agree on story {shortId}. It is on hold; talk about it."),
            _ => T($"Verhaal {shortId} is {DeskWords.Of(kind == DecisionKind.Include && Revision > 1 ? DecisionKind.IncludeWithEdits : kind)}.", $"Story {shortId} was {DeskWords.Of(kind)}."),
        };
        return kind == DecisionKind.TakenBack ? Redirect($"/p/{Project.Slug}/beoordelen/{StoryId}?lees=true") : await NextAsync(story.Record, cancellationToken);
    }

    private async Task<IActionResult> NextAsync(StoryRecord story, CancellationToken cancellationToken) =>
        await queue.AfterAsync(Project.Id, Filter, Me.Id, story, cancellationToken) is { } next
            ? Redirect($"/p/{Project.Slug}/beoordelen/{next:N}{ListQuery}")
            : Redirect($"/p/{Project.Slug}/beoordelen{ListQuery}");

    private async Task<IActionResult> AgainAsync(string problem, string? typed, CancellationToken cancellationToken)
    {
        (Problem, TypedReason, Read) = (problem, typed, true);
        return await LoadAsync(cancellationToken) ? Page() : NotFound();
    }

    private async Task<string> LanguageOfTellerAsync(CancellationToken cancellationToken) =>
        (await vault.ContentAsync(StoryId, cancellationToken))?.Content.Language ?? "nl";

    /// <summary>Subjects that deserve a warning; a death in a story is told in its head, not warned for.</summary>
    private static IReadOnlyList<HeavySubject> Heaviest(ProcessedStory story) =>
        [.. story.Heavy.Where(h => h != HeavySubject.Death)
            .Concat(story.Dangers.Select(d => d.Kind switch { DangerKind.Suicide => HeavySubject.Suicide, DangerKind.ChildrenAtRisk => HeavySubject.ChildAbuse, _ => HeavySubject.Violence }))
            .Distinct().Order()];

    private static bool IsStill(StaffStory story, int start, string? was) =>
        story.Processed.Findings.FirstOrDefault(f => f.Span.Start == start) is { } finding && FindingEdits.Mark(finding) == was;

    private async Task<IActionResult> EditAsync(
        Func<StaffStory, IReadOnlyList<Finding>?> change, string anchor, CancellationToken cancellationToken, Func<StaffStory, bool>? stillFits = null) =>
        After(await desk.EditAsync(Project, StoryId, Revision, Me.Id, MayOpenOriginal, change, cancellationToken, stillFits), anchor);

    private IActionResult After(EditOutcome outcome, string anchor)
    {
        if (outcome == EditOutcome.Gone)
        {
            return NotFound();
        }

        queue.Changed(Project.Id);
        Notice = outcome switch
        {
            EditOutcome.Merged => T("Een collega veranderde intussen ook iets. Beide veranderingen staan er nu in.", "A colleague changed something in the meantime as well. Both changes are in it now."),
            EditOutcome.Conflict => T("Een collega veranderde net voor jou dezelfde plek. Je ziet nu die versie; jouw verandering is niet gedaan.", "A colleague changed the same place just before you. You now see that version; your change was not made."),
            EditOutcome.Refused => T("Verborgen woorden terughalen kan alleen wie het origineel mag openen.", "Only those who may open the original can bring hidden words back."),
            EditOutcome.Nothing => T("Er was niets te veranderen. Staan de woorden wel zo in de tekst?", "There was nothing to change. Are the words in the text like this?"),
            _ => null,
        };
        Read = true;
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
        Decisions = await decisions.ListAsync(StoryId, cancellationToken);
        Proposal = story.Record.State == StoryState.Proposed ? Decisions.LastOrDefault(d => d.IsProposal && d.StoryVersion == story.Record.Version) : null;
        Openings = await audit.OpeningsAsync(StoryId, cancellationToken);
        Names = Decisions.Count + Openings.Count > 0 ? await accounts.NamesAsync(cancellationToken) : Names;
        Scores = await scores.OfAsync(StoryId, story.Record.Version, cancellationToken);
        Messages = await messages.ListAsync(StoryId, story.Record.Version, cancellationToken);
        if (story.Record is { State: StoryState.Included, IsTest: false })
        {
            TeamQuestions = (await projects.FormAsync(Project.Id, Project.FormVersion, cancellationToken)).TeamQuestions;
            Team = TeamQuestions.Count == 0 ? null : (await team.ReadAsync([StoryId], cancellationToken)).GetValueOrDefault(StoryId);
        }

        Others = presence.Here(Id, Me.Id, Me.Name);
        Progress = (await queue.CountsAsync(Project.Id, cancellationToken)).Progress;
        desk.Remember(story);
        Steps = desk.CanStep(story.Record, story.Revision, Me.Id);
        return true;
    }
}
