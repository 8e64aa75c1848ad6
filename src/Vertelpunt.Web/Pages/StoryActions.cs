using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Vertelpunt.Domain.Stories;
using Vertelpunt.Storage.Drafts;
using Vertelpunt.Storage.Projects;
using Vertelpunt.Storage.Sealing;
using Vertelpunt.Storage.Stories;
using Vertelpunt.Web.Intake;

namespace Vertelpunt.Web.Pages;

/// <summary>What a teller can do with a sent story. Each takes effect at once.</summary>
internal sealed class StoryActions(TellerKeyDerivation derivation, TellerStories stories, ProjectStore projects)
{
    /// <summary>Carries out <paramref name="act"/>; null when it is none of these and the page is simply shown again.</summary>
    public async Task<IActionResult?> RunAsync(
        TellModel page, TellerVisit visit, string what, StoryId id, string act, IFormCollection posted, CancellationToken cancellationToken)
    {
        var keys = derivation.FromRoot(visit.Root);
        var one = Steps.OfStory("een", id);
        switch (act)
        {
            case "mine":
                return await page.GoOnAsync(visit, Steps.Mine);
            case "one":
                return await page.GoOnAsync(visit, one);
            case "correct":
                return await page.GoOnAsync(visit, Steps.OfStory("verbeter", id));
            case "withdraw":
                return await page.GoOnAsync(visit, Steps.OfStory("intrekken", id));
            case "give-up":
                return await page.GoOnAsync(visit, Steps.OfStory("loslaten", id));
            case "correct-send" when what == "verbeter":
                return await CorrectAsync(page, visit, keys, id, posted, cancellationToken);
            case "taal-nl" or "taal-en" when what == "verbeter":
                return await ShowTypedAsync(page, visit, keys, id, posted, cancellationToken);
            case "withdraw-yes" when what == "intrekken":
                await stories.WithdrawAsync(keys, id, cancellationToken);
                return await page.GoOnAsync(visit, Steps.Mine, "withdrawn");
            case "give-up-yes" when what == "loslaten":
                await stories.GiveUpWayBackAsync(keys, id, cancellationToken);
                return await page.GoOnAsync(visit, Steps.Mine, "gave-up");
            case "restrict" or "release":
                await stories.SetRestrictedAsync(keys, id, act == "restrict", cancellationToken);
                return await page.GoOnAsync(visit, one, act);
            case "keep":
                await stories.KeepAsync(keys, id, cancellationToken);
                return await page.GoOnAsync(visit, one, act);
            case "object" or "unobject":
                await stories.SetObjectedAsync(keys, id, act == "object", cancellationToken);
                return await page.GoOnAsync(visit, one, act);
            case "consent":
                var consent = DraftForm.Apply(new(), new(), EmptyForm, posted).Consent;
                await stories.SetConsentAsync(keys, id, consent.Level, consent.Research, cancellationToken);
                return await page.GoOnAsync(visit, one, "consent");
            case "export-json" or "export-html":
                return await ExportAsync(page, visit, keys, id, act, cancellationToken);
            default:
                return null;
        }
    }

    private static StoryForm EmptyForm { get; } = new() { Version = 1, Title = "-", Organisation = "-", Purpose = "-", Eliciting = [], Questions = [] };

    private async Task<IActionResult> CorrectAsync(
        TellModel page, TellerVisit visit, TellerKeys keys, StoryId id, IFormCollection posted, CancellationToken cancellationToken)
    {
        var step = Steps.OfStory("verbeter", id);
        if (await FindReadableAsync(page, keys, id, cancellationToken) is not { } story)
        {
            return await page.GoOnAsync(visit, step); // shows that it is gone, or closed
        }

        var form = await projects.FormAsync(story.ProjectId, story.FormVersion, cancellationToken);
        var filled = DraftForm.Apply(story.Content, story.Consent, form, posted);
        _ = int.TryParse(posted["version"], out var version);
        if (filled.Messages.Count == 0 && story.Version != version && !SameContent(story.Content, filled.Content))
        {
            filled = filled with
            {
                Messages = [new("text", new(
                    "Dit verhaal is intussen op een ander apparaat of in een ander venster veranderd. Wat je hier schreef staat nog in de velden. Klopt het, druk dan nog een keer op 'Verbetering versturen'.",
                    "This story was changed meanwhile on another device or in another window. What you wrote here is still in the fields. If it is right, press 'Send correction' once more."))],
            };
        }

        if (filled.Messages.Count > 0)
        {
            return await page.ShowAgainAsync(visit with { Step = step }, filled.Content, posted, filled.Messages);
        }

        var done = SameContent(story.Content, filled.Content) || await stories.CorrectAsync(keys, id, story.Version, filled.Content, cancellationToken);
        return done
            ? await page.GoOnAsync(visit, Steps.OfStory("een", id), "corrected")
            : await page.ShowAgainAsync(visit with { Step = step }, filled.Content, posted, []);
    }

    /// <summary>The correction as it was typed so far: it is stored nowhere else until it is sent.</summary>
    private async Task<IActionResult?> ShowTypedAsync(
        TellModel page, TellerVisit visit, TellerKeys keys, StoryId id, IFormCollection posted, CancellationToken cancellationToken)
    {
        if (await FindReadableAsync(page, keys, id, cancellationToken) is not { } story)
        {
            return null;
        }

        var filled = DraftForm.Apply(story.Content, story.Consent, await projects.FormAsync(story.ProjectId, story.FormVersion, cancellationToken), posted);
        return await page.ShowAgainAsync(visit with { Step = Steps.OfStory("verbeter", id) }, filled.Content, posted, filled.Messages);
    }

    /// <summary>The story, while its time for rereading lasts.</summary>
    private async Task<TellerStory?> FindReadableAsync(TellModel page, TellerKeys keys, StoryId id, CancellationToken cancellationToken) =>
        await stories.FindAsync(keys, id, cancellationToken) is { } story
        && Rereading.IsOpen(story, (await projects.FindAsync(story.ProjectId, cancellationToken))?.Settings, page.Today) ? story : null;

    /// <summary>Two clicks on one button: the second finds its own words stored already.</summary>
    private static bool SameContent(StoryContent a, StoryContent b) =>
        a.Title == b.Title && a.Text == b.Text && a.ElicitingId == b.ElicitingId && a.Answers.Count == b.Answers.Count
        && a.Answers.All(pair => b.Answers.TryGetValue(pair.Key, out var other) && pair.Value.Equals(other));

    private async Task<IActionResult?> ExportAsync(
        TellModel page, TellerVisit visit, TellerKeys keys, StoryId id, string act, CancellationToken cancellationToken)
    {
        if (await FindReadableAsync(page, keys, id, cancellationToken) is not { } story)
        {
            return null;
        }

        var form = await projects.FormAsync(story.ProjectId, story.FormVersion, cancellationToken);
        var team = story.Team is { } asked ? (await projects.FormAsync(story.ProjectId, asked.FormVersion, cancellationToken)).TeamQuestions : [];
        var project = await projects.FindAsync(story.ProjectId, cancellationToken);
        var name = project is null ? "" : form.Title.In(visit.Language);

        // A neutral file name: it stays in a folder that others may open.
        return act == "export-json"
            ? new FileContentResult(StoryExport.ToJson(story, form, team, name), "application/json") { FileDownloadName = "kopie.json" }
            : new FileContentResult(StoryExport.ToHtml(story, form, team, name, visit.Language), "text/html; charset=utf-8") { FileDownloadName = "kopie.html" };
    }
}
