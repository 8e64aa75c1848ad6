using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Vertelpunt.Domain.Review;
using Vertelpunt.Domain.Stories;
using Vertelpunt.Storage.Projects;
using Vertelpunt.Storage.Schema;
using Vertelpunt.Storage.Sealing;

namespace Vertelpunt.Storage.Stories;

/// <summary>A story a worker has claimed, opened.</summary>
/// <param name="DataKey">Seals the result; never leaves the process.</param>
public sealed record ClaimedStory(StoryId Id, int Version, Guid ProjectId, int FormVersion, StoryContent Content, byte[] DataKey)
{
    /// <inheritdoc/>
    public override string ToString() => $"ClaimedStory({Id}, version {Version})";
}

/// <summary>How workers share the stories that wait: one conditional update claims, a lease frees what a dead worker held.</summary>
public sealed class StoryClaims(IDbContextFactory<StoriesContext> contexts, IDbContextFactory<KeysContext> keyContexts, ProjectKeys projectKeys, TimeProvider time)
{
    public const int MaxAttempts = 3;

    /// <summary>A worker that dies keeps its stories for this long.</summary>
    public static TimeSpan Lease { get; } = TimeSpan.FromSeconds(60);

    /// <summary>Claims up to <paramref name="count"/> stories for <paramref name="worker"/>.</summary>
    /// <returns>Ids and versions; open each with <see cref="OpenAsync"/>.</returns>
    public async Task<IReadOnlyList<(StoryId Id, int Version)>> ClaimAsync(string worker, int count, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var now = time.GetUtcNow().ToUnixTimeMilliseconds();
        var until = now + (long)Lease.TotalMilliseconds;
        var pending = await context.Stories.AsNoTracking().Where(s => s.State == StoryState.Pending && !s.Restricted)
            .OrderBy(s => s.Shuffle).Take(count).Select(s => s.Id).ToListAsync(cancellationToken);
        var left = await context.Stories.AsNoTracking().Where(s => s.State == StoryState.Processing && s.LeaseUntil < now && !s.Restricted)
            .Take(count).Select(s => new { s.Id, s.Attempts }).ToListAsync(cancellationToken);
        if (left.Any(s => s.Attempts >= MaxAttempts))
        {
            await QuarantineAsync(context, now, cancellationToken);
        }

        // Always in the same order, so that two workers who see the same stories never wait for each other both ways.
        var wanted = left.Where(s => s.Attempts < MaxAttempts).Select(s => s.Id).Concat(pending).Take(count).Order().ToList();
        return wanted.Count == 0 ? [] : await TakeAsync(context, worker, wanted, now, until, cancellationToken);
    }

    /// <summary>One conditional update for each story: asked for all of them at once, SQLite walks over everything that waits.</summary>
    private static async Task<IReadOnlyList<(StoryId Id, int Version)>> TakeAsync(
        StoriesContext context, string worker, IReadOnlyList<Guid> wanted, long now, long until, CancellationToken cancellationToken)
    {
        var mine = new List<Guid>(wanted.Count);
        await using (var transaction = await context.Database.BeginTransactionAsync(cancellationToken))
        {
            foreach (var id in wanted)
            {
                // Checkpoint: the update decides who has a story. Died after it: the lease runs out and another worker takes over.
                var taken = await context.Stories
                    .Where(s => s.Id == id && !s.Restricted && (s.State == StoryState.Pending || (s.State == StoryState.Processing && s.LeaseUntil < now)))
                    .ExecuteUpdateAsync(
                        s => s.SetProperty(r => r.State, StoryState.Processing).SetProperty(r => r.ClaimedBy, worker).SetProperty(r => r.LeaseUntil, until)
                            .SetProperty(r => r.Attempts, r => r.Attempts + 1),
                        cancellationToken);
                if (taken == 1)
                {
                    mine.Add(id);
                }
            }

            await transaction.CommitAsync(cancellationToken);
        }

        // A correction may have come in between: what is opened is the version of now.
        return [.. (await context.Stories.AsNoTracking().Where(s => mine.Contains(s.Id)).Select(s => new { s.Id, s.Version }).ToListAsync(cancellationToken))
            .Select(m => (new StoryId(m.Id), m.Version))];
    }

    /// <summary>Opens a claimed story; null when it was withdrawn, corrected or frozen meanwhile.</summary>
    /// <exception cref="CryptographicException">The row or its wrap was changed.</exception>
    /// <exception cref="SecretsUnavailableException">The project's key cannot be opened.</exception>
    public async Task<ClaimedStory?> OpenAsync(StoryId id, int version, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var record = await context.Stories.AsNoTracking().FirstOrDefaultAsync(s => s.Id == id.Value && s.Version == version && !s.Restricted, cancellationToken);
        if (record is null)
        {
            return null;
        }

        var dataKey = await StoryVault.DataKeyAsync(keyContexts, projectKeys, id, version, cancellationToken);
        return dataKey is null
            ? null
            : new(id, version, record.ProjectId, record.FormVersion, Envelope.Open<StoryContent>(dataKey, StoryPlaces.Content(id, version), record.Sealed), dataKey);
    }

    /// <summary>Stores the result and hands the story to review, in one transaction.</summary>
    /// <returns>False when the story was withdrawn, corrected, frozen or taken over meanwhile: the result is thrown away.</returns>
    public async Task<bool> CompleteAsync(string worker, ClaimedStory story, ProcessedStory result, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);

        // Run again by a newer pipeline: danger that a person took up already is not put on top a second time, other danger is.
        var before = await context.StoryResults.AsNoTracking()
            .FirstOrDefaultAsync(r => r.StoryId == story.Id.Value && r.StoryVersion == story.Version && r.Step == StoryResultRecord.Processed, cancellationToken);
        var seen = before is null ? [] : Envelope.Open<ProcessedStory>(story.DataKey, StoryPlaces.Result(story.Id, story.Version, StoryResultRecord.Processed), before.Sealed).Dangers.Select(d => d.Kind).ToHashSet();
        var alarming = result.Dangers.Any(d => !seen.Contains(d.Kind));
        var length = (result.Redacted.Text.Count(char.IsWhiteSpace) + 10) / 10 * 10;

        // Checkpoint: state and result change together, and only while the claim still holds for this very version.
        var changed = await context.Stories
            .Where(s => s.Id == story.Id.Value && s.Version == story.Version && s.State == StoryState.Processing && s.ClaimedBy == worker && !s.Restricted)
            .ExecuteUpdateAsync(
                s => s.SetProperty(r => r.State, StoryState.ToReview).SetProperty(r => r.ClaimedBy, (string?)null).SetProperty(r => r.LeaseUntil, (long?)null)
                    .SetProperty(r => r.Failure, (string?)null).SetProperty(r => r.RiskLevel, result.Risk.Level).SetProperty(r => r.RiskK, result.Risk.K)
                    .SetProperty(r => r.Length, length).SetProperty(r => r.Urgent, r => alarming || r.Urgent),
                cancellationToken);
        if (changed != 1)
        {
            return false;
        }

        await context.StoryResults.Where(r => r.StoryId == story.Id.Value).ExecuteDeleteAsync(cancellationToken);
        context.StoryResults.Add(new()
        {
            StoryId = story.Id.Value,
            StoryVersion = story.Version,
            Step = StoryResultRecord.Processed,
            PipelineVersion = result.PipelineVersion,
            Revision = 1,
            Sealed = Envelope.Seal(story.DataKey, StoryPlaces.Result(story.Id, story.Version, StoryResultRecord.Processed), result),
        });
        await context.StoryScores.Where(s => s.StoryId == story.Id.Value && s.StoryVersion == story.Version && s.PipelineVersion == result.PipelineVersion).ExecuteDeleteAsync(cancellationToken);
        context.StoryScores.Add(new()
        {
            StoryId = story.Id.Value,
            StoryVersion = story.Version,
            PipelineVersion = result.PipelineVersion,
            ScoredWeek = Week.Of(time.GetUtcNow()).Number,
            RiskLevel = result.Risk.Level,
            RiskK = result.Risk.K,
        });
        await context.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return true;
    }

    /// <summary>Records a failure by its type: back to the queue, or after <see cref="MaxAttempts"/> attempts held for a person.</summary>
    public async Task FailAsync(string worker, StoryId id, int version, string failureType, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await context.Stories
            .Where(s => s.Id == id.Value && s.Version == version && s.State == StoryState.Processing && s.ClaimedBy == worker)
            .ExecuteUpdateAsync(
                s => s.SetProperty(r => r.State, r => r.Attempts >= MaxAttempts ? StoryState.Failed : StoryState.Pending)
                    .SetProperty(r => r.ClaimedBy, (string?)null).SetProperty(r => r.LeaseUntil, (long?)null).SetProperty(r => r.Failure, failureType),
                cancellationToken);
    }

    /// <summary>Gives a claimed story back as if it had not been claimed: the worker stops, or has no keys, and the story is not to blame.</summary>
    public async Task ReleaseAsync(string worker, StoryId id, int version, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await context.Stories
            .Where(s => s.Id == id.Value && s.Version == version && s.State == StoryState.Processing && s.ClaimedBy == worker)
            .ExecuteUpdateAsync(
                s => s.SetProperty(r => r.State, StoryState.Pending).SetProperty(r => r.ClaimedBy, (string?)null)
                    .SetProperty(r => r.LeaseUntil, (long?)null).SetProperty(r => r.Attempts, r => r.Attempts - 1),
                cancellationToken);
    }

    /// <summary>How many stories wait or are being worked on.</summary>
    public async Task<int> BacklogAsync(CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.Stories.CountAsync(s => !s.Restricted && (s.State == StoryState.Pending || s.State == StoryState.Processing), cancellationToken);
    }

    /// <summary>A story that was there each time a worker died is held for a person, not tried for ever.</summary>
    private static Task<int> QuarantineAsync(StoriesContext context, long now, CancellationToken cancellationToken) =>
        context.Stories
            .Where(s => s.State == StoryState.Processing && s.LeaseUntil < now && s.Attempts >= MaxAttempts)
            .ExecuteUpdateAsync(
                s => s.SetProperty(r => r.State, StoryState.Failed).SetProperty(r => r.ClaimedBy, (string?)null)
                    .SetProperty(r => r.LeaseUntil, (long?)null).SetProperty(r => r.Failure, "WorkerLost"),
                cancellationToken);
}
