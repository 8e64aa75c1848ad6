using System.Net;
using AngleSharp.Dom;
using Microsoft.Extensions.DependencyInjection;
using Vertelpunt.Dashboard.Accounts;
using Vertelpunt.Domain.Risk;
using Vertelpunt.Domain.Stories;

namespace Vertelpunt.Dashboard.Tests;

public sealed class ReviewTests
{
    [Fact]
    public async Task A_reviewer_goes_from_sign_in_to_queue_to_story_to_decision()
    {
        await using var host = await DeskHost.StartAsync();
        var id = await host.StoryAsync(SampleStories.Plain, RiskLevel.High);
        var browser = await host.SignInAsync(StaffRole.Reviewer);
        Assert.Equal("/p/hulp/beoordelen", browser.Path);
        Assert.Contains(id.Short, browser.Text);
        Assert.Contains("hoog", browser.Text);

        await browser.GetAsync($"/p/hulp/beoordelen/{id}");
        Assert.Contains("kwam dezelfde avond", browser.Text);
        await browser.SubmitAsync("form.decide", new() { ["reason"] = "Niemand is hierin te herkennen" }, "button[value=Include]");

        Assert.Equal("/p/hulp/beoordelen", browser.Path);
        Assert.Contains("is opgenomen", browser.Text);
        Assert.Equal(StoryState.Included, (await host.RecordAsync(id)).State);
        await browser.GetAsync($"/p/hulp/beoordelen/{id}");
        Assert.Contains("Niemand is hierin te herkennen", browser.Page.QuerySelector(".history")!.TextContent);
    }

    [Fact]
    public async Task Nothing_of_the_original_that_was_hidden_reaches_a_reviewer()
    {
        await using var host = await DeskHost.StartAsync();
        var id = await host.StoryAsync(SampleStories.Plain);
        var browser = await host.SignInAsync(StaffRole.Reviewer);

        Assert.DoesNotContain("soep", browser.Html); // the queue holds no title and no words
        await browser.GetAsync($"/p/hulp/beoordelen/{id}");

        Assert.DoesNotContain("06-12345678", browser.Html);
        Assert.DoesNotContain("jan@example.org", browser.Html);
        await browser.GetAsync($"/p/hulp/beoordelen/{id}/origineel");
        Assert.Equal(HttpStatusCode.Forbidden, browser.Response.StatusCode);
    }

    [Fact]
    public async Task VR_33_A_decision_needs_a_reason_and_without_one_nothing_happens()
    {
        await using var host = await DeskHost.StartAsync();
        var id = await host.StoryAsync(SampleStories.Plain);
        var browser = await host.SignInAsync(StaffRole.Reviewer);
        await browser.GetAsync($"/p/hulp/beoordelen/{id}");

        await browser.SubmitAsync("form.decide", new() { ["reason"] = " " }, "button[value=Exclude]");

        Assert.Contains("Er is nog niets beslist", browser.Text);
        Assert.Equal(StoryState.ToReview, (await host.RecordAsync(id)).State);
    }

    [Fact]
    public async Task VR_21_An_original_opens_only_with_a_reason_that_is_logged_before_it()
    {
        await using var host = await DeskHost.StartAsync();
        var id = await host.StoryAsync(SampleStories.Plain);
        var browser = await host.SignInAsync(StaffRole.Checker);
        await browser.GetAsync($"/p/hulp/beoordelen/{id}/origineel");
        Assert.DoesNotContain("06-12345678", browser.Html);

        await browser.SubmitAsync("form.stack", new() { ["Reason"] = "kort" });
        Assert.DoesNotContain("06-12345678", browser.Html);
        await browser.SubmitAsync("form.stack", new() { ["Reason"] = "Ik twijfel of het nummer terecht weg is" });

        Assert.Contains("06-12345678", browser.Html);
        var entry = Assert.Single(await host.AuditAsync(), a => a.Action == "story.original");
        Assert.Equal("Ik twijfel of het nummer terecht weg is", entry.Reason);
        var row = browser.Page.QuerySelectorAll("#naast-elkaar tbody tr").Single(r => r.Children[0].TextContent == "06-12345678");
        Assert.StartsWith("[telefoonnummer", row.Children[1].TextContent.Trim());
        Assert.Contains("telefoonnummer", row.Children[2].TextContent);
        Assert.Equal(2, browser.Page.QuerySelectorAll("#naast-elkaar tbody tr").Count(r => r.Children[1].QuerySelector("strong") is not null));

        // The second person sees that it was opened, by whom and why.
        var other = await host.SignInAsync(StaffRole.Reviewer);
        await other.GetAsync($"/p/hulp/beoordelen/{id}");
        var opened = other.Page.QuerySelector("#geopend")!.TextContent;
        Assert.Contains("één keer geopend", opened, StringComparison.Ordinal);
        Assert.Contains("Ik twijfel of het nummer terecht weg is", opened, StringComparison.Ordinal);
        Assert.DoesNotContain("06-12345678", other.Html);
    }

    [Theory]
    [InlineData(RiskLevel.High)]
    [InlineData(RiskLevel.Exclude)]
    public async Task VR_33_Including_against_the_estimate_takes_a_sentence_of_ones_own(RiskLevel level)
    {
        await using var host = await DeskHost.StartAsync();
        var id = await host.StoryAsync(SampleStories.Plain, level);
        var browser = await host.SignInAsync(StaffRole.Reviewer);
        await browser.GetAsync($"/p/hulp/beoordelen/{id}");
        Assert.Equal("", browser.Page.QuerySelector("button[value=Include]")!.GetAttribute("data-ready"));

        await browser.SubmitAsync("form.decide", new() { ["reason"] = "Past erbij" }, "button[value=Include]");
        Assert.Contains("Schrijf in een eigen zin waarom", browser.Text);
        Assert.Equal("Past erbij", browser.Page.QuerySelector("#reden")!.GetAttribute("value"));
        Assert.Equal(StoryState.ToReview, (await host.RecordAsync(id)).State);
        await browser.SubmitAsync("form.decide", new() { ["reason"] = "De plaats is groter dan het model denkt" }, "button[value=Include]");

        Assert.Equal(StoryState.Included, (await host.RecordAsync(id)).State);
        await browser.GetAsync($"/p/hulp/beoordelen/{id}");
        Assert.Contains("De plaats is groter dan het model denkt", browser.Page.QuerySelector(".history")!.TextContent);
    }

    [Theory]
    [MemberData(nameof(Testing.TestDatabase.Providers), MemberType = typeof(Testing.TestDatabase))]
    public async Task A_newer_model_scores_again_what_nobody_touched_and_the_page_tells_both(Storage.Schema.DatabaseProvider provider)
    {
        await using var host = await DeskHost.StartAsync(provider: provider);
        var (touched, untouched) = (await host.StoryAsync(SampleStories.Plain, RiskLevel.Low, pipeline: "0/oud"), await host.StoryAsync(SampleStories.Plain, RiskLevel.Low, pipeline: "0/oud"));
        await host.DecideAsync(touched, Domain.Review.DecisionKind.Hold);
        var version = host.App.Services.GetRequiredService<Pipeline.Processing.StoryProcessor>().PipelineVersion;

        var result = await host.App.Services.GetRequiredService<Storage.Stories.StoryRescoring>().RunAsync(host.Project.Id, version, "cli", default);
        Assert.Equal((1, 1), (result.Again, result.Kept));
        await host.StoryAsync(new() { Text = "Kort." }, RiskLevel.Medium); // takes along what waits
        var browser = await host.SignInAsync(StaffRole.Reviewer);
        await browser.GetAsync($"/p/hulp/beoordelen/{touched}");
        Assert.Contains("geschat door een ouder model", browser.Page.QuerySelector("#ouder")!.TextContent);
        Assert.Null(browser.Page.QuerySelector("#schattingen"));
        await browser.GetAsync($"/p/hulp/beoordelen/{untouched}");

        Assert.Null(browser.Page.QuerySelector("#ouder"));
        var rows = browser.Page.QuerySelectorAll("#schattingen tbody tr").Select(r => r.TextContent).ToList();
        Assert.Equal(2, rows.Count);
        Assert.Contains(rows, r => r.Contains("laag") && r.Contains("0/oud"));
        Assert.Contains(rows, r => r.Contains("midden") && r.Contains(version));
    }

    [Fact]
    public async Task Words_that_detection_missed_can_be_hidden_and_the_change_undone_and_redone()
    {
        await using var host = await DeskHost.StartAsync();
        var id = await host.StoryAsync(SampleStories.Plain);
        var browser = await host.SignInAsync(StaffRole.Reviewer);
        await browser.GetAsync($"/p/hulp/beoordelen/{id}");

        await browser.SubmitAsync("form[data-add]", new() { ["words"] = SampleStories.Canary, ["kind"] = "Person", ["chosen"] = "Label" });
        Assert.DoesNotContain(SampleStories.Canary, browser.Html);
        await browser.SubmitAsync("form[action*=Undo]");
        Assert.Contains(SampleStories.Canary, browser.Html);
        await browser.SubmitAsync("form[action*=Redo]");

        Assert.DoesNotContain(SampleStories.Canary, browser.Html);
    }

    [Fact]
    public async Task A_selection_is_given_as_offsets_in_the_shown_text()
    {
        await using var host = await DeskHost.StartAsync();
        var id = await host.StoryAsync(SampleStories.Plain);
        var browser = await host.SignInAsync(StaffRole.Reviewer);
        await browser.GetAsync($"/p/hulp/beoordelen/{id}");
        var run = browser.Page.QuerySelectorAll(".story-text [data-at]").First(r => r.TextContent.Contains(SampleStories.Canary));
        var from = int.Parse(run.GetAttribute("data-at")!) + run.TextContent.IndexOf(SampleStories.Canary, StringComparison.Ordinal);

        await browser.SubmitAsync("form[data-selection]", new() { ["from"] = $"{from}", ["to"] = $"{from + SampleStories.Canary.Length}", ["kind"] = "Person" }, "button[value=Label]");

        Assert.DoesNotContain(SampleStories.Canary, browser.Html);
        Assert.Contains("kwam dezelfde avond", browser.Text);
    }

    [Fact]
    public async Task A_reviewer_can_hide_more_in_every_story_of_the_demonstration()
    {
        await using var host = await DeskHost.StartAsync();
        var form = ((ReadFormFile)FormFile.Parse(File.ReadAllText(Path.Combine(DeskHost.DataFolder, "demo", "form.json")))).Form;
        var browser = await host.SignInAsync(StaffRole.Reviewer);

        foreach (var story in SampleStories.Demo(form).Take(15))
        {
            var id = await host.StoryAsync(story.Content);
            await browser.GetAsync($"/p/hulp/beoordelen/{id}?lees=true");
            var run = browser.Page.QuerySelectorAll(".story-text > span[data-at]").MaxBy(r => r.TextContent.Length)!;
            var from = int.Parse(run.GetAttribute("data-at")!);
            await browser.SubmitAsync("form[data-selection]", new() { ["from"] = $"{from}", ["to"] = $"{from + 6}", ["kind"] = "Event" }, "button[value=Label]");

            Assert.Null(browser.Page.QuerySelector(".notice"));
            Assert.Contains("gebeurtenis", browser.Page.QuerySelector($"[data-at='{from}']")!.TextContent);
        }
    }

    [Fact]
    public async Task Only_a_checker_brings_hidden_words_back()
    {
        await using var host = await DeskHost.StartAsync();
        var id = await host.StoryAsync(SampleStories.Plain);
        var reviewer = await host.SignInAsync(StaffRole.Reviewer);
        var checker = await host.SignInAsync(StaffRole.Checker);

        await reviewer.GetAsync($"/p/hulp/beoordelen/{id}");
        await reviewer.SubmitAsync(".finding form", button: "button[formaction*=Toggle]");
        Assert.Contains("alleen wie het origineel mag openen", reviewer.Text);
        Assert.DoesNotContain("06-12345678", reviewer.Html);
        await checker.GetAsync($"/p/hulp/beoordelen/{id}");
        await checker.SubmitAsync(".finding form", button: "button[formaction*=Toggle]");

        Assert.Contains("06-12345678", checker.Html);
    }

    [Fact]
    public async Task Two_reviewers_on_one_story_see_each_others_change_and_nothing_is_lost()
    {
        await using var host = await DeskHost.StartAsync();
        var id = await host.StoryAsync(SampleStories.Plain);
        var first = await host.SignInAsync(StaffRole.Reviewer);
        var second = await host.SignInAsync(StaffRole.Reviewer);
        await first.GetAsync($"/p/hulp/beoordelen/{id}");
        await second.GetAsync($"/p/hulp/beoordelen/{id}");

        await first.SubmitAsync("form[data-add]", new() { ["words"] = SampleStories.Canary });
        await second.SubmitAsync("form[data-add]", new() { ["words"] = "lange avond" });

        Assert.Contains("Beide veranderingen staan er nu in", second.Text);
        Assert.DoesNotContain(SampleStories.Canary, second.Html);
        Assert.DoesNotContain("lange avond", second.Text);
    }

    [Fact]
    public async Task A_decision_on_a_story_that_changed_meanwhile_is_not_taken()
    {
        await using var host = await DeskHost.StartAsync();
        var id = await host.StoryAsync(SampleStories.Plain);
        var first = await host.SignInAsync(StaffRole.Reviewer);
        var second = await host.SignInAsync(StaffRole.Reviewer);
        await first.GetAsync($"/p/hulp/beoordelen/{id}");
        await second.GetAsync($"/p/hulp/beoordelen/{id}");
        await first.SubmitAsync("form[data-add]", new() { ["words"] = SampleStories.Canary });

        await second.SubmitAsync("form.decide", new() { ["reason"] = "Past er goed bij, en niemand is te herkennen" }, "button[value=Include]");

        Assert.Contains("intussen veranderd", second.Text);
        Assert.Equal("Past er goed bij, en niemand is te herkennen", second.Page.QuerySelector("#reden")!.GetAttribute("value"));
        Assert.Equal(StoryState.ToReview, (await host.RecordAsync(id)).State);
    }

    [Fact]
    public async Task VR_22_Every_read_search_edit_and_decision_leaves_one_line_without_content()
    {
        await using var host = await DeskHost.StartAsync();
        var id = await host.StoryAsync(SampleStories.Plain);
        var browser = await host.SignInAsync(StaffRole.Reviewer);
        var before = (await host.AuditAsync()).Count;

        await browser.GetAsync("/p/hulp/beoordelen");
        await browser.GetAsync($"/p/hulp/beoordelen/{id}");
        await browser.SubmitAsync("form[data-add]", new() { ["words"] = SampleStories.Canary });
        await browser.SubmitAsync("form.decide", new() { ["reason"] = $"Bevat {SampleStories.Canary}" }, "button[value=Hold]");

        var lines = (await host.AuditAsync()).Skip(before).ToList();
        Assert.Equal(["queue.read", "story.read", "story.edit", "story.read", "story.decide", "queue.read"], lines.Select(l => l.Action));
        Assert.DoesNotContain(lines, l => $"{l.Object}{l.Reason}".Contains(SampleStories.Canary));
    }

    [Fact]
    public async Task VR_30_A_frozen_story_is_nowhere()
    {
        await using var host = await DeskHost.StartAsync();
        var id = await host.StoryAsync(SampleStories.Plain);
        await host.ChangeAsync(id, s => s.Restricted = true);

        var browser = await host.SignInAsync(StaffRole.Checker);

        Assert.DoesNotContain(id.Short, browser.Text);
        await browser.GetAsync($"/p/hulp/beoordelen/{id}");
        Assert.Equal(HttpStatusCode.NotFound, browser.Response.StatusCode);
        await browser.GetAsync($"/p/hulp/beoordelen/{id}/origineel");
        Assert.Equal(HttpStatusCode.NotFound, browser.Response.StatusCode);
    }

    [Fact]
    public async Task A_story_that_failed_asks_for_attention_and_shows_nothing()
    {
        await using var host = await DeskHost.StartAsync();
        var id = await host.StoryAsync(SampleStories.Plain);
        await host.ChangeAsync(id, s => s.State = StoryState.Failed);
        var browser = await host.SignInAsync(StaffRole.Reviewer);

        await browser.GetAsync("/p/hulp/beoordelen?stand=Failed");

        Assert.Contains(id.Short, browser.Text);
        Assert.Contains("vraagt aandacht", browser.Text);
        Assert.Empty(browser.Page.QuerySelectorAll("td a"));
    }

    [Fact]
    public async Task A_story_of_another_project_does_not_exist()
    {
        await using var host = await DeskHost.StartAsync();
        var other = await DeskHost.NewProjectAsync(host.App.Services, "ander");
        var id = await host.StoryAsync(SampleStories.Plain, project: other);
        var browser = await host.SignInAsync(StaffRole.Checker);
        var before = (await host.AuditAsync()).Count;

        await browser.GetAsync($"/p/hulp/beoordelen/{id}");
        Assert.Equal(HttpStatusCode.NotFound, browser.Response.StatusCode);
        await browser.GetAsync($"/p/ander/beoordelen/{id}");

        Assert.Equal(HttpStatusCode.Forbidden, browser.Response.StatusCode);
        Assert.Equal(before, (await host.AuditAsync()).Count);
    }

    [Fact]
    public async Task The_queue_goes_from_the_highest_risk_to_the_lowest_page_by_page()
    {
        await using var host = await DeskHost.StartAsync();
        var levels = Enumerable.Range(0, 60).Select(i => (RiskLevel)(i % 4)).ToList();
        foreach (var level in levels)
        {
            await host.StoryAsync(new() { Text = "Kort." }, level);
        }

        var browser = await host.SignInAsync(StaffRole.Reviewer);
        var seen = new List<string>();
        var words = new List<string>();
        while (true)
        {
            seen.AddRange(browser.Page.QuerySelectorAll("td a").Select(a => a.TextContent));
            words.AddRange(browser.Page.QuerySelectorAll("td .chip").Select(c => c.TextContent[1..]));
            if (browser.Page.QuerySelector("a[rel=next]") is not { } next)
            {
                break;
            }

            await browser.GetAsync(next.GetAttribute("href")!);
        }

        Assert.Equal(60, seen.Distinct().Count());
        Assert.Equal(60, seen.Count);
        Assert.Equal(["uitsluiten", "hoog", "midden", "laag"], words.Distinct());
    }
}
