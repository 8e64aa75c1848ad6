using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Vertelpunt.Storage.Schema;
using Vertelpunt.Storage.Sealing;

namespace Vertelpunt.Storage.Projects;

/// <summary>The projects' key pairs. Registered on the staff side only: it needs the staff key.</summary>
public sealed class ProjectKeys(
    IDbContextFactory<StoriesContext> stories, IDbContextFactory<KeysContext> keys, StaffSecrets secrets, TimeProvider time)
{
    private readonly ConcurrentDictionary<Guid, HpkeKeyPair> _opened = new();

    /// <summary>Makes a key pair and retires the project's earlier ones: new stories are sealed to it, older ones stay readable.</summary>
    public async Task<Guid> CreateAsync(Guid projectId, CancellationToken cancellationToken)
    {
        var pair = Hpke.GenerateKeyPair();
        var id = Guid.NewGuid();
        var now = time.GetUtcNow().ToUnixTimeMilliseconds();

        // The private half first: a public key without it would swallow stories.
        await using var keysContext = await keys.CreateDbContextAsync(cancellationToken);
        keysContext.ProjectPrivateKeys.Add(new()
        {
            Id = id,
            ProjectId = projectId,
            Wrapped = Envelope.SealBytes(secrets.KeyEncryptionKey, StoryPlaces.ProjectKey(id), pair.PrivateKey),
            CreatedAt = now,
        });
        await keysContext.SaveChangesAsync(cancellationToken);

        await using var context = await stories.CreateDbContextAsync(cancellationToken);
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        await context.ProjectKeys.Where(k => k.ProjectId == projectId && k.RetiredAt == null)
            .ExecuteUpdateAsync(s => s.SetProperty(k => k.RetiredAt, now), cancellationToken);
        context.ProjectKeys.Add(new() { Id = id, ProjectId = projectId, PublicKey = pair.PublicKey, CreatedAt = now });
        await context.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return id;
    }

    /// <summary>The key pair with this id.</summary>
    /// <exception cref="SecretsUnavailableException">The key is gone, or the staff key is another one than it was wrapped with.</exception>
    public async Task<HpkeKeyPair> OpenAsync(Guid keyId, CancellationToken cancellationToken)
    {
        if (_opened.TryGetValue(keyId, out var known))
        {
            return known;
        }

        await using var keysContext = await keys.CreateDbContextAsync(cancellationToken);
        var record = await keysContext.ProjectPrivateKeys.AsNoTracking().FirstOrDefaultAsync(k => k.Id == keyId, cancellationToken)
            ?? throw new SecretsUnavailableException("A project's private key is missing from the key database. Restore the key database from its backup.");
        await using var context = await stories.CreateDbContextAsync(cancellationToken);
        var publicKey = await context.ProjectKeys.Where(k => k.Id == keyId).Select(k => k.PublicKey).FirstAsync(cancellationToken);
        var privateKey = TryOpen(secrets, StoryPlaces.ProjectKey(keyId), record.Wrapped)
            ?? throw WrongStaffKey();
        return _opened[keyId] = new(privateKey, publicKey);
    }

    private static SecretsUnavailableException WrongStaffKey() =>
        new("The staff key does not open a project's private key. Restore the file 'staff-key' that belongs to this database.");

    private static byte[]? TryOpen(StaffSecrets key, string place, byte[] wrapped)
    {
        try
        {
            return Envelope.OpenBytes(key.KeyEncryptionKey, place, wrapped);
        }
        catch (System.Security.Cryptography.CryptographicException)
        {
            return null;
        }
    }

    /// <summary>Wraps every private key under a new staff key; the caller puts the new key in place afterwards.</summary>
    /// <remarks>A key that is wrapped under the new one already is left as it is: interrupted work can be done again.</remarks>
    /// <exception cref="SecretsUnavailableException">Neither key opens one of them; nothing was changed.</exception>
    public async Task RewrapAsync(StaffSecrets next, CancellationToken cancellationToken)
    {
        await using var context = await keys.CreateDbContextAsync(cancellationToken);
        foreach (var record in await context.ProjectPrivateKeys.ToListAsync(cancellationToken))
        {
            var place = StoryPlaces.ProjectKey(record.Id);
            if (TryOpen(next, place, record.Wrapped) is not null)
            {
                continue;
            }

            var privateKey = TryOpen(secrets, place, record.Wrapped)
                ?? throw WrongStaffKey();
            record.Wrapped = Envelope.SealBytes(next.KeyEncryptionKey, place, privateKey);
        }

        await context.SaveChangesAsync(cancellationToken); // one transaction: all or none
    }
}
