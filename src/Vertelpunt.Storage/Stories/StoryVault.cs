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

/// <summary>Opens stories for staff. Registered on the staff side only; callers check roles, this class keeps the account.</summary>
public sealed class StoryVault(
    IDbContextFactory<StoriesContext> contexts, IDbContextFactory<KeysContext> keyContexts, ProjectKeys projectKeys, AuditLog audit, TimeProvider time)
{
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

    /// <summary>The teller's own words. Only for a checker with a reason; logged before it opens.</summary>
    public async Task<StoryContent?> ReadOriginalAsync(StoryId id, string actor, string reason, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(reason);
        await audit.AppendAsync(actor, "story.original", $"story:{id}", reason, cancellationToken);
        return (await ContentAsync(id, cancellationToken))?.Content;
    }

    /// <summary>The content for re-running redaction and risk after an edit; not for any screen.</summary>
    public async Task<(StoryContent Content, int Version)?> ContentAsync(StoryId id, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var record = await context.Stories.AsNoTracking().InUse().FirstOrDefaultAsync(s => s.Id == id.Value, cancellationToken);
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

        if (await context.Stories.Where(s => s.Id == id.Value && s.Version == version && !s.Restricted)
            .ExecuteUpdateAsync(s => s.SetProperty(r => r.RiskLevel, edited.Risk.Level).SetProperty(r => r.RiskK, edited.Risk.K), cancellationToken) != 1)
        {
            return null;
        }

        await transaction.CommitAsync(cancellationToken);
        return baseRevision + 1;
    }

    /// <summary>Records a decision and moves the story accordingly.</summary>
    /// <returns>False when the story changed or went in between; nothing was stored then.</returns>
    public async Task<bool> DecideAsync(StoryId id, int version, DecisionKind kind, string reason, string actor, CancellationToken cancellationToken)
    {
        if (await DataKeyAsync(keyContexts, projectKeys, id, version, cancellationToken) is not { } dataKey)
        {
            return false;
        }

        var state = kind switch
        {
            DecisionKind.Include or DecisionKind.IncludeWithEdits => StoryState.Included,
            DecisionKind.Hold => StoryState.OnHold,
            DecisionKind.Exclude => StoryState.Excluded,
            _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "Only the teller withdraws."),
        };
        await audit.AppendAsync(actor, "story.decide", $"story:{id}", kind.ToString(), cancellationToken);
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        var changed = await context.Stories
            .Where(s => s.Id == id.Value && s.Version == version && !s.Restricted && !s.Objected
                && (s.State == StoryState.ToReview || s.State == StoryState.Included || s.State == StoryState.OnHold || s.State == StoryState.Excluded))
            .ExecuteUpdateAsync(s => s.SetProperty(r => r.State, state), cancellationToken);
        if (changed != 1)
        {
            return false;
        }

        if (state != StoryState.Included)
        {
            await StoryErasure.RecallAsync(context, id, time, cancellationToken);
        }

        var decision = Guid.NewGuid();
        context.StoryDecisions.Add(new()
        {
            Id = decision,
            StoryId = id.Value,
            StoryVersion = version,
            Kind = kind,
            SealedReason = Envelope.Seal(dataKey, StoryPlaces.Reason(id, version, decision), reason),
            DecidedBy = actor,
            DecidedAt = time.GetUtcNow().ToUnixTimeMilliseconds(),
        });
        await context.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return true;
    }

    /// <summary>The decisions on a story, oldest first; reasons of an earlier version are gone with its key.</summary>
    public async Task<IReadOnlyList<StoryDecision>> DecisionsAsync(StoryId id, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var list = new List<StoryDecision>();
        foreach (var record in await context.StoryDecisions.AsNoTracking().Where(d => d.StoryId == id.Value).OrderBy(d => d.DecidedAt).ToListAsync(cancellationToken))
        {
            var dataKey = record.SealedReason is null ? null : await DataKeyAsync(keyContexts, projectKeys, id, record.StoryVersion, cancellationToken);
            var reason = dataKey is null ? "" : Envelope.Open<string>(dataKey, StoryPlaces.Reason(id, record.StoryVersion, record.Id), record.SealedReason);
            list.Add(new(id, record.StoryVersion, record.Kind, reason, record.DecidedBy, DateTimeOffset.FromUnixTimeMilliseconds(record.DecidedAt)));
        }

        return list;
    }

    /// <summary>Opens many stories at once, for patterns and packs; those that do not open are left out. The caller logs what for.</summary>
    public async Task<IReadOnlyList<StaffStory>> ReadManyAsync(IReadOnlyCollection<StoryId> ids, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var list = new List<StaffStory>(ids.Count);
        foreach (var id in ids)
        {
            if (await LoadAsync(context, id, cancellationToken) is { } story)
            {
                list.Add(story);
            }
        }

        return list;
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
        var record = await context.Stories.AsNoTracking().InUse().FirstOrDefaultAsync(s => s.Id == id.Value, cancellationToken);
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

        var content = Envelope.Open<StoryContent>(dataKey, StoryPlaces.Content(id, record.Version), record.Sealed);
        return new(record, Envelope.Open<ProcessedStory>(dataKey, StoryPlaces.Result(id, record.Version, result.Step), result.Sealed), result.Revision, content.Answers);
    }
}
