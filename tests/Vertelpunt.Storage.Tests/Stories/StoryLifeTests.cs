using Microsoft.EntityFrameworkCore;
using Vertelpunt.Domain.Privacy;
using Vertelpunt.Domain.Review;
using Vertelpunt.Domain.Risk;
using Vertelpunt.Storage.Drafts;
using Vertelpunt.Storage.Stories;

namespace Vertelpunt.Storage.Tests.Stories;

public class StoryLifeTests
{
    private static readonly CancellationToken None = CancellationToken.None;

    [Theory, MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task A_double_click_sends_one_story(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var project = await database.AddProjectAsync();
        var teller = database.NewTeller();
        var draft = project.DraftFor(A.Story());
        await database.Get<DraftStore>().SaveAsync(teller, draft, 0, "k", None);

        var results = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => database.Get<StorySubmission>().SendAsync(teller, draft, 1, None)));

        Assert.Single(results, SubmissionResult.Sent);
        Assert.Equal(3, results.Count(r => r == SubmissionResult.AlreadySent));
        Assert.Equal(draft.Content.Text, Assert.Single(await database.Get<TellerStories>().ListAsync(teller, None)).Content.Text);
        Assert.Null(await database.Get<DraftStore>().LoadAsync(teller, None));
    }

    [Theory, MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task Without_a_way_back_nothing_ties_the_story_to_the_code(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var project = await database.AddProjectAsync();
        var teller = database.NewTeller();

        var id = await database.SendAsync(project, teller, A.Story(), new(WayBack: false));

        Assert.Empty(await database.Get<TellerStories>().ListAsync(teller, None));
        await using var stories = await Context(database);
        var record = await stories.Stories.SingleAsync(s => s.Id == id.Value);
        Assert.Null(record.LookupId);
        Assert.Null(record.TellerPublicKey);
        await using var keys = await database.Get<IDbContextFactory<KeysContext>>().CreateDbContextAsync();
        Assert.Equal(KeyAudience.Project, (await keys.StoryKeys.SingleAsync(k => k.StoryId == id.Value)).Audience);
    }

    [Theory, MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task What_a_failed_import_stored_is_taken_back_and_nothing_else(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var project = await database.AddProjectAsync();
        var told = await database.SendAsync(project, database.NewTeller(), A.Story());
        var imported = await database.SendAsync(project, database.NewTeller(), A.Story(), new(WayBack: false));

        await database.Get<StorySubmission>().TakeBackAsync([imported], None);

        await using var stories = await Context(database);
        await using var keys = await database.Get<IDbContextFactory<KeysContext>>().CreateDbContextAsync();
        Assert.Equal([told.Value], await stories.Stories.Select(s => s.Id).ToListAsync());
        Assert.DoesNotContain(imported.Value, await keys.StoryKeys.Select(k => k.StoryId).ToListAsync());
    }

    [Theory, MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task Eight_workers_claim_each_story_once(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var project = await database.AddProjectAsync();
        for (var i = 0; i < 40; i++)
        {
            await database.SendAsync(project, database.NewTeller(), A.Story());
        }

        var claims = database.Get<StoryClaims>();
        var claimed = await Task.WhenAll(Enumerable.Range(0, 8).Select(async worker =>
        {
            var mine = new List<StoryId>();
            for (var empty = 0; empty < 3;)
            {
                var batch = await claims.ClaimAsync($"w{worker}", 5, None);
                mine.AddRange(batch.Select(b => b.Id));
                empty = batch.Count == 0 ? empty + 1 : 0;
            }

            return mine;
        }));

        var all = claimed.SelectMany(c => c).ToList();
        Assert.Equal(40, all.Count);
        Assert.Equal(40, all.Distinct().Count());
    }

    [Theory, MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task F_02_a_dead_workers_story_is_taken_over_after_its_lease(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var project = await database.AddProjectAsync();
        await database.SendAsync(project, database.NewTeller(), A.Story());
        var claims = database.Get<StoryClaims>();
        var (id, version) = Assert.Single(await claims.ClaimAsync("dead", 5, None));
        var slow = await claims.OpenAsync(id, version, None);

        Assert.Empty(await claims.ClaimAsync("other", 5, None));
        database.Time.Advance(StoryClaims.Lease + TimeSpan.FromSeconds(1));
        Assert.Single(await claims.ClaimAsync("other", 5, None));
        var fast = await claims.OpenAsync(id, version, None);

        Assert.False(await claims.CompleteAsync("dead", slow!, Result(slow!.Content), None));
        Assert.True(await claims.CompleteAsync("other", fast!, Result(fast!.Content), None));
        Assert.False(await claims.CompleteAsync("other", fast, Result(fast.Content), None));
    }

    [Theory, MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task VR_25_a_story_that_fails_three_times_is_held_and_nothing_of_it_is_shown(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var project = await database.AddProjectAsync();
        var id = await database.SendAsync(project, database.NewTeller(), A.Story());
        var claims = database.Get<StoryClaims>();

        for (var attempt = 0; attempt < StoryClaims.MaxAttempts; attempt++)
        {
            var (claimed, version) = Assert.Single(await claims.ClaimAsync("w", 1, None));
            await claims.FailAsync("w", claimed, version, "InvalidOperationException", None);
        }

        Assert.Empty(await claims.ClaimAsync("w", 1, None));
        Assert.Null(await database.Get<StoryVault>().ReadAsync(id, "reviewer", None));
        await using var stories = await Context(database);
        Assert.Equal(StoryState.Failed, (await stories.Stories.SingleAsync(s => s.Id == id.Value)).State);
    }

    [Theory, MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task VR_27_the_teller_reads_the_story_and_what_was_derived_from_it(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var project = await database.AddProjectAsync();
        var teller = database.NewTeller();
        var id = await database.SendAsync(project, teller, A.Story().Titled("Titel"));
        await ProcessAsync(database);

        var story = await database.Get<TellerStories>().FindAsync(teller, id, None);

        Assert.Equal("Titel", story!.Content.Title);
        Assert.Equal(RiskLevel.Low, story.Derived!.Risk.Level);
        Assert.Null(await database.Get<TellerStories>().FindAsync(database.NewTeller(), id, None));
    }

    [Theory, MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task VR_28_a_correction_makes_a_new_version_and_erases_the_old_one(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var project = await database.AddProjectAsync();
        var teller = database.NewTeller();
        var id = await database.SendAsync(project, teller, A.Story());
        await ProcessAsync(database);
        var tellerStories = database.Get<TellerStories>();

        Assert.True(await tellerStories.CorrectAsync(teller, id, 1, A.Story().WithText("Nieuwe tekst."), None));
        Assert.False(await tellerStories.CorrectAsync(teller, id, 1, A.Story().WithText("Te laat."), None));

        var story = await tellerStories.FindAsync(teller, id, None);
        Assert.Equal(("Nieuwe tekst.", 2, StoryState.Pending), (story!.Content.Text, story.Version, story.State));
        Assert.Null(story.Derived);
        await using var keys = await database.Get<IDbContextFactory<KeysContext>>().CreateDbContextAsync();
        Assert.All(await keys.StoryKeys.Where(k => k.StoryId == id.Value).ToListAsync(), k => Assert.Equal(2, k.StoryVersion));
    }

    [Theory, MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task F_15_a_result_of_the_old_text_is_never_attached_to_the_new_one(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var project = await database.AddProjectAsync();
        var teller = database.NewTeller();
        var id = await database.SendAsync(project, teller, A.Story());
        var claims = database.Get<StoryClaims>();
        var (_, version) = Assert.Single(await claims.ClaimAsync("w", 1, None));
        var old = await claims.OpenAsync(id, version, None);

        await database.Get<TellerStories>().CorrectAsync(teller, id, 1, A.Story().WithText("Nieuw."), None);

        Assert.False(await claims.CompleteAsync("w", old!, Result(old!.Content), None));
    }

    [Theory, MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task VR_29_a_withdrawal_takes_effect_at_once_everywhere(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var project = await database.AddProjectAsync();
        var teller = database.NewTeller();
        var id = await database.SendAsync(project, teller, A.Story(), new(ConsentLevel.WorkshopCards));
        await ProcessAsync(database);
        await database.Get<StoryDecisions>().DecideAsync(id, 1, DecisionKind.Include, "past goed", "reviewer", None);
        await PackAsync(database, project, id);

        Assert.True(await database.Get<TellerStories>().WithdrawAsync(teller, id, None));

        Assert.Empty(await database.Get<TellerStories>().ListAsync(teller, None));
        Assert.Null(await database.Get<StoryVault>().ReadAsync(id, "reviewer", None));
        await using var stories = await Context(database);
        Assert.Equal(0, await stories.Stories.CountAsync());
        Assert.Equal(0, await stories.StoryResults.CountAsync());
        Assert.NotNull((await stories.PackStories.SingleAsync()).RecalledAt);
        Assert.All(await stories.StoryDecisions.ToListAsync(), d => Assert.Null(d.SealedReason));
        Assert.Equal(1, await stories.Tombstones.CountAsync());
        await using var keys = await database.Get<IDbContextFactory<KeysContext>>().CreateDbContextAsync();
        Assert.Equal(0, await keys.StoryKeys.CountAsync());
    }

    [Theory, MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task F_14_what_was_in_flight_at_a_withdrawal_is_thrown_away(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var project = await database.AddProjectAsync();
        var teller = database.NewTeller();
        var id = await database.SendAsync(project, teller, A.Story());
        var claims = database.Get<StoryClaims>();
        var (_, version) = Assert.Single(await claims.ClaimAsync("w", 1, None));
        var open = await claims.OpenAsync(id, version, None);

        await database.Get<TellerStories>().WithdrawAsync(teller, id, None);

        Assert.False(await claims.CompleteAsync("w", open!, Result(open!.Content), None));
        Assert.Null(await claims.OpenAsync(id, version, None));
    }

    [Theory, MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task VR_30_a_frozen_story_is_touched_by_no_job_and_no_staff(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var project = await database.AddProjectAsync();
        var teller = database.NewTeller();
        var id = await database.SendAsync(project, teller, A.Story());
        var tellerStories = database.Get<TellerStories>();

        await tellerStories.SetRestrictedAsync(teller, id, true, None);
        Assert.Empty(await database.Get<StoryClaims>().ClaimAsync("w", 1, None));
        Assert.Null(await database.Get<StoryVault>().ReadAsync(id, "reviewer", None));

        await tellerStories.SetRestrictedAsync(teller, id, false, None);
        await ProcessAsync(database);
        await tellerStories.SetRestrictedAsync(teller, id, true, None);
        Assert.Null(await database.Get<StoryVault>().ReadAsync(id, "reviewer", None));
        Assert.False(await database.Get<StoryDecisions>().DecideAsync(id, 1, DecisionKind.Include, "reden", "reviewer", None));
        Assert.Single(await tellerStories.ListAsync(teller, None));
    }

    [Theory, MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task VR_32_objection_and_consent_take_a_story_out_of_every_set(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var project = await database.AddProjectAsync();
        var teller = database.NewTeller();
        var id = await database.SendAsync(project, teller, A.Story(), new(ConsentLevel.Quotes, Research: true));
        await ProcessAsync(database);
        await database.Get<StoryDecisions>().DecideAsync(id, 1, DecisionKind.Include, "past goed", "reviewer", None);
        Assert.Equal((1, 1, 1, 1), await SetsAsync(database));

        await database.Get<TellerStories>().SetConsentAsync(teller, id, ConsentLevel.WorkshopCards, research: false, None);
        Assert.Equal((1, 1, 0, 0), await SetsAsync(database));

        await database.Get<TellerStories>().SetConsentAsync(teller, id, ConsentLevel.PatternsOnly, research: false, None);
        Assert.Equal((1, 0, 0, 0), await SetsAsync(database));

        await database.Get<TellerStories>().SetObjectedAsync(teller, id, true, None);
        Assert.Equal((0, 0, 0, 0), await SetsAsync(database));
    }

    [Theory, MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task VR_33_nothing_enters_the_collection_without_a_person(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var project = await database.AddProjectAsync();
        var id = await database.SendAsync(project, database.NewTeller(), A.Story(), new(ConsentLevel.Quotes, Research: true));
        await ProcessAsync(database);

        Assert.Equal((0, 0, 0, 0), await SetsAsync(database));
        var decisions = database.Get<StoryDecisions>();
        Assert.True(await decisions.DecideAsync(id, 1, DecisionKind.Exclude, "te herkenbaar", "reviewer", None));
        Assert.True(await decisions.DecideAsync(id, 1, DecisionKind.Include, "toch goed, na overleg", "reviewer", None));
        Assert.Equal(["te herkenbaar", "toch goed, na overleg"], (await decisions.ListAsync(id, None)).Select(d => d.Reason).Order());
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => decisions.DecideAsync(id, 1, DecisionKind.Withdrawn, "reden", "reviewer", None));
    }

    [Theory, MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task Two_reviewers_on_one_story_do_not_overwrite_each_other(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var project = await database.AddProjectAsync();
        var id = await database.SendAsync(project, database.NewTeller(), A.Story());
        await ProcessAsync(database);
        var vault = database.Get<StoryVault>();
        var seen = await vault.ReadAsync(id, "a", None);

        var results = await Task.WhenAll(
            vault.SaveEditAsync(id, 1, seen!.Revision, seen.Processed, "a", None),
            vault.SaveEditAsync(id, 1, seen.Revision, seen.Processed, "b", None));

        Assert.Single(results, r => r == 2);
        Assert.Single(results, r => r is null);
        Assert.Equal(3, await vault.SaveEditAsync(id, 1, 2, seen.Processed, "a", None));
    }

    [Theory, MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task Many_stories_open_in_the_order_asked_and_answers_come_without_words(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var project = await database.AddProjectAsync();
        var ids = new List<StoryId>();
        for (var i = 0; i < 5; i++)
        {
            ids.Add(await database.SendAsync(project, database.NewTeller(), A.Story().WithText($"Tekst {i}.").WithAnswer("wens", new Written("geheim")).WithAnswer("steun", new Scaled(i))));
        }

        await ProcessAsync(database);
        var vault = database.Get<StoryVault>();
        var read = await vault.ReadManyAsync(ids, None);
        var answers = await vault.AnswersAsync(ids, None);

        Assert.Equal(ids.Select((_, i) => $"Tekst {i}."), read.Select(s => s.Processed.Field("text")));
        Assert.Equal(5, answers.Count);
        Assert.All(answers, a => Assert.Equal(new Written(""), a.Answers["wens"]));
    }

    private static async Task ProcessAsync(TestDatabase database)
    {
        var claims = database.Get<StoryClaims>();
        foreach (var (id, version) in await claims.ClaimAsync("w", 100, None))
        {
            var story = await claims.OpenAsync(id, version, None);
            Assert.True(await claims.CompleteAsync("w", story!, Result(story!.Content), None));
        }
    }

    private static ProcessedStory Result(StoryContent content)
    {
        var document = StoryDocument.Of(content);
        return new([], new(document.Text, []), document.Fields, new(RiskLevel.Low, "Veel mensen passen hierop.", 5000, 2000, 9000, 0, 0, 0, 0.1, 150, [], [], "test"), "test");
    }

    private static async Task PackAsync(TestDatabase database, TestProject project, StoryId id)
    {
        await using var context = await Context(database);
        var pack = Guid.NewGuid();
        context.Packs.Add(new() { Id = pack, ProjectId = project.Project.Id, Code = "PK1", Name = "Sessie", Manifest = "{}", MadeBy = "f", MadeAt = 0 });
        context.PackStories.Add(new() { PackId = pack, StoryId = id.Value, StoryVersion = 1, CardCode = "K1" });
        await context.SaveChangesAsync();
    }

    private static async Task<(int Patterns, int Cards, int Quotes, int Research)> SetsAsync(TestDatabase database)
    {
        await using var context = await Context(database);
        return (await context.Stories.Collection().CountAsync(), await context.Stories.ForCards().CountAsync(),
            await context.Stories.ForQuotes().CountAsync(), await context.Stories.ForResearch().CountAsync());
    }

    private static Task<StoriesContext> Context(TestDatabase database) => database.Get<IDbContextFactory<StoriesContext>>().CreateDbContextAsync();
}
