using Vertelpunt.Testing;
using System.Net;

namespace Vertelpunt.Web.Tests.Pages;

public sealed class VisitTests
{
    [Fact]
    public async Task VR_39_Leaving_ends_the_visit_and_takes_what_the_browser_kept()
    {
        await using var site = await RunningSite.StartAsync();
        using var browser = site.Open();
        await Journey.BeginAsync(browser, site);
        await browser.PressAsync("skip");
        await browser.PressAsync("save", ("text", "Geheim."));
        Assert.NotNull(browser.Page.QuerySelector("form.exit button"));

        var left = await browser.Client.PostAsync("/weg", new FormUrlEncodedContent([]));

        Assert.Equal("\"cookies\", \"storage\"", Assert.Single(left.Headers.GetValues("Clear-Site-Data")));
        Assert.Contains("url=https://www.buienradar.nl/", await left.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.DoesNotContain(browser.Cookies.GetAllCookies(), c => c is { Name: "__Host-vp", Expired: false });
        await browser.GoAsync("/vertel");
        Assert.Equal("Je bezoek is voorbij", browser.Heading);
        Assert.DoesNotContain("Geheim.", browser.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_site_cannot_end_a_visit()
    {
        await using var site = await RunningSite.StartAsync();
        using var browser = site.Open();
        await Journey.BeginAsync(browser, site);
        browser.Client.DefaultRequestHeaders.Remove("Sec-Fetch-Site");
        browser.Client.DefaultRequestHeaders.Add("Sec-Fetch-Site", "cross-site");

        var response = await browser.Client.GetAsync("/weg");

        Assert.False(response.Headers.Contains("Clear-Site-Data"));
        await browser.GoAsync("/vertel");
        Assert.Equal("Dit is je code", browser.Heading);
    }

    [Fact]
    public async Task Text_typed_in_a_visit_that_ran_out_is_put_back_with_the_code()
    {
        await using var site = await RunningSite.StartAsync();
        using var browser = site.Open();
        var code = await Journey.BeginAsync(browser, site);
        await browser.PressAsync("skip");
        await browser.PressAsync("save", ("text", "Bewaard begin."));
        var late = browser.Fields("next", ("text", "Bewaard begin. En nog meer."));
        site.Clock.Advance(TimeSpan.FromMinutes(32));

        await browser.ReadAsync(await browser.PostAsync("/vertel", late));
        Assert.Equal("Je bezoek is voorbij", browser.Heading);
        Assert.Contains("En nog meer.", browser.Page.QuerySelector("textarea")!.TextContent, StringComparison.Ordinal);
        await browser.PressAsync("", ("code", "foute code"));
        Assert.Contains("En nog meer.", browser.Page.QuerySelector("textarea")!.TextContent, StringComparison.Ordinal);
        await browser.PressAsync("", ("code", code));

        Assert.Equal("Bewaard begin. En nog meer.", browser.Page.QuerySelector("#text")!.TextContent.Trim());
    }

    [Fact]
    public async Task A_visit_lasts_while_it_is_used_and_four_hours_at_most()
    {
        await using var site = await RunningSite.StartAsync();
        using var browser = site.Open();
        await Journey.BeginAsync(browser, site);

        for (var i = 0; i < 9; i++)
        {
            site.Clock.Advance(TimeSpan.FromMinutes(25));
            await browser.GoAsync("/vertel");
            Assert.Equal("Dit is je code", browser.Heading);
        }

        site.Clock.Advance(TimeSpan.FromMinutes(20));
        await browser.GoAsync("/vertel");
        Assert.Equal("Je bezoek is voorbij", browser.Heading);
    }

    [Fact]
    public async Task FI_3_Another_story_is_tied_to_the_first_only_when_the_teller_wants_it()
    {
        await using var site = await RunningSite.StartAsync();
        using var browser = site.Open();
        await Journey.SendAsync(browser, site, "Eerste.");
        await browser.PressAsync("same-code");
        await FinishAsync(browser, "Tweede.");
        await browser.PressAsync("new-code");
        Assert.Equal("Dit is je code", browser.Heading);
        await browser.PressAsync("skip");
        await FinishAsync(browser, "Derde.");

        var stories = await Journey.StoriesAsync(site);

        Assert.Equal(3, stories.Count);
        Assert.Equal([1, 2], stories.GroupBy(s => s.LookupId).Select(g => g.Count()).Order());
    }

    [Fact]
    public async Task Without_a_way_back_nothing_ties_the_story_to_the_code()
    {
        await using var site = await RunningSite.StartAsync();
        using var browser = site.Open();
        var code = await Journey.TellAsync(browser, site, wayBack: "0");
        await browser.PressAsync("send");
        Assert.Equal("Dank je wel voor je verhaal", browser.Heading);

        var story = Assert.Single(await Journey.StoriesAsync(site));
        Assert.Null(story.LookupId);
        Assert.Null(story.TellerPublicKey);
        using var later = site.Open();
        await Journey.ReturnAsync(later, code);
        Assert.Contains("Bij deze code vinden we niets", later.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_language_can_be_changed_on_the_way_and_what_was_typed_stays()
    {
        await using var site = await RunningSite.StartAsync();
        using var browser = site.Open();
        await Journey.BeginAsync(browser, site);
        await browser.PressAsync("skip");

        await browser.PressAsync("taal-en", ("text", "Halfweg."));

        Assert.Equal("Tell", browser.Heading);
        Assert.Equal("en", browser.Page.DocumentElement.GetAttribute("lang"));
        Assert.Equal("Halfweg.", browser.Page.QuerySelector("#text")!.TextContent.Trim());
    }

    [Fact]
    public async Task The_code_can_be_seen_again_until_it_is_kept()
    {
        await using var site = await RunningSite.StartAsync();
        using var browser = site.Open();
        var code = await Journey.BeginAsync(browser, site);
        await browser.PressAsync("skip");
        await browser.PressAsync("back");
        Assert.Equal(code, browser.Page.QuerySelector("#code")!.TextContent);
        await browser.PressAsync("kept");
        await browser.PressAsync("back");
        Assert.DoesNotContain(code, browser.Html, StringComparison.Ordinal);
    }

    private static async Task FinishAsync(Browser browser, string text)
    {
        await browser.PressAsync("next", ("text", text));
        while (browser.Page.QuerySelector("button[value=send]") is null)
        {
            await browser.PressAsync("next");
        }

        await browser.PressAsync("send");
        Assert.Equal(HttpStatusCode.OK, browser.Response.StatusCode);
    }
}
