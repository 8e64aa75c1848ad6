using System.Diagnostics;
using System.Globalization;
using Vertelpunt.Dashboard.Review;
using Vertelpunt.Domain.Privacy;
using Vertelpunt.Domain.Stories;
using Vertelpunt.Pipeline.Processing;
using Vertelpunt.Storage.Projects;
using Vertelpunt.Storage.Schema;
using Vertelpunt.Storage.Stories;
using Vertelpunt.Testing;

namespace Vertelpunt.Benchmarks;

/// <summary>From a reviewer's click to the new redaction and risk, stored: open, redact, assess, seal, log, commit.</summary>
internal static class EditBenchmark
{
    private const int Stories = 60;

    public static async Task RunAsync(int edits)
    {
        edits = edits > 0 ? edits : 300;
        var processor = StoryProcessor.Create(Repository.Data);
        await using var database = await TestDatabase.CreateAsync(DatabaseProvider.Sqlite);
        var project = await database.AddProjectAsync(form: Queue.DemoForm());
        await Queue.FillAsync(database, project, Stories);
        var ids = new List<StoryId>();
        await PipelineBenchmark.Work(database, processor).DrainAsync("one", TimeSpan.FromMinutes(5), CancellationToken.None, new Seen(ids));
        var vault = database.Get<StoryVault>();
        var desk = new ReviewDesk(vault, database.Get<StoryDecisions>(), database.Get<ProjectStore>(), processor);

        var walls = new List<double>();
        var spent = Interval.Start();
        for (var i = 0; i < edits + Stories; i++)
        {
            if (i == Stories)
            {
                spent = Interval.Start(); // the first round warmed up
            }

            var story = (await vault.PeekAsync(ids[i % ids.Count], CancellationToken.None))!; // processed above
            var started = Stopwatch.GetTimestamp();
            await desk.EditAsync(project.Project, ids[i % ids.Count], story.Revision, "bench", mayReveal: true, s => Change(s, i), CancellationToken.None);
            if (i >= Stories)
            {
                walls.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
            }
        }

        walls.Sort();
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{walls.Count} edits: median {walls[walls.Count / 2]:F1} ms, p95 {walls[(int)(walls.Count * 0.95)]:F1} ms, longest {walls[^1]:F1} ms; {spent.Elapsed().Processor.TotalMilliseconds / walls.Count:F1} ms of processor each, opening the story before it included"));
    }

    /// <summary>Turns a finding off or on, or hides a word where there is none.</summary>
    private static IReadOnlyList<Finding>? Change(StaffStory story, int round) => story.Processed.Findings.Count > 0
        ? FindingEdits.Toggle(story.Processed.Findings, story.Processed.Findings[round % story.Processed.Findings.Count].Span.Start)
        : FindingEdits.Add(story.Processed.Findings, [new(0, 3)], IdentifierKind.Event, RedactionOperator.Label);

    private sealed class Seen(List<StoryId> ids) : IProgress<StoryId>
    {
        public void Report(StoryId value) => ids.Add(value);
    }
}
