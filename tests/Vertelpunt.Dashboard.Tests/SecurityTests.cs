using System.Net;
using Vertelpunt.Dashboard.Accounts;

namespace Vertelpunt.Dashboard.Tests;

public sealed class SecurityTests
{
    [Theory]
    [InlineData("/aanmelden")]
    [InlineData("/p/hulp/beoordelen")]
    [InlineData("/bestaat-niet")]
    [InlineData("/static/niets.css")]
    public async Task VR_12_Every_answer_carries_the_headers(string path)
    {
        await using var host = await DeskHost.StartAsync();
        var browser = await host.SignInAsync(StaffRole.Reviewer);

        await browser.GetAsync(path);

        var policy = string.Join(' ', browser.Response.Headers.GetValues("Content-Security-Policy"));
        Assert.Contains("default-src 'none'", policy);
        Assert.DoesNotContain("unsafe", policy);
        Assert.Contains("nosniff", browser.Response.Headers.GetValues("X-Content-Type-Options"));
        Assert.Contains("same-origin", browser.Response.Headers.GetValues("Cross-Origin-Opener-Policy"));
        Assert.Contains("max-age=63072000; includeSubDomains", browser.Response.Headers.GetValues("Strict-Transport-Security"));
        Assert.True(browser.Response.Headers.CacheControl!.NoStore);
        Assert.False(browser.Response.Headers.Contains("Server"));
    }

    [Fact]
    public async Task VR_13_Cookies_are_for_this_host_only_and_out_of_reach_of_scripts()
    {
        await using var host = await DeskHost.StartAsync();
        await host.AccountAsync("bo@example.org", StaffRole.Reviewer);
        var browser = await host.SignInAsync("bo@example.org");

        Assert.NotEmpty(browser.SetCookies);
        Assert.All(browser.SetCookies, c =>
        {
            Assert.StartsWith("__Host-", c);
            Assert.Contains("secure", c);
            Assert.Contains("httponly", c);
            Assert.Contains("samesite=strict", c);
            Assert.Contains("path=/", c);
        });
    }

    [Fact]
    public async Task VR_14_A_post_from_elsewhere_or_without_the_form_token_is_refused()
    {
        await using var host = await DeskHost.StartAsync();
        var id = await host.StoryAsync(SampleStories.Plain);
        var browser = await host.SignInAsync(StaffRole.Reviewer);

        using var without = await browser.Client.PostAsync($"/p/hulp/beoordelen/{id}?handler=Decide", new FormUrlEncodedContent([new("kind", "Exclude"), new("reason", "zomaar"), new("Version", "1"), new("Revision", "1")]));
        Assert.Equal(HttpStatusCode.BadRequest, without.StatusCode);
        using var elsewhere = new HttpRequestMessage(HttpMethod.Post, "/afmelden") { Content = new FormUrlEncodedContent([]) };
        elsewhere.Headers.Add("Sec-Fetch-Site", "cross-site");
        using var refused = await browser.Client.SendAsync(elsewhere);

        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        Assert.Equal(Domain.Stories.StoryState.ToReview, (await host.RecordAsync(id)).State);
    }

    [Fact]
    public async Task VR_16_What_a_teller_wrote_is_never_markup()
    {
        await using var host = await DeskHost.StartAsync();
        const string Script = "<script>alert(1)</script><img src=x onerror=alert(2)>";
        var id = await host.StoryAsync(new() { Title = Script, Text = "Zo ging het. " + Script });
        var browser = await host.SignInAsync(StaffRole.Checker);

        await browser.GetAsync($"/p/hulp/beoordelen/{id}");

        Assert.DoesNotContain("<script>alert", browser.Html);
        Assert.Empty(browser.Page.QuerySelectorAll("article img"));
    }

    [Fact]
    public async Task VR_02_Pages_ask_for_nothing_from_elsewhere()
    {
        await using var host = await DeskHost.StartAsync();
        var id = await host.StoryAsync(SampleStories.Plain);
        var browser = await host.SignInAsync(StaffRole.Checker);

        await browser.GetAsync($"/p/hulp/beoordelen/{id}");

        Assert.All(browser.Page.QuerySelectorAll("[src], link[href]"), e => Assert.StartsWith("/static/", e.GetAttribute("src") ?? e.GetAttribute("href")));
        foreach (var address in browser.Page.QuerySelectorAll("[src], link[href]").Select(e => e.GetAttribute("src") ?? e.GetAttribute("href")))
        {
            Assert.Equal(HttpStatusCode.OK, (await browser.Client.GetAsync(address)).StatusCode);
        }
    }

    [Fact]
    public async Task VR_25_A_fault_tells_nothing_of_its_inside()
    {
        await using var host = await DeskHost.StartAsync();
        var id = await host.StoryAsync(SampleStories.Plain);
        await host.ChangeAsync(id, s => s.Sealed = [.. s.Sealed[..^1], (byte)(s.Sealed[^1] ^ 1)]);
        var browser = await host.SignInAsync(StaffRole.Reviewer);

        await browser.GetAsync($"/p/hulp/beoordelen/{id}");

        Assert.Equal(HttpStatusCode.InternalServerError, browser.Response.StatusCode);
        Assert.Contains("Er ging hier iets mis", browser.Text);
        Assert.DoesNotContain("Exception", browser.Html);
    }
}
