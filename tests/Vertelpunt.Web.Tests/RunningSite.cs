using System.Collections.Concurrent;
using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Vertelpunt.Domain.Stories;
using Vertelpunt.Storage.Projects;
using Vertelpunt.Storage.Schema;
using Vertelpunt.Storage.Sealing;
using Vertelpunt.Testing;

namespace Vertelpunt.Web.Tests;

/// <summary>The real site on a loopback port, over HTTPS, with databases of its own, and a project with one link.</summary>
public sealed class RunningSite : IAsyncDisposable
{
    private static readonly Lazy<X509Certificate2> Certificate = new(MakeCertificate);
    private readonly WebApplication _site;

    private RunningSite(WebApplication site, string folder, Project project, InvitationLink link, CollectedLog log, ManualTimeProvider clock) =>
        (_site, Folder, Project, Link, Log, Clock) = (site, folder, project, link, log, clock);

    public string Folder { get; }
    public Project Project { get; }
    public InvitationLink Link { get; }
    public CollectedLog Log { get; }
    public ManualTimeProvider Clock { get; }
    public IServiceProvider Services => _site.Services;
    public Uri Address => new(_site.Urls.First());
    public string InvitationPath => "/v/" + Link.Token;

    public static async Task<RunningSite> StartAsync(ProjectSettings? settings = null, StoryForm? form = null, bool behindProxy = false, DatabaseProvider provider = DatabaseProvider.Sqlite)
    {
        var folder = Directory.CreateTempSubdirectory("vertelpunt-site-").FullName;
        var storage = provider == DatabaseProvider.Sqlite
            ? StorageOptions.InFolder(Path.Combine(folder, "data"))
            : new(provider, PostgresCluster.Instance.CreateDatabase(), PostgresCluster.Instance.CreateDatabase());
        var log = new CollectedLog();
        var clock = new ManualTimeProvider(new(2026, 11, 18, 13, 32, 0, TimeSpan.Zero));
        var site = StorytellerSite.Build(new()
        {
            Storage = storage,
            Secrets = SiteSecrets.CreateOrRead(Path.Combine(folder, "secrets")),
            Urls = ["https://127.0.0.1:0"],
            Certificate = Certificate.Value,
            BehindProxy = behindProxy,
            DataProtectionFolder = Path.Combine(folder, "form-keys"),
            TimeProvider = clock,
            Logging = builder => builder.SetMinimumLevel(LogLevel.Trace).AddProvider(log),
        });
        await site.Services.GetRequiredService<SchemaMigrator>().ApplyAsync(default);
        var projects = site.Services.GetRequiredService<ProjectStore>();
        var project = await projects.CreateAsync("proef", "Proef", form ?? Forms.Whole, settings ?? new(), isDemo: false, default);

        // The keys are the staff side's to make; the site itself has no such service.
        var staff = new ServiceCollection().AddVertelpuntStorage(storage)
            .AddStaffStorage(StaffSecrets.CreateOrRead(Path.Combine(folder, "staff-secrets"))).BuildServiceProvider();
        await staff.GetRequiredService<ProjectKeys>().CreateAsync(project.Id, default);
        var link = await projects.CreateLinkAsync(project.Id, "poster", isTest: false, default);
        await site.StartAsync();
        return new(site, folder, project, link, log, clock) { Staff = staff };
    }

    /// <summary>What workers and the dashboard have.</summary>
    public required ServiceProvider Staff { get; init; }

    /// <summary>A browser of its own: no cookies yet, does not follow redirects by itself.</summary>
    public Browser Open() => new(Address);

    public async ValueTask DisposeAsync()
    {
        await _site.DisposeAsync();
        await Staff.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(Folder, recursive: true);
    }

    private static X509Certificate2 MakeCertificate()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName("localhost");
        names.AddIpAddress(IPAddress.Loopback);
        request.CertificateExtensions.Add(names.Build());
        using var made = request.CreateSelfSigned(new(2020, 1, 1, 0, 0, 0, TimeSpan.Zero), new(2040, 1, 1, 0, 0, 0, TimeSpan.Zero));
        return X509CertificateLoader.LoadPkcs12(made.Export(X509ContentType.Pfx), null);
    }
}

/// <summary>Keeps all that was logged, to look for what should not be there.</summary>
public sealed class CollectedLog : ILoggerProvider
{
    public ConcurrentQueue<string> Lines { get; } = [];

    public ILogger CreateLogger(string categoryName) => new Logger(this, categoryName);

    public void Dispose()
    {
    }

    private sealed class Logger(CollectedLog log, string category) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            log.Lines.Enqueue($"{category} {logLevel} {formatter(state, exception)} {exception}");
    }
}
