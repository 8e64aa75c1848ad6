using System.Globalization;
using System.Text;
using Vertelpunt.Domain.Privacy;
using Vertelpunt.Pipeline.Detection.Lists;
using Vertelpunt.Pipeline.Detection.Tagging;
using Vertelpunt.Pipeline.Resolution;

namespace Vertelpunt.Pipeline.Detection.Evaluation;

/// <summary>How annotated texts are written down in a file.</summary>
public enum CorpusFormat
{
    /// <summary>JSON lines, see <see cref="StoryLines"/>.</summary>
    Stories,

    /// <summary>A token and its tag a line, see <see cref="BioDocuments"/>.</summary>
    Bio,
}

/// <summary>Training and measuring as the command line offers them.</summary>
public static class DetectionCommands
{
    private const int Resamples = 1000;

    /// <param name="skipped">Counts the lines that cannot be read and are left out; without it, none is.</param>
    /// <exception cref="BadLineException">a line cannot be read and <paramref name="skipped"/> is null.</exception>
    public static IEnumerable<AnnotatedStory> Read(Stream stream, CorpusFormat format, SkippedLines? skipped = null) => format switch
    {
        CorpusFormat.Stories => StoryLines.Read(stream, skipped),
        CorpusFormat.Bio => BioDocuments.Read(stream, skipped),
        _ => throw new ArgumentOutOfRangeException(nameof(format)),
    };

    /// <summary>Trains on all of <paramref name="files"/>, in the order of their names. Newspaper text is taken as it is: no copies, no bend towards recall.</summary>
    /// <exception cref="BadLineException">a line cannot be read.</exception>
    public static TaggerModel Train(
        IReadOnlyList<string> files, CorpusFormat format, Lexicons lexicons, int seed, IProgress<TrainingProgress>? progress = null, SkippedLines? skipped = null, CancellationToken cancellationToken = default)
    {
        var stories = new List<AnnotatedStory>();
        foreach (var file in files.OrderBy(f => Path.GetFileName(f), StringComparer.Ordinal))
        {
            using var stream = File.OpenRead(file);
            stories.AddRange(Read(stream, format, skipped));
        }

        var source = "of " + string.Join(", ", files.Select(f => Path.GetFileNameWithoutExtension(f)).Order(StringComparer.Ordinal));
        var options = TrainingOptions.Default with { Seed = seed, Source = source };
        if (format == CorpusFormat.Bio)
        {
            options = TrainingOptions.Newspaper with { Seed = seed, Source = source };
        }

        return TaggerTrainer.Train(stories, lexicons, options, progress, cancellationToken);
    }

    /// <summary>The figures of a detector on a file, as text to print. Stories: those of the reference script, then a 95 % interval of each, then
    /// how far confidence can be trusted, and if asked for, how well names of each origin are found.</summary>
    /// <param name="lowercase">Measure on lower-cased copies.</param>
    /// <exception cref="BadLineException">a line cannot be read.</exception>
    public static string Evaluate(Stream data, CorpusFormat format, Lexicons lexicons, TaggerModel model, bool lowercase, bool byLabel = true, bool byOrigin = false, SkippedLines? skipped = null)
    {
        var stories = Read(data, format, skipped).Select(s => lowercase ? s.WithCase(upper: false) : s);
        if (format == CorpusFormat.Bio)
        {
            // The tagger alone: recognisers know kinds that newspaper corpora do not mark.
            var tagger = new TaggerAnnotator(model, lexicons, everyone: true);
            var bio = new BioScores();
            foreach (var story in stories)
            {
                bio.Add(story, Tag(tagger, story.Text));
            }

            return bio.Format();
        }

        var detector = StoryDetector.Create(lexicons, model);
        var told = stories.ToList();
        var scores = new List<StoryScores>();
        var reliability = new Reliability();
        foreach (var story in told)
        {
            var predicted = Predict(detector, story.Text);
            scores.Add(StoryScores.Compute([(story, predicted)]));
            reliability.Add(story, predicted);
        }

        var all = StoryScores.Sum(scores);
        var text = new StringBuilder(all.Format(byLabel));
        text.Append("95 % intervals (bootstrap over stories)\n");
        foreach (var (name, low, high) in Intervals(scores))
        {
            text.Append(CultureInfo.InvariantCulture, $"{name,-15} {low:F3} to {high:F3}\n");
        }

        text.Append("confidence said, share a reader agrees with, findings\n");
        foreach (var (said, agreed, count) in reliability.Curve())
        {
            text.Append(CultureInfo.InvariantCulture, $"{said,-15:F2} {agreed:F2} of {count}\n");
        }

        foreach (var (origin, recall, names) in byOrigin ? OriginRecall.Of(told, lexicons, detector) : [])
        {
            text.Append(CultureInfo.InvariantCulture, $"PERSON recall with names {origin,-22} {recall:F3} of {names}\n");
        }

        return text.ToString();
    }

    /// <summary>What detection and resolution together mark in a text.</summary>
    public static IReadOnlyList<LabelledSpan> Predict(StoryDetector detector, string text)
    {
        ArgumentNullException.ThrowIfNull(detector);
        return [.. FindingResolver.Resolve(StoryDocument.OfText(text), detector.Detect(text), RedactionPolicy.Default)
            .Select(f => new LabelledSpan(f.Span, f.Kind, f.Confidence))];
    }

    /// <summary>What the tagger alone marks in a text of ready-made tokens.</summary>
    internal static IReadOnlyList<LabelledSpan> Tag(TaggerAnnotator tagger, string text)
    {
        var found = new List<Annotation>();
        tagger.Annotate(new(text, tokensAtSpaces: true), found);
        return found.ConvertAll(a => new LabelledSpan(a.Span, a.Kind, a.Confidence));
    }

    /// <summary>Per figure the interval that holds 95 % of its values over resamples of the stories (percentile bootstrap, Efron 1979).</summary>
    public static IReadOnlyList<(string Name, double Low, double High)> Intervals(IReadOnlyList<StoryScores> stories, int seed = 1)
    {
        ArgumentNullException.ThrowIfNull(stories);
        var random = new Random(seed);
        var samples = new List<double[]>();
        for (var i = 0; i < Resamples && stories.Count > 0; i++)
        {
            var sum = StoryScores.Sum(Enumerable.Range(0, stories.Count).Select(_ => stories[random.Next(stories.Count)]));
            samples.Add([sum.DirectCharacters ?? 0, sum.DirectMention ?? 0, sum.DirectEntity ?? 0, sum.CleanStories ?? 0, sum.QuasiMention ?? 0, sum.Over ?? 0, sum.F1]);
        }

        var names = new[] { "direct_char", "direct_mention", "direct_entity", "clean_stories", "quasi_mention", "over", "f1" };
        return [.. names.Select((name, i) =>
        {
            var values = samples.Select(s => s[i]).Order().ToList();
            return values.Count == 0 ? (name, 0, 0) : (name, values[(int)(0.025 * values.Count)], values[(int)(0.975 * values.Count)]);
        })];
    }
}
