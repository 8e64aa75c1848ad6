using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Vertelpunt.Domain.Stories;
using Vertelpunt.Storage.Drafts;
using Vertelpunt.Storage.Paper;
using Vertelpunt.Storage.Schema;
using Vertelpunt.Storage.Sealing;

namespace Vertelpunt.Storage.Stories;

/// <summary>What became of sending.</summary>
public enum SubmissionResult
{
    Sent,

    /// <summary>This very draft was sent before: a double click, or a lost answer.</summary>
    AlreadySent,

    /// <summary>The draft changed or went in between; nothing was sent.</summary>
    Conflict,
}

/// <summary>Turns a draft into a sent story.</summary>
public sealed class StorySubmission(IDbContextFactory<StoriesContext> contexts, IDbContextFactory<KeysContext> keyContexts, TimeProvider time)
{
    /// <summary>Whether the story with this id was sent: what a second click, or a second window, asks.</summary>
    public async Task<bool> WasSentAsync(Guid storyId, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.Stories.AnyAsync(s => s.Id == storyId, cancellationToken);
    }

    /// <summary>Sends <paramref name="draft"/>, which must be stored as version <paramref name="draftVersion"/>.</summary>
    public Task<SubmissionResult> SendAsync(TellerKeys keys, StoryDraft draft, int draftVersion, CancellationToken cancellationToken) =>
        SendAsync(keys, draft, draftVersion, null, cancellationToken);

    /// <summary>The same for a story that was told on paper: its own week, and the way back of its strip.</summary>
    /// <param name="keys">Of the draft; nobody has their code.</param>
    /// <param name="paper">Null for a story told on the site.</param>
    public async Task<SubmissionResult> SendAsync(TellerKeys keys, StoryDraft draft, int draftVersion, ToldOnPaper? paper, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        if (await context.Stories.AnyAsync(s => s.Id == draft.StoryId, cancellationToken))
        {
            return SubmissionResult.AlreadySent;
        }

        var projectKey = await context.ProjectKeys.AsNoTracking().FirstAsync(k => k.ProjectId == draft.ProjectId && k.RetiredAt == null, cancellationToken);
        var id = new StoryId(draft.StoryId);
        var week = Week.Of(time.GetUtcNow()).Number;
        var (lookupId, tellerPublicKey) = (draft.Consent.WayBack, paper) switch
        {
            (false, _) => ((string?)null, (byte[]?)null),
            (true, null) => (keys.LookupId, keys.KeyPair.PublicKey),
            (true, { Slip: { } slip }) => (slip.LookupId, slip.TellerPublicKey),
            _ => throw new ArgumentException("A story on paper without a slip has no way back.", nameof(paper)),
        };
        var story = StorySealer.Seal(id, 1, draft.Content, projectKey.PublicKey, tellerPublicKey);

        // Checkpoint 1: taking the draft away inside the transaction decides which of two senders goes on; the other waits here and finds none.
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        if (await context.Drafts.Where(d => d.LookupId == keys.LookupId && d.Version == draftVersion).ExecuteDeleteAsync(cancellationToken) != 1)
        {
            await transaction.RollbackAsync(cancellationToken);
            return await context.Stories.AnyAsync(s => s.Id == draft.StoryId, cancellationToken) ? SubmissionResult.AlreadySent : SubmissionResult.Conflict;
        }

        // A form is typed in once: of two that type the same one, the other finds its number gone.
        if (paper?.Slip is { } used && await context.PaperSlips.Where(s => s.ProjectId == used.ProjectId && s.Number == used.Number).ExecuteDeleteAsync(cancellationToken) != 1)
        {
            await transaction.RollbackAsync(cancellationToken);
            return SubmissionResult.Conflict;
        }

        // Checkpoint 2: the wraps stand in the other database. If the process dies now, nothing was sent and the draft still stands;
        // sending again writes over them, and the sweep takes them when nobody does.
        await WrapStore.PutAsync(keyContexts, id, 1, projectKey.Id, story, week, cancellationToken);

        // Checkpoint 3: the commit. Before it nothing was sent; after it the story waits for the pipeline and the draft is gone.
        context.Stories.Add(new()
        {
            Id = draft.StoryId,
            ProjectId = draft.ProjectId,
            LinkId = draft.LinkId,
            FormVersion = draft.FormVersion,
            Version = 1,
            State = StoryState.Pending,
            IsTest = draft.IsTest,
            ConsentLevel = draft.Consent.Level,
            Research = draft.Consent.Research,
            LookupId = lookupId,
            TellerPublicKey = tellerPublicKey,
            ToldWeek = paper?.Week.Number ?? week,
            ActivityWeek = paper?.Week.Number ?? week,
            Sealed = story.Content,
            Shuffle = BitConverter.ToInt64(RandomNumberGenerator.GetBytes(8)),
        });
        await context.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return SubmissionResult.Sent;
    }

    /// <summary>Removes stories that an import stored before it failed, as if it had never begun. Not for stories that a person sent: those are withdrawn.</summary>
    public async Task TakeBackAsync(IReadOnlyCollection<StoryId> ids, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        foreach (var id in ids)
        {
            // Keys first: what follows may fail without leaving anything that can be read.
            await WrapStore.DeleteAsync(keyContexts, id, before: null, cancellationToken);
            await context.StoryResults.Where(r => r.StoryId == id.Value).ExecuteDeleteAsync(cancellationToken);
            await context.Stories.Where(s => s.Id == id.Value).ExecuteDeleteAsync(cancellationToken);
        }
    }
}

/// <summary>The wraps of data keys in the key database.</summary>
internal static class WrapStore
{
    /// <summary>Writes the wraps of one version, over what an attempt that failed may have left.</summary>
    public static async Task PutAsync(
        IDbContextFactory<KeysContext> contexts, StoryId id, int version, Guid projectKeyId, SealedStory story, int week, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        await context.StoryKeys.Where(k => k.StoryId == id.Value && k.StoryVersion == version).ExecuteDeleteAsync(cancellationToken);
        context.StoryKeys.Add(new()
        {
            StoryId = id.Value,
            StoryVersion = version,
            Audience = KeyAudience.Project,
            KeyId = projectKeyId,
            Wrapped = story.ProjectWrap,
            WrittenWeek = week,
        });
        if (story.TellerWrap is { } tellerWrap)
        {
            context.StoryKeys.Add(new() { StoryId = id.Value, StoryVersion = version, Audience = KeyAudience.Teller, Wrapped = tellerWrap, WrittenWeek = week });
        }

        await context.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    /// <summary>Removes the wraps of a story: all versions, or those before <paramref name="before"/>.</summary>
    public static async Task DeleteAsync(IDbContextFactory<KeysContext> contexts, StoryId id, int? before, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await context.StoryKeys.Where(k => k.StoryId == id.Value && (before == null || k.StoryVersion < before)).ExecuteDeleteAsync(cancellationToken);
    }

    /// <summary>Removes all wraps of a story and leaves a tombstone, in one transaction. May run twice.</summary>
    public static async Task BuryAsync(IDbContextFactory<KeysContext> contexts, StoryId id, int week, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        await context.StoryKeys.Where(k => k.StoryId == id.Value).ExecuteDeleteAsync(cancellationToken);
        var hash = StoryErasure.TombstoneHash(id);
        if (!await context.Tombstones.AnyAsync(t => t.StoryHash == hash, cancellationToken))
        {
            context.Tombstones.Add(new() { StoryHash = hash, Week = week });
            await context.SaveChangesAsync(cancellationToken);
        }

        await transaction.CommitAsync(cancellationToken);
    }
}
