using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Vertelpunt.Storage.Schema;

namespace Vertelpunt.Storage.Audit;

/// <summary>The audit log: append-only, each entry hashed with the one before. Entries never hold what a teller wrote.</summary>
public sealed class AuditLog(IDbContextFactory<StoriesContext> contexts, TimeProvider time)
{
    private const string Start = "0000000000000000000000000000000000000000000000000000000000000000";
    private const int Attempts = 50;

    /// <summary>Adds one entry, to the project of the <see cref="AuditScope"/> around it. An action that must be accounted for runs only after this returned.</summary>
    /// <param name="actor">Account id, "worker", "cli" or "system".</param>
    /// <param name="action">A stable code such as "story.original".</param>
    /// <param name="obj">Kind and id, such as "story:…".</param>
    /// <param name="reason">In the actor's words, about the work and not about a teller; null when none was asked.</param>
    public async Task AppendAsync(string actor, string action, string obj, string? reason, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            await using var context = await contexts.CreateDbContextAsync(cancellationToken);
            var last = await context.AuditEntries.AsNoTracking().OrderByDescending(a => a.Seq).Select(a => new { a.Seq, a.Hash })
                .FirstOrDefaultAsync(cancellationToken);
            var entry = new AuditEntryRecord
            {
                Seq = (last?.Seq ?? 0) + 1,
                At = time.GetUtcNow().ToUnixTimeMilliseconds(),
                Actor = actor,
                Action = action,
                Object = obj,
                Reason = reason,
                ProjectId = AuditScope.Current?.ProjectId,
                PreviousHash = last?.Hash ?? Start,
                Hash = "",
            };
            entry.Hash = HashOf(entry);
            context.AuditEntries.Add(entry);
            try
            {
                await context.SaveChangesAsync(cancellationToken);
                AuditScope.Current?.Count();
                return;
            }
            catch (DbUpdateException) when (attempt < Attempts)
            {
                // Another process took this number: link to its entry instead.
                await Task.Delay(RandomNumberGenerator.GetInt32(1, 10), cancellationToken);
            }
        }
    }

    /// <summary>The number of the first entry that does not fit the chain; null when all fit.</summary>
    public async Task<long?> FirstBrokenAsync(CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var previous = await BeginningAsync(context, cancellationToken);
        await foreach (var entry in context.AuditEntries.AsNoTracking().OrderBy(a => a.Seq).AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            if (entry.Seq != previous.Seq + 1 || entry.PreviousHash != previous.Hash || entry.Hash != HashOf(entry))
            {
                return entry.Seq;
            }

            previous = (entry.Seq, entry.Hash);
        }

        return null;
    }

    /// <summary>The newest line's number and hash: written down elsewhere they tell later whether the log was made anew. Null when there is none.</summary>
    public async Task<(long Seq, string Hash)?> LastAsync(CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.AuditEntries.AsNoTracking().OrderByDescending(a => a.Seq).Select(a => new { a.Seq, a.Hash }).FirstOrDefaultAsync(cancellationToken) is { } last ? (last.Seq, last.Hash) : null;
    }

    /// <summary>What the first line there is must follow: nothing, or what a checkpoint further on stands for.</summary>
    private static async Task<(long Seq, string Hash)> BeginningAsync(StoriesContext context, CancellationToken cancellationToken)
    {
        var first = await context.AuditEntries.AsNoTracking().OrderBy(a => a.Seq).Select(a => new { a.Seq, a.PreviousHash }).FirstOrDefaultAsync(cancellationToken);
        if (first is null or { Seq: 1 })
        {
            return (0, Start);
        }

        var through = $"through:{first.Seq - 1}";
        return await context.AuditEntries.AnyAsync(a => a.Action == AuditRetention.Checkpoint && a.Object == through && a.Reason == first.PreviousHash, cancellationToken)
            ? (first.Seq - 1, first.PreviousHash)
            : (0, Start);
    }

    // Lines of before projects were named in them keep the hash they had.
    private static string HashOf(AuditEntryRecord e)
    {
        object?[] fields = [e.PreviousHash, e.Seq, e.At, e.Actor, e.Action, e.Object, e.Reason, .. e.ProjectId is { } project ? new object[] { project.ToString("N") } : []];
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', fields.Select(f => Escape(f?.ToString() ?? "-"))))));
    }

    private static string Escape(string field) => field.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal);
}
