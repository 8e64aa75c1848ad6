using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Primitives;
using Vertelpunt.Domain.Stories;
using Vertelpunt.Storage.Drafts;
using Vertelpunt.Storage.Projects;
using Vertelpunt.Storage.Sealing;
using Vertelpunt.Storage.Stories;
using Vertelpunt.Web.Intake;
using Vertelpunt.Web.Security;

namespace Vertelpunt.Web.Pages;

/// <summary>The one address at which a story is told, and read back later. What is shown depends on the step in the visit.</summary>
/// <remarks>One address, so that the browser's history holds no trail of steps. Every form is answered with 303.</remarks>
public sealed class TellModel(
    Visits visits, TellerKeyDerivation derivation, DraftStore drafts, DraftWriter writer, Beginning beginning,
    StorySubmission submission, TellerStories stories, ProjectStore projects, TimeProvider time) : PageModel
{
    /// <summary>The view under Steps/ that is shown.</summary>
    public string View { get; private set; } = "_Over";

    public string Step { get; private set; } = "";
    public string? CodeToShow { get; private set; }
    public string? Message { get; private set; }
    public Project? Project { get; private set; }
    public StoryForm Form { get; private set; } = null!; // set before any step that shows it
    public StoryContent Narrative { get; private set; } = new();
    public Consent Consent { get; private set; } = new();
    public Guid StoryId { get; private set; }

    /// <summary>The version of the draft or story on the form.</summary>
    public int Version { get; private set; }
    public IReadOnlyList<FieldMessage> Messages { get; private set; } = [];

    /// <summary>What the fields hold: what was posted, or the stored answers as fields.</summary>
    public IFormCollection Fields { get; private set; } = FormCollection.Empty;

    /// <summary>The questions on this step.</summary>
    public IReadOnlyList<Question> Questions { get; private set; } = [];

    /// <summary>What the team answered about the story that is shown.</summary>
    public IReadOnlyList<Question> TeamQuestions { get; private set; } = [];

    /// <summary>On a conflict: what was posted here, beside the stored <see cref="Narrative"/>.</summary>
    public FilledIn? Posted { get; private set; }

    public TellerStory? Story { get; private set; }
    public IReadOnlyList<TellerStory> Stories { get; private set; } = [];

    /// <summary>Those of <see cref="Stories"/> whose words may still be shown.</summary>
    public IReadOnlySet<StoryId> Readable { get; private set; } = new HashSet<StoryId>();

    /// <summary>True when an unfinished story lies beside the sent ones.</summary>
    public bool HasDraft { get; private set; }

    public bool MayTellAnother { get; private set; }

    /// <summary>Names this save: sent twice, it is still one.</summary>
    public string SaveKey { get; } = Guid.NewGuid().ToString("N");

    public string Mark { get; private set; } = "";

    /// <summary>The time of the last save in Dutch local time, "14:32"; for the line beneath the text.</summary>
    public string Now => TimeZoneInfo.ConvertTime(time.GetUtcNow(), ProjectStore.DutchTime).ToString("HH:mm", System.Globalization.CultureInfo.InvariantCulture);

    public DateOnly Today => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(time.GetUtcNow(), ProjectStore.DutchTime).DateTime);

    private CancellationToken Cancelled => HttpContext.RequestAborted;

    public async Task<IActionResult> OnGetAsync()
    {
        if (await visits.FindAsync(HttpContext) is not { Root: not null } visit)
        {
            return Page();
        }

        await ShowAsync(visit);
        if (visit.Message is not null)
        {
            await visits.SaveAsync(HttpContext, visit with { Message = null });
        }

        return Page();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        var posted = Request.Form;
        if (await visits.FindAsync(HttpContext) is not { Root: not null } visit)
        {
            // The visit ran out: what was typed is offered again, and never stored without the code.
            Fields = posted;
            return Page();
        }

        SiteLanguage.Set(HttpContext, visit.Language);
        var act = posted["do"].ToString();
        if (act is "taal-nl" or "taal-en")
        {
            visit = visit with { Language = act[5..] };
            SiteLanguage.Set(HttpContext, visit.Language);
        }

        var step = posted["step"].ToString();
        if (Steps.StoryOf(step) is { } own)
        {
            return await new StoryActions(derivation, stories, projects).RunAsync(this, visit, own.What, own.Id, act, posted, Cancelled) is { } result
                ? result
                : await GoOnAsync(visit, step);
        }

        return step switch
        {
            Steps.Mine => await FromMineAsync(visit, act),
            Steps.Sent => await FromSentAsync(visit, act),
            _ => await TellAsync(visit, step, act, posted),
        };
    }

    /// <summary>Shows a step again with what was posted and what to look at; for the actions on sent stories.</summary>
    internal async Task<IActionResult> ShowAgainAsync(TellerVisit visit, StoryContent content, IFormCollection posted, IReadOnlyList<FieldMessage> messages)
    {
        await visits.SaveAsync(HttpContext, visit);
        await ShowAsync(visit);
        Narrative = content;
        Fields = posted;
        Messages = messages;
        return Page();
    }

    internal async Task<IActionResult> GoOnAsync(TellerVisit visit, string step, string? message = null)
    {
        await visits.SaveAsync(HttpContext, visit with { Step = step, Message = message });
        return this.SeeOther("/vertel");
    }

    private async Task<IActionResult> TellAsync(TellerVisit visit, string step, string act, IFormCollection posted)
    {
        if (act == "theirs")
        {
            return await GoOnAsync(visit, step);
        }

        if (act == "both")
        {
            posted = With(posted, "text", posted["other-text"] + "\n\n" + posted["text"]);
        }

        string StepAfter(StoryForm form, StoryContent content) => act switch
        {
            "next" or "kept" or "skip" => Steps.Next(step, form, content.Answers),
            "back" => Steps.Previous(step, form, content.Answers),
            _ when act.StartsWith("to-", StringComparison.Ordinal) => act[3..],
            _ => step.Length > 0 ? step : Steps.Story,
        };

        var result = await writer.WriteAsync(visit, posted, StepAfter, Cancelled);
        switch (result)
        {
            case WriteResult.ToRepair repair:
                await ShowAsync(visit with { Step = step });
                Fields = posted;
                Narrative = repair.Posted.Content;
                Messages = repair.Posted.Messages;
                Mark = posted["mark"].ToString();
                Version = int.TryParse(posted["version"], out var version) ? version : Version; // a conflict must still show
                return Page();
            case WriteResult.Conflict conflict:
                await ShowAsync(visit with { Step = step });
                View = "_Conflict";
                Fields = posted;
                Posted = conflict.Posted;
                Narrative = conflict.Other.Draft.Content;
                Consent = conflict.Other.Draft.Consent;
                Version = conflict.Other.Version;
                Mark = DraftForm.MarkOf(Narrative, Consent, Form, posted);
                return Page();
            case WriteResult.Saved saved when act == "send":
                return await SendAsync(visit, saved);
            case WriteResult.Saved when act == "later":
                await visits.EndAsync(HttpContext);
                return this.SeeOther(visit.Language == "en" ? "/bewaard?taal=en" : "/bewaard");
            case WriteResult.Saved saved:
                return await GoOnAsync(
                    act == "kept" ? visit with { CodeToShow = null } : visit, saved.Draft.Draft.Step, act == "save" ? "saved" : null);
            default:
                return await GoneAsync(visit, posted);
        }
    }

    private async Task<IActionResult> SendAsync(TellerVisit visit, WriteResult.Saved saved)
    {
        var draft = saved.Draft.Draft;
        if (string.IsNullOrWhiteSpace(draft.Content.Text) && draft.Content.Answers.Values.All(a => a is LeftBlank))
        {
            return await GoOnAsync(visit, Steps.Review, "empty");
        }

        // Who began in time may finish when the project is full or it is past the hour; after the last day nothing can be sent.
        var project = await projects.FindAsync(draft.ProjectId, Cancelled);
        if (project is null || (!draft.IsTest && await projects.StatusAsync(project, Cancelled) is (CollectionStatus.Closed or CollectionStatus.NotYetOpen)))
        {
            return await GoOnAsync(visit, Steps.Review, "closed");
        }

        var result = await submission.SendAsync(derivation.FromRoot(visit.Root), draft, saved.Draft.Version, Cancelled);
        return result == SubmissionResult.Conflict
            ? await GoOnAsync(visit, Steps.Review, "changed")
            : await GoOnAsync(draft.Consent.WayBack ? visit : visit with { CodeToShow = null }, Steps.Sent, draft.Consent.WayBack ? null : "noway");
    }

    private async Task<IActionResult> GoneAsync(TellerVisit visit, IFormCollection posted)
    {
        // Sent by the first of two clicks, or from another device.
        if (visit.StoryId is { } id && await submission.WasSentAsync(id, Cancelled))
        {
            return await GoOnAsync(visit, Steps.Sent);
        }

        View = "_Gone";
        Fields = posted;
        return Page();
    }

    private async Task<IActionResult> FromSentAsync(TellerVisit visit, string act)
    {
        switch (act)
        {
            case "same-code" or "new-code" when visit is { ProjectId: { } projectId, LinkId: { } linkId } && await projects.FindAsync(projectId, Cancelled) is { } project:
                if (await projects.StatusAsync(project, Cancelled) != CollectionStatus.Open)
                {
                    return await GoOnAsync(visit, Steps.Sent, "closed");
                }

                if (act == "same-code")
                {
                    return await GoOnAsync(await beginning.WithSameCodeAsync(visit, project.FormVersion, Cancelled), Steps.Story);
                }

                if (await beginning.WithNewCodeAsync(projectId, linkId, visit.IsTest, project.FormVersion, visit.Language, Cancelled) is not { } next)
                {
                    Notices.Refuse(HttpContext, 503, "busy");
                    return new EmptyResult();
                }

                return await GoOnAsync(next, Steps.Code);
            case "mine":
                return await GoOnAsync(visit, Steps.Mine);
            case "kept":
                return await GoOnAsync(visit with { CodeToShow = null }, Steps.Sent);
            case "done":
                await visits.EndAsync(HttpContext);
                return this.SeeOther(visit.Language == "en" ? "/dag?taal=en" : "/dag");
            default:
                return await GoOnAsync(visit, Steps.Sent);
        }
    }

    private async Task<IActionResult> FromMineAsync(TellerVisit visit, string act)
    {
        if (act == "draft" && await drafts.LoadAsync(derivation.FromRoot(visit.Root), Cancelled) is { } loaded)
        {
            return await GoOnAsync(Resume(visit, loaded.Draft), StepOf(loaded.Draft), "welcome");
        }

        if (act == "done")
        {
            await visits.EndAsync(HttpContext);
            return this.SeeOther(visit.Language == "en" ? "/dag?taal=en" : "/dag");
        }

        return Steps.StoryOf(act) is { What: "een", Id: var id }
            ? await GoOnAsync(visit, Steps.OfStory("een", id))
            : await GoOnAsync(visit, Steps.Mine);
    }

    /// <summary>The visit of somebody who goes on with a draft.</summary>
    internal static TellerVisit Resume(TellerVisit visit, StoryDraft draft) =>
        visit with { ProjectId = draft.ProjectId, LinkId = draft.LinkId, IsTest = draft.IsTest, StoryId = draft.StoryId };

    /// <summary>Where a draft goes on: the page with the code is passed, whoever comes back has it.</summary>
    internal static string StepOf(StoryDraft draft) => draft.Step is "" or Steps.Code ? Steps.Story : draft.Step;

    private async Task ShowAsync(TellerVisit visit)
    {
        SiteLanguage.Set(HttpContext, visit.Language);
        Step = visit.Step;
        CodeToShow = visit.CodeToShow;
        Message = visit.Message;
        StoryId = visit.StoryId ?? Guid.Empty;
        if (visit.ProjectId is { } projectId && await projects.FindAsync(projectId, Cancelled) is { } project)
        {
            Project = project;
            ViewData["HelpLines"] = project.Settings.HelpLines;
        }

        var keys = derivation.FromRoot(visit.Root);
        if (Steps.StoryOf(Step) is { } own)
        {
            await ShowStoryAsync(keys, own.What, own.Id);
        }
        else if (Step == Steps.Mine)
        {
            View = "_Mine";
            Stories = await stories.ListAsync(keys, Cancelled);
            Readable = await ReadableAsync(Stories);
            HasDraft = await drafts.LoadAsync(keys, Cancelled) is not null;
        }
        else if (Step == Steps.Sent)
        {
            View = "_Sent";
            MayTellAnother = visit.LinkId is not null && Project is not null && await projects.StatusAsync(Project, Cancelled) == CollectionStatus.Open;
        }
        else
        {
            await ShowDraftAsync(visit, keys);
        }
    }

    private async Task ShowDraftAsync(TellerVisit visit, TellerKeys keys)
    {
        if (await drafts.LoadAsync(keys, Cancelled) is not { } loaded || loaded.Draft.StoryId != visit.StoryId)
        {
            View = visit.StoryId is { } id && await submission.WasSentAsync(id, Cancelled) ? "_Sent" : "_Gone";
            Step = View == "_Sent" ? Steps.Sent : Step;
            return;
        }

        Form = await projects.FormAsync(loaded.Draft.ProjectId, loaded.Draft.FormVersion, Cancelled);
        Narrative = loaded.Draft.Content;
        Consent = loaded.Draft.Consent;
        Version = loaded.Version;
        View = Step switch
        {
            Steps.Code => "_Code",
            Steps.Use => "_Use",
            Steps.Review => "_Review",
            _ when Steps.QuestionNumber(Step) is { } number && number < QuestionSteps.Of(Form).Count => "_Questions",
            _ => "_Story",
        };
        Step = View == "_Story" ? Steps.Story : Step;
        Questions = View == "_Questions"
            ? [.. QuestionSteps.Of(Form)[Steps.QuestionNumber(Step)!.Value].Where(q => FollowUps.IsAsked(q, Form, Narrative.Answers))] // a number: checked above
            : [];
        Fields = FieldsOf(Questions, Narrative);
        Mark = DraftForm.MarkOf(Narrative, Consent, Form, View == "_Story", View == "_Use", Questions.Select(q => q.Id));
    }

    private async Task ShowStoryAsync(TellerKeys keys, string what, StoryId id)
    {
        Story = await stories.FindAsync(keys, id, Cancelled);
        if (Story is null)
        {
            View = "_Gone";
            return;
        }

        Project = await projects.FindAsync(Story.ProjectId, Cancelled);
        ViewData["HelpLines"] = Project?.Settings.HelpLines;
        Form = await projects.FormAsync(Story.ProjectId, Story.FormVersion, Cancelled);
        Narrative = Story.Content;
        Consent = Story.Consent;
        Version = Story.Version;
        Readable = await ReadableAsync([Story]);
        View = what switch
        {
            "verbeter" when Readable.Contains(id) => "_Correct",
            "intrekken" => "_Withdraw",
            "loslaten" => "_GiveUp",
            _ => "_One",
        };
        Questions = [.. Form.Questions.Where(q => FollowUps.IsAsked(q, Form, Narrative.Answers))];
        TeamQuestions = Story.Team is { } asked
            ? [.. (await projects.FormAsync(Story.ProjectId, asked.FormVersion, Cancelled)).TeamQuestions.Where(q => asked.Answers.ContainsKey(q.Id))]
            : [];
        Fields = FieldsOf(Questions, Narrative);
    }

    private async Task<HashSet<StoryId>> ReadableAsync(IReadOnlyList<TellerStory> list)
    {
        var readable = new HashSet<StoryId>();
        foreach (var group in list.GroupBy(s => s.ProjectId))
        {
            var settings = (await projects.FindAsync(group.Key, Cancelled))?.Settings;
            readable.UnionWith(group.Where(s => Rereading.IsOpen(s, settings, Today)).Select(s => s.Id));
        }

        return readable;
    }

    private static FormCollection FieldsOf(IEnumerable<Question> questions, StoryContent content)
    {
        var fields = new Dictionary<string, StringValues>();
        foreach (var question in questions)
        {
            AnswerFields.Write(question, content.Answers.GetValueOrDefault(question.Id), fields);
        }

        return new(fields);
    }

    private static FormCollection With(IFormCollection posted, string name, string value) =>
        new(new Dictionary<string, StringValues>(posted) { [name] = value });
}
