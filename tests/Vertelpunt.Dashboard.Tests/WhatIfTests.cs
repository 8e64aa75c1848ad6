using AngleSharp.Html.Dom;
using Vertelpunt.Dashboard.Accounts;
using Vertelpunt.Domain.Stories;

namespace Vertelpunt.Dashboard.Tests;

/// <summary>Thinking facts away, without script.</summary>
public sealed class WhatIfTests
{
    private static readonly StoryContent Told = new() { Text = "Ik werk als imker en wij hebben vijf kinderen. Ik heb multiple sclerose." };

    [Fact]
    public async Task Switching_all_facts_off_makes_more_people_fit_and_stores_nothing()
    {
        await using var host = await DeskHost.StartAsync();
        var id = await host.StoryAsync(Told);
        var browser = await host.SignInAsync(StaffRole.Reviewer);
        await browser.GetAsync($"/p/hulp/beoordelen/{id}");
        await browser.SubmitAsync("#watals form");
        var before = browser.Page.QuerySelector("#watals-uitkomst")!.TextContent;
        var boxes = browser.Page.QuerySelectorAll("#watals input[name=on]").OfType<IHtmlInputElement>().ToList();
        Assert.NotEmpty(boxes);
        Assert.All(boxes, b => Assert.True(b.IsChecked));

        boxes.ForEach(b => b.IsChecked = false);
        await browser.SubmitAsync("#watals form");

        var outcome = browser.Page.QuerySelector("#watals-uitkomst")!;
        Assert.NotEqual(before, outcome.TextContent);
        Assert.Equal("Low", outcome.QuerySelector("[data-level]")!.GetAttribute("data-level"));
        Assert.All(browser.Page.QuerySelectorAll("#watals input[name=on]").OfType<IHtmlInputElement>(), b => Assert.False(b.IsChecked));
        Assert.DoesNotContain(await host.AuditAsync(), a => a.Action == "story.edit");
    }

    [Fact]
    public async Task Numbers_that_cannot_be_are_passed_over()
    {
        await using var host = await DeskHost.StartAsync();
        var id = await host.StoryAsync(Told);
        var browser = await host.SignInAsync(StaffRole.Reviewer);
        await browser.GetAsync($"/p/hulp/beoordelen/{id}");
        await browser.SubmitAsync("#watals form");

        await browser.SubmitAsync("#watals form", new() { ["all"] = "2000000000", ["on"] = "-7" });

        Assert.True(browser.Response.IsSuccessStatusCode);
        Assert.NotNull(browser.Page.QuerySelector("#watals-uitkomst"));
    }
}
