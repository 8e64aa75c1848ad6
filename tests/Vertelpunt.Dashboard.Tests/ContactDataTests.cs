using System.Data.Common;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Vertelpunt.Dashboard.Accounts;
using Vertelpunt.Storage.Schema;
using Vertelpunt.Storage.Sealing;
using Vertelpunt.Testing;

namespace Vertelpunt.Dashboard.Tests;

/// <summary>SC-11: contact data of project staff live in a store of their own.</summary>
public sealed class ContactDataTests
{
    private const string Address = "quirijn.zilverberg@example.nl";
    private const string Phone = "06-12345678";

    [Theory]
    [MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task SC_11_No_name_address_or_number_of_staff_is_in_the_stories_or_keys_database(DatabaseProvider provider)
    {
        await using var host = await DeskHost.StartAsync(provider: provider);
        var story = await host.StoryAsync(SampleStories.Plain);
        await host.AccountAsync(Address, Enum.GetValues<StaffRole>());
        var browser = await host.SignInAsync(Address);
        await browser.GetAsync("/account");
        await browser.SubmitAsync("form[action*=Phone]", new() { ["phone"] = Phone });
        await browser.GetAsync($"/p/hulp/beoordelen/{story}");
        await browser.SubmitAsync("form.decide", new() { ["reason"] = "Niemand is hierin te herkennen" }, "button[value=Include]");
        await browser.GetAsync("/p/hulp/mensen");
        await browser.SubmitAsync("form[action*=Invite]", new() { ["email"] = "zwaantje@example.nl", ["name"] = "Zwaantje", ["roles"] = "Reviewer" });
        await host.PackAsync(story);

        var storage = host.App.Services.GetRequiredService<IDbContextFactory<StoriesContext>>();
        await using var stories = await storage.CreateDbContextAsync();
        await using var keys = await host.App.Services.GetRequiredService<IDbContextFactory<KeysContext>>().CreateDbContextAsync();
        var said = await EverythingAsync(stories.Database.GetDbConnection()) + await EverythingAsync(keys.Database.GetDbConnection());
        var staff = await host.InStaffAsync(c => EverythingAsync(c.Database.GetDbConnection()));

        Assert.Contains("story.decide", said);
        Assert.Contains("zilverberg", staff); // the dump does find what is there
        Assert.All(new[] { "zilverberg", "zwaantje", "example.nl", Phone }, word => Assert.DoesNotContain(word, said, StringComparison.OrdinalIgnoreCase));
        Assert.DoesNotContain(Phone, staff); // sealed
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task Colleagues_find_each_other_and_a_number_goes_when_its_owner_wants(DatabaseProvider provider)
    {
        await using var host = await DeskHost.StartAsync(provider: provider);
        await host.AccountAsync(Address, StaffRole.Checker);
        var one = await host.SignInAsync(Address);
        var other = await host.SignInAsync(StaffRole.Designer);
        await one.GetAsync("/account");
        await one.SubmitAsync("form[action*=Phone]", new() { ["phone"] = "bel <me>" });
        Assert.Contains("met cijfers", one.Text);
        await one.SubmitAsync("form[action*=Phone]", new() { ["phone"] = Phone });

        await other.GetAsync("/p/hulp/team");
        var card = other.Page.QuerySelectorAll(".people > li").Single(l => l.TextContent.Contains(Address));
        Assert.Contains("controleur", card.TextContent);
        Assert.Equal("tel:" + Phone, card.QuerySelector("a[href^=tel]")!.GetAttribute("href"));
        await one.GetAsync("/account");
        Assert.Equal("/account", one.Path); // its session did not end
        await one.SubmitAsync("form[action*=Phone]", new() { ["phone"] = "" });
        await other.GetAsync("/p/hulp/team");

        Assert.Empty(other.Page.QuerySelectorAll("a[href^=tel]"));
    }

    [Theory]
    [MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task A_number_opens_under_a_new_staff_key_and_no_longer_under_the_old(DatabaseProvider provider)
    {
        await using var host = await DeskHost.StartAsync(provider: provider);
        var id = await host.AccountAsync(Address, StaffRole.Checker);
        var old = host.App.Services.GetRequiredService<StaffSecrets>();
        var next = new StaffSecrets(System.Security.Cryptography.RandomNumberGenerator.GetBytes(32));

        var opened = await host.InStaffAsync(async c =>
        {
            var account = await c.Users.SingleAsync(u => u.Id == id);
            await new SealedStaffStore(c, old).SetPhoneNumberAsync(account, Phone);
            await c.SaveChangesAsync();
            await SealedStaffStore.ResealAsync(c, old, next, default);
            await SealedStaffStore.ResealAsync(c, old, next, default); // work that was broken off is done again
            await Assert.ThrowsAnyAsync<System.Security.Cryptography.CryptographicException>(() => new SealedStaffStore(c, old).GetPhoneNumberAsync(account));
            return await new SealedStaffStore(c, next).GetPhoneNumberAsync(account);
        });

        Assert.Equal(Phone, opened);
    }

    /// <summary>Every value of every table, bytes read as text.</summary>
    private static async Task<string> EverythingAsync(DbConnection connection)
    {
        if (connection.State != System.Data.ConnectionState.Open)
        {
            await connection.OpenAsync();
        }

        var text = new StringBuilder();
        var tables = await RowsAsync(connection, connection is Microsoft.Data.Sqlite.SqliteConnection
            ? "SELECT name FROM sqlite_master WHERE type = 'table'"
            : "SELECT quote_ident(table_name) FROM information_schema.tables WHERE table_schema = 'public'");
        foreach (var table in tables)
        {
            foreach (var row in await RowsAsync(connection, $"SELECT * FROM {table}"))
            {
                text.AppendLine(row);
            }
        }

        return text.ToString();
    }

    private static async Task<IReadOnlyList<string>> RowsAsync(DbConnection connection, string sql)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<string>();
        while (await reader.ReadAsync())
        {
            rows.Add(string.Join('|', Enumerable.Range(0, reader.FieldCount).Select(reader.GetValue).Select(v => v is byte[] bytes ? Encoding.UTF8.GetString(bytes) : v.ToString())));
        }

        return rows;
    }
}
