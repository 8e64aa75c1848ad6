using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Vertelpunt.Storage.Schema;
using Vertelpunt.Storage.Sealing;

namespace Vertelpunt.Storage.Drafts;

/// <summary>A teller's visit: what the site must remember between requests. Sealed under the id in the teller's cookie.</summary>
public sealed record TellerVisit
{
    /// <summary>The root of the teller's keys (see <see cref="TellerKeyDerivation.FromRoot"/>); null before a code was made or entered.</summary>
    public byte[]? Root { get; init; }

    /// <summary>The code, until the teller says it is kept; then it is nowhere but with the teller.</summary>
    public string? CodeToShow { get; init; }

    /// <summary>The link the visit came in by; null for somebody who came back with a code.</summary>
    public Guid? LinkId { get; init; }
    public Guid? ProjectId { get; init; }

    /// <summary>True when the link is for trying out.</summary>
    public bool IsTest { get; init; }

    /// <summary>The story being told; known before its draft is stored and after it was sent.</summary>
    public Guid? StoryId { get; init; }

    /// <summary>A message to show once, as a code of the site; null for none.</summary>
    public string? Message { get; init; }

    /// <summary>The step shown at the site's one address.</summary>
    public string Step { get; init; } = "";

    /// <summary>"nl" or "en".</summary>
    public string Language { get; init; } = "nl";

    /// <inheritdoc/>
    public override string ToString() => "TellerVisit";
}

/// <summary>Keeps visits. A stolen database opens none: the key is the cookie's id, of which only the hash is stored.</summary>
public sealed class TellerSessions(IDbContextFactory<StoriesContext> contexts, TimeProvider time)
{
    // Every request of a teller asks this: translated once.
    private readonly Func<StoriesContext, string, long, CancellationToken, Task<TellerSessionRecord?>> _find =
        EF.CompileAsyncQuery((StoriesContext context, string hash, long now, CancellationToken _) =>
            context.TellerSessions.AsNoTracking().FirstOrDefault(s => s.IdHash == hash && s.IdleUntil > now && s.EndsAt > now));

    public static TimeSpan IdleLimit { get; } = TimeSpan.FromMinutes(30);

    public static TimeSpan AbsoluteLimit { get; } = TimeSpan.FromHours(4);

    /// <summary>Starts a visit.</summary>
    /// <returns>The id for the cookie: 43 URL-safe characters, 256 random bits.</returns>
    public async Task<string> StartAsync(TellerVisit visit, CancellationToken cancellationToken)
    {
        var id = Convert.ToBase64String(RandomNumberGenerator.GetBytes(32)).TrimEnd('=').Replace('+', '-').Replace('/', '_');
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var now = time.GetUtcNow();
        context.TellerSessions.Add(new()
        {
            IdHash = HashOf(id),
            Sealed = Envelope.Seal(KeyOf(id), HashOf(id), visit),
            IdleUntil = InMinutes(now + IdleLimit),
            EndsAt = InMinutes(now + AbsoluteLimit),
        });
        await context.SaveChangesAsync(cancellationToken);
        return id;
    }

    /// <summary>The visit with this cookie id; null when it ended, ran out, or never was. Starts its idle time anew, writing at most once a minute.</summary>
    public async Task<TellerVisit?> FindAsync(string id, CancellationToken cancellationToken)
    {
        var hash = HashOf(id);
        var now = time.GetUtcNow();
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var record = await _find(context, hash, now.ToUnixTimeMilliseconds(), cancellationToken);
        if (record is null)
        {
            return null;
        }

        var visit = Envelope.Open<TellerVisit>(KeyOf(id), hash, record.Sealed);
        var idle = InMinutes(now + IdleLimit);
        if (record.IdleUntil < idle)
        {
            await context.TellerSessions.Where(s => s.IdHash == hash).ExecuteUpdateAsync(s => s.SetProperty(r => r.IdleUntil, idle), cancellationToken);
        }

        return visit;
    }

    /// <summary>Stores what changed and starts the idle time anew. False when the visit ended meanwhile.</summary>
    public async Task<bool> SaveAsync(string id, TellerVisit visit, CancellationToken cancellationToken)
    {
        var hash = HashOf(id);
        var bytes = Envelope.Seal(KeyOf(id), hash, visit);
        var idle = InMinutes(time.GetUtcNow() + IdleLimit);
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.TellerSessions.Where(s => s.IdHash == hash)
            .ExecuteUpdateAsync(s => s.SetProperty(r => r.Sealed, bytes).SetProperty(r => r.IdleUntil, idle), cancellationToken) == 1;
    }

    public async Task EndAsync(string id, CancellationToken cancellationToken)
    {
        var hash = HashOf(id);
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await context.TellerSessions.Where(s => s.IdHash == hash).ExecuteDeleteAsync(cancellationToken);
    }

    /// <summary>Removes visits that ran out; run now and then.</summary>
    public async Task<int> SweepAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow().ToUnixTimeMilliseconds();
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.TellerSessions.Where(s => s.IdleUntil <= now || s.EndsAt <= now).ExecuteDeleteAsync(cancellationToken);
    }

    private static string HashOf(string id) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(id)));

    private static byte[] KeyOf(string id) =>
        HKDF.DeriveKey(HashAlgorithmName.SHA256, Encoding.UTF8.GetBytes(id), 32, info: "vertelpunt visit"u8.ToArray());

    private static long InMinutes(DateTimeOffset instant) => (instant.ToUnixTimeSeconds() + 59) / 60 * 60_000;
}
