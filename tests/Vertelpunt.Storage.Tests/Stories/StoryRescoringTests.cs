using Microsoft.EntityFrameworkCore;
using Vertelpunt.Domain.Privacy;
using Vertelpunt.Domain.Review;
using Vertelpunt.Domain.Risk;
using Vertelpunt.Storage.Stories;

namespace Vertelpunt.Storage.Tests.Stories;

public class StoryRescoringTests
{
    private static readonly CancellationToken None = CancellationToken.None;

    [Theory, MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task Stories_of_an_older_pipeline_go_again_and_what_people_did_is_kept(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var project = await database.AddProjectAsync();
        var teller = database.NewTeller();
        async Task<StoryId> SendAsync() => await database.SendAsync(project, teller, A.Story());
        var (plain, edited, decided, takenBack, frozen, failed) = (await SendAsync(), await SendAsync(), await SendAsync(), await SendAsync(), await SendAsync(), await SendAsync());
        await ProcessAsync(database, "oud", RiskLevel.Low);
        var (vault, decisions) = (database.Get<StoryVault>(), database.Get<StoryDecisions>());
        var seen = (await vault.PeekAsync(edited, None))!;
        Assert.Equal(2, await vault.SaveEditAsync(edited, 1, 1, seen.Processed, "a", None));
        Assert.True(await decisions.DecideAsync(decided, 1, DecisionKind.Hold, "even wachten", "a", None));
        Assert.True(await decisions.DecideAsync(takenBack, 1, DecisionKind.Include, "goed", "a", None));
        Assert.True(await decisions.DecideAsync(takenBack, 1, DecisionKind.TakenBack, "toch niet", "a", None));
        await database.Get<TellerStories>().SetRestrictedAsync(teller, frozen, true, None);
        await using (var context = await database.Get<IDbContextFactory<StoriesContext>>().CreateDbContextAsync())
        {
            await context.StoryResults.Where(r => r.StoryId == failed.Value).ExecuteDeleteAsync();
            await context.Stories.Where(s => s.Id == failed.Value).ExecuteUpdateAsync(s => s.SetProperty(r => r.State, StoryState.Failed).SetProperty(r => r.Attempts, StoryClaims.MaxAttempts));
        }

        await SendAsync();
        await ProcessAsync(database, "nieuw", RiskLevel.Medium);
        var result = await database.Get<StoryRescoring>().RunAsync(project.Project.Id, "nieuw", "cli", None);
        var twice = await database.Get<StoryRescoring>().RunAsync(project.Project.Id, "nieuw", "cli", None);
        Assert.Equal(new(Again: 2, Kept: 3, UpToDate: 1), result);
        Assert.Equal(0, twice.Again);
        Assert.Null(await vault.PeekAsync(plain, None));
        await ProcessAsync(database, "nieuw", RiskLevel.High);

        foreach (var (id, version, level) in new[] { (plain, "nieuw", RiskLevel.High), (edited, "oud", RiskLevel.Low), (decided, "oud", RiskLevel.Low), (takenBack, "oud", RiskLevel.Low), (failed, "nieuw", RiskLevel.High) })
        {
            var story = (await vault.PeekAsync(id, None))!;
            Assert.Equal((version, level, level), (story.Processed.PipelineVersion, story.Processed.Risk.Level, story.Record.RiskLevel));
        }

        Assert.Equal(2, (await vault.PeekAsync(edited, None))!.Revision);
        Assert.Equal(StoryState.OnHold, (await vault.PeekAsync(decided, None))!.Record.State);
        Assert.Equal([("nieuw", RiskLevel.High), ("oud", RiskLevel.Low)], (await database.Get<StoryRescoring>().OfAsync(plain, 1, None)).Select(s => (s.PipelineVersion, s.Level)).Order());
        Assert.Equal(["oud"], (await database.Get<StoryRescoring>().OfAsync(edited, 1, None)).Select(s => s.PipelineVersion));
    }

    [Theory, MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task VR_27_the_teller_sees_every_estimate_and_a_correction_or_withdrawal_takes_them_away(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var project = await database.AddProjectAsync();
        var teller = database.NewTeller();
        var id = await database.SendAsync(project, teller, A.Story());
        await ProcessAsync(database, "oud", RiskLevel.Low);
        await database.Get<StoryRescoring>().RunAsync(project.Project.Id, "nieuw", "cli", None);
        database.Time.Advance(TimeSpan.FromDays(7));
        await ProcessAsync(database, "nieuw", RiskLevel.High);
        var stories = database.Get<TellerStories>();

        Assert.Equal(["nieuw", "oud"], (await stories.FindAsync(teller, id, None))!.Scores.Select(s => s.PipelineVersion));
        Assert.True(await stories.CorrectAsync(teller, id, 1, A.Story().WithText("Anders."), None));
        Assert.Empty((await stories.FindAsync(teller, id, None))!.Scores);
        await ProcessAsync(database, "nieuw", RiskLevel.Low);
        Assert.True(await stories.WithdrawAsync(teller, id, None));

        await using var context = await database.Get<IDbContextFactory<StoriesContext>>().CreateDbContextAsync();
        Assert.Equal(0, await context.StoryScores.CountAsync());
    }

    [Theory, MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task FI_10_danger_that_was_taken_up_does_not_ask_again_and_new_danger_does(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var project = await database.AddProjectAsync();
        var id = await database.SendAsync(project, database.NewTeller(), A.Story());
        var known = new DangerSign(DangerKind.Suicide, new(0, 3), "suicide.wish");
        await ProcessAsync(database, "1", RiskLevel.Low, known);
        Assert.True(await database.Get<StoryDecisions>().TakeUpAsync(id, true, "a", None));

        await database.Get<StoryRescoring>().RunAsync(project.Project.Id, "2", "cli", None);
        await ProcessAsync(database, "2", RiskLevel.Low, known);
        Assert.False((await database.Get<StoryVault>().PeekAsync(id, None))!.Record.Urgent);
        await database.Get<StoryRescoring>().RunAsync(project.Project.Id, "3", "cli", None);
        await ProcessAsync(database, "3", RiskLevel.Low, known, new(DangerKind.ViolenceNow, new(0, 3), "violence.now"));

        Assert.True((await database.Get<StoryVault>().PeekAsync(id, None))!.Record.Urgent);
    }

    private static async Task ProcessAsync(TestDatabase database, string version, RiskLevel level, params DangerSign[] signs)
    {
        var claims = database.Get<StoryClaims>();
        foreach (var (id, storyVersion) in await claims.ClaimAsync("w", 20, None))
        {
            var story = (await claims.OpenAsync(id, storyVersion, None))!;
            var document = StoryDocument.Of(story.Content);
            var risk = new RiskAssessment(level, "Veel mensen passen hierop.", 5000, 2000, 9000, 0, 0, 0, 0.1, 150, [], [], version);
            Assert.True(await claims.CompleteAsync("w", story, new([], new(document.Text, []), document.Fields, risk, version) { Dangers = signs }, None));
        }
    }
}
