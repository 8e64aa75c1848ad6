using Microsoft.EntityFrameworkCore;
using Vertelpunt.Storage.Audit;

namespace Vertelpunt.Storage.Tests.Audit;

public class AuditLogTests
{
    [Theory, MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task VR_23_entries_form_one_chain_even_when_written_at_once(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var log = database.Get<AuditLog>();

        await Task.WhenAll(Enumerable.Range(0, 12).Select(i => log.AppendAsync("a" + i, "story.read", "story:1", null, CancellationToken.None)));

        await using var context = await database.Get<IDbContextFactory<StoriesContext>>().CreateDbContextAsync();
        Assert.Equal(Enumerable.Range(1, 12).Select(i => (long)i), await context.AuditEntries.OrderBy(a => a.Seq).Select(a => a.Seq).ToListAsync());
        Assert.Null(await log.FirstBrokenAsync(CancellationToken.None));
    }

    [Theory, MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task VR_23_entries_cannot_be_changed_or_removed(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        await database.Get<AuditLog>().AppendAsync("a", "story.read", "story:1", "reden", CancellationToken.None);
        await using var context = await database.Get<IDbContextFactory<StoriesContext>>().CreateDbContextAsync();

        await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => context.AuditEntries.ExecuteUpdateAsync(s => s.SetProperty(a => a.Actor, "b")));
        await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => context.AuditEntries.ExecuteDeleteAsync());
    }

    [Theory, MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task VR_23_tampering_past_the_lock_is_noticed(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var log = database.Get<AuditLog>();
        for (var i = 0; i < 3; i++)
        {
            await log.AppendAsync("a", "story.read", "story:" + i, null, CancellationToken.None);
        }

        await using var context = await database.Get<IDbContextFactory<StoriesContext>>().CreateDbContextAsync();
        await context.Database.ExecuteSqlRawAsync(provider == DatabaseProvider.Sqlite
            ? "DROP TRIGGER audit_entry_no_update"
            : "ALTER TABLE audit_entry DISABLE TRIGGER audit_entry_append_only");
        await context.AuditEntries.Where(a => a.Seq == 2).ExecuteUpdateAsync(s => s.SetProperty(a => a.Actor, "iemand anders"));

        Assert.Equal(2, await log.FirstBrokenAsync(CancellationToken.None));
    }

    [Theory, MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task VR_23_old_lines_go_after_five_years_and_a_checkpoint_keeps_the_chain_verifiable(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var log = database.Get<AuditLog>();
        var retention = database.Get<AuditRetention>();
        for (var i = 0; i < 4; i++)
        {
            await log.AppendAsync("a", "story.read", "story:" + i, null, CancellationToken.None);
        }

        database.Time.Advance(TimeSpan.FromDays(400));
        await log.AppendAsync("a", "story.read", "story:young", null, CancellationToken.None);
        Assert.Equal(0, await retention.RunAsync(CancellationToken.None));
        database.Time.Advance(AuditRetention.Keep - TimeSpan.FromDays(300));

        Assert.Equal(4, await retention.RunAsync(CancellationToken.None));
        Assert.Equal(0, await retention.RunAsync(CancellationToken.None));

        await using var context = await database.Get<IDbContextFactory<StoriesContext>>().CreateDbContextAsync();
        var left = await context.AuditEntries.AsNoTracking().OrderBy(a => a.Seq).ToListAsync();
        Assert.Equal(["story.read", AuditRetention.Checkpoint], left.Select(a => a.Action));
        Assert.Equal("through:4", left[1].Object);
        Assert.Null(await log.FirstBrokenAsync(CancellationToken.None));
        await log.AppendAsync("a", "story.read", "story:9", null, CancellationToken.None);
        Assert.Null(await log.FirstBrokenAsync(CancellationToken.None));

        // What no checkpoint covers cannot be removed, and removing it past the lock is noticed.
        await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => context.AuditEntries.Where(a => a.Seq == 5).ExecuteDeleteAsync());
        await context.Database.ExecuteSqlRawAsync(provider == DatabaseProvider.Sqlite
            ? "DROP TRIGGER audit_entry_no_delete"
            : "ALTER TABLE audit_entry DISABLE TRIGGER audit_entry_forget_only_before_a_checkpoint");
        await context.AuditEntries.Where(a => a.Seq == 5).ExecuteDeleteAsync();
        Assert.Equal(6, await log.FirstBrokenAsync(CancellationToken.None));
    }

    [Theory, MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task VR_23_all_old_lines_can_go_and_the_checkpoint_stands_alone(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        await database.Get<AuditLog>().AppendAsync("a", "story.read", "story:1", null, CancellationToken.None);
        database.Time.Advance(AuditRetention.Keep + TimeSpan.FromDays(31));

        Assert.Equal(1, await database.Get<AuditRetention>().RunAsync(CancellationToken.None));

        Assert.Null(await database.Get<AuditLog>().FirstBrokenAsync(CancellationToken.None));
    }

    [Theory, MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task VR_22_entries_belong_to_the_project_they_happen_in_and_the_chain_covers_that(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var log = database.Get<AuditLog>();
        var project = Guid.NewGuid();
        await log.AppendAsync("a", "staff.sign-in", "account:1", null, CancellationToken.None);
        using (var scope = AuditScope.Enter(project))
        {
            await log.AppendAsync("a", "story.read", "story:1", null, CancellationToken.None);
            Assert.Equal(1, scope.Entries);
        }

        await log.AppendAsync("a", "staff.sign-out", "account:1", null, CancellationToken.None);
        await using var context = await database.Get<IDbContextFactory<StoriesContext>>().CreateDbContextAsync();
        Assert.Equal([null, project, null], await context.AuditEntries.OrderBy(a => a.Seq).Select(a => a.ProjectId).ToListAsync());
        Assert.Null(await log.FirstBrokenAsync(CancellationToken.None));

        await context.Database.ExecuteSqlRawAsync(provider == DatabaseProvider.Sqlite
            ? "DROP TRIGGER audit_entry_no_update"
            : "ALTER TABLE audit_entry DISABLE TRIGGER audit_entry_append_only");
        await context.AuditEntries.Where(a => a.Seq == 2).ExecuteUpdateAsync(s => s.SetProperty(a => a.ProjectId, Guid.NewGuid()));
        Assert.Equal(2, await log.FirstBrokenAsync(CancellationToken.None));
    }
}
