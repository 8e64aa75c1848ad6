using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using AngleSharp;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Vertelpunt.Dashboard.Accounts;
using Vertelpunt.Dashboard.Collection;
using Vertelpunt.Domain.Review;
using Vertelpunt.Domain.Risk;
using Vertelpunt.Domain.Stories;
using Vertelpunt.Pipeline.Processing;
using Vertelpunt.Storage.Audit;
using Vertelpunt.Storage.Projects;
using Vertelpunt.Storage.Schema;
using Vertelpunt.Storage.Sealing;
using Vertelpunt.Storage.Stories;
using Vertelpunt.Testing;

namespace Vertelpunt.Dashboard.Tests;

/// <summary>The desk over real https with a real database, in a folder of its own.</summary>
public sealed class DeskHost : IAsyncDisposable
{
    public const string Password = "vier paarse fietsen zingen zacht";
    private static readonly X509Certificate2 Certificate = SelfSigned();
    private static readonly Lazy<StoryProcessor> Processor = new(() => StoryProcessor.Create(Path.Combine(Root(), "data")));
    private readonly string _folder;

    private DeskHost(string folder, WebApplication app, Project project)
    {
        _folder = folder;
        App = app;
        Project = project;
        Address = new(app.Urls.First());
    }

    public WebApplication App { get; }
    public Project Project { get; }
    public Uri Address { get; }

    public static string DataFolder { get; } = Path.Combine(Root(), "data");

    /// <param name="provider">Where stories, keys and accounts are kept.</param>
    public static async Task<DeskHost> StartAsync(
        bool secondFactor = false, TimeProvider? time = null, int port = 0, DatabaseProvider provider = DatabaseProvider.Sqlite, string? browserPath = null)
    {
        var folder = Directory.CreateTempSubdirectory("desk").FullName;
        var options = new DeskOptions
        {
            Storage = provider == DatabaseProvider.Sqlite
                ? StorageOptions.InFolder(folder)
                : new(provider, PostgresCluster.Instance.CreateDatabase(), PostgresCluster.Instance.CreateDatabase()),
            Secrets = new(RandomNumberGenerator.GetBytes(32)),
            TellerSecrets = new(RandomNumberGenerator.GetBytes(16), RandomNumberGenerator.GetBytes(32)),
            StaffConnection = provider == DatabaseProvider.Sqlite ? $"Data Source={Path.Combine(folder, "staff.db")}" : PostgresCluster.Instance.CreateDatabase(),
            Urls = [$"https://127.0.0.1:{port}"],
            Certificate = Certificate,
            DataProtectionFolder = Path.Combine(folder, "keys"),
            Processor = Processor.Value,
            SecondFactorRequired = secondFactor,
            TimeProvider = time,
            BrowserPath = browserPath,
            Logging = logging => logging.AddConsole(c => c.LogToStandardErrorThreshold = LogLevel.Trace),
        };
        var app = StaffDesk.Build(options);
        await app.StartAsync();
        var project = await NewProjectAsync(app.Services, "hulp");
        return new(folder, app, project);
    }

    public static async Task<Project> NewProjectAsync(IServiceProvider services, string slug)
    {
        var read = (ReadFormFile)FormFile.Parse(await File.ReadAllTextAsync(Path.Combine(DataFolder, "demo", "form.json")));
        var project = await services.GetRequiredService<ProjectStore>().CreateAsync(slug, "Hulp vragen, hulp krijgen", read.Form, read.Settings, isDemo: true, default);
        await services.GetRequiredService<ProjectKeys>().CreateAsync(project.Id, default);
        return project;
    }

    /// <summary>The accounts database.</summary>
    public async Task<T> InStaffAsync<T>(Func<StaffContext, Task<T>> ask)
    {
        await using var scope = App.Services.CreateAsyncScope();
        return await ask(scope.ServiceProvider.GetRequiredService<StaffContext>());
    }

    public Task<Guid> AccountAsync(string email, params StaffRole[] roles) =>
        App.Services.GetRequiredService<StaffAccounts>().EnsureAsync(email, Password, email.Split('@')[0], roles, [Project.Id], default);

    /// <summary>A browser in which somebody with these roles is signed in.</summary>
    public async Task<Browser> SignInAsync(params StaffRole[] roles)
    {
        var email = $"bo.{Guid.NewGuid():N}@example.org";
        await AccountAsync(email, roles);
        var browser = await SignInAsync(email);
        return browser.Page.QuerySelector("form[action='/afmelden']") is null
            ? throw new InvalidOperationException($"Not signed in: {(int)browser.Response.StatusCode} {browser.Path} {browser.Text}")
            : browser;
    }

    /// <summary>A browser that gave this account's address and password.</summary>
    public async Task<Browser> SignInAsync(string email)
    {
        var browser = Open();
        await browser.GetAsync("/aanmelden");
        await browser.SubmitAsync("form.stack", new() { ["email"] = email, ["password"] = Password });
        return browser;
    }

    public Browser Open() => new(Address);

    /// <summary>Stores a story as a teller's sending does and takes it through the pipeline.</summary>
    /// <param name="level">Put in place of the estimated level.</param>
    /// <param name="pipeline">Put in place of the version that made it.</param>
    public async Task<StoryId> StoryAsync(StoryContent content, RiskLevel? level = null, Consent? consent = null, Project? project = null, string? pipeline = null)
    {
        project ??= Project;
        consent ??= new(ConsentLevel.WorkshopCards);
        var id = StoryId.Create();
        await using (var context = await App.Services.GetRequiredService<IDbContextFactory<StoriesContext>>().CreateDbContextAsync())
        await using (var keys = await App.Services.GetRequiredService<IDbContextFactory<KeysContext>>().CreateDbContextAsync())
        {
            var key = await context.ProjectKeys.FirstAsync(k => k.ProjectId == project.Id);
            var story = StorySealer.Seal(id, 1, content, key.PublicKey, null);
            keys.StoryKeys.Add(new() { StoryId = id.Value, StoryVersion = 1, Audience = KeyAudience.Project, KeyId = key.Id, Wrapped = story.ProjectWrap, WrittenWeek = 2955 });
            await keys.SaveChangesAsync();
            context.Stories.Add(new()
            {
                Id = id.Value, ProjectId = project.Id, LinkId = Guid.NewGuid(), FormVersion = project.FormVersion, Version = 1, State = StoryState.Pending,
                ConsentLevel = consent.Level, Research = consent.Research, ToldWeek = 2955, ActivityWeek = 2955, Sealed = story.Content,
                Shuffle = BitConverter.ToInt64(RandomNumberGenerator.GetBytes(8)),
            });
            await context.SaveChangesAsync();
        }

        var claims = App.Services.GetRequiredService<StoryClaims>();
        var form = await App.Services.GetRequiredService<ProjectStore>().FormAsync(project.Id, project.FormVersion, default);
        foreach (var (claimed, version) in await claims.ClaimAsync("test", 100, default))
        {
            var opened = (await claims.OpenAsync(claimed, version, default))!;
            var result = App.Services.GetRequiredService<StoryProcessor>().Process(opened.Content, form, project.Settings);
            result = pipeline is null ? result : result with { PipelineVersion = pipeline };
            await claims.CompleteAsync("test", opened, level is { } l ? result with { Risk = result.Risk with { Level = l } } : result, default);
        }

        return id;
    }

    /// <summary>A plain story that was included.</summary>
    public async Task<StoryId> IncludedAsync(Consent? consent = null)
    {
        var id = await StoryAsync(SampleStories.Plain, RiskLevel.Low, consent);
        await IncludeAsync(id);
        return id;
    }

    public Task IncludeAsync(StoryId id) => DecideAsync(id, DecisionKind.Include);

    public async Task DecideAsync(StoryId id, DecisionKind kind) =>
        Assert.True(await App.Services.GetRequiredService<StoryDecisions>().DecideAsync(id, 1, kind, "om te proberen", "test", default));

    /// <summary>A pack with one card.</summary>
    public async Task<Guid> PackAsync(StoryId id) =>
        (await App.Services.GetRequiredService<PackDesk>().MakeAsync(Project, new("Proef", [id], Domain.Workshops.CardFormat.A6, 1, 1, []), "test", default)).Id!.Value;

    /// <summary>A legal demand, entered by somebody else.</summary>
    public Task<Guid> DemandAsync(Project project)
    {
        using var scope = AuditScope.Enter(project.Id);
        return App.Services.GetRequiredService<DisclosureRegister>().AddAsync(project.Id, new("Openbaar Ministerie", "vordering, art. 126nd Sv", "", new(2026, 3, 1), "De naam van een verteller."), "test", default);
    }

    public async Task<IReadOnlyList<AuditEntryRecord>> AuditAsync()
    {
        await using var context = await App.Services.GetRequiredService<IDbContextFactory<StoriesContext>>().CreateDbContextAsync();
        return await context.AuditEntries.AsNoTracking().OrderBy(a => a.Seq).ToListAsync();
    }

    public async Task<StoryRecord> RecordAsync(StoryId id)
    {
        await using var context = await App.Services.GetRequiredService<IDbContextFactory<StoriesContext>>().CreateDbContextAsync();
        return await context.Stories.AsNoTracking().FirstAsync(s => s.Id == id.Value);
    }

    public async Task ChangeAsync(StoryId id, Action<StoryRecord> change)
    {
        await using var context = await App.Services.GetRequiredService<IDbContextFactory<StoriesContext>>().CreateDbContextAsync();
        change(await context.Stories.FirstAsync(s => s.Id == id.Value));
        await context.SaveChangesAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await App.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
    }

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Vertelpunt.sln")))
        {
            folder = folder.Parent ?? throw new InvalidOperationException("The tests run inside the repository.");
        }

        return folder.FullName;
    }

    private static X509Certificate2 SelfSigned()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=127.0.0.1", key, HashAlgorithmName.SHA256);
        using var made = request.CreateSelfSigned(DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddYears(100));
        return X509CertificateLoader.LoadPkcs12(made.Export(X509ContentType.Pkcs12), null);
    }
}

/// <summary>A browser without script: keeps cookies, follows redirects, fills in forms.</summary>
public sealed class Browser(Uri address)
{
    private readonly CookieContainer _cookies = new();
    private HttpClient? _made;

    private HttpClient _client => _made ??= new(new HttpClientHandler
    {
        CookieContainer = _cookies,
        ServerCertificateCustomValidationCallback = HttpClientHandler.DangerousAcceptAnyServerCertificateValidator,
    })
    { BaseAddress = address };

    public HttpClient Client => _client;

    /// <summary>The cookies as a request carries them.</summary>
    public string Cookies => _cookies.GetCookieHeader(address);
    public HttpResponseMessage Response { get; private set; } = new();
    public IHtmlDocument Page { get; private set; } = null!;
    /// <summary>Every cookie that was ever set, in lower case after its name.</summary>
    public List<string> SetCookies { get; } = [];

    public string Text => Page.Body?.TextContent ?? "";
    public string Html { get; private set; } = "";
    public string Path => Response.RequestMessage!.RequestUri!.PathAndQuery;

    public async Task<IHtmlDocument> GetAsync(string path) => await TakeAsync(await _client.GetAsync(path));

    /// <summary>Submits a form of the page as a browser would.</summary>
    /// <param name="button">Selector of the button that is pressed; null for the form's first.</param>
    public Task<IHtmlDocument> SubmitAsync(string form, Dictionary<string, string>? values = null, string? button = null)
    {
        var element = (IHtmlFormElement)(Page.QuerySelector(form) ?? throw new InvalidOperationException($"No form {form} on {Path}."));
        return SubmitAsync(element, values, button is null ? null : element.QuerySelector(button) ?? throw new InvalidOperationException($"No button {button}."));
    }

    public async Task<IHtmlDocument> SubmitAsync(IHtmlFormElement form, Dictionary<string, string>? values = null, IElement? button = null)
    {
        // As a browser does: several fields of one name are all sent.
        var fields = new List<KeyValuePair<string, string>>();
        foreach (var field in form.QuerySelectorAll("input[name], select[name], textarea[name]"))
        {
            var value = field switch
            {
                IHtmlInputElement { Type: "checkbox" or "radio", IsChecked: false } => null,
                IHtmlInputElement input => input.Value,
                IHtmlSelectElement select => select.Value,
                IHtmlTextAreaElement area => area.Value,
                _ => null,
            };
            if (value is not null)
            {
                fields.Add(new(field.GetAttribute("name")!, value)); // chosen by its name
            }
        }

        foreach (var (name, value) in values ?? [])
        {
            fields.RemoveAll(f => f.Key == name);
            fields.Add(new(name, value));
        }

        if (button?.GetAttribute("name") is { } pressed)
        {
            fields.Add(new(pressed, button.GetAttribute("value") ?? ""));
        }

        var action = button?.GetAttribute("formaction") ?? form.GetAttribute("action") ?? Path;
        return await TakeAsync(await _client.PostAsync(action, new FormUrlEncodedContent(fields)));
    }

    /// <summary>Makes a response the page that is open.</summary>
    public async Task<IHtmlDocument> TakeAsync(HttpResponseMessage response)
    {
        Response = response;
        if (response.Headers.TryGetValues("Set-Cookie", out var cookies))
        {
            SetCookies.AddRange(cookies);
        }

        Html = await response.Content.ReadAsStringAsync();
        Page = (IHtmlDocument)await BrowsingContext.New().OpenAsync(r => r.Content(Html).Address(response.RequestMessage!.RequestUri!));
        return Page;
    }
}
