using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Vertelpunt.Domain.Workshops;
using Vertelpunt.Storage.Audit;
using Vertelpunt.Storage.Projects;
using Vertelpunt.Storage.Schema;
using Vertelpunt.Storage.Sealing;

namespace Vertelpunt.Storage.Notes;

/// <summary>A note as it is kept.</summary>
/// <param name="Revision">Pass it back when changing the note.</param>
public sealed record StoredNote(Guid Id, int Revision, string MadeBy, DateTimeOffset MadeAt, DateTimeOffset ChangedAt, Note Note);

/// <summary>Keeps what the team writes about the collection. Sealed, since people may retell a story in their own words; every change is in the audit log.</summary>
public sealed class NoteStore(IDbContextFactory<StoriesContext> contexts, ProjectKeys keys, AuditLog audit, TimeProvider time)
{
    /// <summary>All notes of a project, oldest first.</summary>
    public async Task<IReadOnlyList<StoredNote>> ListAsync(Guid projectId, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var records = await context.Notes.AsNoTracking().Where(n => n.ProjectId == projectId).ToListAsync(cancellationToken);
        var notes = new List<StoredNote>(records.Count);
        foreach (var record in records.OrderBy(n => n.MadeAt).ThenBy(n => n.Id))
        {
            notes.Add(await OpenAsync(record, cancellationToken));
        }

        return notes;
    }

    /// <summary>One note of a project, or null.</summary>
    public async Task<StoredNote?> FindAsync(Guid projectId, Guid id, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var record = await context.Notes.AsNoTracking().FirstOrDefaultAsync(n => n.Id == id && n.ProjectId == projectId, cancellationToken);
        return record is null ? null : await OpenAsync(record, cancellationToken);
    }

    /// <summary>Keeps a new note.</summary>
    /// <param name="actor">Account id.</param>
    public async Task<Guid> AddAsync(Guid projectId, Note note, string actor, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var keyId = await context.ProjectKeys.Where(k => k.ProjectId == projectId && k.RetiredAt == null).Select(k => k.Id).FirstAsync(cancellationToken);
        var id = Guid.NewGuid();
        var now = time.GetUtcNow().ToUnixTimeMilliseconds();
        await audit.AppendAsync(actor, "note.make", $"{note}:{id:N}", null, cancellationToken);
        context.Notes.Add(new()
        {
            Id = id,
            ProjectId = projectId,
            KeyId = keyId,
            Revision = 1,
            Sealed = Envelope.Seal(await KeyAsync(keyId, cancellationToken), Place(id, 1), note),
            MadeBy = actor,
            MadeAt = now,
            ChangedAt = now,
        });
        await context.SaveChangesAsync(cancellationToken);
        return id;
    }

    /// <summary>Puts <paramref name="note"/> in the place of <paramref name="old"/>.</summary>
    /// <returns>False when a colleague changed or removed it first; nothing was stored then.</returns>
    public async Task<bool> ChangeAsync(StoredNote old, Note note, string actor, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var keyId = await context.Notes.Where(n => n.Id == old.Id).Select(n => (Guid?)n.KeyId).FirstOrDefaultAsync(cancellationToken);
        if (keyId is not { } known)
        {
            return false;
        }

        await audit.AppendAsync(actor, "note.change", $"{note}:{old.Id:N}", null, cancellationToken);
        var next = Envelope.Seal(await KeyAsync(known, cancellationToken), Place(old.Id, old.Revision + 1), note);
        var now = time.GetUtcNow().ToUnixTimeMilliseconds();
        return await context.Notes.Where(n => n.Id == old.Id && n.Revision == old.Revision)
            .ExecuteUpdateAsync(s => s.SetProperty(n => n.Sealed, next).SetProperty(n => n.Revision, old.Revision + 1).SetProperty(n => n.ChangedAt, now), cancellationToken) == 1;
    }

    /// <summary>Removes a note for good; false when it was gone already.</summary>
    public async Task<bool> RemoveAsync(StoredNote note, string actor, CancellationToken cancellationToken)
    {
        await audit.AppendAsync(actor, "note.remove", $"{note.Note}:{note.Id:N}", null, cancellationToken);
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.Notes.Where(n => n.Id == note.Id).ExecuteDeleteAsync(cancellationToken) == 1;
    }

    private async Task<StoredNote> OpenAsync(NoteRecord record, CancellationToken cancellationToken) => new(
        record.Id, record.Revision, record.MadeBy, DateTimeOffset.FromUnixTimeMilliseconds(record.MadeAt), DateTimeOffset.FromUnixTimeMilliseconds(record.ChangedAt),
        Envelope.Open<Note>(await KeyAsync(record.KeyId, cancellationToken), Place(record.Id, record.Revision), record.Sealed));

    /// <summary>From the project's private key, so that notes open as long as its stories do, also after the staff key was replaced.</summary>
    private async Task<byte[]> KeyAsync(Guid keyId, CancellationToken cancellationToken) =>
        HKDF.DeriveKey(HashAlgorithmName.SHA256, (await keys.OpenAsync(keyId, cancellationToken)).PrivateKey, 32, info: "vertelpunt notes"u8.ToArray());

    private static string Place(Guid id, int revision) => $"note|{id:N}|{revision}|1";
}
