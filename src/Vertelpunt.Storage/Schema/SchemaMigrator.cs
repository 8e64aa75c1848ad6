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
        var prefix = $"Schema/{provider}/";
        foreach (var resource in assembly.GetManifestResourceNames().Where(n => n.StartsWith(prefix, StringComparison.Ordinal)).Order(StringComparer.Ordinal))
        {
            var name = resource[prefix.Length..];
            if (name.Length < 6 || !name[5..].StartsWith(set, StringComparison.Ordinal))
            {
                continue;
            }

            using var check = connection.CreateCommand();
            check.Transaction = transaction;
            check.CommandText = $"SELECT COUNT(*) FROM schema_script WHERE name = '{name}'";
            if (Convert.ToInt64(await check.ExecuteScalarAsync(cancellationToken), System.Globalization.CultureInfo.InvariantCulture) > 0)
            {
                continue;
            }

            using var stream = assembly.GetManifestResourceStream(resource)!; // listed just above
            using var reader = new StreamReader(stream);
            await ExecuteAsync(connection, transaction, await reader.ReadToEndAsync(cancellationToken), cancellationToken);
            await ExecuteAsync(connection, transaction, $"INSERT INTO schema_script (name) VALUES ('{name}')", cancellationToken);
        }

        await transaction.CommitAsync(cancellationToken);
    }

    private static async Task ExecuteAsync(DbConnection connection, DbTransaction? transaction, string sql, CancellationToken cancellationToken)
    {
        using var command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
