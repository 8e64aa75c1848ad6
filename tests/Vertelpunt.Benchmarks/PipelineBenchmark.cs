using System.Globalization;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Vertelpunt.Domain.Stories;
using Vertelpunt.Pipeline.Processing;
using Vertelpunt.Storage.Projects;
using Vertelpunt.Storage.Schema;
using Vertelpunt.Storage.Sealing;
using Vertelpunt.Storage.Stories;
using Vertelpunt.Testing;

namespace Vertelpunt.Benchmarks;

/// <summary>Stories per second through the whole pipeline: claim, open, detect, redact, assess, seal, store.</summary>
internal static class PipelineBenchmark
{
    private const int WarmUp = 200;

    /// <summary>One worker on each database, and where its time goes.</summary>
    public static async Task RunAsync(int stories)
    {
        stories = stories > 0 ? stories : 2000;
        var processor = StoryProcessor.Create(Repository.Data);
        PureStages(processor);
        foreach (var provider in Enum.GetValues<DatabaseProvider>())
        {
            await using var database = await TestDatabase.CreateAsync(provider);
            var project = await database.AddProjectAsync(form: Queue.DemoForm());
            await Queue.FillAsync(database, project, WarmUp);
            var work = Work(database, processor);
            await work.DrainAsync("warm-up", TimeSpan.FromMinutes(30), CancellationToken.None);
            await Queue.FillAsync(database, project, stories);
            var started = Interval.Start();
            var done = await work.DrainAsync("one", TimeSpan.FromMinutes(30), CancellationToken.None);
            Report($"1 worker, {provider}", done, started.Elapsed());
        }
    }

    /// <summary>Whole worker processes' hosts on PostgreSQL, scheduler and all: one, then two.</summary>
    public static async Task RunWorkersAsync(int stories)
    {
        stories = stories > 0 ? stories : 2000;
        var processor = StoryProcessor.Create(Repository.Data);
        PureStages(processor);
        foreach (var workers in new[] { 1, 2 })
        {
            await using var database = await TestDatabase.CreateAsync(DatabaseProvider.Postgres);
            database.Time.SetTo(TimeProvider.System.GetUtcNow());
            var project = await database.AddProjectAsync(form: Queue.DemoForm());
            await Queue.FillAsync(database, project, stories);
            var hosts = Enumerable.Range(0, workers).Select(_ => ProcessingWorker.Build(new(
                database.Options, database.Get<StaffSecrets>(), processor, b => b.ClearProviders()) { Interval = TimeSpan.FromMilliseconds(500) })).ToList();
            var started = Interval.Start();
            await Task.WhenAll(hosts.Select(h => h.StartAsync()));
            while (await database.Get<StoryClaims>().BacklogAsync(CancellationToken.None) > 0)
            {
                await Task.Delay(50);
            }

            Report($"{workers} clustered {(workers == 1 ? "worker" : "workers")}, Postgres, from their start", stories, started.Elapsed());
            foreach (var host in hosts)
            {
                await host.StopAsync();
                host.Dispose();
            }
        }
    }

    public static StoryWork Work(TestDatabase database, StoryProcessor processor) =>
        new(database.Get<StoryClaims>(), database.Get<ProjectStore>(), processor, TimeProvider.System, NullLogger<StoryWork>.Instance);

    /// <summary>Wall clock, and processor time beside it: on a busy machine only the second tells what the work costs.</summary>
    public static void Report(string what, int stories, Interval elapsed) =>
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{what}: {stories:N0} stories in {elapsed.Wall.TotalSeconds:F1} s, {stories / elapsed.Wall.TotalSeconds:F0} stories/s; {elapsed.Processor.TotalMilliseconds / stories:F2} ms of processor each"));

    private static void PureStages(StoryProcessor processor)
    {
        var form = Queue.DemoForm();
        var stories = Queue.DemoStories(form);
        var settings = new ProjectSettings();
        for (var round = 0; round < 5; round++)
        {
            foreach (var story in stories)
            {
                processor.Process(story.Content, form, settings);
            }
        }

        var started = Interval.Start();
        foreach (var story in stories)
        {
            processor.Process(story.Content, form, settings);
        }

        Report("pure stages, one thread, no database", stories.Count, started.Elapsed());
    }
}
