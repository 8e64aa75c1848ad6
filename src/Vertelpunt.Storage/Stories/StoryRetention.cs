using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Vertelpunt.Domain.Review;
using Vertelpunt.Domain.Stories;
using Vertelpunt.Storage.Projects;
using Vertelpunt.Storage.Schema;
using Vertelpunt.Storage.Sealing;

namespace Vertelpunt.Storage.Stories;

/// <summary>What a tidy round removed.</summary>
public sealed record RetentionResult(int Drafts, int Stories, int OrphanedKeys, int Returned);

/// <summary>Forgetting: erases what is due, by the teller's last activity. Safe to run twice, half, or on two nodes at once.</summary>
public sealed class StoryRetention(
    IDbContextFactory<StoriesContext> contexts, IDbContextFactory<KeysContext> keyContexts, ProjectKeys projectKeys, Audit.AuditLog audit, TimeProvider time)
{
    /// <summary>One round over all projects.</summary>
    public async Task<RetentionResult> RunAsync(CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var today = DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);
        var (drafts, stories) = (0, 0);
        foreach (var project in await context.Projects.AsNoTracking().ToListAsync(cancellationToken))
        {
            var (goneDrafts, goneStories) = await RunAsync(context, project, today, cancellationToken);
            if (goneDrafts + goneStories > 0)
            {
                using var scope = Audit.AuditScope.Enter(project.Id);
                await audit.AppendAsync("worker", "retention.run", $"drafts:{goneDrafts} stories:{goneStories}", null, cancellationToken);
            }

            drafts += goneDrafts;
            stories += goneStories;
        }

        var result = new RetentionResult(drafts, stories, await SweepKeysAsync(cancellationToken), await BuryReturnedAsync(cancellationToken));
        if (result.OrphanedKeys + result.Returned > 0)
        {
            await audit.AppendAsync("worker", "retention.run", $"keys:{result.OrphanedKeys} returned:{result.Returned}", null, cancellationToken);
        }

        return result;
    }

    private async Task<(int Drafts, int Stories)> RunAsync(StoriesContext context, ProjectRecord project, DateOnly today, CancellationToken cancellationToken)
    {
        var settings = JsonSerializer.Deserialize<ProjectSettings>(project.Settings, SealedJson.Options)!; // written by ProjectStore

        // Activity is known to the week: its last day counts, so nothing goes too early (Erasure.Day).
        var lastDraftWeek = Week.Of(today.AddDays(-settings.DraftDays - 7)).Number;
        var drafts = await context.Drafts.Where(d => d.ProjectId == project.Id && d.ActivityWeek <= lastDraftWeek).ExecuteDeleteAsync(cancellationToken);

        var lastSlipWeek = Week.Of(today).Number - Paper.PaperSlips.Weeks;
        await context.PaperSlips.Where(s => s.ProjectId == project.Id && s.MadeWeek < lastSlipWeek).ExecuteDeleteAsync(cancellationToken);

        var stories = 0;
        foreach (var frozen in new[] { false, true })
        {
            var lastWeek = Week.Of(today.AddDays(-Erasure.DaysOfStory(settings, frozen) - 7)).Number;
            foreach (var id in await context.Stories.AsNoTracking().Where(s => s.ProjectId == project.Id && s.Restricted == frozen && s.ActivityWeek <= lastWeek)
                .Select(s => s.Id).ToListAsync(cancellationToken))
            {
                stories += await EraseAsync(new(id), frozen, lastWeek, cancellationToken) ? 1 : 0;
            }
        }

        return (drafts, stories);
    }

    private async Task<bool> EraseAsync(StoryId id, bool frozen, int lastWeek, CancellationToken cancellationToken)
    {
        var theme = await ThemeAsync(id, cancellationToken);
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);

        // The teller may have come back since the list was made.
        if (!await context.Stories.AnyAsync(s => s.Id == id.Value && s.Restricted == frozen && s.ActivityWeek <= lastWeek, cancellationToken))
        {
            return false;
        }

        await StoryErasure.EraseAsync(context, keyContexts, id, theme, time, DecisionKind.Withdrawn, "retention", cancellationToken);
        return true;
    }

    /// <summary>Wraps without a story: left by a process that died between two databases.</summary>
    private async Task<int> SweepKeysAsync(CancellationToken cancellationToken)
    {
        // Those of this week may belong to a story that is being sent right now.
        var week = Week.Of(time.GetUtcNow()).Number;
        await using var keys = await keyContexts.CreateDbContextAsync(cancellationToken);
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var removed = 0;
        var wraps = await keys.StoryKeys.AsNoTracking().Where(k => k.WrittenWeek < week).Select(k => new { k.StoryId, k.StoryVersion }).Distinct().ToListAsync(cancellationToken);
        foreach (var part in wraps.Chunk(500))
        {
            var ids = part.Select(w => w.StoryId).ToList();
            var alive = (await context.Stories.Where(s => ids.Contains(s.Id)).Select(s => new { s.Id, s.Version }).ToListAsync(cancellationToken))
                .Select(s => (s.Id, s.Version)).ToHashSet();
            foreach (var orphan in part.Where(w => !alive.Contains((w.StoryId, w.StoryVersion))))
            {
                removed += await keys.StoryKeys.Where(k => k.StoryId == orphan.StoryId && k.StoryVersion == orphan.StoryVersion).ExecuteDeleteAsync(cancellationToken);
            }
        }

        return removed;
    }

    /// <summary>Stories that came back with a restored backup although they were withdrawn: erased again.</summary>
    private async Task<int> BuryReturnedAsync(CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var buried = await ShareTombstonesAsync(context, cancellationToken);
        if (buried.Count == 0)
        {
            return 0;
        }

        var returned = 0;
        foreach (var id in await context.Stories.Select(s => s.Id).ToListAsync(cancellationToken))
        {
            if (buried.Contains(StoryErasure.TombstoneHash(new(id))))
            {
                await StoryErasure.EraseAsync(context, keyContexts, new(id), theme: null, time, DecisionKind.Withdrawn, "retention", cancellationToken);
                returned++;
            }
        }

        return returned;
    }

    /// <summary>Gives each database the tombstones that it lacks: a backup of before a withdrawal holds none.</summary>
    /// <returns>All of them.</returns>
    private async Task<HashSet<string>> ShareTombstonesAsync(StoriesContext context, CancellationToken cancellationToken)
    {
        await using var keys = await keyContexts.CreateDbContextAsync(cancellationToken);
        var here = await context.Tombstones.AsNoTracking().ToDictionaryAsync(t => t.StoryHash, cancellationToken);
        var there = await keys.Tombstones.AsNoTracking().ToDictionaryAsync(t => t.StoryHash, cancellationToken);
        keys.Tombstones.AddRange(here.Values.Where(t => !there.ContainsKey(t.StoryHash)).Select(t => new TombstoneRecord { StoryHash = t.StoryHash, Week = t.Week }));
        context.Tombstones.AddRange(there.Values.Where(t => !here.ContainsKey(t.StoryHash)).Select(t => new TombstoneRecord { StoryHash = t.StoryHash, Week = t.Week }));
        await keys.SaveChangesAsync(cancellationToken);
        await context.SaveChangesAsync(cancellationToken);
        return [.. here.Keys, .. there.Keys];
    }

    private async Task<string?> ThemeAsync(StoryId id, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var record = await context.Stories.AsNoTracking().FirstOrDefaultAsync(s => s.Id == id.Value, cancellationToken);
        try
        {
            return record is not null && await StoryVault.DataKeyAsync(keyContexts, projectKeys, id, record.Version, cancellationToken) is { } dataKey
                ? Envelope.Open<StoryContent>(dataKey, StoryPlaces.Content(id, record.Version), record.Sealed).ElicitingId
                : null;
        }
        catch (System.Security.Cryptography.CryptographicException)
        {
            return null; // a damaged story is erased all the same
        }
    }
}
