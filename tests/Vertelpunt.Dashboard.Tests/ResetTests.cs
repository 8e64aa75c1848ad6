using Microsoft.EntityFrameworkCore;
using Vertelpunt.Dashboard.Accounts;
using Vertelpunt.Storage.Schema;
using Vertelpunt.Testing;

namespace Vertelpunt.Dashboard.Tests;

/// <summary>What an administrator's link can and cannot do.</summary>
public sealed class ResetTests
{
    private const string Chosen = "molenwiek kadetje zwabber";

    [Theory]
    [MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task VR_19_A_reset_link_keeps_the_second_step_and_the_person_is_told_at_the_next_sign_in(DatabaseProvider provider)
    {
        await using var host = await DeskHost.StartAsync(secondFactor: true, provider: provider);
        await host.AccountAsync("bea@example.org", StaffRole.Administrator);
        var id = await host.AccountAsync("bo@example.org", StaffRole.Checker);
        var bo = await host.SignInAsync("bo@example.org");
        var (key, _) = await SecondStep.SetUpAsync(bo);
        var bea = await host.SignInAsync("bea@example.org");
        await SecondStep.SetUpAsync(bea);
        await bea.GetAsync("/p/hulp/mensen");

        await bea.SubmitAsync($"form[action*=Link]:has(input[value='{id}'])");
        var link = new Uri(bea.Page.QuerySelector(".notice code")!.TextContent).PathAndQuery;
        var thief = host.Open();
        await thief.GetAsync(link);
        await thief.SubmitAsync("form.stack", new() { ["password"] = Chosen });
        await thief.SubmitAsync("form.stack", new() { ["email"] = "bo@example.org", ["password"] = Chosen });

        // The administrator, with the link in hand, stands before the second step; the owner's session is over, and the owner gets in and is told.
        Assert.StartsWith("/tweede-stap", thief.Path);
        await thief.GetAsync("/p/hulp/beoordelen");
        Assert.StartsWith("/aanmelden", thief.Path);
        await bo.GetAsync("/p/hulp/beoordelen");
        Assert.StartsWith("/aanmelden", bo.Path);
        await bo.SubmitAsync("form.stack", new() { ["email"] = "bo@example.org", ["password"] = Chosen });
        await bo.SubmitAsync("form.stack", new() { ["Code"] = SecondStep.Totp(key) });
        Assert.Equal("/account", bo.Path);
        Assert.Contains("maakte bea een link", bo.Text);
        Assert.Contains("een nieuw wachtwoord gekozen", bo.Text);
        await bo.SubmitAsync("form[action*=Seen]");
        Assert.Equal("/p/hulp/beoordelen", bo.Path);
        Assert.Equal(["staff.reset", "staff.password-link", "staff.link-seen"],
            (await host.AuditAsync()).Where(a => a.Object == $"account:{id:N}").Select(a => a.Action).Where(a => a is "staff.reset" or "staff.password-link" or "staff.link-seen"));
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task VR_19_An_account_with_a_password_and_no_second_step_gets_no_link(DatabaseProvider provider)
    {
        await using var host = await DeskHost.StartAsync(provider: provider);
        var id = await host.AccountAsync("bo@example.org", StaffRole.Checker);
        var administrator = await host.SignInAsync(StaffRole.Administrator);

        await administrator.SubmitAsync($"form[action*=Link]:has(input[value='{id}'])");

        Assert.Contains("nog geen tweede stap", administrator.Page.QuerySelector(".problem")!.TextContent);
        Assert.Null(administrator.Page.QuerySelector(".notice code"));
        Assert.DoesNotContain(await host.AuditAsync(), a => a.Action == "staff.reset");
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task VR_19_Who_starts_after_a_second_link_is_told_that_there_were_two(DatabaseProvider provider)
    {
        await using var host = await DeskHost.StartAsync(provider: provider);
        var administrator = await host.SignInAsync(StaffRole.Administrator);
        await administrator.SubmitAsync("form[action*=Invite]", new() { ["email"] = "gijs@example.org", ["name"] = "Gijs", ["roles"] = "Facilitator" });
        var id = await host.InStaffAsync(c => c.Users.Where(u => u.Name == "Gijs").Select(u => u.Id).SingleAsync());
        await administrator.GetAsync("/p/hulp/mensen");
        await administrator.SubmitAsync($"form[action*=Link]:has(input[value='{id}'])");
        var link = new Uri(administrator.Page.QuerySelector(".notice code")!.TextContent).PathAndQuery;

        var guest = host.Open();
        await guest.GetAsync(link);
        await guest.SubmitAsync("form.stack", new() { ["password"] = DeskHost.Password });
        await guest.SubmitAsync("form.stack", new() { ["email"] = "gijs@example.org", ["password"] = DeskHost.Password });

        Assert.Equal("/account", guest.Path);
        Assert.Contains("nieuwe link voor je account", guest.Text);
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task VR_19_No_page_shows_or_takes_the_password_of_somebody_else(DatabaseProvider provider)
    {
        await using var host = await DeskHost.StartAsync(provider: provider);
        var id = await host.AccountAsync("bo@example.org", StaffRole.Checker);
        var administrator = await host.SignInAsync(StaffRole.Administrator);

        foreach (var path in new[] { "/p/hulp/mensen", $"/p/hulp/mensen/{id:N}/einde" })
        {
            await administrator.GetAsync(path);
            Assert.Empty(administrator.Page.QuerySelectorAll("input[type=password]"));
            var hash = await host.InStaffAsync(c => c.Users.Where(u => u.Id == id).Select(u => u.PasswordHash).SingleAsync());
            Assert.DoesNotContain(hash!, administrator.Html);
        }
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task VR_20_An_account_that_is_ended_is_out_at_once_and_keeps_only_its_name(DatabaseProvider provider)
    {
        await using var host = await DeskHost.StartAsync(provider: provider);
        var id = await host.AccountAsync("bo@example.org", StaffRole.Reviewer);
        var browser = await host.SignInAsync("bo@example.org");
        var story = await host.StoryAsync(SampleStories.Plain);
        await browser.GetAsync($"/p/hulp/beoordelen/{story}");
        await browser.GetAsync("/account");
        await browser.SubmitAsync("form[action*=Phone]", new() { ["phone"] = "06-12345678" });
        var administrator = await host.SignInAsync(StaffRole.Administrator);
        await administrator.GetAsync($"/p/hulp/mensen/{id:N}/einde");
        Assert.Contains("beslissingen over verhalen blijven gelden", administrator.Text);
        await administrator.SubmitAsync("form.stack", new() { ["reason"] = " " });
        Assert.Contains("Schrijf in een paar woorden waarom", administrator.Text);

        await administrator.SubmitAsync("form.stack", new() { ["reason"] = "uit dienst" });

        await browser.GetAsync("/p/hulp/beoordelen");
        Assert.StartsWith("/aanmelden", browser.Path);
        await browser.SubmitAsync("form.stack", new() { ["email"] = "bo@example.org", ["password"] = DeskHost.Password });
        Assert.StartsWith("/aanmelden", browser.Path);
        var account = await host.InStaffAsync(c => c.Users.AsNoTracking().SingleAsync(u => u.Id == id));
        Assert.Equal(("bo", true, null, null, null, null), (account.Name, account.IsEnded, account.Email, account.UserName, account.PhoneNumber, account.PasswordHash));
        Assert.Contains(await host.AuditAsync(), a => a is { Action: "staff.end", Reason: "uit dienst" });
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task Somebody_of_two_projects_is_taken_out_of_one(DatabaseProvider provider)
    {
        await using var host = await DeskHost.StartAsync(provider: provider);
        var other = await DeskHost.NewProjectAsync(host.App.Services, "ander");
        var id = await host.AccountAsync("bo@example.org", StaffRole.Reviewer);
        await host.InStaffAsync(async c =>
        {
            c.Memberships.Add(new() { AccountId = id, ProjectId = other.Id, Role = StaffRole.Reviewer });
            return await c.SaveChangesAsync();
        });
        var administrator = await host.SignInAsync(StaffRole.Administrator);
        await administrator.GetAsync($"/p/hulp/mensen/{id:N}/einde");

        await administrator.SubmitAsync("form.stack", new() { ["reason"] = "ander werk" });

        var browser = await host.SignInAsync("bo@example.org");
        Assert.Equal("/p/ander/beoordelen", browser.Path);
    }
}
