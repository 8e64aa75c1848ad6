using Microsoft.EntityFrameworkCore;
using Vertelpunt.Domain.Stories;
using Vertelpunt.Pipeline.Processing;
using Vertelpunt.Storage.Projects;
using Vertelpunt.Storage.Schema;
using Vertelpunt.Storage.Sealing;
using Vertelpunt.Storage.Stories;
using Vertelpunt.Testing;
using Xunit;

namespace Vertelpunt.Pipeline.Tests.Processing;

public sealed class StoryWorkTests
{
    private const string Canary = "Kanariezin over mijn buurvrouw Wilhelmina";
    private static readonly TimeSpan Long = TimeSpan.FromMinutes(1);

    public static TheoryData<DatabaseProvider> Providers => TestDatabase.Providers;

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task Waiting_stories_are_handed_to_review_redacted_and_assessed(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var project = await database.AddProjectAsync();
        var id = await database.SendAsync(project, database.NewTeller(), A.Story().WithText("Bel me op 06-12345678, elke dag na vijven."));

        var done = await Work(database).DrainAsync("een", Long, CancellationToken.None);

        Assert.Equal(1, done);
        var story = await database.Get<StoryVault>().ReadAsync(id, "test", CancellationToken.None);
        Assert.NotNull(story);
        Assert.Equal(StoryState.ToReview, story.Record.State);
        Assert.DoesNotContain("06-12345678", story.Processed.Redacted.Text, StringComparison.Ordinal);
        Assert.Equal(story.Processed.Risk.Level, story.Record.RiskLevel);
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task More_stories_than_a_batch_are_all_processed_in_one_go(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var project = await database.AddProjectAsync();
        for (var i = 0; i < StoryWork.BatchSize + 3; i++)
        {
            await database.SendAsync(project, database.NewTeller(), A.Story());
        }

        var done = await Work(database).DrainAsync("een", Long, CancellationToken.None);

        Assert.Equal(StoryWork.BatchSize + 3, done);
        Assert.Equal(0, await database.Get<StoryClaims>().BacklogAsync(CancellationToken.None));
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task Two_workers_share_a_queue_and_process_each_story_once(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var project = await database.AddProjectAsync();
        for (var i = 0; i < 60; i++)
        {
            await database.SendAsync(project, database.NewTeller(), A.Story());
        }

        var done = await Task.WhenAll(
            Task.Run(() => Work(database).DrainAsync("een", Long, CancellationToken.None)),
            Task.Run(() => Work(database).DrainAsync("twee", Long, CancellationToken.None)));

        Assert.Equal(60, done.Sum());
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task A_story_that_breaks_the_pipeline_is_held_after_three_attempts_and_the_others_go_on(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var project = await database.AddProjectAsync();
        var bad = await database.SendAsync(project, database.NewTeller(), A.Story().WithText("BREEK dit verhaal."));
        var good = await database.SendAsync(project, database.NewTeller(), A.Story());
        var processor = Processors.With(text =>
        {
            if (text.Contains("BREEK", StringComparison.Ordinal))
            {
                throw new InvalidOperationException(text);
            }
        });

        await Work(database, processor).DrainAsync("een", Long, CancellationToken.None);

        var (badRecord, goodRecord) = (await RecordAsync(database, bad), await RecordAsync(database, good));
        Assert.Equal(StoryState.Failed, badRecord.State);
        Assert.Equal(StoryClaims.MaxAttempts, badRecord.Attempts);
        Assert.Equal(nameof(InvalidOperationException), badRecord.Failure);
        Assert.Equal(StoryState.ToReview, goodRecord.State);
        Assert.Null(await database.Get<StoryVault>().ReadAsync(bad, "test", CancellationToken.None));
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task VR_24_what_a_teller_wrote_reaches_no_log_and_no_database_file_when_a_stage_throws_it(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var project = await database.AddProjectAsync();
        await database.SendAsync(project, database.NewTeller(), A.Story().WithText(Canary));
        using var log = new CollectedLog();
        var work = Work(database, Processors.With(text => throw new FormatException(text)), log);

        await work.DrainAsync("een", Long, CancellationToken.None);

        Assert.NotEmpty(log.Lines);
        Assert.DoesNotContain(log.Lines, l => l.Contains("Wilhelmina", StringComparison.Ordinal));
        Assert.Empty(CanarySweep.FilesHolding(database.DataFolders, Canary, "Wilhelmina"));
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task A_result_for_a_story_that_was_withdrawn_meanwhile_is_thrown_away(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var project = await database.AddProjectAsync();
        var teller = database.NewTeller();
        var id = await database.SendAsync(project, teller, A.Story());
        var processor = Processors.With(_ => database.Get<TellerStories>().WithdrawAsync(teller, id, CancellationToken.None).GetAwaiter().GetResult());

        var done = await Work(database, processor).DrainAsync("een", Long, CancellationToken.None);

        Assert.Equal(0, done);
        await using var context = await database.Get<IDbContextFactory<StoriesContext>>().CreateDbContextAsync();
        Assert.Equal(0, await context.Stories.CountAsync());
        Assert.Equal(0, await context.StoryResults.CountAsync());
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task A_correction_during_processing_gets_a_result_of_its_own(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var project = await database.AddProjectAsync();
        var teller = database.NewTeller();
        var id = await database.SendAsync(project, teller, A.Story().WithText("De eerste versie, nog met een fout."));
        var corrected = false;
        var processor = Processors.With(_ =>
        {
            if (!corrected)
            {
                corrected = true;
                database.Get<TellerStories>().CorrectAsync(teller, id, 1, A.Story().WithText("De tweede versie."), CancellationToken.None).GetAwaiter().GetResult();
            }
        });

        await Work(database, processor).DrainAsync("een", Long, CancellationToken.None);

        var story = await database.Get<StoryVault>().ReadAsync(id, "test", CancellationToken.None);
        Assert.NotNull(story);
        Assert.Equal(2, story.Record.Version);
        Assert.Equal("De tweede versie.", story.Processed.Field("text"));
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task A_worker_that_is_told_to_stop_gives_its_claims_back_at_once(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var project = await database.AddProjectAsync();
        var ids = new List<StoryId>();
        for (var i = 0; i < 5; i++)
        {
            ids.Add(await database.SendAsync(project, database.NewTeller(), A.Story()));
        }

        using var stop = new CancellationTokenSource();
        var work = Work(database, Processors.With(_ => stop.Cancel()));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => work.DrainAsync("een", Long, stop.Token));

        foreach (var id in ids)
        {
            var record = await RecordAsync(database, id);
            Assert.Equal((StoryState.Pending, 0), (record.State, record.Attempts));
        }
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task Stories_wait_unharmed_while_the_staff_key_is_another_one(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var project = await database.AddProjectAsync();
        var id = await database.SendAsync(project, database.NewTeller(), A.Story());
        var wrong = new ProjectKeys(
            database.Get<IDbContextFactory<StoriesContext>>(), database.Get<IDbContextFactory<KeysContext>>(),
            new StaffSecrets(new byte[32]), database.Time);
        var claims = new StoryClaims(database.Get<IDbContextFactory<StoriesContext>>(), database.Get<IDbContextFactory<KeysContext>>(), wrong, database.Time);
        using var log = new CollectedLog();
        var work = new StoryWork(claims, database.Get<ProjectStore>(), Processors.Real, database.Time, log.For<StoryWork>());

        for (var i = 0; i < 5; i++)
        {
            await Assert.ThrowsAsync<SecretsUnavailableException>(() => work.DrainAsync("een", Long, CancellationToken.None));
        }

        Assert.Equal(StoryState.Pending, (await RecordAsync(database, id)).State);
        Assert.Equal(1, await Work(database).DrainAsync("twee", Long, CancellationToken.None));
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task F_02_what_a_dead_worker_held_is_taken_over_when_its_lease_runs_out(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var project = await database.AddProjectAsync();
        await database.SendAsync(project, database.NewTeller(), A.Story());
        await database.Get<StoryClaims>().ClaimAsync("dood", 10, CancellationToken.None);

        var early = await Work(database).DrainAsync("twee", Long, CancellationToken.None);
        database.Time.Advance(StoryClaims.Lease + TimeSpan.FromSeconds(1));
        var late = await Work(database).DrainAsync("twee", Long, CancellationToken.None);

        Assert.Equal((0, 1), (early, late));
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task F_22_a_story_that_was_there_each_time_a_worker_died_is_held_for_a_person(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var project = await database.AddProjectAsync();
        var id = await database.SendAsync(project, database.NewTeller(), A.Story());
        for (var i = 0; i < StoryClaims.MaxAttempts; i++)
        {
            Assert.Single(await database.Get<StoryClaims>().ClaimAsync($"dood {i}", 10, CancellationToken.None));
            database.Time.Advance(StoryClaims.Lease + TimeSpan.FromSeconds(1));
        }

        Assert.Empty(await database.Get<StoryClaims>().ClaimAsync("levend", 10, CancellationToken.None));
        Assert.Equal(StoryState.Failed, (await RecordAsync(database, id)).State);
    }

    private static StoryWork Work(TestDatabase database, StoryProcessor? processor = null, CollectedLog? log = null) =>
        new(database.Get<StoryClaims>(), database.Get<ProjectStore>(), processor ?? Processors.Real, database.Time, (log ?? new CollectedLog()).For<StoryWork>());

    private static async Task<StoryRecord> RecordAsync(TestDatabase database, StoryId id)
    {
        await using var context = await database.Get<IDbContextFactory<StoriesContext>>().CreateDbContextAsync();
        return await context.Stories.AsNoTracking().SingleAsync(s => s.Id == id.Value);
    }
}
