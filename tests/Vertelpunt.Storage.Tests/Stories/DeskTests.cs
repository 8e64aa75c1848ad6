using Microsoft.EntityFrameworkCore;
using Vertelpunt.Domain.Privacy;
using Vertelpunt.Domain.Review;
using Vertelpunt.Domain.Risk;
using Vertelpunt.Domain.Stories;
using Vertelpunt.Storage.Projects;
using Vertelpunt.Storage.Stories;

namespace Vertelpunt.Storage.Tests.Stories;

/// <summary>What the desk stores about stories and forms, on both databases.</summary>
public class DeskTests
{
    private static CancellationToken None => CancellationToken.None;

    [Theory, MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task SC_9_a_proposal_counts_only_when_somebody_else_agrees(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var (id, decisions) = await ToReviewAsync(database);

        Assert.True(await decisions.ProposeAsync(id, 1, DecisionKind.Include, "past goed", "a", None));
        Assert.Equal(StoryState.Proposed, await StateAsync(database, id));
        Assert.Equal(SecondOutcome.SamePerson, await decisions.AnswerAsync(id, 1, DecisionKind.Include, true, "eens", "a", None));
        Assert.Equal(SecondOutcome.Changed, await decisions.AnswerAsync(id, 1, DecisionKind.Exclude, true, "eens", "b", None));
        Assert.Equal(StoryState.Proposed, await StateAsync(database, id));
        Assert.Equal(SecondOutcome.Done, await decisions.AnswerAsync(id, 1, DecisionKind.Include, true, "eens", "b", None));

        Assert.Equal(StoryState.Included, await StateAsync(database, id));
        Assert.Equal([true, false], (await decisions.ListAsync(id, None)).Select(d => d.IsProposal));
    }

    [Theory, MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task A_second_person_who_disagrees_puts_the_story_on_hold_and_a_decision_can_be_taken_back(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var (id, decisions) = await ToReviewAsync(database);
        await decisions.ProposeAsync(id, 1, DecisionKind.Exclude, "te herkenbaar", "a", None);

        Assert.Equal(SecondOutcome.Done, await decisions.AnswerAsync(id, 1, DecisionKind.Exclude, false, "valt mee", "b", None));
        Assert.Equal(StoryState.OnHold, await StateAsync(database, id));
        Assert.True(await decisions.DecideAsync(id, 1, DecisionKind.TakenBack, "opnieuw", "b", None));

        Assert.Equal(StoryState.ToReview, await StateAsync(database, id));
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => decisions.ProposeAsync(id, 1, DecisionKind.Hold, "reden", "a", None));
    }

    [Theory, MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task FI_10_only_the_teller_opens_a_message_and_it_survives_a_correction_and_goes_with_the_story(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var project = await database.AddProjectAsync();
        var teller = database.NewTeller();
        var id = await database.SendAsync(project, teller, A.Story());
        await DrainAsync(database);
        var messages = database.Get<TellerMessages>();

        Assert.True(await messages.WriteAsync(id, 1, "We maken ons zorgen.", "reviewer", None));
        Assert.False(await messages.WriteAsync(id, 2, "Voor een andere versie.", "reviewer", None));
        var stories = database.Get<TellerStories>();
        Assert.Equal(["We maken ons zorgen."], (await stories.FindAsync(teller, id, None))!.Messages.Select(m => m.Text));
        Assert.True(await stories.CorrectAsync(teller, id, 1, A.Story().WithText("Anders."), None));
        Assert.Equal(["We maken ons zorgen."], (await stories.FindAsync(teller, id, None))!.Messages.Select(m => m.Text));
        await using (var context = await database.Get<IDbContextFactory<StoriesContext>>().CreateDbContextAsync())
        {
            Assert.DoesNotContain("zorgen", System.Text.Encoding.UTF8.GetString((await context.TellerMessages.SingleAsync()).Sealed));
        }

        Assert.True(await stories.WithdrawAsync(teller, id, None));
        await using var after = await database.Get<IDbContextFactory<StoriesContext>>().CreateDbContextAsync();
        Assert.Equal(0, await after.TellerMessages.CountAsync());
    }

    [Theory, MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task A_story_without_a_way_back_gets_no_message(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var project = await database.AddProjectAsync();
        var id = await database.SendAsync(project, database.NewTeller(), A.Story(), new(WayBack: false));
        await DrainAsync(database);

        Assert.False(await database.Get<TellerMessages>().WriteAsync(id, 1, "Hallo.", "reviewer", None));
    }

    [Theory, MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task A_form_that_is_changed_is_not_in_use_until_somebody_puts_it_in_use(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var project = (await database.AddProjectAsync()).Project;
        var (drafts, store) = (database.Get<FormDrafts>(), database.Get<ProjectStore>());
        var draft = await drafts.FindAsync(project, None);
        Assert.Equal(0, draft.Revision);

        Assert.True(await drafts.SaveAsync(project, draft.Form with { Organisation = "Anders" }, 0, None));
        Assert.False(await drafts.SaveAsync(project, draft.Form with { Organisation = "Te laat" }, 0, None));
        Assert.True(await drafts.SaveAsync(project, draft.Form with { Organisation = "Nog anders" }, 1, None));
        Assert.False(await drafts.SaveAsync(project, draft.Form, 1, None));
        Assert.Equal(draft.Form.Version, (await store.FindAsync(project.Id, None))!.FormVersion);
        Assert.Null(await drafts.PutInUseAsync(project, 1, None));
        Assert.Equal(draft.Form.Version + 1, await drafts.PutInUseAsync(project, 2, None));

        var now = (await store.FindAsync(project.Id, None))!;
        Assert.Equal("Nog anders", (await store.FormAsync(project.Id, now.FormVersion, None)).Organisation);
        Assert.Equal(0, (await drafts.FindAsync(now, None)).Revision);
    }

    [Theory, MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task Signs_of_danger_are_taken_up_once(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var project = await database.AddProjectAsync();
        var id = await database.SendAsync(project, database.NewTeller(), A.Story());
        await DrainAsync(database, new DangerSign(DangerKind.Suicide, new(0, 3), "suicide.wish"));
        var decisions = database.Get<StoryDecisions>();

        Assert.True(await decisions.TakeUpAsync(id, true, "a", None));
        Assert.False(await decisions.TakeUpAsync(id, true, "b", None));
    }

    private static async Task<(StoryId Id, StoryDecisions Decisions)> ToReviewAsync(TestDatabase database)
    {
        var project = await database.AddProjectAsync();
        var id = await database.SendAsync(project, database.NewTeller(), A.Story());
        await DrainAsync(database);
        return (id, database.Get<StoryDecisions>());
    }

    private static async Task<StoryState> StateAsync(TestDatabase database, StoryId id)
    {
        await using var context = await database.Get<IDbContextFactory<StoriesContext>>().CreateDbContextAsync();
        return await context.Stories.Where(s => s.Id == id.Value).Select(s => s.State).SingleAsync();
    }

    private static async Task DrainAsync(TestDatabase database, params DangerSign[] signs)
    {
        var claims = database.Get<StoryClaims>();
        foreach (var (id, version) in await claims.ClaimAsync("w", 10, None))
        {
            var story = (await claims.OpenAsync(id, version, None))!;
            await claims.CompleteAsync("w", story, Result(story.Content) with { Dangers = signs }, None);
        }
    }

    private static ProcessedStory Result(StoryContent content)
    {
        var document = StoryDocument.Of(content);
        return new([], new(document.Text, []), document.Fields, new(RiskLevel.Low, "Veel mensen passen hierop.", 5000, 2000, 9000, 0, 0, 0, 0.1, 150, [], [], "test"), "test");
    }
}
