using System.Net;
using Vertelpunt.Dashboard.Accounts;

namespace Vertelpunt.Dashboard.Tests;

public sealed class AccountTests
{
    [Fact]
    public async Task VR_17_The_second_step_is_set_up_with_an_app_and_asked_for_from_then_on()
    {
        await using var host = await DeskHost.StartAsync(secondFactor: true);
        await host.AccountAsync("bo@example.org", StaffRole.Reviewer);
        var browser = await host.SignInAsync("bo@example.org");
        var key = browser.Page.QuerySelector("code")!.TextContent.Replace(" ", "");

        await browser.SubmitAsync("form.stack", new() { ["Code"] = "000000" });
        Assert.Contains("klopt niet", browser.Text);
        await browser.SubmitAsync("form.stack", new() { ["Code"] = SecondStep.Totp(key) });
        var recovery = browser.Page.QuerySelectorAll(".codes code").Select(c => c.TextContent).ToList();
        Assert.Equal(10, recovery.Count);
        await browser.GetAsync("/");
        Assert.Equal("/p/hulp/beoordelen", browser.Path);

        var later = await host.SignInAsync("bo@example.org");
        Assert.StartsWith("/tweede-stap", later.Path);
        await later.GetAsync("/p/hulp/beoordelen");
        Assert.StartsWith("/aanmelden", later.Path);
        var last = await host.SignInAsync("bo@example.org");
        await last.SubmitAsync("form.stack", new() { ["Code"] = recovery[0] });
        Assert.Equal("/p/hulp/beoordelen", last.Path);
        var again = await host.SignInAsync("bo@example.org");
        await again.SubmitAsync("form.stack", new() { ["Code"] = recovery[0] });
        Assert.Contains("klopt niet", again.Text);
    }

    [Theory]
    [InlineData("kort", false)]
    [InlineData("wachtwoord1234567890", false)]
    [InlineData("Welkom2026Welkom2026", false)]
    [InlineData("aaaaaaaaaaaaaaaaaaaa", false)]
    [InlineData("qwertyuiopasdfghjkl", false)]
    [InlineData("vier paarse fietsen zingen", true)]
    [InlineData("molenwiek kadetje zwabber", true)]
    public void VR_18_A_password_is_long_and_not_common(string password, bool good) =>
        Assert.Equal(good, password.Length >= 15 && !CommonPasswordValidator.IsCommon(password));

    [Fact]
    public async Task Wrong_passwords_lock_a_stranger_out_but_not_the_owner_on_a_known_device()
    {
        await using var host = await DeskHost.StartAsync();
        await host.AccountAsync("bo@example.org", StaffRole.Reviewer);
        var owner = await host.SignInAsync("bo@example.org");
        await owner.SubmitAsync("form[action='/afmelden']");

        var stranger = host.Open();
        for (var i = 0; i < 6; i++)
        {
            await stranger.GetAsync("/aanmelden");
            await stranger.SubmitAsync("form.stack", new() { ["email"] = "bo@example.org", ["password"] = "helemaal niet het goede woord" });
        }

        await stranger.SubmitAsync("form.stack", new() { ["email"] = "bo@example.org", ["password"] = DeskHost.Password });
        Assert.StartsWith("/aanmelden", stranger.Path);
        await owner.SubmitAsync("form.stack", new() { ["email"] = "bo@example.org", ["password"] = DeskHost.Password });
        Assert.Equal("/p/hulp/beoordelen", owner.Path);
    }

    [Fact]
    public async Task An_unknown_address_gets_the_same_words_as_a_wrong_password()
    {
        await using var host = await DeskHost.StartAsync();
        await host.AccountAsync("bo@example.org", StaffRole.Reviewer);
        var browser = host.Open();
        await browser.GetAsync("/aanmelden");

        await browser.SubmitAsync("form.stack", new() { ["email"] = "bo@example.org", ["password"] = "helemaal niet het goede woord" });
        var known = browser.Page.QuerySelector(".problem")!.TextContent;
        await browser.SubmitAsync("form.stack", new() { ["email"] = "niemand@example.org", ["password"] = "helemaal niet het goede woord" });

        Assert.Equal(known, browser.Page.QuerySelector(".problem")!.TextContent);
    }

    [Fact]
    public async Task VR_19_Somebody_is_invited_by_a_link_that_works_once_and_chooses_an_own_password()
    {
        await using var host = await DeskHost.StartAsync();
        var administrator = await host.SignInAsync(StaffRole.Administrator);
        await administrator.SubmitAsync("form[action*=Invite]", new() { ["email"] = "gijs@example.org", ["name"] = "Gijs", ["roles"] = "Facilitator" });
        var link = new Uri(administrator.Page.QuerySelector(".notice code")!.TextContent).PathAndQuery;

        var guest = host.Open();
        await guest.GetAsync(link);
        await guest.SubmitAsync("form.stack", new() { ["password"] = "wachtwoord12345678" });
        Assert.Contains("te gewoon", guest.Text);
        await guest.SubmitAsync("form.stack", new() { ["password"] = DeskHost.Password });
        Assert.Equal("/aanmelden", guest.Path);
        await guest.SubmitAsync("form.stack", new() { ["email"] = "gijs@example.org", ["password"] = DeskHost.Password });
        Assert.Equal("/p/hulp/patronen", guest.Path);
        await guest.GetAsync(link);
        await guest.SubmitAsync("form.stack", new() { ["password"] = "molenwiek kadetje zwabber" });

        Assert.Contains("al gebruikt", guest.Text);
    }

    [Fact]
    public async Task An_administrator_gives_no_roles_to_oneself()
    {
        await using var host = await DeskHost.StartAsync();
        var id = await host.AccountAsync("bea@example.org", StaffRole.Administrator);
        var browser = await host.SignInAsync("bea@example.org");

        await browser.SubmitAsync($"form[action*=Roles]:has(input[value='{id}'])", new() { ["roles"] = "Checker" });

        Assert.Contains("Je eigen rollen verandert een andere beheerder", browser.Text);
        await browser.GetAsync("/p/hulp/beoordelen");
        Assert.Equal(HttpStatusCode.Forbidden, browser.Response.StatusCode);
    }

    [Fact]
    public async Task VR_20_Signing_out_ends_the_session()
    {
        await using var host = await DeskHost.StartAsync();
        var browser = await host.SignInAsync(StaffRole.Reviewer);

        await browser.SubmitAsync("form[action='/afmelden']");
        await browser.GetAsync("/p/hulp/beoordelen");

        Assert.StartsWith("/aanmelden", browser.Path);
    }
}
