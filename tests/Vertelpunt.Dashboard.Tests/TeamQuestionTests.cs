using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Vertelpunt.Dashboard.Accounts;
using Vertelpunt.Dashboard.Collection;
using Vertelpunt.Domain.Review;
using Vertelpunt.Domain.Stories;
using Vertelpunt.Pipeline.Patterns;
using Vertelpunt.Storage.Schema;
using Vertelpunt.Storage.Team;

namespace Vertelpunt.Dashboard.Tests;

public sealed class TeamQuestionTests
{
    [Theory]
    [InlineData(DatabaseProvider.Sqlite)]
    [InlineData(DatabaseProvider.Postgres)]
    public async Task A_reviewer_answers_about_one_story_after_another_until_all_are_done(DatabaseProvider provider)
    {
        await using var host = await DeskHost.StartAsync(provider: provider);
        StoryId[] ids = [await host.IncludedAsync(), await host.IncludedAsync(new(ConsentLevel.PatternsOnly))];
        await host.StoryAsync(SampleStories.Plain);
        var browser = await host.SignInAsync(StaffRole.Reviewer);

        await browser.GetAsync("/p/hulp/teamvragen");
        Assert.Contains("0 van 2 verhalen", browser.Text);
        Assert.Equal("Teamvragen", Assert.Single(browser.Page.QuerySelectorAll("nav [aria-current=page]")).TextContent.Trim('◫'));
        await browser.GetAsync(browser.Page.QuerySelector("a.primary")!.GetAttribute("href")!);
        await browser.SubmitAsync("form.stack", new() { ["t.initiatief"] = "zelf", ["t.hielp"] = "tijd" });
        Assert.StartsWith("/p/hulp/teamvragen/", browser.Path);
        Assert.Contains("1 van 2", browser.Text);
        await browser.SubmitAsync("form.stack", new() { ["t.initiatief"] = "-na" });

        Assert.Equal("/p/hulp/teamvragen", browser.Path);
        Assert.Contains("Alles is beantwoord", browser.Text);
        var given = await host.App.Services.GetRequiredService<TeamAnswers>().ReadAsync(ids, default);
        Assert.Equal(2, given.Count);
        Assert.Single(given.Values, g => g.Answers["initiatief"].Equals(new Chosen(["zelf"])) && g.Answers["hielp"].Equals(new Chosen(["tijd"])));
        Assert.Single(given.Values, g => g.Answers["initiatief"] is DoesNotApply && g.Answers["hielp"] is LeftBlank);
        var lines = (await host.AuditAsync()).Where(a => a.Action == "story.annotate").ToList();
        Assert.Equal(ids.Select(i => $"story:{i}").Order(), lines.Select(l => l.Object).Order());
        Assert.All(lines, l => Assert.Null(l.Reason));
    }

    [Fact]
    public async Task A_facilitator_answers_about_stories_that_may_be_read_in_work_sessions_and_no_others()
    {
        await using var host = await DeskHost.StartAsync();
        var card = await host.IncludedAsync();
        var counted = await host.IncludedAsync(new(ConsentLevel.PatternsOnly));
        var waiting = await host.StoryAsync(SampleStories.Plain);
        var excluded = await host.IncludedAsync();
        await host.DecideAsync(excluded, DecisionKind.Exclude);
        var frozen = await host.IncludedAsync();
        await host.ChangeAsync(frozen, s => s.Restricted = true);
        var browser = await host.SignInAsync(StaffRole.Facilitator);

        await browser.GetAsync("/p/hulp/teamvragen");
        Assert.Contains("0 van 1 verhalen", browser.Text);
        foreach (var (id, status) in new[] { (card, HttpStatusCode.OK), (counted, HttpStatusCode.NotFound), (waiting, HttpStatusCode.NotFound), (excluded, HttpStatusCode.NotFound), (frozen, HttpStatusCode.NotFound) })
        {
            await browser.GetAsync($"/p/hulp/teamvragen/{id}");
            Assert.Equal(status, browser.Response.StatusCode);
        }
    }

    [Fact]
    public async Task What_does_not_go_together_or_came_too_late_is_not_kept_and_stays_on_the_screen()
    {
        await using var host = await DeskHost.StartAsync();
        var id = await host.IncludedAsync();
        var (one, other) = (await host.SignInAsync(StaffRole.Reviewer), await host.SignInAsync(StaffRole.Reviewer));
        await one.GetAsync($"/p/hulp/teamvragen/{id}");
        await other.GetAsync($"/p/hulp/teamvragen/{id}");

        foreach (var box in one.Page.QuerySelectorAll("input[name='t.hielp']").OfType<AngleSharp.Html.Dom.IHtmlInputElement>().Where(i => i.Value is "niets" or "tijd"))
        {
            box.IsChecked = true;
        }

        await one.SubmitAsync("form.stack");
        Assert.Contains("passen deze antwoorden niet samen", one.Text);
        Assert.Equal(2, one.Page.QuerySelectorAll("input[name='t.hielp'][checked]").Length);

        await other.SubmitAsync("form.stack", new() { ["t.initiatief"] = "naaste" });
        await one.SubmitAsync("form.stack", new() { ["t.hielp"] = "tijd" });
        Assert.Contains("Een collega was eerder", one.Text);
        await one.SubmitAsync("form.stack", new() { ["t.hielp"] = "tijd" });
        Assert.Equal(2, (await host.App.Services.GetRequiredService<TeamAnswers>().ReadAsync([id], default))[id].Revision);
    }

    [Fact]
    public async Task The_answers_show_on_the_storys_page_among_patterns_as_the_teams_and_not_on_cards()
    {
        await using var host = await DeskHost.StartAsync();
        var ids = new List<StoryId>();
        for (var i = 0; i < 12; i++)
        {
            ids.Add(await host.IncludedAsync());
        }

        var team = host.App.Services.GetRequiredService<TeamAnswers>();
        foreach (var (id, i) in ids.Select((id, i) => (id, i)).Skip(1))
        {
            Assert.True(await team.SaveAsync(host.Project.Id, id, 1, 0, 1, new Dictionary<string, Answer> { ["initiatief"] = new Chosen([i % 2 == 0 ? "zelf" : "naaste"]) }, "test", default));
        }

        var browser = await host.SignInAsync(StaffRole.Reviewer, StaffRole.Facilitator);
        await browser.GetAsync($"/p/hulp/beoordelen/{ids[0]}?stand=Included&lees=true");
        await browser.SubmitAsync("#team form", new() { ["t.initiatief"] = "zelf" });
        Assert.Contains("De antwoorden van het team zijn bewaard", browser.Text);
        Assert.Equal("zelf", browser.Page.QuerySelector("#team input[checked]")!.GetAttribute("value"));

        await browser.GetAsync("/p/hulp/patronen");
        Assert.Contains("Wie zette de eerste stap? (van het team)", browser.Text);
        await browser.GetAsync("/p/hulp/patronen?kies=team_initiatief%3Dzelf");
        Assert.Equal(HttpStatusCode.OK, browser.Response.StatusCode);
        var stories = await host.App.Services.GetRequiredService<CollectionReader>().ReadAsync(host.Project, 5, default);
        Assert.Equal(6, stories.Look("team_initiatief", StoryFilter.None).Summary.Cells.Single(c => c.Cell == "zelf").Stories);

        await browser.GetAsync("/p/hulp/werkpakket/nieuw?kies=3");
        Assert.DoesNotContain("eerste stap", browser.Text);
        await browser.GetAsync($"/p/hulp/patronen/verhalen");
        Assert.DoesNotContain("eerste stap", browser.Page.QuerySelector("article")?.TextContent ?? "");
    }
}
