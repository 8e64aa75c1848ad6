using Microsoft.EntityFrameworkCore;
using Vertelpunt.Storage.Drafts;
using Vertelpunt.Storage.Stories;

namespace Vertelpunt.Storage.Tests.Stories;

public class StoryRetentionTests
{
    private static readonly CancellationToken None = CancellationToken.None;

    [Theory, MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task VR_26_stories_go_after_the_retention_period_and_only_the_theme_remains(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var project = await database.AddProjectAsync(new() { RetentionDays = 730 });
        await database.SendAsync(project, database.NewTeller(), A.Story());
        var retention = database.Get<StoryRetention>();

        database.Time.Advance(TimeSpan.FromDays(730));
        Assert.Equal(0, (await retention.RunAsync(None)).Stories);
        database.Time.Advance(TimeSpan.FromDays(14));
        Assert.Equal(1, (await retention.RunAsync(None)).Stories);
        Assert.Equal(new(0, 0, 0, 0), await retention.RunAsync(None));

        await using var context = await database.Get<IDbContextFactory<StoriesContext>>().CreateDbContextAsync();
        Assert.Equal(0, await context.Stories.CountAsync());
        var counter = await context.ThemeCounters.SingleAsync();
        Assert.Equal(("moment", 1), (counter.Theme, counter.Stories));
        await using var keys = await database.Get<IDbContextFactory<KeysContext>>().CreateDbContextAsync();
        Assert.Equal(0, await keys.StoryKeys.CountAsync());
    }

    [Theory, MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task F_13_activity_of_the_teller_starts_the_period_anew(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var project = await database.AddProjectAsync(new() { RetentionDays = 90 });
        var teller = database.NewTeller();
        var id = await database.SendAsync(project, teller, A.Story());

        database.Time.Advance(TimeSpan.FromDays(89));
        await database.Get<TellerStories>().SetConsentAsync(teller, id, ConsentLevel.WorkshopCards, false, None);
        database.Time.Advance(TimeSpan.FromDays(30));

        Assert.Equal(0, (await database.Get<StoryRetention>().RunAsync(None)).Stories);
    }

    [Theory, MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task Unfinished_drafts_go_after_their_own_period(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var project = await database.AddProjectAsync(new() { DraftDays = 30 });
        var teller = database.NewTeller();
        await database.Get<DraftStore>().SaveAsync(teller, project.DraftFor(A.Story()), 0, "k", None);

        database.Time.Advance(TimeSpan.FromDays(30));
        Assert.Equal(0, (await database.Get<StoryRetention>().RunAsync(None)).Drafts);
        database.Time.Advance(TimeSpan.FromDays(14));
        Assert.Equal(1, (await database.Get<StoryRetention>().RunAsync(None)).Drafts);
        Assert.Null(await database.Get<DraftStore>().LoadAsync(teller, None));
    }

    [Theory, MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task F_18_a_withdrawn_story_does_not_come_back_with_a_restored_backup(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var project = await database.AddProjectAsync();
        var teller = database.NewTeller();
        var id = await database.SendAsync(project, teller, A.Story());
        await using var context = await database.Get<IDbContextFactory<StoriesContext>>().CreateDbContextAsync();
        var backup = await context.Stories.AsNoTracking().SingleAsync();
        await database.Get<TellerStories>().WithdrawAsync(teller, id, None);

        context.Stories.Add(backup);
        await context.SaveChangesAsync();

        Assert.Equal(1, (await database.Get<StoryRetention>().RunAsync(None)).Returned);
        Assert.Equal(0, await context.Stories.CountAsync());
    }

    [Theory, MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task VR_26_VR_29_a_whole_backup_from_before_the_withdrawal_does_not_bring_the_story_back(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var project = await database.AddProjectAsync();
        var teller = database.NewTeller();
        var id = await database.SendAsync(project, teller, A.Story());
        await using var context = await database.Get<IDbContextFactory<StoriesContext>>().CreateDbContextAsync();
        await using var keys = await database.Get<IDbContextFactory<KeysContext>>().CreateDbContextAsync();
        var story = await context.Stories.AsNoTracking().SingleAsync();
        var wraps = await keys.StoryKeys.AsNoTracking().ToListAsync();
        await database.Get<TellerStories>().WithdrawAsync(teller, id, None);

        // The stories as they were: with the story, without its tombstone. Without wraps it cannot be opened; then it goes again.
        await context.Tombstones.ExecuteDeleteAsync();
        context.Stories.Add(story);
        await context.SaveChangesAsync();
        Assert.Empty(await database.Get<TellerStories>().ListAsync(teller, None));
        Assert.Equal(1, (await database.Get<StoryRetention>().RunAsync(None)).Returned);
        Assert.Equal((0, 1), (await context.Stories.CountAsync(), await context.Tombstones.CountAsync()));

        // The keys as they were: wraps without a story, no tombstone.
        await keys.Tombstones.ExecuteDeleteAsync();
        keys.StoryKeys.AddRange(wraps);
        await keys.SaveChangesAsync();
        database.Time.Advance(TimeSpan.FromDays(7));
        await database.Get<StoryRetention>().RunAsync(None);

        Assert.Equal((0, 1), (await keys.StoryKeys.CountAsync(), await keys.Tombstones.CountAsync()));
    }

    [Theory, MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task VR_26_a_teller_who_is_told_in_time_can_keep_the_story_for_a_period_more(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var project = await database.AddProjectAsync();
        var teller = database.NewTeller();
        var id = await database.SendAsync(project, teller, A.Story());
        var before = (await database.Get<TellerStories>().ListAsync(teller, None)).Single().ErasedOn;
        database.Time.Advance(TimeSpan.FromDays(new ProjectSettings().RetentionDays - Erasure.NoticeDays + 7));
        Assert.True(Erasure.IsNear(before, DateOnly.FromDateTime(database.Time.GetUtcNow().UtcDateTime)));

        Assert.True(await database.Get<TellerStories>().KeepAsync(teller, id, None));
        Assert.False(await database.Get<TellerStories>().KeepAsync(database.NewTeller(), id, None));
        database.Time.Advance(TimeSpan.FromDays(Erasure.NoticeDays + 14));
        await database.Get<StoryRetention>().RunAsync(None);

        var kept = Assert.Single(await database.Get<TellerStories>().ListAsync(teller, None));
        Assert.True(kept.ErasedOn > before.AddDays(600));
        Assert.False(Erasure.IsNear(kept.ErasedOn, DateOnly.FromDateTime(database.Time.GetUtcNow().UtcDateTime)));
    }

    [Theory, MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task VR_30_a_frozen_story_waits_a_year_longer_than_its_period_and_then_goes(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var project = await database.AddProjectAsync(new() { RetentionDays = 90, RereadDays = 30 });
        var (teller, other) = (database.NewTeller(), database.NewTeller());
        var id = await database.SendAsync(project, teller, A.Story());
        await database.SendAsync(project, other, A.Story());
        var (stories, retention) = (database.Get<TellerStories>(), database.Get<StoryRetention>());
        var usual = (await stories.FindAsync(teller, id, None))!.ErasedOn;

        await stories.SetRestrictedAsync(teller, id, true, None);
        Assert.Equal(usual.AddDays(Erasure.FrozenDays), (await stories.FindAsync(teller, id, None))!.ErasedOn);
        database.Time.Advance(TimeSpan.FromDays(90 + 14));
        Assert.Equal(1, (await retention.RunAsync(None)).Stories);
        Assert.Empty(await stories.ListAsync(other, None));
        Assert.Equal(0, (await database.Get<RetentionOverview>().OfAsync(project.Project, None)).Overdue);
        database.Time.Advance(TimeSpan.FromDays(Erasure.FrozenDays - 14 - Erasure.NoticeDays + 7));
        Assert.Equal(0, (await retention.RunAsync(None)).Stories);
        var told = (await stories.FindAsync(teller, id, None))!;
        Assert.True(told.Restricted && Erasure.IsNear(told.ErasedOn, DateOnly.FromDateTime(database.Time.GetUtcNow().UtcDateTime)));
        database.Time.Advance(TimeSpan.FromDays(Erasure.NoticeDays + 14));

        Assert.Equal(1, (await retention.RunAsync(None)).Stories);
        Assert.Empty(await stories.ListAsync(teller, None));
    }

    [Theory, MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task VR_30_releasing_a_frozen_story_starts_its_usual_period_anew(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var project = await database.AddProjectAsync(new() { RetentionDays = 90 });
        var teller = database.NewTeller();
        var id = await database.SendAsync(project, teller, A.Story());
        var (stories, retention) = (database.Get<TellerStories>(), database.Get<StoryRetention>());
        await stories.SetRestrictedAsync(teller, id, true, None);
        database.Time.Advance(TimeSpan.FromDays(200));

        await stories.SetRestrictedAsync(teller, id, false, None);
        Assert.Equal(0, (await retention.RunAsync(None)).Stories);
        database.Time.Advance(TimeSpan.FromDays(90 + 14));

        Assert.Equal(1, (await retention.RunAsync(None)).Stories);
    }

    [Theory, MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task Keys_without_a_story_are_swept_but_not_those_of_this_week(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var project = await database.AddProjectAsync();
        var teller = database.NewTeller();
        await database.SendAsync(project, teller, A.Story());
        await using var keys = await database.Get<IDbContextFactory<KeysContext>>().CreateDbContextAsync();
        keys.StoryKeys.Add(new() { StoryId = Guid.NewGuid(), StoryVersion = 1, Audience = KeyAudience.Project, Wrapped = [1], WrittenWeek = Week.Of(database.Time.GetUtcNow()).Number });
        await keys.SaveChangesAsync();

        Assert.Equal(0, (await database.Get<StoryRetention>().RunAsync(None)).OrphanedKeys);
        database.Time.Advance(TimeSpan.FromDays(7));
        Assert.Equal(1, (await database.Get<StoryRetention>().RunAsync(None)).OrphanedKeys);
        Assert.Single(await database.Get<TellerStories>().ListAsync(teller, None));
    }
}
