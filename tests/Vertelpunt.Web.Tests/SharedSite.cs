namespace Vertelpunt.Web.Tests;

/// <summary>One running site for the tests of a class that do not disturb each other.</summary>
public sealed class SharedSite : IAsyncLifetime
{
    public RunningSite Site { get; private set; } = null!; // set before any test runs

    public async Task InitializeAsync() => Site = await RunningSite.StartAsync();

    public async Task DisposeAsync() => await Site.DisposeAsync();
}
