using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using Vertelpunt.Domain.Stories;
using Vertelpunt.Storage.Projects;
using Vertelpunt.Web.Pages;

namespace Vertelpunt.Web.Tests.Pages;

public sealed partial class PublicPageTests(SharedSite shared) : IClassFixture<SharedSite>
{
    public static TheoryData<string> Paths =>
        ["/", "/v/nietbestaand", "/vertel", "/terug", "/privacy", "/huisregels", "/veilig", "/hulp", "/feedback?p=proef", "/bewaard", "/dag", "/er-is-niets"];

    [Theory]
    [MemberData(nameof(Paths))]
    public async Task Pages_have_one_heading_the_exit_and_help_lines_and_never_scold(string path)
    {
        using var browser = shared.Site.Open();

        foreach (var address in new[] { path, path + (path.Contains('?', StringComparison.Ordinal) ? "&" : "?") + "taal=en" })
        {
            await browser.GoAsync(address);

            Assert.Single(browser.Page.QuerySelectorAll("h1"));
            Assert.NotNull(browser.Page.QuerySelector("form.exit[action='/weg'] button"));
            Assert.Contains("113", browser.Page.QuerySelector("footer")!.TextContent, StringComparison.Ordinal);
            Assert.DoesNotMatch(Scolding(), browser.Page.Body!.TextContent);
            Assert.All(browser.Page.QuerySelectorAll("form"), form => Assert.True(form.ClassName == "exit" || form.GetAttribute("autocomplete") == "off"));
        }
    }

    [Fact]
    public async Task VR_34_The_first_page_tells_who_asks_why_who_reads_and_until_when_before_anything_is_asked()
    {
        using var browser = shared.Site.Open();

        await browser.GoAsync(shared.Site.InvitationPath);

        foreach (var words in new[]
        {
            "Stichting Voorbeeld", "We willen weten hoe hulp vragen gaat.", "Wie leest het", "Wat we bewaren", "2 jaar", "90 dagen", "30 dagen",
            "Waar de code voor is", "Snel weg", "Open: je kunt nu vertellen.", "Bel 112",
        })
        {
            Assert.Contains(words, browser.Text, StringComparison.Ordinal);
        }

        Assert.Empty(browser.Page.QuerySelectorAll("main input:not([type=hidden]), main textarea"));
        foreach (var number in new[] { "112", "113", "0800-2000", "088 0767 000", "0900-0101", "0800-0188", "1712" })
        {
            Assert.Contains(number, browser.Page.QuerySelector("footer")!.TextContent, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("/v/nietbestaand", 404)]
    [InlineData("/v/x", 404)]
    [InlineData("/v/%00%00%00%00%00%00%00", 400)]
    public async Task A_wrong_link_gets_a_plain_page(string path, int status)
    {
        using var browser = shared.Site.Open();

        await browser.GoAsync(path);

        Assert.True((int)browser.Response.StatusCode == status || (int)browser.Response.StatusCode == 404);
    }

    [Fact]
    public async Task A_revoked_link_gets_a_plain_page_and_who_began_can_finish()
    {
        await using var site = await RunningSite.StartAsync();
        using var browser = site.Open();
        await Journey.TellAsync(browser, site);
        await site.Services.GetRequiredService<ProjectStore>().RevokeLinkAsync(site.Link.Id, default);

        using var late = site.Open();
        await late.GoAsync(site.InvitationPath);

        Assert.Equal(410, (int)late.Response.StatusCode);
        Assert.Contains("Ga verder met je code", late.Text, StringComparison.Ordinal);
        await browser.PressAsync("send");
        Assert.Equal("Dank je wel voor je verhaal", browser.Heading);
    }

    [Fact]
    public async Task CH_1_The_first_page_says_whether_stories_can_be_told_now()
    {
        await using var site = await RunningSite.StartAsync();
        var projects = site.Services.GetRequiredService<ProjectStore>();
        using var browser = site.Open();
        var cases = new (ProjectSettings Settings, string Words)[]
        {
            (new() { OpensOn = new(2026, 12, 1) }, "vanaf 1 december 2026"),
            (new() { ClosesOn = new(2026, 11, 1) }, "De verzameling is gesloten."),
            (new() { MaxStories = 0 }, "Nieuwe verhalen kunnen er niet meer bij."),
            (new() { OpensAt = new(20, 0), ClosesAt = new(22, 0) }, "elke dag van 20:00 tot 22:00 uur"),
        };

        foreach (var (settings, words) in cases)
        {
            await projects.SaveSettingsAsync(site.Project.Id, settings, default);
            await browser.GoAsync(site.InvitationPath);
            Assert.Contains(words, browser.Text, StringComparison.Ordinal);
            Assert.Null(browser.Page.QuerySelector("main form"));
        }
    }

    [Fact]
    public async Task After_the_last_day_nothing_is_sent_and_what_was_written_stays()
    {
        await using var site = await RunningSite.StartAsync();
        using var browser = site.Open();
        await Journey.TellAsync(browser, site, "Net te laat.");
        await site.Services.GetRequiredService<ProjectStore>().SaveSettingsAsync(site.Project.Id, new() { ClosesOn = new(2026, 11, 1) }, default);

        await browser.PressAsync("send");

        Assert.Contains("Versturen kan niet meer", browser.Text, StringComparison.Ordinal);
        Assert.Contains("Net te laat.", browser.Text, StringComparison.Ordinal);
        Assert.Empty(await Journey.StoriesAsync(site));
    }

    [Fact]
    public async Task Every_promise_that_is_kept_stands_on_the_privacy_page_with_its_id()
    {
        using var browser = shared.Site.Open();
        var expected = new[] { ("SC", 16), ("FI", 13), ("LS", 4), ("LL", 8), ("CH", 13) }.SelectMany(t => Enumerable.Range(1, t.Item2).Select(i => $"{t.Item1}-{i}"))
            .Except(["SC-6", "LL-8", "CH-13"]).ToHashSet(); // not built yet, so not promised

        await browser.GoAsync("/privacy");
        var stated = browser.Page.QuerySelectorAll("[data-promise]").SelectMany(p => p.GetAttribute("data-promise")!.Split(' ')).ToList();

        Assert.Equal(expected, stated.ToHashSet());
        Assert.Equal(stated.Count, stated.Distinct().Count());
        Assert.All(PrivacyPromises.All.SelectMany(h => h.Sentences), s => Assert.False(string.IsNullOrWhiteSpace(s.Text.En)));
    }

    [Fact]
    public async Task CH_12_Feedback_needs_no_visit_and_takes_everything_or_nothing()
    {
        using var browser = shared.Site.Open();
        await browser.GoAsync("/feedback?p=proef");
        await browser.PressAsync("", ("ease", "4"), ("words", "Fijn rustig."));
        Assert.Equal("Dank je wel", browser.Heading);
        await browser.GoAsync("/feedback?p=proef");
        await browser.PressAsync("");
        Assert.Equal("Dank je wel", browser.Heading);

        var all = await shared.Site.Services.GetRequiredService<Vertelpunt.Storage.Feedback.FeedbackBox>()
            .ReadAsync(shared.Site.Project.Id, shared.Site.Staff.GetRequiredService<ProjectKeys>(), default);

        var one = Assert.Single(all);
        Assert.Equal((4, "Fijn rustig."), (one.Ease, one.Words));
        Assert.DoesNotContain(browser.Cookies.GetAllCookies(), c => c.Name == "__Host-vp");
    }

    [GeneratedRegex(@"\b(fout|ongeldig|verplicht|error|invalid|required|mandatory)\b|!", RegexOptions.IgnoreCase)]
    private static partial Regex Scolding();
}
