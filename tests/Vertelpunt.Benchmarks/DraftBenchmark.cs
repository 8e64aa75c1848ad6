using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Vertelpunt.Storage.Schema;
using Vertelpunt.Storage.Sealing;
using Vertelpunt.Testing;
using Vertelpunt.Web;

namespace Vertelpunt.Benchmarks;

/// <summary>Drafts saved per second by the real site against a bare endpoint that inserts one row, with the same SQLite settings, on the same machine in the same run.</summary>
internal static class DraftBenchmark
{
    private const int Savers = 50;
    private static readonly string Text = string.Concat(Enumerable.Repeat("Ik vroeg om hulp en iemand luisterde. ", 40));

    // As in the product: a pooled connection keeps its settings.
    private static readonly System.Runtime.CompilerServices.ConditionalWeakTable<object, object> Set = [];

    private static readonly X509Certificate2 Certificate = LoopbackCertificate.Make();

    public static async Task RunAsync(int seconds)
    {
        var limit = TimeSpan.FromSeconds(seconds > 0 ? seconds : 10);
        var bare = await BareAsync(limit);
        await using var database = await TestDatabase.CreateAsync(DatabaseProvider.Sqlite);
        var project = await database.AddProjectAsync(form: Queue.DemoForm());
        await using var site = StorytellerSite.Build(new()
        {
            Storage = database.Options,
            Secrets = database.Get<SiteSecrets>(),
            Urls = ["https://127.0.0.1:0"],
            Certificate = Certificate,
            BehindProxy = true,
            DataProtectionFolder = Path.Combine(database.Folder, "dp"),
            Logging = b => b.ClearProviders(),
        });
        await site.StartAsync();
        var savers = new List<Saver>();
        for (var i = 0; i < Savers; i++)
        {
            savers.Add(await Saver.BeginAsync(new Uri(site.Urls.First()), $"/v/{project.Link.Token}", i));
        }

        await LoadAsync(limit, savers.Select(s => (Func<int, Task>)s.SaveAsync));
        var full = await LoadAsync(limit, savers.Select(s => (Func<int, Task>)s.SaveAsync));
        Report("the site, as fast as it goes", full, limit);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"share of the bare endpoint: {(double)full.Milliseconds.Count / bare.Milliseconds.Count:P0} by the clock, {bare.CpuPerSave / full.CpuPerSave:P0} by processor time"));
        var paced = await LoadAsync(limit, savers.Select(s => (Func<int, Task>)s.SaveAsync), TimeSpan.FromSeconds(1));
        Report("the site, 50 savers a second", paced, limit);
        await site.StopAsync();
    }

    private static async Task<Load> BareAsync(TimeSpan limit)
    {
        var folder = Directory.CreateTempSubdirectory("vertelpunt-bare-").FullName;
        var connectionString = $"Data Source={Path.Combine(folder, "bare.db")};Default Timeout=30";
        using (var first = await OpenAsync(connectionString))
        {
            using var command = new SqliteCommand("PRAGMA journal_mode=WAL; CREATE TABLE draft (id text PRIMARY KEY, sealed blob NOT NULL);", first);
            await command.ExecuteNonQueryAsync();
        }

        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrel(k => k.ConfigureHttpsDefaults(h => h.ServerCertificate = Certificate)).UseUrls("https://127.0.0.1:0");
        builder.Services.AddRoutingCore();
        await using var app = builder.Build();
        app.UseRouting();
        app.MapPost("/", async (HttpContext context) =>
        {
            using var body = new MemoryStream();
            await context.Request.Body.CopyToAsync(body);
            using var connection = await OpenAsync(connectionString);
            using var command = new SqliteCommand("INSERT INTO draft (id, sealed) VALUES ($id, $sealed)", connection);
            command.Parameters.AddWithValue("$id", Guid.NewGuid().ToString("N"));
            command.Parameters.AddWithValue("$sealed", body.ToArray());
            await command.ExecuteNonQueryAsync();
        });
        await app.StartAsync();
        using var client = new HttpClient(new HttpClientHandler { ServerCertificateCustomValidationCallback = (_, _, _, _) => true }) { BaseAddress = new Uri(app.Urls.First()) };
        var body = Text;
        Task SaveAsync(int _) => client.PostAsync("/", new StringContent(body));
        await LoadAsync(limit, Enumerable.Repeat((Func<int, Task>)SaveAsync, Savers));
        var bare = await LoadAsync(limit, Enumerable.Repeat((Func<int, Task>)SaveAsync, Savers));
        Report("a bare endpoint that inserts one row", bare, limit);
        await app.StopAsync();
        SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
        return bare;
    }

    private static async Task<SqliteConnection> OpenAsync(string connectionString)
    {
        var connection = new SqliteConnection(connectionString);
        await connection.OpenAsync();
        if (connection.Handle is { } handle && !Set.TryGetValue(handle, out _))
        {
            using var command = new SqliteCommand("PRAGMA synchronous=FULL; PRAGMA secure_delete=ON; PRAGMA temp_store=MEMORY; PRAGMA busy_timeout=30000;", connection);
            await command.ExecuteNonQueryAsync();
            Set.TryAdd(handle, handle);
        }

        return connection;
    }

    /// <summary>Lets every saver save again and again.</summary>
    /// <param name="pace">The time between two saves of one saver; null: at once.</param>
    private static async Task<Load> LoadAsync(TimeSpan limit, IEnumerable<Func<int, Task>> savers, TimeSpan? pace = null)
    {
        var all = new List<double>();
        var interval = Interval.Start();
        var started = Stopwatch.GetTimestamp();
        await Task.WhenAll(savers.Select((save, number) => Task.Run(async () =>
        {
            await Task.Delay((pace ?? TimeSpan.Zero) * number / Savers);
            var mine = new List<double>();
            for (var n = 0; Stopwatch.GetElapsedTime(started) < limit; n++)
            {
                var one = Stopwatch.GetTimestamp();
                await save(n);
                var took = Stopwatch.GetElapsedTime(one);
                mine.Add(took.TotalMilliseconds);
                if (pace is { } wait && wait > took)
                {
                    await Task.Delay(wait - took);
                }
            }

            lock (all)
            {
                all.AddRange(mine);
            }
        })));
        return new(all, interval.Elapsed().Processor.TotalMilliseconds / all.Count);
    }

    private static void Report(string what, Load load, TimeSpan limit)
    {
        var saves = load.Milliseconds;
        saves.Sort();
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{what}: {saves.Count / limit.TotalSeconds:F0} saves/s, median {saves[saves.Count / 2]:F1} ms, p95 {saves[saves.Count * 95 / 100]:F1} ms, longest {saves[^1]:F0} ms, {load.CpuPerSave:F2} ms of processor time each"));
    }

    /// <param name="Milliseconds">How long each save took for its saver.</param>
    /// <param name="CpuPerSave">Milliseconds of processor time per save, of server and savers together: other programs on the machine hardly change it.</param>
    private sealed record Load(List<double> Milliseconds, double CpuPerSave);

    /// <summary>A visitor whose browser saves by itself. It does no more than the bare endpoint's client: what never changes is written out beforehand.</summary>
    private sealed class Saver(HttpClient client, int number, string fixedFields, string version, string mark)
    {
        private string _version = version;
        private string _mark = mark;

        public static async Task<Saver> BeginAsync(Uri site, string invitation, int number)
        {
            var browser = new Browser(site);
            browser.Client.DefaultRequestHeaders.Add("X-Forwarded-Proto", "https");
            await browser.GoAsync(invitation);
            await browser.PressAsync("");
            await browser.PressAsync("skip");
            var fields = browser.Fields("").ToDictionary(f => f.Key, f => f.Value);
            var (version, mark) = (fields["version"], fields["mark"]);
            fields["text"] = Text;
            var unchanged = fields.Where(f => f.Key is not ("version" or "mark" or "key")).Select(f => $"{Uri.EscapeDataString(f.Key)}={Uri.EscapeDataString(f.Value)}");
            return new(browser.Client, number, string.Join('&', unchanged), version, mark);
        }

        public async Task SaveAsync(int n)
        {
            using var body = new StringContent(
                $"{fixedFields}&key={Guid.NewGuid():N}&version={_version}&mark={_mark}", null, "application/x-www-form-urlencoded");
            // As behind a proxy, from ever other addresses: the limit per visitor is not what is measured here.
            using var request = new HttpRequestMessage(HttpMethod.Post, "/bewaar") { Content = body };
            request.Headers.Add("X-Forwarded-For", $"203.0.{n % 250}.{number}");
            using var response = await client.SendAsync(request);
            response.EnsureSuccessStatusCode();
            using var saved = await JsonDocument.ParseAsync(await response.Content.ReadAsStreamAsync());
            _version = saved.RootElement.GetProperty("version").GetRawText();
            _mark = saved.RootElement.GetProperty("mark").GetString()!; // the site always gives one
        }
    }
}
