using System.Diagnostics;
using System.Globalization;
using Vertelpunt.Domain.Privacy;
using Vertelpunt.Pipeline.Detection;
using Vertelpunt.Pipeline.Detection.Evaluation;
using Vertelpunt.Pipeline.Detection.Lists;
using Vertelpunt.Pipeline.Detection.Tagging;
using Vertelpunt.Pipeline.Text;
using Vertelpunt.Testing;

namespace Vertelpunt.Benchmarks;

/// <summary>Tokens per second of processor time for all of detection and for each of its parts, on one thread, after warm-up.</summary>
/// <remarks>The stories are those of data/training; processor time, so that other work on the machine counts as little as it can.</remarks>
internal static class DetectBenchmark
{
    public static Task RunAsync(int seconds)
    {
        var started = Stopwatch.GetTimestamp();
        var lexicons = Lexicons.Load(Path.Combine(Repository.Data, "lexicons"));
        var model = TaggerModel.Load(Path.Combine(Repository.Data, "models", "nl.bin"));
        var all = StoryDetector.Create(lexicons, model);
        all.Detect("Ik ben Marloes.");
        Console.WriteLine(Invariant($"lists and model read, first text detected: {Stopwatch.GetElapsedTime(started).TotalMilliseconds:F0} ms"));

        var texts = Directory.GetFiles(Path.Combine(Repository.Data, "training"), "stories-train-*.jsonl").Order(StringComparer.Ordinal).SelectMany(Read).ToList();
        var prepared = texts.ConvertAll(t => new DetectionText(TextNormaliser.Normalise(t).Text));
        var tokens = prepared.Sum(p => (long)p.Tokens.Length);
        var recognisers = StructuredKinds.All;
        var tagger = new TaggerAnnotator(model, lexicons);
        var found = new List<Annotation>();
        var limit = TimeSpan.FromSeconds(seconds > 0 ? seconds : 4);

        Measure("normalise and tokenise", () => texts.ForEach(t => _ = new DetectionText(TextNormaliser.Normalise(t).Text)));
        Measure("recognisers", () => prepared.ForEach(p =>
        {
            found.Clear();
            foreach (var recogniser in recognisers)
            {
                recogniser.Annotate(p, found);
            }
        }));
        Measure("features of the tagger", () => prepared.ForEach(tagger.Describe));
        Measure("tagger", () => prepared.ForEach(p =>
        {
            found.Clear();
            tagger.Annotate(p, found);
        }));
        Measure("all of detection", () => texts.ForEach(t => all.Detect(t)));
        Console.WriteLine(Invariant($"peak memory {Process.GetCurrentProcess().PeakWorkingSet64 / 1e6:F0} MB"));
        return Task.CompletedTask;

        void Measure(string name, Action round)
        {
            round();
            var allocated = GC.GetAllocatedBytesForCurrentThread();
            var rounds = 0;
            var interval = Interval.Start();
            var best = double.MaxValue;
            while (interval.Elapsed().Wall < limit)
            {
                var one = Interval.Start();
                round();
                best = Math.Min(best, one.Elapsed().Processor.TotalSeconds);
                rounds++;
            }

            allocated = GC.GetAllocatedBytesForCurrentThread() - allocated;
            var processor = interval.Elapsed().Processor.TotalSeconds;
            Console.WriteLine(Invariant($"{name,-24} {rounds * tokens / processor,12:N0} tokens/s, best round {tokens / best,12:N0}; {(double)allocated / (rounds * tokens):F1} bytes allocated a token"));
        }
    }

    private static IEnumerable<string> Read(string path)
    {
        using var stream = File.OpenRead(path);
        foreach (var story in DetectionCommands.Read(stream, CorpusFormat.Stories))
        {
            yield return story.Text;
        }
    }

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
