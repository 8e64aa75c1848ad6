using System.Security.Cryptography;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Logging;
using Vertelpunt.Domain.Stories;
using Vertelpunt.Storage.Drafts;
using Vertelpunt.Storage.Sealing;
using Vertelpunt.Storage.Stories;
using Vertelpunt.Web.Intake;
using Vertelpunt.Web.Security;

namespace Vertelpunt.Web.Pages;

/// <summary>Coming back with a code. A code that is wrong, unknown or erased gets one and the same answer after the same work.</summary>
public sealed class ReturnModel(
    Visits visits, TellerKeyDerivation derivation, DraftStore drafts, TellerStories stories, AbuseGuard guard, ILogger<ReturnModel> logger) : PageModel
{
    public enum Outcome
    {
        None,
        NotFound,
        Wait,
        Damaged,
    }

    public Outcome Result { get; private set; }

    /// <summary>Typed before the visit ran out; null when nothing was.</summary>
    public string? KeptText { get; private set; }
    public string? KeptTitle { get; private set; }

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPostAsync()
    {
        var cancelled = HttpContext.RequestAborted;
        KeptText = Request.Form["kept-text"].ToString() is { Length: > 0 } text ? text : null;
        KeptTitle = Request.Form["kept-title"].ToString() is { Length: > 0 } title ? title : null;
        var mark = ClientMark.Of(HttpContext);
        if (!guard.MayTryCode(mark))
        {
            Response.StatusCode = 429;
            Response.Headers.RetryAfter = "60";
            Result = Outcome.Wait;
            return Page();
        }

        // What cannot be a code costs the same work as one that is unknown.
        var isCode = TellerCode.TryParse(Request.Form["code"], out var code);
        if (await derivation.DeriveAsync(code ?? TellerCode.Create(), cancelled) is not { } derived)
        {
            Notices.Refuse(HttpContext, 503, "busy");
            return new EmptyResult();
        }

        var (draft, damaged) = await LoadAsync(derived.Keys, cancelled);
        var sent = await stories.ListAsync(derived.Keys, cancelled);
        if (damaged && sent.Count == 0)
        {
            Response.StatusCode = 500;
            Result = Outcome.Damaged;
            return Page();
        }

        if (!isCode || (draft is null && sent.Count == 0))
        {
            guard.CountWrongCode(mark);
            Result = Outcome.NotFound;
            return Page();
        }

        var visit = new TellerVisit { Root = derived.Root, Language = SiteLanguage.Of(HttpContext), ProjectId = draft?.Draft.ProjectId ?? sent[0].ProjectId };
        visit = draft is null
            ? visit with { Step = Steps.Mine, Message = "welcome" }
            : TellModel.Resume(visit, draft.Draft) with
            {
                Step = sent.Count > 0 && KeptText is null ? Steps.Mine : TellModel.StepOf(draft.Draft),
                Message = "welcome",
            };
        if (draft is not null && KeptText is not null)
        {
            visit = await PutBackAsync(visit, draft, derived.Keys, cancelled);
        }

        await visits.StartAsync(HttpContext, visit);
        return this.SeeOther("/vertel");
    }

    /// <summary>The draft; one that does not open is told apart from one that is not there, and keeps nobody from what was sent.</summary>
    private async Task<(LoadedDraft? Draft, bool Damaged)> LoadAsync(TellerKeys keys, CancellationToken cancelled)
    {
        try
        {
            return (await drafts.LoadAsync(keys, cancelled), false);
        }
        catch (CryptographicException)
        {
            Log.DraftDamaged(logger);
            return (null, true);
        }
    }

    /// <summary>Puts text that was typed before the visit ran out beneath what is stored, so that neither is lost.</summary>
    private async Task<TellerVisit> PutBackAsync(TellerVisit visit, LoadedDraft stored, TellerKeys keys, CancellationToken cancelled)
    {
        var content = stored.Draft.Content;
        var text = TextIntake.Lines(KeptText, StoryContent.MaxTextLength);
        var title = TextIntake.Line(KeptTitle, StoryContent.MaxTitleLength);
        var merged = content.Text.Length == 0 || text.Text.StartsWith(content.Text, StringComparison.Ordinal) ? text.Text
            : content.Text.Contains(text.Text, StringComparison.Ordinal) ? content.Text
            : content.Text + "\n\n" + text.Text;
        if (text.Problem == TextProblem.TooLong || merged.Length > StoryContent.MaxTextLength)
        {
            return visit with { Step = Steps.Story };
        }

        var draft = stored.Draft with
        {
            Step = Steps.Story,
            Content = content with { Text = merged, Title = title is { Problem: TextProblem.None, Text.Length: > 0 } ? title.Text : content.Title },
        };
        await drafts.SaveAsync(keys, draft, stored.Version, Guid.NewGuid().ToString("N"), cancelled);
        return visit with { Step = Steps.Story, Message = "put-back" };
    }
}
