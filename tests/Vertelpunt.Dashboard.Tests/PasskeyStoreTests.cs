using System.Security.Cryptography;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Vertelpunt.Dashboard.Accounts;
using Vertelpunt.Storage.Schema;
using Vertelpunt.Testing;

namespace Vertelpunt.Dashboard.Tests;

/// <summary>Passkeys in the accounts database, on both providers; making and using one in a browser is tested with Chromium.</summary>
public sealed class PasskeyStoreTests
{
    [Theory]
    [MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task VR_17_A_passkey_is_found_counts_on_and_is_renamed_and_removed_on_the_own_page_only(DatabaseProvider provider)
    {
        await using var host = await DeskHost.StartAsync(provider: provider);
        var bo = await host.AccountAsync("bo@example.org", StaffRole.Reviewer);
        await host.AccountAsync("eva@example.org", StaffRole.Reviewer);
        var passkey = NewPasskey("Werklaptop");
        await WithUsersAsync(host, async users =>
        {
            var account = (await users.FindByIdAsync(bo.ToString()))!;
            Assert.True((await users.AddOrUpdatePasskeyAsync(account, passkey)).Succeeded);
            passkey.SignCount = 7;
            Assert.True((await users.AddOrUpdatePasskeyAsync(account, passkey)).Succeeded);
        });
        await WithUsersAsync(host, async users =>
        {
            var account = (await users.FindByPasskeyIdAsync(passkey.CredentialId))!;
            var stored = (await users.GetPasskeyAsync(account, passkey.CredentialId))!;
            Assert.Equal((bo, "Werklaptop", 7u), (account.Id, stored.Name, stored.SignCount));
            Assert.Equal(passkey.PublicKey, stored.PublicKey);
        });
        var (own, other) = (await host.SignInAsync("bo@example.org"), await host.SignInAsync("eva@example.org"));

        await own.GetAsync("/account");
        await own.SubmitAsync("form[action*=RenamePasskey]", new() { ["name"] = "Laptop van het werk" });
        Assert.Equal("Laptop van het werk", own.Page.QuerySelector("#passkeys form[action*=RenamePasskey] input[name=name]")!.GetAttribute("value"));
        await other.GetAsync("/account");
        await other.SubmitAsync("form[action*=Phone]", new() { ["id"] = StaffPasskeys.IdOf(passkey) });
        await other.TakeAsync(await other.Client.PostAsync("/account?handler=RemovePasskey", new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["id"] = StaffPasskeys.IdOf(passkey),
            ["__RequestVerificationToken"] = other.Page.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!,
        })));
        Assert.Equal(System.Net.HttpStatusCode.NotFound, other.Response.StatusCode);
        Assert.Equal(1, await host.InStaffAsync(c => c.UserPasskeys.CountAsync()));
        await own.SubmitAsync("form[action*=RemovePasskey]");

        Assert.Contains("opent niets meer", own.Text);
        Assert.Equal(0, await host.InStaffAsync(c => c.UserPasskeys.CountAsync()));
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task VR_20_Passkeys_sessions_and_second_step_go_with_the_account(DatabaseProvider provider)
    {
        await using var host = await DeskHost.StartAsync(provider: provider);
        var bo = await host.AccountAsync("bo@example.org", StaffRole.Reviewer);
        await WithUsersAsync(host, async users => await users.AddOrUpdatePasskeyAsync((await users.FindByIdAsync(bo.ToString()))!, NewPasskey("Toestel")));
        await host.SignInAsync("bo@example.org");
        var administrator = await host.SignInAsync(StaffRole.Administrator);
        await administrator.GetAsync($"/p/hulp/mensen/{bo:N}/einde");

        await administrator.SubmitAsync("form.stack", new() { ["reason"] = "uit dienst" });

        Assert.Equal((0, 0, 0), await host.InStaffAsync(async c =>
            (await c.UserPasskeys.CountAsync(p => p.UserId == bo), await c.Sessions.CountAsync(s => s.AccountId == bo), await c.UserTokens.CountAsync(t => t.UserId == bo))));
    }

    private static UserPasskeyInfo NewPasskey(string name) =>
        new(RandomNumberGenerator.GetBytes(32), RandomNumberGenerator.GetBytes(77), DateTimeOffset.UnixEpoch.AddYears(56), 1, ["internal"], true, false, false, [1], [2]) { Name = name };

    private static async Task WithUsersAsync(DeskHost host, Func<UserManager<StaffAccount>, Task> act)
    {
        await using var scope = host.App.Services.CreateAsyncScope();
        await act(scope.ServiceProvider.GetRequiredService<UserManager<StaffAccount>>());
    }
}
