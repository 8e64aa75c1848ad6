using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Vertelpunt.Storage.Audit;
using Vertelpunt.Storage.Drafts;
using Vertelpunt.Storage.Schema;
using Vertelpunt.Storage.Stories;

namespace Vertelpunt.Pipeline.Processing;

/// <summary>Removes what has run out. Running it twice, or on two machines at once, leaves the same result.</summary>
public sealed class Tidying(IDbContextFactory<StoriesContext> contexts, TellerSessions sessions, StoryRetention retention, AuditRetention audit, StorageOptions storage, ILogger<Tidying> logger)
{
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var visits = await sessions.SweepAsync(cancellationToken);
        if (visits > 0)
        {
            Log.VisitsSwept(logger, visits);
        }

        var forgotten = await retention.RunAsync(cancellationToken);
        if (forgotten != new RetentionResult(0, 0, 0, 0))
        {
            Log.Forgotten(logger, forgotten.Drafts, forgotten.Stories, forgotten.OrphanedKeys, forgotten.Returned);
        }

        var lines = await audit.RunAsync(cancellationToken);
        if (lines > 0)
        {
            Log.AuditForgotten(logger, lines);
        }

        if (storage.Provider == DatabaseProvider.Postgres)
        {
            // Rows stand on disk in the order they came; written anew in the order of their random keys they tell nothing of it.
            // SQLite needs no such thing: the table is stored by its key.
            await using var context = await contexts.CreateDbContextAsync(cancellationToken);
            await context.Database.ExecuteSqlRawAsync("CLUSTER feedback USING feedback_pkey", cancellationToken);
        }
    }
}
