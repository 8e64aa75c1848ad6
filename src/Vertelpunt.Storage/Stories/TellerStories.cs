using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Vertelpunt.Domain.Review;
using Vertelpunt.Domain.Stories;
using Vertelpunt.Storage.Schema;
using Vertelpunt.Storage.Sealing;

namespace Vertelpunt.Storage.Stories;

/// <summary>A sent story as its teller sees it, with what was derived from it.</summary>
/// <param name="Derived">What the pipeline or a reviewer made of it; null while it waits or when processing failed.</param>
/// <param name="ErasedOn">The day it will be erased, if nothing happens before.</param>
/// <param name="Messages">What the project wrote to the teller.</param>
/// <param name="Scores">How recognisable each version of the program found the story.</param>
/// <param name="Team">What the team answered about it; null when nothing.</param>
/// <param name="InPacks">In how many workshop packs a card of it was printed.</param>
public sealed record TellerStory(
    StoryId Id, Guid ProjectId, int FormVersion, int Version, StoryState State, StoryContent Content, Consent Consent, bool Restricted, bool Objected,
    Week Told, ProcessedStory? Derived, DateOnly ErasedOn, int InPacks, IReadOnlyList<TellerMessage> Messages,
    IReadOnlyList<StoryScore> Scores, Team.TeamAnswerSet? Team = null)
{
    /// <inheritdoc/>
    public override string ToString() => $"TellerStory({Id})";
}

/// <summary>A teller's rights over sent stories. Every method asks for the keys that only the code yields; each takes effect at once.</summary>
public sealed class TellerStories(IDbContextFactory<StoriesContext> contexts, IDbContextFactory<KeysContext> keyContexts, TimeProvider time)
{
    /// <summary>All stories told under the code. A story that no longer opens is left out.</summary>
    public async Task<IReadOnlyList<TellerStory>> ListAsync(TellerKeys keys, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var records = await context.Stories.AsNoTracking().Where(s => s.LookupId == keys.LookupId).OrderBy(s => s.Shuffle).ToListAsync(cancellationToken);
        var list = new List<TellerStory>();
        foreach (var record in records)
        {
            try
            {
                if (await OpenAsync(context, keys, record, cancellationToken) is { } story)
                {
                    list.Add(story);
                }
            }
            catch (CryptographicException)
            {
                // One damaged row must not keep the teller from the others.
            }
        }

        return list;
    }

    /// <summary>One story told under the code, or null.</summary>
    public async Task<TellerStory?> FindAsync(TellerKeys keys, StoryId id, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var record = await context.Stories.AsNoTracking().FirstOrDefaultAsync(s => s.Id == id.Value && s.LookupId == keys.LookupId, cancellationToken);
        return record is null ? null : await OpenAsync(context, keys, record, cancellationToken);
    }

    /// <summary>Replaces what was written: a new version under a new key, processed again; the old text, its key and its results are erased.</summary>
    /// <returns>False when the story changed in between, or is gone; nothing was stored then.</returns>
    public async Task<bool> CorrectAsync(TellerKeys keys, StoryId id, int baseVersion, StoryContent content, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var projectId = await context.Stories.Where(s => s.Id == id.Value && s.LookupId == keys.LookupId && s.Version == baseVersion)
            .Select(s => (Guid?)s.ProjectId).FirstOrDefaultAsync(cancellationToken);
        if (projectId is null)
        {
            return false;
        }

        var projectKey = await context.ProjectKeys.AsNoTracking().FirstAsync(k => k.ProjectId == projectId && k.RetiredAt == null, cancellationToken);
        var version = baseVersion + 1;
        var week = Week.Of(time.GetUtcNow()).Number;
        var story = StorySealer.Seal(id, version, content, projectKey.PublicKey, keys.KeyPair.PublicKey);

        // Checkpoint 1: the conditional update decides which of two corrections goes on. Checkpoint 2: the new wraps stand beside the old ones.
        // Checkpoint 3: the commit; new text in, old results out. Checkpoint 4: the old wraps go; died before it, the sweep takes them.
        await using (var transaction = await context.Database.BeginTransactionAsync(cancellationToken))
        {
            var changed = await context.Stories.Where(s => s.Id == id.Value && s.LookupId == keys.LookupId && s.Version == baseVersion)
                .ExecuteUpdateAsync(
                    s => s.SetProperty(r => r.Version, version).SetProperty(r => r.Sealed, story.Content).SetProperty(r => r.State, StoryState.Pending)
                        .SetProperty(r => r.ActivityWeek, week).SetProperty(r => r.Attempts, 0).SetProperty(r => r.ClaimedBy, (string?)null)
                        .SetProperty(r => r.LeaseUntil, (long?)null).SetProperty(r => r.Failure, (string?)null)
                        .SetProperty(r => r.Urgent, false)
                        .SetProperty(r => r.RiskLevel, (Domain.Risk.RiskLevel?)null).SetProperty(r => r.RiskK, (double?)null).SetProperty(r => r.Length, (int?)null),
                    cancellationToken);
            if (changed != 1)
            {
                return false;
            }

            await context.StoryResults.Where(r => r.StoryId == id.Value).ExecuteDeleteAsync(cancellationToken);
            await context.StoryScores.Where(s => s.StoryId == id.Value).ExecuteDeleteAsync(cancellationToken);
            await context.TeamAnswers.Where(t => t.StoryId == id.Value).ExecuteDeleteAsync(cancellationToken);
            await RecallAsync(context, id, cancellationToken);
            await CarryMessagesAsync(context, keys, id, version, story, cancellationToken);
            await WrapStore.PutAsync(keyContexts, id, version, projectKey.Id, story, week, cancellationToken);
            await transaction.CommitAsync(cancellationToken);
        }

        await WrapStore.DeleteAsync(keyContexts, id, before: version, cancellationToken);
        return true;
    }

    /// <summary>Erases the story at once: keys first, then rows. Packs that hold it are marked; a tombstone keeps a restored backup from bringing it back.</summary>
    /// <returns>False when there was no such story under this code.</returns>
    public async Task<bool> WithdrawAsync(TellerKeys keys, StoryId id, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var record = await context.Stories.AsNoTracking().FirstOrDefaultAsync(s => s.Id == id.Value && s.LookupId == keys.LookupId, cancellationToken);
        if (record is null)
        {
            return false;
        }

        var theme = (await OpenAsync(context, keys, record, cancellationToken))?.Content.ElicitingId;
        await StoryErasure.EraseAsync(context, keyContexts, id, theme, time, DecisionKind.Withdrawn, "teller", cancellationToken);
        return true;
    }

    /// <summary>Keeps the story for a whole period more, counted from now: a teller's answer to the notice that it goes soon.</summary>
    public Task<bool> KeepAsync(TellerKeys keys, StoryId id, CancellationToken cancellationToken) =>
        UpdateAsync(keys, id, recall: false, s => s.SetProperty(r => r.LookupId, r => r.LookupId), cancellationToken);

    /// <summary>Freezes the story (nobody and no job touches it, and it waits longer before it is erased) or releases it.</summary>
    public Task<bool> SetRestrictedAsync(TellerKeys keys, StoryId id, bool restricted, CancellationToken cancellationToken) =>
        UpdateAsync(keys, id, recall: restricted, s => s.SetProperty(r => r.Restricted, restricted), cancellationToken);

    /// <summary>Records or takes back an objection to any use.</summary>
    public Task<bool> SetObjectedAsync(TellerKeys keys, StoryId id, bool objected, CancellationToken cancellationToken) =>
        UpdateAsync(keys, id, recall: objected, s => s.SetProperty(r => r.Objected, objected), cancellationToken);

    /// <summary>Changes what the teller allows.</summary>
    public Task<bool> SetConsentAsync(TellerKeys keys, StoryId id, ConsentLevel level, bool research, CancellationToken cancellationToken) =>
        UpdateAsync(keys, id, recall: level < ConsentLevel.WorkshopCards, s => s.SetProperty(r => r.ConsentLevel, level).SetProperty(r => r.Research, research), cancellationToken);

    /// <summary>Gives up the way back: from now on nobody can find the story with a code.</summary>
    public async Task<bool> GiveUpWayBackAsync(TellerKeys keys, StoryId id, CancellationToken cancellationToken)
    {
        var done = await UpdateAsync(keys, id, recall: false, s => s.SetProperty(r => r.LookupId, (string?)null).SetProperty(r => r.TellerPublicKey, (byte[]?)null), cancellationToken);
        if (done)
        {
            await using var keysContext = await keyContexts.CreateDbContextAsync(cancellationToken);
            await keysContext.StoryKeys.Where(k => k.StoryId == id.Value && k.Audience == KeyAudience.Teller).ExecuteDeleteAsync(cancellationToken);
        }

        return done;
    }

    private async Task<bool> UpdateAsync(
        TellerKeys keys, StoryId id, bool recall, Action<Microsoft.EntityFrameworkCore.Query.UpdateSettersBuilder<StoryRecord>> change, CancellationToken cancellationToken)
    {
        var week = Week.Of(time.GetUtcNow()).Number;
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        var changed = await context.Stories.Where(s => s.Id == id.Value && s.LookupId == keys.LookupId)
            .ExecuteUpdateAsync(
                s =>
                {
                    change(s);
                    s.SetProperty(r => r.ActivityWeek, week);
                },
                cancellationToken) == 1;
        if (changed && recall)
        {
            await RecallAsync(context, id, cancellationToken);
        }

        await transaction.CommitAsync(cancellationToken);
        return changed;
    }

    /// <summary>A message that waits is not lost because the teller corrects the story: it is sealed again under the new key.</summary>
    private async Task CarryMessagesAsync(StoriesContext context, TellerKeys keys, StoryId id, int version, SealedStory story, CancellationToken cancellationToken)
    {
        var messages = await context.TellerMessages.Where(m => m.StoryId == id.Value).ToListAsync(cancellationToken);
        if (messages.Count == 0 || story.TellerWrap is not { } newWrap || await WrapOfAsync(id.Value, version - 1, cancellationToken) is not { } oldWrap)
        {
            return;
        }

        var (old, next) = (StorySealer.UnwrapForTeller(keys, id, version - 1, oldWrap), StorySealer.UnwrapForTeller(keys, id, version, newWrap));
        foreach (var message in messages.Where(m => m.StoryVersion == version - 1))
        {
            var words = Envelope.Open<string>(old, StoryPlaces.Message(id, version - 1, message.Id), message.Sealed);
            message.StoryVersion = version;
            message.Sealed = Envelope.Seal(next, StoryPlaces.Message(id, version, message.Id), words);
        }

        await context.SaveChangesAsync(cancellationToken);
    }

    private async Task<byte[]?> WrapOfAsync(Guid id, int version, CancellationToken cancellationToken)
    {
        await using var keysContext = await keyContexts.CreateDbContextAsync(cancellationToken);
        return await keysContext.StoryKeys.AsNoTracking().Where(k => k.StoryId == id && k.StoryVersion == version && k.Audience == KeyAudience.Teller)
            .Select(k => k.Wrapped).FirstOrDefaultAsync(cancellationToken);
    }

    private Task<int> RecallAsync(StoriesContext context, StoryId id, CancellationToken cancellationToken) =>
        StoryErasure.RecallAsync(context, id, time, cancellationToken);

    private async Task<TellerStory?> OpenAsync(StoriesContext context, TellerKeys keys, StoryRecord record, CancellationToken cancellationToken)
    {
        var id = new StoryId(record.Id);
        if (await WrapOfAsync(record.Id, record.Version, cancellationToken) is not { } wrap)
        {
            return null;
        }

        var settings = await context.Projects.Where(p => p.Id == record.ProjectId).Select(p => p.Settings).FirstAsync(cancellationToken);
        var project = System.Text.Json.JsonSerializer.Deserialize<ProjectSettings>(settings, SealedJson.Options)!; // written by ProjectStore
        var dataKey = StorySealer.UnwrapForTeller(keys, id, record.Version, wrap);
        var result = await context.StoryResults.AsNoTracking().Where(r => r.StoryId == record.Id && r.StoryVersion == record.Version)
            .OrderByDescending(r => r.Step).FirstOrDefaultAsync(cancellationToken);
        return new(
            id, record.ProjectId, record.FormVersion, record.Version, record.State,
            Envelope.Open<StoryContent>(dataKey, StoryPlaces.Content(id, record.Version), record.Sealed),
            new(record.ConsentLevel, record.Research, WayBack: true), record.Restricted, record.Objected, new(record.ToldWeek),
            result is null ? null : Envelope.Open<ProcessedStory>(dataKey, StoryPlaces.Result(id, record.Version, result.Step), result.Sealed),
            Erasure.DayOfStory(new(record.ActivityWeek), project, record.Restricted),
            await context.PackStories.CountAsync(p => p.StoryId == record.Id, cancellationToken),
            await TellerMessages.OpenAsync(context, id, record.Version, dataKey, cancellationToken),
            await StoryRescoring.OfAsync(context, id, record.Version, cancellationToken),
            await Storage.Team.TeamAnswers.OfAsync(context, id, record.Version, dataKey, cancellationToken));
    }
}

/// <summary>Takes a story out of the world; only the count of its theme remains.</summary>
internal static class StoryErasure
{
    public static async Task EraseAsync(
        StoriesContext context, IDbContextFactory<KeysContext> keyContexts, StoryId id, string? theme, TimeProvider time, DecisionKind why, string by,
        CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();

        // Checkpoint 1: without its wraps the story is unreadable for good, whatever happens next.
        await WrapStore.BuryAsync(keyContexts, id, Week.Of(now).Number, cancellationToken);

        // Checkpoint 2: rows out, tombstone in, in one transaction. Died before it? Erasing again finishes the work.
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        var story = await context.Stories.Where(s => s.Id == id.Value).Select(s => new { s.Version, s.ProjectId, s.IsTest }).FirstOrDefaultAsync(cancellationToken);
        await context.StoryResults.Where(r => r.StoryId == id.Value).ExecuteDeleteAsync(cancellationToken);
        await context.TellerMessages.Where(m => m.StoryId == id.Value).ExecuteDeleteAsync(cancellationToken);
        await context.TeamAnswers.Where(t => t.StoryId == id.Value).ExecuteDeleteAsync(cancellationToken);
        await context.StoryDecisions.Where(d => d.StoryId == id.Value).ExecuteUpdateAsync(s => s.SetProperty(d => d.SealedReason, (byte[]?)null), cancellationToken);
        var erased = await context.Stories.Where(s => s.Id == id.Value).ExecuteDeleteAsync(cancellationToken);
        if (erased == 1 && story is { IsTest: false } && theme is not null
            && await context.ThemeCounters.Where(t => t.ProjectId == story.ProjectId && t.Theme == theme)
                .ExecuteUpdateAsync(s => s.SetProperty(t => t.Stories, t => t.Stories + 1), cancellationToken) == 0)
        {
            context.ThemeCounters.Add(new() { ProjectId = story.ProjectId, Theme = theme, Stories = 1 });
        }

        await RecallAsync(context, id, time, cancellationToken);
        context.StoryDecisions.Add(new()
        {
            Id = Guid.NewGuid(),
            StoryId = id.Value,
            StoryVersion = story?.Version ?? 0,
            Kind = why,
            DecidedBy = by,
            // To the week: when a teller acted is nobody's business.
            DecidedAt = new DateTimeOffset(Week.Of(now).Monday.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero).ToUnixTimeMilliseconds(),
        });
        var hash = TombstoneHash(id);
        if (!await context.Tombstones.AnyAsync(t => t.StoryHash == hash, cancellationToken))
        {
            context.Tombstones.Add(new() { StoryHash = hash, Week = Week.Of(now).Number });
        }

        await context.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    /// <summary>Marks every pack that holds the story: a recall notice is due.</summary>
    public static Task<int> RecallAsync(StoriesContext context, StoryId id, TimeProvider time, CancellationToken cancellationToken)
    {
        var now = (long?)new DateTimeOffset(Week.Of(time.GetUtcNow()).Monday.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero).ToUnixTimeMilliseconds();
        return context.PackStories.Where(p => p.StoryId == id.Value && p.RecalledAt == null)
            .ExecuteUpdateAsync(s => s.SetProperty(p => p.RecalledAt, now), cancellationToken);
    }

    public static string TombstoneHash(StoryId id) => Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes($"tombstone|{id}")));
}
