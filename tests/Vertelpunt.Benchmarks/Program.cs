using Vertelpunt.Benchmarks;

// A plain program: each figure of docs/benchmarks.md is the output of one of these commands.
var known = new Dictionary<string, Func<int, Task>>
{
    ["pipeline"] = PipelineBenchmark.RunAsync,
    ["workers"] = PipelineBenchmark.RunWorkersAsync,
    ["scale"] = ScaleBenchmark.RunAsync,
    ["redact"] = RedactBenchmark.RunAsync,
    ["detect"] = DetectBenchmark.RunAsync,
    ["micro"] = MicroBenchmark.RunAsync,
    ["patterns"] = PatternsBenchmark.RunAsync,
    ["noise"] = PatternsBenchmark.NoiseAsync,
    ["drafts"] = DraftBenchmark.RunAsync,
    ["desk"] = DeskBenchmark.RunAsync,
    ["edit"] = EditBenchmark.RunAsync,
    ["risk"] = RiskBenchmark.RunAsync,
    ["packs"] = PacksBenchmark.RunAsync,
};
if (args.Length == 0 || !known.TryGetValue(args[0], out var run) || (args.Length > 1 && !int.TryParse(args[1], out _)))
{
    Console.Error.WriteLine($"Usage: dotnet run -c Release --project tests/Vertelpunt.Benchmarks -- {{{string.Join('|', known.Keys)}}} [how many stories, or seconds]");
    return 2;
}

await run(args.Length > 1 ? int.Parse(args[1], System.Globalization.CultureInfo.InvariantCulture) : 0);
return 0;
