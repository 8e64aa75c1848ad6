using Vertelpunt.Storage.Schema;

namespace Vertelpunt.Web.Tests;

/// <summary>One running site for the tests of a class that do not disturb each other.</summary>
public class SharedSite : IAsyncLifetime
{
    protected virtual DatabaseProvider Provider => DatabaseProvider.Sqlite;

    public RunningSite Site { get; private set; } = null!; // set before any test runs

    public async Task InitializeAsync() => Site = await RunningSite.StartAsync(provider: Provider);

    public async Task DisposeAsync() => await Site.DisposeAsync();
}

/// <summary>The same on PostgreSQL.</summary>
public sealed class SharedPostgresSite : SharedSite
{
    protected override DatabaseProvider Provider => DatabaseProvider.Postgres;
}
