using System.Net;

namespace Vertelpunt.Web.Tests.Security;

public sealed class HeaderTests(SharedSite shared) : IClassFixture<SharedSite>
{
    public static TheoryData<string> Paths =>
        ["/", "/v/nietbestaand", "/vertel", "/terug", "/privacy", "/huisregels", "/veilig", "/hulp", "/feedback", "/bewaard", "/dag", "/weg", "/melding", "/er-is-niets"];

    [Theory]
    [MemberData(nameof(Paths))]
    public async Task VR_11_12_15_Every_answer_carries_the_headers_and_is_not_kept(string path)
    {
        using var browser = shared.Site.Open();

        var response = await browser.Client.GetAsync(path);

        var policy = Assert.Single(response.Headers.GetValues("Content-Security-Policy"));
        Assert.StartsWith("default-src 'none'; script-src 'self'; style-src 'self';", policy, StringComparison.Ordinal);
        Assert.Contains("base-uri 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        Assert.Equal("same-origin", Assert.Single(response.Headers.GetValues("Cross-Origin-Opener-Policy")));
        Assert.Equal("same-origin", Assert.Single(response.Headers.GetValues("Cross-Origin-Resource-Policy")));
        Assert.Equal("no-referrer", Assert.Single(response.Headers.GetValues("Referrer-Policy")));
        Assert.Equal("nosniff", Assert.Single(response.Headers.GetValues("X-Content-Type-Options")));
        Assert.Equal("noindex, nofollow, noarchive", Assert.Single(response.Headers.GetValues("X-Robots-Tag")));
        Assert.Equal("max-age=63072000; includeSubDomains", Assert.Single(response.Headers.GetValues("Strict-Transport-Security")));
        Assert.Equal("no-store", response.Headers.CacheControl?.ToString());
        Assert.False(response.Headers.Contains("Server"));
    }

    [Fact]
    public async Task VR_12_Refused_requests_carry_the_headers_as_well()
    {
        using var browser = shared.Site.Open();

        foreach (var request in new[]
        {
            new HttpRequestMessage(HttpMethod.Put, "/vertel"),
            new HttpRequestMessage(HttpMethod.Post, "/vertel") { Content = new StringContent("{}", null, "application/json") },
            new HttpRequestMessage(HttpMethod.Post, "/vertel") { Content = new FormUrlEncodedContent([new("text", new string('a', 600_000))]) },
        })
        {
            var response = await browser.Client.SendAsync(request);

            Assert.True((int)response.StatusCode is 405 or 413 or 415, response.StatusCode.ToString());
            Assert.True(response.Headers.Contains("Content-Security-Policy"));
            Assert.Equal("no-store", response.Headers.CacheControl?.ToString());
        }
    }

    [Fact]
    public async Task Files_of_the_site_have_their_hash_in_the_address_and_may_be_kept()
    {
        using var browser = shared.Site.Open();
        await browser.GoAsync("/");

        var addresses = browser.Page.QuerySelectorAll("link[href], script[src]").Select(e => e.GetAttribute("href") ?? e.GetAttribute("src")!).ToList();

        Assert.Equal(3, addresses.Count);
        foreach (var address in addresses)
        {
            Assert.Matches(@"^/s/\w+\.[0-9a-f]{12}\.\w+$", address);
            var response = await browser.Client.GetAsync(address);
            Assert.Equal(HttpStatusCode.OK, response.StatusCode);
            Assert.True(response.Headers.CacheControl is { Public: true });
        }
    }

    [Theory]
    [MemberData(nameof(Paths))]
    public async Task VR_02_No_page_names_another_host_except_where_leaving_leads(string path)
    {
        using var browser = shared.Site.Open();

        await browser.GoAsync(path);

        Assert.DoesNotContain(
            browser.Page.QuerySelectorAll("[src], link[href], form[action]").Select(e => e.GetAttribute("src") ?? e.GetAttribute("href") ?? e.GetAttribute("action")),
            a => a is null || !a.StartsWith('/'));
    }
}
