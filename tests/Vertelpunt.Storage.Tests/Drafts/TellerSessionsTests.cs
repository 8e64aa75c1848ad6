using Vertelpunt.Storage.Drafts;

namespace Vertelpunt.Storage.Tests.Drafts;

public class TellerSessionsTests
{
    [Theory, MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task A_visit_ends_after_half_an_hour_without_a_sign(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var sessions = new TellerSessions(database.Get<Microsoft.EntityFrameworkCore.IDbContextFactory<StoriesContext>>(), database.Time);
        var id = await sessions.StartAsync(new() { Step = "verhaal" }, CancellationToken.None);

        database.Time.Advance(TimeSpan.FromMinutes(29));
        await sessions.FindAsync(id, CancellationToken.None);
        database.Time.Advance(TimeSpan.FromMinutes(29));
        var still = await sessions.FindAsync(id, CancellationToken.None);
        database.Time.Advance(TimeSpan.FromMinutes(32));
        var gone = await sessions.FindAsync(id, CancellationToken.None);

        Assert.Equal("verhaal", still!.Step);
        Assert.Null(gone);
        Assert.Equal(1, await sessions.SweepAsync(CancellationToken.None));
    }

    [Theory, MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task A_visit_ends_after_four_hours_whatever_happens(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var sessions = database.Get<TellerSessions>();
        var id = await sessions.StartAsync(new(), CancellationToken.None);

        for (var minutes = 0; minutes < 241; minutes += 20)
        {
            database.Time.Advance(TimeSpan.FromMinutes(20));
            await sessions.FindAsync(id, CancellationToken.None);
        }

        Assert.Null(await sessions.FindAsync(id, CancellationToken.None));
    }
}
