using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Vertelpunt.Domain.Stories;
using Vertelpunt.Pipeline.Processing;
using Vertelpunt.Storage.Audit;
using Vertelpunt.Storage.Drafts;
using Vertelpunt.Storage.Schema;
using Vertelpunt.Storage.Sealing;
using Vertelpunt.Storage.Stories;
using Vertelpunt.Testing;
using Xunit;

namespace Vertelpunt.Pipeline.Tests.Processing;

public sealed class ProcessingWorkerTests
{
    private const string Canary = "Kanariezin over mijn buurvrouw Wilhelmina";

    public static TheoryData<DatabaseProvider> Providers => TestDatabase.Providers;

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task A_worker_picks_up_what_was_left_and_what_comes_in_later(DatabaseProvider provider)
    {
        await using var database = await AtTheSystemsTimeAsync(provider);
        var project = await database.AddProjectAsync();
        await database.SendAsync(project, database.NewTeller(), A.Story());
        using var worker = Worker(database, new CollectedLog());

        await worker.StartAsync();
        await UntilProcessedAsync(database, 1);
        await database.SendAsync(project, database.NewTeller(), A.Story());
        await UntilProcessedAsync(database, 2);

        await worker.StopAsync();
    }

    [Fact]
    public async Task Two_clustered_workers_finish_a_queue_together_and_leave_no_text_in_the_scheduler()
    {
        await using var database = await AtTheSystemsTimeAsync(DatabaseProvider.Postgres);
        var project = await database.AddProjectAsync();
        for (var i = 0; i < 100; i++)
        {
            await database.SendAsync(project, database.NewTeller(), A.Story().WithText($"{Canary}, keer {i}."));
        }

        var log = new CollectedLog();
        using var one = Worker(database, log);
        using var two = Worker(database, log);

        await Task.WhenAll(one.StartAsync(), two.StartAsync());
        await UntilProcessedAsync(database, 100);
        await Task.WhenAll(one.StopAsync(), two.StopAsync());

        Assert.Empty(CanarySweep.FilesHolding(database.DataFolders, Canary));
        Assert.DoesNotContain(log.Lines, l => l.Contains("Wilhelmina", StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task Tidying_removes_visits_that_ran_out_and_may_run_twice(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var sessions = database.Get<TellerSessions>();
        await sessions.StartAsync(new(), CancellationToken.None);
        database.Time.Advance(TellerSessions.AbsoluteLimit + TimeSpan.FromMinutes(1));
        var kept = await sessions.StartAsync(new(), CancellationToken.None);
        using var log = new CollectedLog();
        var tidying = new Tidying(database.Get<IDbContextFactory<StoriesContext>>(), sessions, database.Get<StoryRetention>(), database.Get<AuditRetention>(), database.Options, log.For<Tidying>());

        await tidying.RunAsync(CancellationToken.None);
        await tidying.RunAsync(CancellationToken.None);

        await using var context = await database.Get<IDbContextFactory<StoriesContext>>().CreateDbContextAsync();
        Assert.Equal(1, await context.TellerSessions.CountAsync());
        Assert.NotNull(await sessions.FindAsync(kept, CancellationToken.None));
    }

    /// <summary>A worker as a whole goes by the system's clock, so the stories it gets must too.</summary>
    private static async Task<TestDatabase> AtTheSystemsTimeAsync(DatabaseProvider provider)
    {
        var database = await TestDatabase.CreateAsync(provider);
        database.Time.SetTo(TimeProvider.System.GetUtcNow());
        return database;
    }

    private static IHost Worker(TestDatabase database, CollectedLog log) => ProcessingWorker.Build(new(database.Options, database.Get<StaffSecrets>(), Processors.Real, log.UseIn)
    {
        Interval = TimeSpan.FromMilliseconds(200),
    });

    private static async Task UntilProcessedAsync(TestDatabase database, int count)
    {
        for (var i = 0; i < 600; i++)
        {
            await using var context = await database.Get<IDbContextFactory<StoriesContext>>().CreateDbContextAsync();
            if (await context.Stories.CountAsync(s => s.State == StoryState.ToReview) == count)
            {
                return;
            }

            await Task.Delay(100);
        }

        Assert.Fail($"Not all of {count} stories were processed within a minute.");
    }
}
