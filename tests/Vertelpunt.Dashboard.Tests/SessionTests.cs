using Vertelpunt.Dashboard.Accounts;
using Vertelpunt.Storage.Schema;
using Vertelpunt.Testing;

namespace Vertelpunt.Dashboard.Tests;

public sealed class SessionTests
{
    [Theory]
    [MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task VR_20_A_session_ends_after_half_an_hour_of_silence(DatabaseProvider provider)
    {
        var time = new ManualTimeProvider();
        await using var host = await DeskHost.StartAsync(time: time, provider: provider);
        var browser = await host.SignInAsync(StaffRole.Reviewer);

        time.Advance(TimeSpan.FromMinutes(31));
        await browser.GetAsync("/p/hulp/beoordelen");

        Assert.StartsWith("/aanmelden", browser.Path);
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task VR_20_A_session_ends_after_eight_hours_however_busy(DatabaseProvider provider)
    {
        var time = new ManualTimeProvider();
        await using var host = await DeskHost.StartAsync(time: time, provider: provider);
        var browser = await host.SignInAsync(StaffRole.Reviewer);

        for (var quarter = 0; quarter < 31; quarter++)
        {
            time.Advance(TimeSpan.FromMinutes(15));
            await browser.GetAsync("/p/hulp/beoordelen");
            Assert.StartsWith("/p/hulp", browser.Path);
        }

        time.Advance(TimeSpan.FromMinutes(16));
        await browser.GetAsync("/p/hulp/beoordelen");
        Assert.StartsWith("/aanmelden", browser.Path);
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task VR_20_A_role_that_was_taken_away_is_gone_within_a_minute(DatabaseProvider provider)
    {
        var time = new ManualTimeProvider();
        await using var host = await DeskHost.StartAsync(time: time, provider: provider);
        var id = await host.AccountAsync("bo@example.org", StaffRole.Reviewer);
        var browser = await host.SignInAsync("bo@example.org");
        var administrator = await host.SignInAsync(StaffRole.Administrator);

        await administrator.SubmitAsync($"form[action*=Roles]:has(input[value='{id}'])", new() { ["roles"] = "Designer" });
        time.Advance(TimeSpan.FromSeconds(61));
        await browser.GetAsync("/p/hulp/beoordelen");

        Assert.Equal(System.Net.HttpStatusCode.Forbidden, browser.Response.StatusCode);
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task VR_20_Sessions_are_listed_by_kind_of_device_without_an_address_and_can_be_ended(DatabaseProvider provider)
    {
        await using var host = await DeskHost.StartAsync(provider: provider);
        await host.AccountAsync("bo@example.org", StaffRole.Reviewer);
        var here = await host.SignInAsync("bo@example.org");
        var phone = host.Open();
        phone.Client.DefaultRequestHeaders.Add("User-Agent", "Mozilla/5.0 (iPhone; CPU iPhone OS 19_1 like Mac OS X) AppleWebKit/605.1.15 Version/19.1 Mobile/15E148 Safari/604.1 UACANARY");
        phone.Client.DefaultRequestHeaders.Add("X-Forwarded-For", "203.0.113.77");
        await phone.GetAsync("/aanmelden");
        await phone.SubmitAsync("form.stack", new() { ["email"] = "bo@example.org", ["password"] = DeskHost.Password });

        await here.GetAsync("/account");
        Assert.Contains("Safari, iPhone", here.Page.QuerySelector("#sessies")!.TextContent);
        Assert.DoesNotContain("203.0.113", here.Html);
        var stored = await host.InStaffAsync(c => Task.FromResult(c.Sessions.Select(s => s.Device).ToList()));
        Assert.Equal(["Browser", "Safari, iPhone"], stored.Order());
        await here.SubmitAsync("form[action*='handler=End']");

        await phone.GetAsync("/p/hulp/beoordelen");
        Assert.StartsWith("/aanmelden", phone.Path);
        await here.GetAsync("/p/hulp/beoordelen");
        Assert.Equal("/p/hulp/beoordelen", here.Path);
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task VR_20_All_other_sessions_end_in_one_go_and_with_a_new_password(DatabaseProvider provider)
    {
        await using var host = await DeskHost.StartAsync(provider: provider);
        await host.AccountAsync("bo@example.org", StaffRole.Reviewer);
        var here = await host.SignInAsync("bo@example.org");
        var there = await host.SignInAsync("bo@example.org");
        await here.GetAsync("/account");

        await here.SubmitAsync("form[action*=Others]");
        await there.GetAsync("/p/hulp/beoordelen");
        Assert.StartsWith("/aanmelden", there.Path);
        await there.SubmitAsync("form.stack", new() { ["email"] = "bo@example.org", ["password"] = DeskHost.Password });
        await there.GetAsync("/p/hulp/beoordelen");
        Assert.Equal("/p/hulp/beoordelen", there.Path);
        await here.SubmitAsync("form[action*=Password]", new() { ["current"] = DeskHost.Password, ["next"] = "molenwiek kadetje zwabber" });
        await there.GetAsync("/p/hulp/beoordelen");

        Assert.StartsWith("/aanmelden", there.Path);
        Assert.Equal("/account", here.Path);
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task VR_20_The_session_of_somebody_else_cannot_be_ended(DatabaseProvider provider)
    {
        await using var host = await DeskHost.StartAsync(provider: provider);
        await host.SignInAsync(StaffRole.Reviewer);
        var theirs = await host.InStaffAsync(c => Task.FromResult(c.Sessions.Single().Id));
        await host.AccountAsync("bo@example.org", StaffRole.Reviewer);
        var browser = await host.SignInAsync("bo@example.org");
        await host.SignInAsync("bo@example.org");
        await browser.GetAsync("/account");

        await browser.SubmitAsync("form[action*='handler=End']", new() { ["id"] = theirs.ToString() });

        Assert.Equal(System.Net.HttpStatusCode.NotFound, browser.Response.StatusCode);
        Assert.True(await host.InStaffAsync(c => Task.FromResult(c.Sessions.Any(s => s.Id == theirs))));
    }

    [Theory]
    [InlineData("Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0", "Firefox, Windows")]
    [InlineData("Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36", "Chrome, Linux")]
    [InlineData("Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0 Safari/537.36 Edg/140.0", "Edge, Windows")]
    [InlineData("Mozilla/5.0 (Linux; Android 15; SM-X) AppleWebKit/537.36 Chrome/140.0 Mobile Safari/537.36", "Chrome, Android")]
    [InlineData("<script>", "Browser")]
    [InlineData(null, "Browser")]
    public void A_device_is_a_browser_and_a_system_and_nothing_more(string? header, string kind) => Assert.Equal(kind, DeviceKind.Of(header));
}
