using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using Vertelpunt.Domain.Privacy;
using Vertelpunt.Pipeline.Detection;
using Vertelpunt.Pipeline.Detection.Evaluation;
using Vertelpunt.Pipeline.Detection.Lists;
using Vertelpunt.Pipeline.Detection.Tagging;
using Vertelpunt.Pipeline.Redaction;
using Vertelpunt.Pipeline.Resolution;
using Vertelpunt.Pipeline.Text;
using Vertelpunt.Testing;

namespace Vertelpunt.Benchmarks;

/// <summary>What each part of detection and redaction takes for one story dense with findings, and what it allocates.</summary>
[MemoryDiagnoser]
public class MicroBenchmark
{
    private readonly List<Annotation> _found = [];
    private string _text = "";
    private DetectionText _prepared = new("");
    private TaggerAnnotator? _tagger;
    private StoryDetector? _detector;
    private Redactor? _redactor;
    private IReadOnlyList<Finding> _findings = [];

    /// <summary>Runs all of them, in this process: the model and the lists need not be copied.</summary>
    public static Task RunAsync(int iterations)
    {
        var job = Job.Default.WithToolchain(InProcessEmitToolchain.Instance).WithWarmupCount(3).WithIterationCount(iterations > 0 ? iterations : 10);
        BenchmarkRunner.Run<MicroBenchmark>(ManualConfig.Create(DefaultConfig.Instance).AddJob(job).WithArtifactsPath(Path.Combine(Path.GetTempPath(), "vertelpunt-micro")));
        return Task.CompletedTask;
    }

    [GlobalSetup]
    public void Read()
    {
        using var file = File.OpenRead(Path.Combine(Repository.Data, "training", "stories-train-A.jsonl"));
        _text = StoryLines.Read(file).MaxBy(s => s.Spans.Count)!.Text; // the file is part of the project and not empty
        _prepared = Tokenise();
        var lexicons = Lexicons.Load(Path.Combine(Repository.Data, "lexicons"));
        var model = TaggerModel.Load(Path.Combine(Repository.Data, "models", "nl.bin"));
        _tagger = new(model, lexicons);
        _detector = StoryDetector.Create(lexicons, model);
        _redactor = Redactor.Create(Repository.Data);
        _findings = FindingResolver.Resolve(StoryDocument.OfText(_text), _detector.Detect(_text), RedactionPolicy.Default);
    }

    [Benchmark]
    public DetectionText Tokenise() => new(TextNormaliser.Normalise(_text).Text);

    [Benchmark]
    public void Features() => _tagger!.Describe(_prepared);

    [Benchmark]
    public int FeaturesAndDecoding()
    {
        _found.Clear();
        _tagger!.Annotate(_prepared, _found);
        return _found.Count;
    }

    [Benchmark]
    public int Recognisers()
    {
        _found.Clear();
        foreach (var recogniser in StructuredKinds.All)
        {
            recogniser.Annotate(_prepared, _found);
        }

        return _found.Count;
    }

    [Benchmark]
    public int DetectionAndResolution() => FindingResolver.Resolve(StoryDocument.OfText(_text), _detector!.Detect(_text), RedactionPolicy.Default).Count;

    [Benchmark]
    public int Redaction() => _redactor!.Redact(StoryDocument.OfText(_text), _findings).Text.Text.Length;
}
