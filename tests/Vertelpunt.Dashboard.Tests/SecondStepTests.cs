using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Vertelpunt.Dashboard.Accounts;
using Vertelpunt.Storage.Schema;
using Vertelpunt.Testing;

namespace Vertelpunt.Dashboard.Tests;

public sealed class SecondStepTests
{
    public static TheoryData<DatabaseProvider> Providers => TestDatabase.Providers;

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task VR_17_The_apps_key_and_the_recovery_codes_are_sealed_at_rest(DatabaseProvider provider)
    {
        await using var host = await DeskHost.StartAsync(secondFactor: true, provider: provider);
        await host.AccountAsync("bo@example.org", StaffRole.Reviewer);
        var (key, recovery) = await SecondStep.SetUpAsync(await host.SignInAsync("bo@example.org"));

        var stored = await host.InStaffAsync(c => c.UserTokens.AsNoTracking().Select(t => t.Value!).ToListAsync());

        Assert.Equal(2, stored.Count);
        Assert.All(stored, v => Assert.StartsWith("sealed1:", v));
        Assert.All(recovery.Append(key), secret => Assert.DoesNotContain(stored, v => v.Contains(secret, StringComparison.OrdinalIgnoreCase)));
        var later = await host.SignInAsync("bo@example.org");
        await later.SubmitAsync("form.stack", new() { ["Code"] = SecondStep.Totp(key) });
        Assert.Equal("/p/hulp/beoordelen", later.Path);
        var last = await host.SignInAsync("bo@example.org");
        await last.SubmitAsync("form.stack", new() { ["Code"] = recovery[3] });
        Assert.Equal("/p/hulp/beoordelen", last.Path);
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task VR_17_A_second_step_of_before_the_sealing_is_sealed_at_start_and_keeps_working(DatabaseProvider provider)
    {
        await using var host = await DeskHost.StartAsync(secondFactor: true, provider: provider);
        var id = await host.AccountAsync("bo@example.org", StaffRole.Reviewer);
        const string Key = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP";
        await host.InStaffAsync(async c =>
        {
            c.UserTokens.Add(new() { UserId = id, LoginProvider = "[AspNetUserStore]", Name = "AuthenticatorKey", Value = Key });
            await c.SaveChangesAsync();
            return await c.Users.Where(u => u.Id == id).ExecuteUpdateAsync(s => s.SetProperty(u => u.TwoFactorEnabled, true));
        });

        await host.App.Services.GetRequiredService<StaffAccounts>().PrepareAsync(default);

        Assert.StartsWith("sealed1:", await host.InStaffAsync(c => c.UserTokens.Select(t => t.Value!).SingleAsync()));
        var browser = await host.SignInAsync("bo@example.org");
        await browser.SubmitAsync("form.stack", new() { ["Code"] = SecondStep.Totp(Key) });
        Assert.Equal("/p/hulp/beoordelen", browser.Path);
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task VR_17_A_sealed_key_moved_to_another_account_opens_nothing(DatabaseProvider provider)
    {
        await using var host = await DeskHost.StartAsync(secondFactor: true, provider: provider);
        await host.AccountAsync("bo@example.org", StaffRole.Reviewer);
        var other = await host.AccountAsync("eva@example.org", StaffRole.Checker);
        await SecondStep.SetUpAsync(await host.SignInAsync("bo@example.org"));
        await SecondStep.SetUpAsync(await host.SignInAsync("eva@example.org"));

        await host.InStaffAsync(async c =>
        {
            var bo = await c.UserTokens.AsNoTracking().FirstAsync(t => t.UserId != other && t.Name == "AuthenticatorKey");
            return await c.UserTokens.Where(t => t.UserId == other && t.Name == "AuthenticatorKey").ExecuteUpdateAsync(s => s.SetProperty(t => t.Value, bo.Value));
        });
        var browser = await host.SignInAsync("eva@example.org");

        Assert.Equal(System.Net.HttpStatusCode.InternalServerError, browser.Response.StatusCode);
        await browser.GetAsync("/p/hulp/beoordelen");
        Assert.StartsWith("/aanmelden", browser.Path);
    }
}
