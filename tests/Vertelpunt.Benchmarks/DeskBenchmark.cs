using System.Diagnostics;
using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Vertelpunt.Dashboard;
using Vertelpunt.Dashboard.Accounts;
using Vertelpunt.Pipeline.Processing;
using Vertelpunt.Storage.Schema;
using Vertelpunt.Storage.Sealing;
using Vertelpunt.Storage.Stories;
using Vertelpunt.Testing;

namespace Vertelpunt.Benchmarks;

/// <summary>How long the dashboard takes over its queue and story pages with many stories stored; over HTTPS, as a reviewer's browser asks.</summary>
internal static class DeskBenchmark
{
    private const int Requests = 200;
    private const string Password = "vier paarse fietsen zingen zacht";

    public static async Task RunAsync(int stories)
    {
        stories = stories > 0 ? stories : 100_000;
        var processor = StoryProcessor.Create(Repository.Data);
        await using var database = await TestDatabase.CreateAsync(DatabaseProvider.Sqlite);
        var project = await database.AddProjectAsync(form: Queue.DemoForm());
        await Queue.FillAsync(database, project, stories);
        await HandToReviewAsync(database, project, processor);
        await using var desk = StaffDesk.Build(new()
        {
            Storage = database.Options,
            Secrets = database.Get<StaffSecrets>(),
            StaffConnection = $"Data Source={Path.Combine(database.Folder, "staff.db")}",
            Urls = ["https://127.0.0.1:0"],
            Certificate = LoopbackCertificate.Make(),
            DataProtectionFolder = Path.Combine(database.Folder, "desk-keys"),
            Processor = processor,
            SecondFactorRequired = false,
            Logging = b => b.ClearProviders(),
        });
        await desk.StartAsync();
        await desk.Services.GetRequiredService<StaffAccounts>().EnsureAsync("bo@example.org", Password, "Bo", [StaffRole.Reviewer], [project.Project.Id], default);
        using var browser = new Browser(new Uri(desk.Urls.First()));
        await browser.GoAsync("/aanmelden");
        await browser.ReadAsync(await browser.PostAsync("/aanmelden", browser.Fields("", ("email", "bo@example.org"), ("password", Password))));

        var queue = $"/p/{project.Project.Slug}/beoordelen";
        await browser.GoAsync(queue);
        var story = $"{queue}/";
        var links = browser.Page.QuerySelectorAll("main a[href]").Select(a => a.GetAttribute("href")!).Where(h => h.StartsWith(story, StringComparison.Ordinal)).Distinct().ToList();
        await MeasureAsync($"queue, {stories:N0} stories", browser, [queue]);
        await MeasureAsync($"story page, {stories:N0} stories", browser, links);
        await desk.StopAsync();
    }

    /// <summary>The way of a worker, with the result of each demonstration story computed once.</summary>
    private static async Task HandToReviewAsync(TestDatabase database, TestProject project, StoryProcessor processor)
    {
        var results = Queue.DemoStories(project.Form).ToDictionary(s => s.Content.Text, s => processor.Process(s.Content, project.Form, project.Project.Settings));
        var claims = database.Get<StoryClaims>();
        while (await claims.ClaimAsync("one", 500, default) is { Count: > 0 } claimed)
        {
            foreach (var (id, version) in claimed)
            {
                var opened = (await claims.OpenAsync(id, version, default))!; // nobody else is there
                await claims.CompleteAsync("one", opened, results[opened.Content.Text], default);
            }
        }
    }

    private static async Task MeasureAsync(string what, Browser browser, IReadOnlyList<string> pages)
    {
        foreach (var page in Enumerable.Range(0, Requests / 2).Select(i => pages[i % pages.Count]))
        {
            await LoadAsync(browser, page);
        }

        var times = new List<double>();
        var interval = Interval.Start();
        for (var i = 0; i < Requests; i++)
        {
            var started = Stopwatch.GetTimestamp();
            await LoadAsync(browser, pages[i % pages.Count]);
            times.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
        }

        var cpu = interval.Elapsed().Processor.TotalMilliseconds / Requests;
        times.Sort();
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"{what}: median {times[Requests / 2]:F1} ms, p95 {times[Requests * 95 / 100]:F1} ms, longest {times[^1]:F0} ms, {cpu:F1} ms of processor time each"));
    }

    private static async Task LoadAsync(Browser browser, string page)
    {
        using var response = await browser.Client.GetAsync(page);
        response.EnsureSuccessStatusCode();
        await response.Content.ReadAsByteArrayAsync();
    }
}
