using Microsoft.Extensions.DependencyInjection;
using Vertelpunt.Dashboard.Accounts;
using Vertelpunt.Domain.Stories;
using Vertelpunt.Storage.Projects;

namespace Vertelpunt.Dashboard.Tests;

/// <summary>SC-9: where a project asks for it, two people decide.</summary>
public sealed class AgreementTests
{
    [Fact]
    public async Task What_one_person_proposes_counts_when_another_agrees()
    {
        await using var host = await WithTwoAsync();
        var id = await host.StoryAsync(SampleStories.Plain);
        var first = await host.SignInAsync(StaffRole.Reviewer);
        var second = await host.SignInAsync(StaffRole.Reviewer);

        await DecideAsync(first, id, "Include", "Niemand herkenbaar");
        Assert.Contains("wacht op een tweede mens", first.Text);
        Assert.Equal(StoryState.Proposed, (await host.RecordAsync(id)).State);
        await first.GetAsync($"/p/hulp/beoordelen/{id}");
        Assert.Null(first.Page.QuerySelector("button[name=agrees]"));
        await second.GetAsync($"/p/hulp/beoordelen/{id}");
        Assert.Contains("Niemand herkenbaar", second.Page.QuerySelector(".decide")!.TextContent);
        await second.SubmitAsync("form.decide", button: "button[value=true]");

        Assert.Equal(StoryState.Included, (await host.RecordAsync(id)).State);
    }

    [Fact]
    public async Task Without_agreement_the_story_is_on_hold()
    {
        await using var host = await WithTwoAsync();
        var id = await host.StoryAsync(SampleStories.Plain);
        var first = await host.SignInAsync(StaffRole.Reviewer);
        var second = await host.SignInAsync(StaffRole.Reviewer);
        await DecideAsync(first, id, "Include", "Niemand herkenbaar");

        await second.GetAsync($"/p/hulp/beoordelen/{id}");
        await second.SubmitAsync("form.decide", new() { ["reason"] = "" }, "button[value=false]");
        Assert.Contains("Er is nog niets beslist", second.Text);
        await second.SubmitAsync("form.decide", new() { ["reason"] = "Het dorp weet wie dit is" }, "button[value=false]");

        Assert.Contains("niet eens", second.Text);
        Assert.Equal(StoryState.OnHold, (await host.RecordAsync(id)).State);
    }

    [Fact]
    public async Task A_change_of_the_text_ends_the_proposal()
    {
        await using var host = await WithTwoAsync();
        var id = await host.StoryAsync(SampleStories.Plain);
        var first = await host.SignInAsync(StaffRole.Reviewer);
        await DecideAsync(first, id, "Include", "Niemand herkenbaar");

        await first.GetAsync($"/p/hulp/beoordelen/{id}");
        await first.SubmitAsync("form[data-add]", new() { ["words"] = SampleStories.Canary });

        Assert.Equal(StoryState.ToReview, (await host.RecordAsync(id)).State);
    }

    [Fact]
    public async Task A_decision_is_taken_back_with_a_reason_and_stays_in_the_history()
    {
        await using var host = await DeskHost.StartAsync();
        var id = await host.IncludedAsync();
        var browser = await host.SignInAsync(StaffRole.Reviewer);
        await browser.GetAsync($"/p/hulp/beoordelen/{id}");
        Assert.Null(browser.Page.QuerySelector("button[value=Include]"));

        await browser.SubmitAsync("form.decide", new() { ["reason"] = "Te snel beslist" }, "button[value=TakenBack]");

        Assert.Equal(StoryState.ToReview, (await host.RecordAsync(id)).State);
        Assert.Contains("Te snel beslist", browser.Page.QuerySelector(".history")!.TextContent);
        Assert.Contains("om te proberen", browser.Page.QuerySelector(".history")!.TextContent);
    }

    [Fact]
    public async Task Two_people_who_change_the_same_finding_are_told_and_the_first_change_stands()
    {
        await using var host = await DeskHost.StartAsync();
        var id = await host.StoryAsync(SampleStories.Plain);
        var first = await host.SignInAsync(StaffRole.Reviewer);
        var second = await host.SignInAsync(StaffRole.Reviewer);
        await first.GetAsync($"/p/hulp/beoordelen/{id}");
        await second.GetAsync($"/p/hulp/beoordelen/{id}");

        await first.SubmitAsync(".finding form", new() { ["chosen"] = "Mask" });
        await second.SubmitAsync(".finding form", new() { ["chosen"] = "Remove" });

        Assert.Contains("veranderde net voor jou dezelfde plek", second.Text);
        Assert.Contains("onleesbaar", second.Page.QuerySelector(".finding select[name=chosen] option[selected]")!.TextContent);
    }

    [Fact]
    public async Task A_selection_made_before_a_colleagues_change_still_hides_the_same_words()
    {
        await using var host = await DeskHost.StartAsync();
        var id = await host.StoryAsync(SampleStories.Plain);
        var first = await host.SignInAsync(StaffRole.Reviewer);
        var second = await host.SignInAsync(StaffRole.Reviewer);
        await second.GetAsync($"/p/hulp/beoordelen/{id}");
        var run = second.Page.QuerySelectorAll(".story-text [data-at]").First(r => r.TextContent.Contains("lange avond"));
        var from = int.Parse(run.GetAttribute("data-at")!) + run.TextContent.IndexOf("lange avond", StringComparison.Ordinal);
        await first.GetAsync($"/p/hulp/beoordelen/{id}");
        await first.SubmitAsync("form[data-add]", new() { ["words"] = SampleStories.Canary, ["kind"] = "Person", ["chosen"] = "Label" });

        await second.SubmitAsync("form[data-selection]", new() { ["from"] = $"{from}", ["to"] = $"{from + 11}", ["kind"] = "Event" }, "button[value=Label]");

        Assert.DoesNotContain("lange avond", second.Text);
        Assert.Contains("Het werd een", second.Text);
        Assert.DoesNotContain(SampleStories.Canary, second.Html);
    }

    [Fact]
    public async Task A_test_story_can_be_tried_out_and_counts_nowhere()
    {
        await using var host = await DeskHost.StartAsync();
        var id = await host.StoryAsync(SampleStories.Plain);
        await host.ChangeAsync(id, s => s.IsTest = true);
        var reviewer = await host.SignInAsync(StaffRole.Reviewer);
        Assert.DoesNotContain(id.Short, reviewer.Text);

        await reviewer.GetAsync("/p/hulp/beoordelen?proef=true");
        Assert.Contains(id.Short, reviewer.Text);
        await reviewer.GetAsync($"/p/hulp/beoordelen/{id}?proef=true");
        Assert.Contains("proef, telt niet mee", reviewer.Text);
        await reviewer.SubmitAsync("form.decide", new() { ["reason"] = "Om te proberen hoe het gaat" }, "button[value=Include]");
        Assert.Equal(StoryState.Included, (await host.RecordAsync(id)).State);

        var facilitator = await host.SignInAsync(StaffRole.Facilitator);
        await facilitator.GetAsync("/p/hulp/werkpakket/nieuw");
        Assert.Null(facilitator.Page.QuerySelector("input[name=Stories]"));
        await facilitator.GetAsync("/p/hulp/verzamelen");
        Assert.Contains("Nog geen verhalen", facilitator.Text);
    }

    private static async Task<DeskHost> WithTwoAsync()
    {
        var host = await DeskHost.StartAsync();
        await host.App.Services.GetRequiredService<ProjectStore>().SaveSettingsAsync(host.Project.Id, host.Project.Settings with { AgreementOfTwo = true }, default);
        return host;
    }

    private static async Task DecideAsync(Browser browser, StoryId id, string kind, string reason)
    {
        await browser.GetAsync($"/p/hulp/beoordelen/{id}");
        await browser.SubmitAsync("form.decide", new() { ["reason"] = reason }, $"button[value={kind}]");
    }
}
