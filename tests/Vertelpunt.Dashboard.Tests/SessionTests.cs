using Vertelpunt.Dashboard.Accounts;
using Vertelpunt.Testing;

namespace Vertelpunt.Dashboard.Tests;

public sealed class SessionTests
{
    [Fact]
    public async Task VR_20_A_session_ends_after_half_an_hour_of_silence()
    {
        var time = new ManualTimeProvider();
        await using var host = await DeskHost.StartAsync(time: time);
        var browser = await host.SignInAsync(StaffRole.Reviewer);

        time.Advance(TimeSpan.FromMinutes(31));
        await browser.GetAsync("/p/hulp/beoordelen");

        Assert.StartsWith("/aanmelden", browser.Path);
    }

    [Fact]
    public async Task VR_20_A_session_ends_after_eight_hours_however_busy()
    {
        var time = new ManualTimeProvider();
        await using var host = await DeskHost.StartAsync(time: time);
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

    [Fact]
    public async Task VR_20_A_role_that_was_taken_away_is_gone_within_a_minute()
    {
        var time = new ManualTimeProvider();
        await using var host = await DeskHost.StartAsync(time: time);
        var id = await host.AccountAsync("bo@example.org", StaffRole.Reviewer);
        var browser = await host.SignInAsync("bo@example.org");
        var administrator = await host.SignInAsync(StaffRole.Administrator);

        await administrator.SubmitAsync($"form[action*=Roles]:has(input[value='{id}'])", new() { ["roles"] = "Designer" });
        time.Advance(TimeSpan.FromSeconds(61));
        await browser.GetAsync("/p/hulp/beoordelen");

        Assert.Equal(System.Net.HttpStatusCode.Forbidden, browser.Response.StatusCode);
    }
}
