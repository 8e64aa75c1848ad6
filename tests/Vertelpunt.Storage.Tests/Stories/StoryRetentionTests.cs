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
