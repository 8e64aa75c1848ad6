using Microsoft.EntityFrameworkCore;
using Vertelpunt.Domain.Stories;
using Vertelpunt.Storage.Schema;
using Vertelpunt.Storage.Sealing;

namespace Vertelpunt.Storage.Drafts;

/// <summary>Saves and finds drafts. The server keeps ciphertext only; the key comes with the teller's code.</summary>
public sealed class DraftStore(IDbContextFactory<StoriesContext> contexts, TimeProvider time)
{
    // Autosave is what the site does most: its queries are translated once, not at every save.
    private readonly Func<StoriesContext, string, CancellationToken, Task<DraftRecord?>> _find =
        EF.CompileAsyncQuery((StoriesContext context, string lookupId, CancellationToken _) => context.Drafts.AsNoTracking().FirstOrDefault(d => d.LookupId == lookupId));

    /// <summary>The draft that belongs to the code, or null.</summary>
    /// <exception cref="System.Security.Cryptography.CryptographicException">The row was changed or swapped.</exception>
    public async Task<LoadedDraft?> LoadAsync(TellerKeys keys, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var record = await _find(context, keys.LookupId, cancellationToken);
        return record is null ? null : Open(keys, record);
    }

    /// <summary>Stores <paramref name="draft"/> over version <paramref name="baseVersion"/> (0: the first save).</summary>
    /// <param name="saveKey">Chosen by the client per save; the same key again is the same save, however often it arrives.</param>
    public async Task<DraftSaveResult> SaveAsync(
        TellerKeys keys, StoryDraft draft, int baseVersion, string saveKey, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var next = baseVersion + 1;
        var week = Week.Of(time.GetUtcNow()).Number;
        var bytes = Envelope.Seal(keys.DraftKey, StoryPlaces.Draft(keys.LookupId, next), draft);
        if (baseVersion == 0)
        {
            context.Drafts.Add(new()
            {
                LookupId = keys.LookupId,
                ProjectId = draft.ProjectId,
                LinkId = draft.LinkId,
                FormVersion = draft.FormVersion,
                Version = next,
                SaveKey = saveKey,
                Sealed = bytes,
                ActivityWeek = week,
            });
            try
            {
                await context.SaveChangesAsync(cancellationToken);
                return new DraftSaveResult.Saved(next);
            }
            catch (DbUpdateException)
            {
                context.ChangeTracker.Clear(); // the row is there already: a repeated save, or another tab was first
            }
        }
        else if (await context.Database.ExecuteSqlAsync(
            $"""
            UPDATE draft SET version = {next}, save_key = {saveKey}, sealed = {bytes}, activity_week = {week}, form_version = {draft.FormVersion}
            WHERE lookup_id = {keys.LookupId} AND version = {baseVersion}
            """,
            cancellationToken) == 1)
        {
            return new DraftSaveResult.Saved(next);
        }

        var stored = await _find(context, keys.LookupId, cancellationToken);
        if (stored is null)
        {
            return new DraftSaveResult.Gone();
        }

        return stored.SaveKey == saveKey ? new DraftSaveResult.Saved(stored.Version) : new DraftSaveResult.Conflict(Open(keys, stored));
    }

    /// <summary>Erases the draft at once. False when there was none.</summary>
    public async Task<bool> DeleteAsync(TellerKeys keys, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.Drafts.Where(d => d.LookupId == keys.LookupId).ExecuteDeleteAsync(cancellationToken) == 1;
    }

    private static LoadedDraft Open(TellerKeys keys, DraftRecord record) =>
        new(Envelope.Open<StoryDraft>(keys.DraftKey, StoryPlaces.Draft(record.LookupId, record.Version), record.Sealed), record.Version);
}
