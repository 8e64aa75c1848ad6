using Microsoft.EntityFrameworkCore;
using Vertelpunt.Domain.Stories;
using Vertelpunt.Storage.Audit;
using Vertelpunt.Storage.Schema;
using Vertelpunt.Storage.Sealing;
using Vertelpunt.Storage.Stories;

namespace Vertelpunt.Storage.Team;

/// <summary>What the team answered about a story.</summary>
/// <param name="StoryVersion">The version of the story it is about.</param>
/// <param name="Revision">Pass it back when changing; 0 when nothing was answered yet.</param>
/// <param name="FormVersion">The version of the form whose team questions were answered.</param>
/// <param name="Answers">By the id of the team question.</param>
public sealed record TeamAnswerSet(int StoryVersion, int Revision, int FormVersion, IReadOnlyDictionary<string, Answer> Answers);

/// <summary>Keeps the team's answers about stories, apart from the tellers' own. Only included stories can be answered about; every change is in the audit log, without the answers.</summary>
public sealed class TeamAnswers(IDbContextFactory<StoriesContext> contexts, StoryVault vault, AuditLog audit)
{
    private const int ChunkSize = 500;

    /// <summary>The stories of a project that may be answered about now, with the version of the form at which that was done last (0 when never), in an order that tells nothing.</summary>
    public async Task<IReadOnlyList<(StoryId Id, int FormVersion)>> ListAsync(Guid projectId, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var rows = await context.Stories.AsNoTracking().Collection().Where(s => s.ProjectId == projectId).OrderBy(s => s.Shuffle)
            .Select(s => new { s.Id, Form = context.TeamAnswers.Where(t => t.StoryId == s.Id && t.StoryVersion == s.Version).Select(t => (int?)t.FormVersion).FirstOrDefault() })
            .ToListAsync(cancellationToken);
        return [.. rows.Select(r => (new StoryId(r.Id), r.Form ?? 0))];
    }

    /// <summary>Which stories of the collection have answers, about which version and at which revision: what a reader needs to know what it has to open again.</summary>
    public async Task<IReadOnlyDictionary<StoryId, (int Version, int Revision)>> RevisionsAsync(Guid projectId, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.Stories.AsNoTracking().Collection().Where(s => s.ProjectId == projectId)
            .Join(context.TeamAnswers, s => new { s.Id, s.Version }, t => new { Id = t.StoryId, Version = t.StoryVersion }, (s, t) => new { s.Id, s.Version, t.Revision })
            .ToDictionaryAsync(r => new StoryId(r.Id), r => (r.Version, r.Revision), cancellationToken);
    }

    /// <summary>The answers about these stories, as far as they are in the collection and have any. The caller logs what for.</summary>
    public async Task<IReadOnlyDictionary<StoryId, TeamAnswerSet>> ReadAsync(IReadOnlyCollection<StoryId> ids, CancellationToken cancellationToken)
    {
        var found = new Dictionary<StoryId, TeamAnswerSet>(ids.Count);
        foreach (var part in ids.Select(i => i.Value).Chunk(ChunkSize))
        {
            await using var context = await contexts.CreateDbContextAsync(cancellationToken);
            var records = await context.TeamAnswers.AsNoTracking().Where(t => part.Contains(t.StoryId)).ToDictionaryAsync(t => t.StoryId, cancellationToken);
            var stories = await context.Stories.AsNoTracking().Collection().Where(s => records.Keys.Contains(s.Id)).ToListAsync(cancellationToken);
            var dataKeys = await vault.DataKeysAsync(stories, cancellationToken);
            foreach (var story in stories.Where(s => records[s.Id].StoryVersion == s.Version && dataKeys.ContainsKey(s.Id)))
            {
                found[new(story.Id)] = Open(records[story.Id], dataKeys[story.Id]);
            }
        }

        return found;
    }

    /// <summary>Stores answers over revision <paramref name="baseRevision"/>.</summary>
    /// <param name="version">Of the story that was read.</param>
    /// <param name="actor">Account id.</param>
    /// <returns>False when the story changed or may not be answered about any more, or a colleague was first; nothing was stored then.</returns>
    public async Task<bool> SaveAsync(
        Guid projectId, StoryId id, int version, int baseRevision, int formVersion, IReadOnlyDictionary<string, Answer> answers, string actor, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var story = await context.Stories.AsNoTracking().Collection().FirstOrDefaultAsync(s => s.Id == id.Value && s.ProjectId == projectId && s.Version == version, cancellationToken);
        if (story is null || !(await vault.DataKeysAsync([story], cancellationToken)).TryGetValue(id.Value, out var dataKey))
        {
            return false;
        }

        await audit.AppendAsync(actor, "story.annotate", $"story:{id}", null, cancellationToken);
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);

        // What was said about an earlier version of the text is not about this one.
        await context.TeamAnswers.Where(t => t.StoryId == id.Value && t.StoryVersion < version).ExecuteDeleteAsync(cancellationToken);
        var next = baseRevision + 1;
        var sealedBytes = Envelope.Seal(dataKey, StoryPlaces.Team(id, version, next), answers);
        if (baseRevision > 0)
        {
            if (await context.TeamAnswers.Where(t => t.StoryId == id.Value && t.StoryVersion == version && t.Revision == baseRevision)
                .ExecuteUpdateAsync(s => s.SetProperty(t => t.Revision, next).SetProperty(t => t.FormVersion, formVersion).SetProperty(t => t.Sealed, sealedBytes), cancellationToken) != 1)
            {
                return false;
            }
        }
        else
        {
            context.TeamAnswers.Add(new() { StoryId = id.Value, StoryVersion = version, FormVersion = formVersion, Revision = next, Sealed = sealedBytes });
            try
            {
                await context.SaveChangesAsync(cancellationToken);
            }
            catch (DbUpdateException)
            {
                return false; // a colleague's first answers were faster
            }
        }

        await transaction.CommitAsync(cancellationToken);
        return true;
    }

    /// <summary>The answers about one version of a story, opened with its data key; null when there are none.</summary>
    internal static async Task<TeamAnswerSet?> OfAsync(StoriesContext context, StoryId id, int version, byte[] dataKey, CancellationToken cancellationToken) =>
        await context.TeamAnswers.AsNoTracking().FirstOrDefaultAsync(t => t.StoryId == id.Value && t.StoryVersion == version, cancellationToken) is { } record ? Open(record, dataKey) : null;

    private static TeamAnswerSet Open(TeamAnswerRecord record, byte[] dataKey) => new(
        record.StoryVersion, record.Revision, record.FormVersion,
        Envelope.Open<Dictionary<string, Answer>>(dataKey, StoryPlaces.Team(new(record.StoryId), record.StoryVersion, record.Revision), record.Sealed));
}
