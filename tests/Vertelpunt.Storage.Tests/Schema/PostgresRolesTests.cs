using Microsoft.EntityFrameworkCore;
using Npgsql;
using Vertelpunt.Storage.Drafts;
using Vertelpunt.Storage.Stories;

namespace Vertelpunt.Storage.Tests.Schema;

/// <summary>docs/postgres-roles.sql, applied as an operator would.</summary>
public class PostgresRolesTests
{
    [Fact]
    public async Task VR_10_the_sites_role_can_do_all_a_teller_asks_and_read_no_private_key()
    {
        await using var database = await TestDatabase.CreateAsync(DatabaseProvider.Postgres);
        var project = await database.AddProjectAsync();
        await ApplyAsync(database.Options.Stories, "stories");
        await ApplyAsync(database.Options.Keys, "keys");
        await using var site = database.As("vertelpunt_site");
        await site.Get<SchemaMigrator>().ApplyAsync(default);
        var teller = database.NewTeller();

        var id = await site.SendAsync(project, teller, A.Story());
        var stories = site.Get<TellerStories>();
        Assert.NotNull(await stories.FindAsync(teller, id, default));
        Assert.True(await stories.CorrectAsync(teller, id, 1, A.Story().WithText("Anders."), default));
        Assert.True(await stories.SetRestrictedAsync(teller, id, true, default));
        Assert.True(await stories.WithdrawAsync(teller, id, default));
        var visit = await site.Get<TellerSessions>().StartAsync(new(), default);
        Assert.NotNull(await site.Get<TellerSessions>().FindAsync(visit, default));

        foreach (var forbidden in new[] { "SELECT wrapped FROM project_private_key" })
        {
            await RefusedAsync(site.Options.Keys, forbidden);
        }

        foreach (var forbidden in new[]
        {
            "SELECT * FROM audit_entry", "SELECT sealed_reason FROM story_decision", "SELECT manifest FROM pack", "SELECT sealed FROM feedback",
            "UPDATE project SET settings = ''", "INSERT INTO story_result SELECT * FROM story_result", "DELETE FROM invitation_link",
        })
        {
            await RefusedAsync(site.Options.Stories, forbidden);
        }
    }

    [Fact]
    public async Task VR_23_the_staffs_role_can_add_to_the_audit_log_only()
    {
        await using var database = await TestDatabase.CreateAsync(DatabaseProvider.Postgres);
        var project = await database.AddProjectAsync();
        await database.SendAsync(project, database.NewTeller(), A.Story());
        await ApplyAsync(database.Options.Stories, "stories");
        await ApplyAsync(database.Options.Keys, "keys");
        await using var staff = database.As("vertelpunt_staff");

        await staff.Get<Storage.Audit.AuditLog>().AppendAsync("a", "story.read", "story:1", null, default);
        Assert.Single(await staff.Get<StoryClaims>().ClaimAsync("w", 5, default));
        await staff.Get<StoryRetention>().RunAsync(default);
        database.Time.Advance(Storage.Audit.AuditRetention.Keep + TimeSpan.FromDays(31));
        Assert.True(await staff.Get<Storage.Audit.AuditRetention>().RunAsync(default) > 0);
        Assert.Null(await staff.Get<Storage.Audit.AuditLog>().FirstBrokenAsync(default));

        await RefusedAsync(staff.Options.Stories, "DELETE FROM audit_entry");
        await RefusedAsync(staff.Options.Stories, "SELECT sealed FROM teller_session");
    }

    private static async Task RefusedAsync(string connection, string sql)
    {
        await using var source = NpgsqlDataSource.Create(connection);
        await using var command = source.CreateCommand(sql);
        var refusal = await Assert.ThrowsAsync<PostgresException>(() => command.ExecuteNonQueryAsync());
        Assert.Equal("42501", refusal.SqlState);
    }

    /// <summary>Runs the file's statements for one part; psql's own lines (\gset, \if, \else, \endif) are followed by hand.</summary>
    private static async Task ApplyAsync(string connection, string part)
    {
        var script = Repository.Read("docs/postgres-roles.sql");
        var branches = script.Split("\\if :is_stories", 2);
        var chosen = branches[1].Split("\\else", 2)[part == "stories" ? 0 : 1].Replace("\\endif", "", StringComparison.Ordinal);
        var common = branches[0][..branches[0].IndexOf("SELECT :'part'", StringComparison.Ordinal)];
        await using var source = NpgsqlDataSource.Create(connection);
        await using (var roles = source.CreateCommand("SELECT pg_advisory_lock(1);" + common))
        {
            await roles.ExecuteNonQueryAsync();
        }

        await using var command = source.CreateCommand(chosen);
        await command.ExecuteNonQueryAsync();
    }
}
