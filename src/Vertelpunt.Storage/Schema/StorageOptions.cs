namespace Vertelpunt.Storage.Schema;

/// <summary>Which database holds the data.</summary>
public enum DatabaseProvider
{
    /// <summary>Files in the data folder; one process.</summary>
    Sqlite,

    /// <summary>A server; several processes.</summary>
    Postgres,
}

/// <summary>Where the two databases are.</summary>
/// <param name="Stories">Connection string of the stories database.</param>
/// <param name="Keys">Connection string of the key database; never the same database.</param>
public sealed record StorageOptions(DatabaseProvider Provider, string Stories, string Keys)
{
    /// <summary>SQLite files in <paramref name="folder"/>, which is made when absent.</summary>
    public static StorageOptions InFolder(string folder)
    {
        Directory.CreateDirectory(folder);
        return new(DatabaseProvider.Sqlite, SqliteFile(folder, "stories.db"), SqliteFile(folder, "keys.db"));
    }

    private static string SqliteFile(string folder, string name) => $"Data Source={Path.Combine(folder, name)};Foreign Keys=True;Default Timeout=30";

    /// <inheritdoc/>
    public override string ToString() => $"StorageOptions({Provider})";
}
