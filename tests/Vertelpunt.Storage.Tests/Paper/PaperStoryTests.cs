using Microsoft.EntityFrameworkCore;
using Vertelpunt.Storage.Drafts;
using Vertelpunt.Storage.Paper;
using Vertelpunt.Storage.Sealing;
using Vertelpunt.Storage.Stories;

namespace Vertelpunt.Storage.Tests.Paper;

public class PaperStoryTests
{
    private static readonly CancellationToken None = CancellationToken.None;

    [Theory, MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task SC_15_Who_tells_on_paper_finds_the_story_with_the_code_of_the_strip_and_takes_it_away(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var project = await database.AddProjectAsync();
        var slip = (await database.Get<PaperSlips>().MakeAsync(project.Project.Id, 2, None))![0];
        var told = new Week(Week.Of(database.Time.GetUtcNow()).Number - 3);

        var id = StoryId.Create();
        Assert.Equal(SubmissionResult.Sent, await EnterAsync(database, project, id, told, slip.Number));

        Assert.True(TellerCode.TryParse(slip.Code, out var code));
        var teller = (await database.Get<TellerKeyDerivation>().DeriveAsync(code, None))!.Value.Keys;
        var story = Assert.Single(await database.Get<TellerStories>().ListAsync(teller, None));
        Assert.Equal(("Een goed gesprek", told), (story.Content.Title, story.Told));
        Assert.True(await database.Get<TellerStories>().WithdrawAsync(teller, id, None));
        Assert.Empty(await database.Get<TellerStories>().ListAsync(teller, None));
        await using var context = await database.Get<IDbContextFactory<StoriesContext>>().CreateDbContextAsync();
        Assert.Single(await context.PaperSlips.ToListAsync());
        Assert.Empty(await context.Drafts.ToListAsync());
    }

    [Theory, MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task A_copied_form_does_not_bring_two_tellers_under_one_code(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var project = await database.AddProjectAsync();
        var slip = (await database.Get<PaperSlips>().MakeAsync(project.Project.Id, 1, None))!.Single();
        var week = Week.Of(database.Time.GetUtcNow());
        var record = await database.Get<PaperSlips>().FindAsync(project.Project.Id, slip.Number, None);

        var results = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ =>
            database.Get<StoryFiling>().SendAsync(StoryId.Create(), project.Link, 1, A.Story(), new(), null, new(week, record), None)));

        Assert.Single(results, SubmissionResult.Sent);
        Assert.Equal(3, results.Count(r => r == SubmissionResult.Conflict));
        await using var context = await database.Get<IDbContextFactory<StoriesContext>>().CreateDbContextAsync();
        Assert.Single(await context.Stories.ToListAsync());
        Assert.Empty(await context.Drafts.ToListAsync());
    }

    [Theory, MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task Clicking_twice_on_one_form_sends_one_story_that_opens(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var project = await database.AddProjectAsync();
        var slip = (await database.Get<PaperSlips>().MakeAsync(project.Project.Id, 1, None))!.Single();
        var (id, week) = (StoryId.Create(), Week.Of(database.Time.GetUtcNow()));
        var record = await database.Get<PaperSlips>().FindAsync(project.Project.Id, slip.Number, None);

        var results = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ =>
            database.Get<StoryFiling>().SendAsync(id, project.Link, 1, A.Story(), new(), null, new(week, record), None)));

        Assert.Single(results, SubmissionResult.Sent);
        Assert.Equal(3, results.Count(r => r == SubmissionResult.AlreadySent));
        var claimed = Assert.Single(await database.Get<StoryClaims>().ClaimAsync("proef", 10, None));
        Assert.Equal("Een goed gesprek", (await database.Get<StoryClaims>().OpenAsync(claimed.Id, claimed.Version, None))!.Content.Title);
        await using var context = await database.Get<IDbContextFactory<StoriesContext>>().CreateDbContextAsync();
        Assert.Empty(await context.Drafts.ToListAsync());
    }

    [Theory, MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task The_code_of_a_strip_is_stored_nowhere_and_a_form_that_never_came_is_forgotten(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var project = await database.AddProjectAsync();
        var slip = (await database.Get<PaperSlips>().MakeAsync(project.Project.Id, 1, None))!.Single();
        Assert.Empty(CanarySweep.FilesHolding(database.DataFolders, slip.Code, slip.Code.Replace("-", "", StringComparison.Ordinal)));

        database.Time.Advance(TimeSpan.FromDays(7 * (PaperSlips.Weeks + 1)));
        await database.Get<StoryRetention>().RunAsync(None);

        Assert.Null(await database.Get<PaperSlips>().FindAsync(project.Project.Id, slip.Number, None));
    }

    [Fact]
    public void A_number_is_read_however_it_is_typed()
    {
        Assert.True(PaperSlips.TryParse(" 4821-77 30", out var number));
        Assert.Equal("48217730", number);
        Assert.False(PaperSlips.TryParse("4821773", out _));
        Assert.False(PaperSlips.TryParse("4821 773O", out _));
        Assert.False(PaperSlips.TryParse(null, out _));
    }

    private static async Task<SubmissionResult> EnterAsync(TestDatabase database, TestProject project, StoryId id, Week week, string number) =>
        await database.Get<StoryFiling>().SendAsync(
            id, project.Link, 1, A.Story(), new(), null, new(week, await database.Get<PaperSlips>().FindAsync(project.Project.Id, number, None)), None);
}
