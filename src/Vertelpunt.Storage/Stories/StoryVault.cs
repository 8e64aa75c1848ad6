using Microsoft.EntityFrameworkCore;
using Vertelpunt.Domain.Review;
using Vertelpunt.Domain.Stories;
using Vertelpunt.Storage.Audit;
using Vertelpunt.Storage.Projects;
using Vertelpunt.Storage.Schema;
using Vertelpunt.Storage.Sealing;

namespace Vertelpunt.Storage.Stories;

/// <summary>A story as staff work on it.</summary>
/// <param name="Revision">Of the shown result; pass it back when storing an edit.</param>
/// <param name="Answers">The answers; written ones are to be shown from <paramref name="Processed"/>, never from here.</param>
public sealed record StaffStory(StoryRecord Record, ProcessedStory Processed, int Revision, IReadOnlyDictionary<string, Answer> Answers)
{
    /// <inheritdoc/>
    public override string ToString() => $"StaffStory({Record.Id})";
}

/// <summary>The closed answers of a story, without anything that was written.</summary>
public sealed record StoryAnswers(StoryId Id, int Version, Week Week, IReadOnlyDictionary<string, Answer> Answers);

/// <summary>Opens stories for staff. Registered on the staff side only; callers check roles, this class keeps the account.</summary>
public sealed class StoryVault(
    IDbContextFactory<StoriesContext> contexts, IDbContextFactory<KeysContext> keyContexts, ProjectKeys projectKeys, AuditLog audit)
{
    private const int ChunkSize = 500;

    /// <summary>The redacted story with its findings; null when it is not there, frozen, not processed, or objected to. Logged.</summary>
    public async Task<StaffStory?> ReadAsync(StoryId id, string actor, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var story = await LoadAsync(context, id, cancellationToken);
        if (story is not null)
        {
            await audit.AppendAsync(actor, "story.read", $"story:{id}", null, cancellationToken);
        }

        return story;
    }

    /// <summary>The same for what a screen needs before it shows the story, such as a warning, and for changing it. Not logged: nothing of it may be shown, except beside an original, which is logged by itself.</summary>
    public async Task<StaffStory?> PeekAsync(StoryId id, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await LoadAsync(context, id, cancellationToken);
    }

    /// <summary>The version and revision that would be shown now; null when there is nothing to show. Opens nothing.</summary>
    public async Task<(int Version, int Revision)?> RevisionAsync(StoryId id, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var now = await context.Stories.Openable().Where(s => s.Id == id.Value)
            .Join(context.StoryResults, s => new { Id = s.Id, s.Version }, r => new { Id = r.StoryId, Version = r.StoryVersion }, (s, r) => new { s.Version, r.Step, r.Revision })
            .OrderByDescending(r => r.Step).FirstOrDefaultAsync(cancellationToken);
        return now is null ? null : (now.Version, now.Revision);
    }

    /// <summary>The teller's own words, and which version they are. Only for a checker with a reason; logged before it opens.</summary>
    public async Task<(StoryContent Content, int Version)?> ReadOriginalAsync(StoryId id, string actor, string reason, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(reason);
        await audit.AppendAsync(actor, "story.original", $"story:{id}", reason, cancellationToken);
        return await ContentAsync(id, cancellationToken);
    }

    /// <summary>The content for re-running redaction and risk after an edit; not for any screen.</summary>
    public async Task<(StoryContent Content, int Version)?> ContentAsync(StoryId id, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var record = await context.Stories.AsNoTracking().Openable().FirstOrDefaultAsync(s => s.Id == id.Value, cancellationToken);
        if (record is null || await DataKeyAsync(keyContexts, projectKeys, id, record.Version, cancellationToken) is not { } dataKey)
        {
            return null;
        }

        return (Envelope.Open<StoryContent>(dataKey, StoryPlaces.Content(id, record.Version), record.Sealed), record.Version);
    }

    /// <summary>Stores a reviewer's edit over revision <paramref name="baseRevision"/>.</summary>
    /// <returns>The new revision, or null when somebody else changed the story first; nothing was stored then.</returns>
    public async Task<int?> SaveEditAsync(StoryId id, int version, int baseRevision, ProcessedStory edited, string actor, CancellationToken cancellationToken)
    {
        if (await DataKeyAsync(keyContexts, projectKeys, id, version, cancellationToken) is not { } dataKey)
        {
            return null;
        }

        await audit.AppendAsync(actor, "story.edit", $"story:{id}", null, cancellationToken);
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        var sealedBytes = Envelope.Seal(dataKey, StoryPlaces.Result(id, version, StoryResultRecord.Edited), edited);
        var existing = await context.StoryResults.Where(r => r.StoryId == id.Value && r.StoryVersion == version)
            .OrderByDescending(r => r.Step).FirstOrDefaultAsync(cancellationToken);
        if (existing is null || existing.Revision != baseRevision)
        {
            return null;
        }

        if (existing.Step == StoryResultRecord.Edited)
        {
            if (await context.StoryResults
                .Where(r => r.StoryId == id.Value && r.StoryVersion == version && r.Step == StoryResultRecord.Edited && r.Revision == baseRevision)
                .ExecuteUpdateAsync(s => s.SetProperty(r => r.Revision, baseRevision + 1).SetProperty(r => r.Sealed, sealedBytes), cancellationToken) != 1)
            {
                return null;
            }
        }
        else
        {
            context.StoryResults.Add(new()
            {
                StoryId = id.Value,
                StoryVersion = version,
                Step = StoryResultRecord.Edited,
                PipelineVersion = edited.PipelineVersion,
                Revision = baseRevision + 1,
                Sealed = sealedBytes,
            });
            try
            {
                await context.SaveChangesAsync(cancellationToken);
            }
            catch (DbUpdateException)
            {
                return null; // the other reviewer's first edit was faster
            }
        }

        // What one person proposed was about the text as it was: after a change it is to be reviewed again.
        if (await context.Stories.Where(s => s.Id == id.Value && s.Version == version && !s.Restricted)
            .ExecuteUpdateAsync(
                s => s.SetProperty(r => r.RiskLevel, edited.Risk.Level).SetProperty(r => r.RiskK, edited.Risk.K)
                    .SetProperty(r => r.State, r => r.State == StoryState.Proposed ? StoryState.ToReview : r.State),
                cancellationToken) != 1)
        {
            return null;
        }

        await transaction.CommitAsync(cancellationToken);
        return baseRevision + 1;
    }

    /// <summary>Opens many stories at once, for packs and exports; those that do not open are left out. The caller logs what for.</summary>
    /// <returns>In the order of <paramref name="ids"/>.</returns>
    public async Task<IReadOnlyList<StaffStory>> ReadManyAsync(IReadOnlyCollection<StoryId> ids, CancellationToken cancellationToken)
    {
        var list = new List<StaffStory>(ids.Count);
        foreach (var part in ids.Select(i => i.Value).Chunk(ChunkSize))
        {
            await using var context = await contexts.CreateDbContextAsync(cancellationToken);
            var records = await context.Stories.AsNoTracking().InUse()
                .Where(s => part.Contains(s.Id) && s.State != StoryState.Pending && s.State != StoryState.Processing && s.State != StoryState.Failed)
                .ToDictionaryAsync(s => s.Id, cancellationToken);
            var results = (await context.StoryResults.AsNoTracking().Where(r => part.Contains(r.StoryId)).ToListAsync(cancellationToken)).ToLookup(r => (r.StoryId, r.StoryVersion));
            var dataKeys = await DataKeysAsync(records.Values, cancellationToken);
            foreach (var id in part)
            {
                if (records.TryGetValue(id, out var record) && dataKeys.TryGetValue(id, out var dataKey) && results[(id, record.Version)].MaxBy(r => r.Step) is { } result)
                {
                    list.Add(Open(record, result, dataKey));
                }
            }
        }

        return list;
    }

    /// <summary>The answers of many stories, for patterns; what was written is left out. The caller logs what for.</summary>
    public async Task<IReadOnlyList<StoryAnswers>> AnswersAsync(IReadOnlyCollection<StoryId> ids, CancellationToken cancellationToken)
    {
        var list = new List<StoryAnswers>(ids.Count);
        foreach (var part in ids.Select(i => i.Value).Chunk(ChunkSize))
        {
            await using var context = await contexts.CreateDbContextAsync(cancellationToken);
            var records = await context.Stories.AsNoTracking().InUse().Where(s => part.Contains(s.Id)).ToListAsync(cancellationToken);
            var dataKeys = await DataKeysAsync(records, cancellationToken);
            foreach (var record in records)
            {
                if (dataKeys.TryGetValue(record.Id, out var dataKey))
                {
                    var id = new StoryId(record.Id);
                    var content = Envelope.Open<StoryContent>(dataKey, StoryPlaces.Content(id, record.Version), record.Sealed);
                    list.Add(new(id, record.Version, new(record.ToldWeek), content.Answers.ToDictionary(a => a.Key, a => WithoutWords(a.Value))));
                }
            }
        }

        return list;
    }

    private static Answer WithoutWords(Answer answer) => answer switch
    {
        Written => new Written(""),
        Chosen chosen => chosen with { Other = null },
        _ => answer,
    };

    internal async Task<Dictionary<Guid, byte[]>> DataKeysAsync(IReadOnlyCollection<StoryRecord> records, CancellationToken cancellationToken)
    {
        var ids = records.Select(r => r.Id).ToArray();
        var versions = records.ToDictionary(r => r.Id, r => r.Version);
        await using var context = await keyContexts.CreateDbContextAsync(cancellationToken);
        var wraps = await context.StoryKeys.AsNoTracking().Where(k => ids.Contains(k.StoryId) && k.Audience == KeyAudience.Project).ToListAsync(cancellationToken);
        var dataKeys = new Dictionary<Guid, byte[]>();
        foreach (var wrap in wraps)
        {
            if (wrap.KeyId is { } keyId && versions[wrap.StoryId] == wrap.StoryVersion)
            {
                dataKeys[wrap.StoryId] = StorySealer.UnwrapForProject(await projectKeys.OpenAsync(keyId, cancellationToken), new(wrap.StoryId), wrap.StoryVersion, wrap.Wrapped);
            }
        }

        return dataKeys;
    }

    internal static async Task<byte[]?> DataKeyAsync(
        IDbContextFactory<KeysContext> keyContexts, ProjectKeys projectKeys, StoryId id, int version, CancellationToken cancellationToken)
    {
        await using var context = await keyContexts.CreateDbContextAsync(cancellationToken);
        var wrap = await context.StoryKeys.AsNoTracking()
            .FirstOrDefaultAsync(k => k.StoryId == id.Value && k.StoryVersion == version && k.Audience == KeyAudience.Project, cancellationToken);
        return wrap?.KeyId is not { } keyId
            ? null
            : StorySealer.UnwrapForProject(await projectKeys.OpenAsync(keyId, cancellationToken), id, version, wrap.Wrapped);
    }

    private async Task<StaffStory?> LoadAsync(StoriesContext context, StoryId id, CancellationToken cancellationToken)
    {
        var record = await context.Stories.AsNoTracking().Openable().FirstOrDefaultAsync(s => s.Id == id.Value, cancellationToken);
        if (record is null or { State: StoryState.Pending or StoryState.Processing or StoryState.Failed })
        {
            return null;
        }

        var result = await context.StoryResults.AsNoTracking().Where(r => r.StoryId == id.Value && r.StoryVersion == record.Version)
            .OrderByDescending(r => r.Step).FirstOrDefaultAsync(cancellationToken);
        if (result is null || await DataKeyAsync(keyContexts, projectKeys, id, record.Version, cancellationToken) is not { } dataKey)
        {
            return null;
        }

        return Open(record, result, dataKey);
    }

    private static StaffStory Open(StoryRecord record, StoryResultRecord result, byte[] dataKey)
    {
        var id = new StoryId(record.Id);
        var content = Envelope.Open<StoryContent>(dataKey, StoryPlaces.Content(id, record.Version), record.Sealed);
        var processed = Envelope.Open<ProcessedStory>(dataKey, StoryPlaces.Result(id, record.Version, result.Step), result.Sealed);
        return new(record, processed, result.Revision, content.Answers);
    }
}
