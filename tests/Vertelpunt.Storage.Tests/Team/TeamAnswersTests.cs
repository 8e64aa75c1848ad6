using Microsoft.EntityFrameworkCore;
using Vertelpunt.Domain.Privacy;
using Vertelpunt.Domain.Review;
using Vertelpunt.Domain.Risk;
using Vertelpunt.Storage.Audit;
using Vertelpunt.Storage.Sealing;
using Vertelpunt.Storage.Stories;
using Vertelpunt.Storage.Team;

namespace Vertelpunt.Storage.Tests.Team;

public class TeamAnswersTests
{
    private static readonly CancellationToken None = CancellationToken.None;
    private static readonly Dictionary<string, Answer> Given = new() { ["toon"] = new Chosen(["kanariegeel"]), ["macht"] = new Scaled(70) };

    [Theory, MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task What_the_team_answers_is_kept_sealed_apart_from_the_teller_and_without_a_word_in_the_log(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var (project, teller, id) = await IncludedAsync(database);

        Assert.True(await database.Get<TeamAnswers>().SaveAsync(project.Project.Id, id, 1, 0, 1, Given, "anna", None));

        var stored = (await database.Get<TeamAnswers>().ReadAsync([id], None))[id];
        Assert.Equal((1, 1, 1), (stored.StoryVersion, stored.Revision, stored.FormVersion));
        Assert.Equal(Given, stored.Answers);
        Assert.DoesNotContain("toon", (await database.Get<TellerStories>().FindAsync(teller, id, None))!.Content.Answers.Keys);
        Assert.Equal(Given, (await database.Get<TellerStories>().FindAsync(teller, id, None))!.Team!.Answers);
        Assert.Empty(CanarySweep.FilesHolding(database.DataFolders, "kanariegeel"));
        await using var context = await Context(database);
        var line = Assert.Single(await context.AuditEntries.Where(a => a.Action == "story.annotate").ToListAsync());
        Assert.Equal(($"story:{id}", null), (line.Object, line.Reason));
    }

    [Theory, MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task Of_two_colleagues_the_second_finds_that_the_first_was_there(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var (project, _, id) = await IncludedAsync(database);
        var team = database.Get<TeamAnswers>();

        var first = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => team.SaveAsync(project.Project.Id, id, 1, 0, 1, Given, "anna", None)));
        var second = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => team.SaveAsync(project.Project.Id, id, 1, 1, 1, Given, "bo", None)));

        Assert.Single(first, saved => saved);
        Assert.Single(second, saved => saved);
        Assert.Equal(2, (await team.ReadAsync([id], None))[id].Revision);
    }

    [Theory, MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task A_story_that_is_frozen_excluded_objected_to_or_of_another_project_is_not_answered_about(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var (project, teller, id) = await IncludedAsync(database);
        var other = await database.AddProjectAsync();
        var team = database.Get<TeamAnswers>();
        Assert.True(await team.SaveAsync(project.Project.Id, id, 1, 0, 1, Given, "anna", None));
        Assert.False(await team.SaveAsync(other.Project.Id, id, 1, 1, 1, Given, "anna", None));

        await database.Get<TellerStories>().SetRestrictedAsync(teller, id, true, None);
        await NothingAsync();
        await database.Get<TellerStories>().SetRestrictedAsync(teller, id, false, None);
        await database.Get<TellerStories>().SetObjectedAsync(teller, id, true, None);
        await NothingAsync();
        await database.Get<TellerStories>().SetObjectedAsync(teller, id, false, None);
        await database.Get<StoryDecisions>().DecideAsync(id, 1, DecisionKind.Exclude, "te herkenbaar", "anna", None);
        await NothingAsync();
        await database.Get<StoryDecisions>().DecideAsync(id, 1, DecisionKind.Include, "toch niet", "anna", None);
        Assert.Single(await team.ReadAsync([id], None));

        async Task NothingAsync()
        {
            Assert.Empty(await team.ListAsync(project.Project.Id, None));
            Assert.Empty(await team.RevisionsAsync(project.Project.Id, None));
            Assert.Empty(await team.ReadAsync([id], None));
            Assert.False(await team.SaveAsync(project.Project.Id, id, 1, 1, 1, Given, "anna", None));
        }
    }

    [Theory, MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task What_the_team_said_goes_with_the_text_it_was_about(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var (project, teller, id) = await IncludedAsync(database);
        var team = database.Get<TeamAnswers>();
        await team.SaveAsync(project.Project.Id, id, 1, 0, 1, Given, "anna", None);

        Assert.True(await database.Get<TellerStories>().CorrectAsync(teller, id, 1, A.Story().WithText("Het ging anders."), None));
        Assert.Equal(0, await RowsAsync());
        await ProcessAsync(database);
        await database.Get<StoryDecisions>().DecideAsync(id, 2, DecisionKind.Include, "past", "anna", None);
        Assert.False(await team.SaveAsync(project.Project.Id, id, 1, 0, 1, Given, "anna", None));
        Assert.True(await team.SaveAsync(project.Project.Id, id, 2, 0, 1, Given, "anna", None));

        Assert.True(await database.Get<TellerStories>().WithdrawAsync(teller, id, None));
        Assert.Equal(0, await RowsAsync());

        async Task<int> RowsAsync()
        {
            await using var context = await Context(database);
            return await context.TeamAnswers.CountAsync();
        }
    }

    private static async Task<(TestProject Project, TellerKeys Teller, StoryId Id)> IncludedAsync(TestDatabase database)
    {
        var project = await database.AddProjectAsync();
        var teller = database.NewTeller();
        var id = await database.SendAsync(project, teller, A.Story());
        await ProcessAsync(database);
        Assert.True(await database.Get<StoryDecisions>().DecideAsync(id, 1, DecisionKind.Include, "past", "anna", None));
        return (project, teller, id);
    }

    private static async Task ProcessAsync(TestDatabase database)
    {
        var claims = database.Get<StoryClaims>();
        foreach (var (id, version) in await claims.ClaimAsync("w", 10, None))
        {
            var story = (await claims.OpenAsync(id, version, None))!;
            var document = StoryDocument.Of(story.Content);
            Assert.True(await claims.CompleteAsync("w", story, new([], new(document.Text, []), document.Fields, new(RiskLevel.Low, "Veel mensen passen hierop.", 5000, 2000, 9000, 0, 0, 0, 0.1, 150, [], [], "test"), "test"), None));
        }
    }

    private static Task<StoriesContext> Context(TestDatabase database) => database.Get<IDbContextFactory<StoriesContext>>().CreateDbContextAsync();
}
