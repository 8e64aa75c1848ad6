using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Vertelpunt.Storage.Drafts;

namespace Vertelpunt.Storage.Tests.Drafts;

public class DraftStoreTests
{
    [Theory, MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task SC_3_a_draft_comes_back_with_its_keys_and_with_no_others(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var project = await database.AddProjectAsync();
        var teller = database.NewTeller();
        var draft = project.DraftFor(A.Story().WithAnswer("wie", new Composed(0.5, 0.25, 0.25)).WithAnswer("steun", DoesNotApply.Instance).WithAnswer("gevoel", LeftBlank.Instance));
        var store = database.Get<DraftStore>();

        var saved = await store.SaveAsync(teller, draft, 0, "k1", CancellationToken.None);
        var loaded = await store.LoadAsync(teller, CancellationToken.None);

        Assert.Equal(new DraftSaveResult.Saved(1), saved);
        Assert.Equal(draft.Content.Text, loaded!.Draft.Content.Text);
        Assert.Equal(new Composed(0.5, 0.25, 0.25), loaded.Draft.Content.Answers["wie"]);
        Assert.IsType<DoesNotApply>(loaded.Draft.Content.Answers["steun"]);
        Assert.IsType<LeftBlank>(loaded.Draft.Content.Answers["gevoel"]);
        Assert.Null(await store.LoadAsync(database.NewTeller(), CancellationToken.None));
    }

    [Theory, MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task A_repeated_save_is_the_same_save(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var project = await database.AddProjectAsync();
        var teller = database.NewTeller();
        var store = database.Get<DraftStore>();
        var draft = project.DraftFor(A.Story());

        Assert.Equal(new DraftSaveResult.Saved(1), await store.SaveAsync(teller, draft, 0, "k1", CancellationToken.None));
        Assert.Equal(new DraftSaveResult.Saved(1), await store.SaveAsync(teller, draft, 0, "k1", CancellationToken.None));
        Assert.Equal(new DraftSaveResult.Saved(2), await store.SaveAsync(teller, draft, 1, "k2", CancellationToken.None));
        Assert.Equal(new DraftSaveResult.Saved(2), await store.SaveAsync(teller, draft, 1, "k2", CancellationToken.None));
    }

    [Theory, MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task F_11_of_two_tabs_one_wins_and_the_other_is_shown_the_winner(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var project = await database.AddProjectAsync();
        var teller = database.NewTeller();
        var store = database.Get<DraftStore>();
        await store.SaveAsync(teller, project.DraftFor(A.Story()), 0, "k0", CancellationToken.None);

        var results = await Task.WhenAll(Enumerable.Range(0, 8).Select(i =>
            store.SaveAsync(teller, project.DraftFor(A.Story().WithText($"tekst {i}")), 1, $"tab{i}", CancellationToken.None)));

        Assert.Single(results.OfType<DraftSaveResult.Saved>());
        var stored = await store.LoadAsync(teller, CancellationToken.None);
        Assert.All(results.OfType<DraftSaveResult.Conflict>(), c => Assert.Equal(stored!.Draft.Content.Text, c.Other.Draft.Content.Text));
        Assert.Equal(7, results.OfType<DraftSaveResult.Conflict>().Count());
    }

    [Theory, MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task VR_08_rows_swapped_in_the_database_do_not_open(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var project = await database.AddProjectAsync();
        var (first, second) = (database.NewTeller(), database.NewTeller());
        var store = database.Get<DraftStore>();
        await store.SaveAsync(first, project.DraftFor(A.Story()), 0, "a", CancellationToken.None);
        await store.SaveAsync(second, project.DraftFor(A.Story()), 0, "b", CancellationToken.None);
        await using (var context = await database.Get<IDbContextFactory<StoriesContext>>().CreateDbContextAsync())
        {
            var other = await context.Drafts.Where(d => d.LookupId == second.LookupId).Select(d => d.Sealed).FirstAsync();
            await context.Drafts.Where(d => d.LookupId == first.LookupId).ExecuteUpdateAsync(s => s.SetProperty(d => d.Sealed, other));
        }

        await Assert.ThrowsAnyAsync<CryptographicException>(() => store.LoadAsync(first, CancellationToken.None));
    }
}
