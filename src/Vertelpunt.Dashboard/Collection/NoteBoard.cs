using Vertelpunt.Domain.Stories;
using Vertelpunt.Domain.Workshops;
using Vertelpunt.Storage.Notes;
using Vertelpunt.Storage.Projects;

namespace Vertelpunt.Dashboard.Collection;

/// <summary>Why an observation may not hold any more.</summary>
public enum BasisChange
{
    /// <summary>A story it rests on was taken back, changed, or may no longer be read.</summary>
    StoryGone,

    /// <summary>Answers it rests on were put together, or stand apart again.</summary>
    AnswersLumped,

    /// <summary>Stories came or went.</summary>
    StoriesChanged,
}

/// <summary>What the team wrote about a collection, beside what the collection is now.</summary>
public sealed class NoteBoard(IReadOnlyList<StoredNote> notes, IReadOnlySet<(StoryId Id, int Version)> readable, Basis now)
{
    /// <summary>The basis of an observation that is written or confirmed now.</summary>
    public Basis Now { get; } = now;

    public IReadOnlyList<(StoredNote Stored, SavedView Note)> Views { get; } = Of<SavedView>(notes);

    public IReadOnlyList<(StoredNote Stored, Observation Note)> Observations { get; } = Of<Observation>(notes);

    public IReadOnlyList<(StoredNote Stored, Theme Note)> Themes { get; } = Of<Theme>(notes);

    public IReadOnlyList<(StoredNote Stored, Perspective Note)> Perspectives { get; } = Of<Perspective>(notes);

    public IReadOnlyList<(StoredNote Stored, WorkSession Note)> Sessions { get; } = Of<WorkSession>(notes);

    /// <summary>The stories of an observation that may still be read in the version it saw.</summary>
    public IReadOnlyList<LinkedStory> Readable(Observation observation) => [.. observation.Stories.Where(s => readable.Contains((new(s.Story), s.Version)))];

    /// <summary>What changed since somebody last said that it holds; empty when nothing did.</summary>
    public IReadOnlyList<BasisChange> Changes(Observation observation)
    {
        var changes = new List<BasisChange>();
        if (Readable(observation).Count < observation.Stories.Count)
        {
            changes.Add(BasisChange.StoryGone);
        }

        if (observation.Basis.Lumped != Now.Lumped)
        {
            changes.Add(BasisChange.AnswersLumped);
        }

        if (observation.Basis.Fingerprint != Now.Fingerprint)
        {
            changes.Add(BasisChange.StoriesChanged);
        }

        return changes;
    }

    private static IReadOnlyList<(StoredNote, T)> Of<T>(IEnumerable<StoredNote> notes)
        where T : Note => [.. notes.Where(n => n.Note is T).Select(n => (n, (T)n.Note))];
}

/// <summary>Reads notes together with the state of what they are about.</summary>
public sealed class NoteDesk(NoteStore notes, CollectionReader collection, StoryShelf shelf)
{
    public async Task<NoteBoard> ReadAsync(Project project, CancellationToken cancellationToken) => new(
        await notes.ListAsync(project.Id, cancellationToken),
        (await shelf.ReadableAsync(project, cancellationToken)).ToHashSet(),
        await collection.BasisAsync(project, cancellationToken));
}
