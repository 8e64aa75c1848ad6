using System.Net;

namespace Vertelpunt.Web.Tests.Security;

public sealed class RequestTests(SharedSite shared) : IClassFixture<SharedSite>
{
    [Fact]
    public async Task VR_13_Cookies_belong_to_the_host_are_secure_and_end_with_the_session()
    {
        using var browser = shared.Site.Open();
        await browser.GoAsync(shared.Site.InvitationPath);

        var response = await browser.PostAsync(shared.Site.InvitationPath, browser.Fields(""));

        var antiforgery = browser.Cookies.GetAllCookies().Single(c => c.Name == "__Host-af");
        Assert.True(antiforgery is { Secure: true, HttpOnly: true });
        var visit = Assert.Single(response.Headers.GetValues("Set-Cookie"), c => c.StartsWith("__Host-vp=", StringComparison.Ordinal));
        Assert.Matches("^__Host-vp=[A-Za-z0-9_-]{43}; path=/; secure; samesite=strict; httponly$", visit);
    }

    [Fact]
    public async Task VR_14_A_form_from_another_site_is_refused()
    {
        using var browser = shared.Site.Open();
        await browser.GoAsync(shared.Site.InvitationPath);
        var fields = browser.Fields("");
        browser.Client.DefaultRequestHeaders.Remove("Sec-Fetch-Site");
        browser.Client.DefaultRequestHeaders.Add("Sec-Fetch-Site", "cross-site");

        var response = await browser.PostAsync(shared.Site.InvitationPath, fields);

        Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
    }

    [Fact]
    public async Task VR_14_Without_a_word_of_the_browser_the_origin_must_be_ours()
    {
        using var browser = shared.Site.Open();
        await browser.GoAsync(shared.Site.InvitationPath);
        var fields = browser.Fields("");
        browser.Client.DefaultRequestHeaders.Remove("Sec-Fetch-Site");

        var without = await browser.PostAsync(shared.Site.InvitationPath, fields);
        browser.Client.DefaultRequestHeaders.Add("Origin", "https://elders.example");
        var elsewhere = await browser.PostAsync(shared.Site.InvitationPath, fields);
        browser.Client.DefaultRequestHeaders.Remove("Origin");
        browser.Client.DefaultRequestHeaders.Add("Origin", shared.Site.Address.GetLeftPart(UriPartial.Authority));
        var ours = await browser.PostAsync(shared.Site.InvitationPath, fields);

        Assert.Equal(HttpStatusCode.Forbidden, without.StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, elsewhere.StatusCode);
        Assert.Equal(HttpStatusCode.SeeOther, ours.StatusCode);
    }

    [Fact]
    public async Task VR_14_A_form_without_its_token_or_with_a_forged_one_shows_the_text_back_and_stores_nothing()
    {
        using var browser = shared.Site.Open();
        await Journey.BeginAsync(browser, shared.Site);
        await browser.PressAsync("skip");

        foreach (var token in new[] { null, "vervalst", "" })
        {
            var fields = browser.Fields("next", ("text", "Dit mag niet weg."), ("_af", token));
            await browser.ReadAsync(await browser.PostAsync("/vertel", fields));

            Assert.Equal(HttpStatusCode.BadRequest, browser.Response.StatusCode);
            Assert.Contains("Dit mag niet weg.", browser.Page.QuerySelector("textarea")!.TextContent, StringComparison.Ordinal);
            await browser.GoAsync("/vertel");
            Assert.DoesNotContain("Dit mag niet weg.", browser.Html, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("PUT", 405)]
    [InlineData("DELETE", 405)]
    [InlineData("PATCH", 405)]
    [InlineData("TRACE", 405)]
    public async Task Other_methods_are_refused_with_a_plain_page(string method, int status)
    {
        using var browser = shared.Site.Open();

        await browser.ReadAsync(await browser.Client.SendAsync(new(new(method), "/vertel")));

        Assert.Equal(status, (int)browser.Response.StatusCode);
        Assert.NotEmpty(browser.Heading);
    }

    [Fact]
    public async Task Files_and_other_bodies_are_refused_with_a_plain_page()
    {
        using var browser = shared.Site.Open();
        using var multipart = new MultipartFormDataContent { { new StringContent("x"), "file", "foto.jpg" } };

        await browser.ReadAsync(await browser.Client.PostAsync("/vertel", multipart));
        Assert.Equal(415, (int)browser.Response.StatusCode);
        await browser.ReadAsync(await browser.Client.PostAsync("/vertel", new StringContent("{}", null, "application/json")));
        Assert.Equal(415, (int)browser.Response.StatusCode);
    }

    [Theory]
    [InlineData(600_000)]
    [InlineData(10_000_000)]
    public async Task A_form_that_is_too_large_is_refused_with_a_page_that_says_how_to_go_on(int length)
    {
        using var browser = shared.Site.Open();

        await browser.ReadAsync(await browser.PostAsync("/vertel", [new("text", new string('a', length))]));

        Assert.Equal(413, (int)browser.Response.StatusCode);
        Assert.Contains("40.000", browser.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task VR_25_Forms_with_far_too_many_fields_get_a_plain_page()
    {
        using var browser = shared.Site.Open();

        await browser.ReadAsync(await browser.PostAsync("/vertel", Enumerable.Range(0, 2000).Select(i => KeyValuePair.Create("f" + i, "x"))));

        Assert.True((int)browser.Response.StatusCode is 400 or 413);
        Assert.NotEmpty(browser.Heading);
    }

    [Fact]
    public async Task The_page_for_refusals_cannot_be_asked_for()
    {
        using var browser = shared.Site.Open();

        await browser.GoAsync("/melding");

        Assert.Equal(404, (int)browser.Response.StatusCode);
    }

    [Fact]
    public void VR_10_The_site_has_no_service_that_opens_sent_stories_and_no_pipeline()
    {
        Assert.Null(shared.Site.Services.GetService(typeof(Vertelpunt.Storage.Stories.StoryVault)));
        Assert.Null(shared.Site.Services.GetService(typeof(Vertelpunt.Storage.Projects.ProjectKeys)));
        Assert.Null(shared.Site.Services.GetService(typeof(Vertelpunt.Storage.Sealing.StaffSecrets)));
        Assert.DoesNotContain(typeof(StorytellerSite).Assembly.GetReferencedAssemblies(), a => a.Name is "Vertelpunt.Pipeline" or "Vertelpunt.Dashboard");
    }

    [Fact]
    public void The_keys_of_form_tokens_are_sealed_on_disk()
    {
        var file = Assert.Single(Directory.GetFiles(Path.Combine(shared.Site.Folder, "form-keys")));

        var xml = File.ReadAllText(file);
        Assert.Contains("SealedKeyRingReader", xml, StringComparison.Ordinal);
        Assert.DoesNotContain("<masterKey", xml, StringComparison.Ordinal);
    }
}
