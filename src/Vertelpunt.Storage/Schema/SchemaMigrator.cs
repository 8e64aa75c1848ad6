using System.Data;
using System.Data.Common;
using System.Reflection;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Vertelpunt.Storage.Schema;

/// <summary>Brings both databases to the newest schema: numbered scripts, each applied once, in one transaction.</summary>
public sealed class SchemaMigrator(IDbContextFactory<StoriesContext> stories, IDbContextFactory<KeysContext> keys, StorageOptions options)
{
    /// <summary>Applies what is missing; safe to run at every start and from several processes at once.</summary>
    public async Task ApplyAsync(CancellationToken cancellationToken)
    {
        await using var storiesContext = await stories.CreateDbContextAsync(cancellationToken);
        await ApplyAsync(storiesContext.Database.GetDbConnection(), options.Provider, Assembly.GetExecutingAssembly(), "stories", cancellationToken);
        await using var keysContext = await keys.CreateDbContextAsync(cancellationToken);
        await ApplyAsync(keysContext.Database.GetDbConnection(), options.Provider, Assembly.GetExecutingAssembly(), "keys", cancellationToken);
    }

    /// <summary>Applies the scripts Schema/{provider}/NNNN_{set}*.sql embedded in <paramref name="assembly"/>.</summary>
    public static async Task ApplyAsync(
        DbConnection connection, DatabaseProvider provider, Assembly assembly, string set, CancellationToken cancellationToken)
    {
        if (connection.State != ConnectionState.Open)
        {
            await connection.OpenAsync(cancellationToken);
        }

        var scripts = ScriptsOf(assembly, provider, set);
        if (await IsUpToDateAsync(connection, scripts, cancellationToken))
        {
            return; // also the only way through for a role that may not make tables
        }

        if (provider == DatabaseProvider.Sqlite)
        {
            await ExecuteAsync(connection, null, "PRAGMA journal_mode=WAL;", cancellationToken);
        }

        // An immediate transaction (SQLite) or an advisory lock (PostgreSQL): of two starting processes one waits for the other.
        await using var transaction = connection is SqliteConnection sqlite
            ? sqlite.BeginTransaction(deferred: false)
            : await connection.BeginTransactionAsync(cancellationToken);
        if (provider == DatabaseProvider.Postgres)
        {
            await ExecuteAsync(connection, transaction, "SELECT pg_advisory_xact_lock(8657301)", cancellationToken);
        }

        await ExecuteAsync(connection, transaction, "CREATE TABLE IF NOT EXISTS schema_script (name varchar(100) PRIMARY KEY)", cancellationToken);
        var applied = await AppliedAsync(connection, transaction, cancellationToken);
        foreach (var script in scripts.Where(s => !applied.Contains(s.Name)))
        {
            using var stream = assembly.GetManifestResourceStream(script.Resource)!; // listed just above
            using var reader = new StreamReader(stream);
            await ExecuteAsync(connection, transaction, await reader.ReadToEndAsync(cancellationToken), cancellationToken);
            await ExecuteAsync(connection, transaction, $"INSERT INTO schema_script (name) VALUES ('{script.Name}')", cancellationToken);
        }

        await transaction.CommitAsync(cancellationToken);
    }

    /// <summary>The scripts of one set, in order; a resource is named Schema/{provider}/NNNN_{set}….sql.</summary>
    private static List<(string Name, string Resource)> ScriptsOf(Assembly assembly, DatabaseProvider provider, string set)
    {
        var prefix = $"Schema/{provider}/";
        return
        [
            .. assembly.GetManifestResourceNames()
                .Where(r => r.StartsWith(prefix, StringComparison.Ordinal) && r.Length > prefix.Length + 5 && r[(prefix.Length + 5)..].StartsWith(set, StringComparison.Ordinal))
                .Order(StringComparer.Ordinal)
                .Select(r => (r[prefix.Length..], r)),
        ];
    }

    private static async Task<bool> IsUpToDateAsync(DbConnection connection, List<(string Name, string Resource)> scripts, CancellationToken cancellationToken)
    {
        try
        {
            var applied = await AppliedAsync(connection, null, cancellationToken);
            return scripts.All(s => applied.Contains(s.Name));
        }
        catch (DbException)
        {
            return false; // no table yet
        }
    }

    private static async Task<HashSet<string>> AppliedAsync(DbConnection connection, DbTransaction? transaction, CancellationToken cancellationToken)
    {
        using var command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = "SELECT name FROM schema_script";
        using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var names = new HashSet<string>(StringComparer.Ordinal);
        while (await reader.ReadAsync(cancellationToken))
        {
            names.Add(reader.GetString(0));
        }

        return names;
    }

    private static async Task ExecuteAsync(DbConnection connection, DbTransaction? transaction, string sql, CancellationToken cancellationToken)
    {
        using var command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
