using System.Diagnostics;
using System.Globalization;
using Vertelpunt.Domain.Privacy;
using Vertelpunt.Pipeline.Processing;
using Vertelpunt.Testing;

namespace Vertelpunt.Benchmarks;

/// <summary>Characters per second of detection and redaction, on one thread.</summary>
internal static class RedactBenchmark
{
    public static Task RunAsync(int seconds)
    {
        var started = Stopwatch.GetTimestamp();
        var processor = StoryProcessor.Create(Repository.Data);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"lists, figures and model read in {Stopwatch.GetElapsedTime(started).TotalMilliseconds:F0} ms"));
        var documents = Queue.DemoStories(Queue.DemoForm()).Select(s => StoryDocument.Of(s.Content)).ToList();
        var limit = TimeSpan.FromSeconds(seconds > 0 ? seconds : 10);
        foreach (var warm in new[] { true, false })
        {
            long characters = 0;
            started = Stopwatch.GetTimestamp();
            var interval = Interval.Start();
            while (Stopwatch.GetElapsedTime(started) < (warm ? limit / 2 : limit))
            {
                foreach (var document in documents)
                {
                    processor.Redact(document, processor.Find(document, RedactionPolicy.Default));
                    characters += document.Text.Length;
                }
            }

            if (!warm)
            {
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{characters / interval.Elapsed().Wall.TotalSeconds:N0} characters/s redacted, one thread; {characters / interval.Elapsed().Processor.TotalSeconds:N0} per second of processor"));
            }
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"peak memory {Process.GetCurrentProcess().PeakWorkingSet64 / 1e6:F0} MB"));
        return Task.CompletedTask;
    }
}
