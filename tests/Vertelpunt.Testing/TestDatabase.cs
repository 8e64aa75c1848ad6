using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Vertelpunt.Storage.Schema;
using Vertelpunt.Storage.Sealing;
using Xunit;

namespace Vertelpunt.Testing;

/// <summary>Both databases of one provider, empty, with every service of site and staff side; its own for each test.</summary>
public sealed class TestDatabase : IAsyncDisposable
{
    private readonly ServiceProvider _services;

    private TestDatabase(StorageOptions options, string folder, ManualTimeProvider time, ServiceProvider services)
    {
        Options = options;
        Folder = folder;
        Time = time;
        _services = services;
    }

    /// <summary>For [MemberData]: every storage test runs on both.</summary>
    public static TheoryData<DatabaseProvider> Providers => [DatabaseProvider.Sqlite, DatabaseProvider.Postgres];

    public StorageOptions Options { get; }

    /// <summary>Holds the secrets, and on SQLite the databases.</summary>
    public string Folder { get; }

    public ManualTimeProvider Time { get; }

    /// <summary>Where the database's own files are, for sweeps.</summary>
    public IReadOnlyList<string> DataFolders => Options.Provider == DatabaseProvider.Sqlite ? [Folder] : [PostgresCluster.Instance.Folder];

    public static async Task<TestDatabase> CreateAsync(DatabaseProvider provider)
    {
        var folder = Directory.CreateTempSubdirectory("vertelpunt-test-").FullName;
        var options = provider == DatabaseProvider.Sqlite
            ? StorageOptions.InFolder(folder)
            : new StorageOptions(provider, PostgresCluster.Instance.CreateDatabase(), PostgresCluster.Instance.CreateDatabase());
        var time = new ManualTimeProvider();
        var services = Services(
            options, time, SiteSecrets.CreateOrRead(Path.Combine(folder, "secrets", "site")), StaffSecrets.CreateOrRead(Path.Combine(folder, "secrets", "staff")));
        var database = new TestDatabase(options, folder, time, services);
        await database.Get<SchemaMigrator>().ApplyAsync(CancellationToken.None);
        return database;
    }

    /// <summary>The same PostgreSQL databases with the same secrets, reached as another role.</summary>
    public TestDatabase As(string role)
    {
        string Reach(string connection) => new Npgsql.NpgsqlConnectionStringBuilder(connection) { Username = role }.ConnectionString;
        var options = Options with { Stories = Reach(Options.Stories), Keys = Reach(Options.Keys) };
        var folder = Directory.CreateTempSubdirectory("vertelpunt-test-").FullName;
        return new TestDatabase(options, folder, Time, Services(options, Time, Get<SiteSecrets>(), Get<StaffSecrets>()));
    }

    /// <summary>The same databases, reached by a process that holds another staff key.</summary>
    public TestDatabase With(StaffSecrets staff)
    {
        var folder = Directory.CreateTempSubdirectory("vertelpunt-test-").FullName;
        return new TestDatabase(Options, folder, Time, Services(Options, Time, Get<SiteSecrets>(), staff));
    }

    public T Get<T>() where T : notnull => _services.GetRequiredService<T>();

    private static ServiceProvider Services(StorageOptions options, ManualTimeProvider time, SiteSecrets site, StaffSecrets staff) =>
        new ServiceCollection().AddSingleton<TimeProvider>(time).AddVertelpuntStorage(options).AddTellerStorage(site).AddStaffStorage(staff).BuildServiceProvider();

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        if (Options.Provider == DatabaseProvider.Sqlite)
        {
            SqliteConnection.ClearAllPools();
        }

        Directory.Delete(Folder, recursive: true);
    }
}
