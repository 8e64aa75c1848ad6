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
}
