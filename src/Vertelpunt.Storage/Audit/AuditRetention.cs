using Microsoft.EntityFrameworkCore;
using Vertelpunt.Storage.Schema;

namespace Vertelpunt.Storage.Audit;

/// <summary>Forgets old lines of the audit log, and leaves a checkpoint by which the rest can still be verified.</summary>
public sealed class AuditRetention(AuditLog audit, IDbContextFactory<StoriesContext> contexts, StorageOptions options, TimeProvider time)
{
    /// <summary>The action of a checkpoint; its object is "through:{number}", its reason the hash of that line.</summary>
    public const string Checkpoint = "audit.checkpoint";

    /// <summary>How long a line is kept: five years, as NEN 7513 has it for care.</summary>
    public static TimeSpan Keep { get; } = TimeSpan.FromDays(5 * 365 + 1);

    // At most one checkpoint a month.
    private static readonly TimeSpan Slack = TimeSpan.FromDays(30);

    /// <summary>One round. Safe to run twice, half, or on two nodes at once.</summary>
    /// <returns>How many lines were removed.</returns>
    public async Task<long> RunAsync(CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var limit = (time.GetUtcNow() - Keep).ToUnixTimeMilliseconds();
        var oldest = await context.AuditEntries.OrderBy(a => a.Seq).Select(a => new { a.Seq, a.At }).FirstOrDefaultAsync(cancellationToken);
        if (oldest is null || oldest.At >= limit - (long)Slack.TotalMilliseconds)
        {
            return 0;
        }

        // The first line that is young enough stays, and with it all that follow.
        var first = await context.AuditEntries.Where(a => a.At >= limit).OrderBy(a => a.Seq).Select(a => (long?)a.Seq).FirstOrDefaultAsync(cancellationToken);
        var last = await context.AuditEntries.AsNoTracking().Where(a => first == null || a.Seq < first).OrderByDescending(a => a.Seq)
            .Select(a => new { a.Seq, a.Hash }).FirstAsync(cancellationToken);

        // Died after this line? The next round makes another checkpoint and removes the same lines.
        await audit.AppendAsync("worker", Checkpoint, $"through:{last.Seq}", last.Hash, cancellationToken);
        return options.Provider == DatabaseProvider.Postgres
            ? (await context.Database.SqlQuery<long>($"SELECT audit_entry_forget({last.Seq}) AS \"Value\"").ToListAsync(cancellationToken))[0]
            : await context.AuditEntries.Where(a => a.Seq <= last.Seq).ExecuteDeleteAsync(cancellationToken);
    }
}
