using Vertelpunt.Pipeline.Processing;
using Vertelpunt.Storage.Schema;
using Vertelpunt.Testing;

namespace Vertelpunt.Benchmarks;

/// <summary>The cost per story when 1,000, 10,000 and 100,000 wait: it must not grow with the queue.</summary>
internal static class ScaleBenchmark
{
    private const int Sample = 500;

    public static async Task RunAsync(int largest)
    {
        largest = largest > 0 ? largest : 100_000;
        var processor = StoryProcessor.Create(Repository.Data);
        await using var database = await TestDatabase.CreateAsync(DatabaseProvider.Sqlite);
        var project = await database.AddProjectAsync(form: Queue.DemoForm());
        var work = PipelineBenchmark.Work(database, processor);
        await Queue.FillAsync(database, project, Sample);
        await work.DrainAsync("warm-up", TimeSpan.FromMinutes(5), CancellationToken.None);
        var waiting = 0;
        foreach (var size in new[] { 1_000, 10_000, 100_000 }.Where(s => s <= largest))
        {
            await Queue.FillAsync(database, project, size - waiting);
            using var enough = new CancellationTokenSource();
            var count = new CountTo(Sample, enough);
            var started = Interval.Start();
            try
            {
                await work.DrainAsync("one", TimeSpan.FromMinutes(10), enough.Token, count);
            }
            catch (OperationCanceledException)
            {
                // A sample is enough; what was claimed beyond it was given back.
            }

            PipelineBenchmark.Report($"{size:N0} stories waiting", count.Done, started.Elapsed());
            waiting = size - count.Done;
        }
    }

    private sealed class CountTo(int limit, CancellationTokenSource enough) : IProgress<Domain.Stories.StoryId>
    {
        public int Done { get; private set; }

        public void Report(Domain.Stories.StoryId value)
        {
            if (++Done >= limit)
            {
                enough.Cancel();
            }
        }
    }
}
