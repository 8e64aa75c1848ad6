using Microsoft.EntityFrameworkCore;
using Vertelpunt.Domain.Workshops;
using Vertelpunt.Storage.Audit;
using Vertelpunt.Storage.Notes;
using Vertelpunt.Storage.Projects;
using Vertelpunt.Storage.Sealing;

namespace Vertelpunt.Storage.Tests.Notes;

public class NoteStoreTests
{
    private const string Marker = "KANARIE-grutto-4417";

    private static Observation Sample { get; } = new(
        "Alleen " + Marker, "Wie er alleen voor stond, kijkt met meer zorg vooruit.", ObservationStrength.Strong, [new("Eenzaamheid kleurt alles.", "Bel eens."), new("Wie zorgen heeft, trekt zich terug.")])
    {
        Stories = [new(Guid.NewGuid(), 2, [0, 3])],
        Patterns = [new(new("steun=b0", "steun", "toekomst"), 0.42, 0.01)],
        Theme = Guid.NewGuid(),
        Basis = new(40, "ab", ""),
    };

    [Theory, MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task Every_kind_of_note_comes_back_as_it_was_written(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var project = (await database.AddProjectAsync()).Project.Id;
        var store = database.Get<NoteStore>();
        Note[] notes =
        [
            Sample, new SavedView("Blik", new("", "steun"), Remark.Remarkable), new Theme("Er alleen voor staan"),
            new WorkSession("Maart", new(2026, 3, 12), 9, [Guid.NewGuid()], [new(InsightKind.Dilemma, "Helpen of laten?")], [new("Buurtkamer", "gemeente", "mei")]),
            new Lumping("hoe_vaak", [new("vaker", ["vaak", "altijd"])]),
        ];

        foreach (var note in notes)
        {
            await store.AddAsync(project, note, "bo", default);
            database.Time.Advance(TimeSpan.FromSeconds(1));
        }

        var kept = await store.ListAsync(project, default);
        Assert.Equal(notes.Select(n => System.Text.Json.JsonSerializer.Serialize(n)), kept.Select(k => System.Text.Json.JsonSerializer.Serialize(k.Note)));
        Assert.All(kept, k => Assert.Equal(("bo", 1), (k.MadeBy, k.Revision)));
        Assert.Empty(await store.ListAsync(Guid.NewGuid(), default));
    }

    [Theory, MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task Of_two_people_who_change_a_note_at_once_the_second_is_told(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var project = (await database.AddProjectAsync()).Project.Id;
        var store = database.Get<NoteStore>();
        var id = await store.AddAsync(project, new Theme("Een"), "bo", default);
        var read = (await store.FindAsync(project, id, default))!;

        Assert.True(await store.ChangeAsync(read, new Theme("Twee"), "bo", default));
        Assert.False(await store.ChangeAsync(read, new Theme("Drie"), "cato", default));

        var now = (await store.FindAsync(project, id, default))!;
        Assert.Equal(("Twee", 2), (((Theme)now.Note).Name, now.Revision));
        Assert.True(await store.RemoveAsync(now, "bo", default));
        Assert.Null(await store.FindAsync(project, id, default));
        Assert.False(await store.ChangeAsync(now, new Theme("Vier"), "bo", default));
    }

    [Theory, MemberData(nameof(TestDatabase.Providers), MemberType = typeof(TestDatabase))]
    public async Task Notes_are_sealed_and_outlive_new_keys_while_the_log_holds_no_word_of_them(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var project = (await database.AddProjectAsync()).Project.Id;
        var store = database.Get<NoteStore>();
        var id = await store.AddAsync(project, Sample, "bo", default);
        await database.Get<ProjectKeys>().CreateAsync(project, default);
        await store.ChangeAsync((await store.FindAsync(project, id, default))!, Sample, "bo", default);
        var next = new StaffSecrets(System.Security.Cryptography.RandomNumberGenerator.GetBytes(32));
        await database.Get<ProjectKeys>().RewrapAsync(next, default);

        await using var rotated = database.With(next);
        Assert.Equal(Sample.Title, ((Observation)(await rotated.Get<NoteStore>().FindAsync(project, id, default))!.Note).Title);
        await using var context = await database.Get<IDbContextFactory<StoriesContext>>().CreateDbContextAsync();
        var record = await context.Notes.AsNoTracking().SingleAsync();
        Assert.DoesNotContain(Marker, System.Text.Encoding.UTF8.GetString(record.Sealed));
        var entries = await context.AuditEntries.AsNoTracking().Where(a => a.Action.StartsWith("note.")).ToListAsync();
        Assert.Equal(["note.make", "note.change"], entries.OrderBy(e => e.Seq).Select(e => e.Action));
        Assert.DoesNotContain(entries, e => (e.Object + e.Reason).Contains(Marker));
    }

    [Fact]
    public void An_observation_needs_two_interpretations()
    {
        Assert.Throws<ArgumentException>(() => new Observation("a", "b", ObservationStrength.Weak, [new("één")]) { Basis = new(1, "", "") });
        Assert.Throws<ArgumentException>(() => new Observation("a", "b", ObservationStrength.Weak, [new("één"), new(" ")]) { Basis = new(1, "", "") });
    }
}
