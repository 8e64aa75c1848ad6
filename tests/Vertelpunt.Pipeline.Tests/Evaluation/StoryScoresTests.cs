using System.Diagnostics;
using System.Text;
using Vertelpunt.Domain.Privacy;
using Vertelpunt.Pipeline.Detection.Evaluation;
using Vertelpunt.Testing;
using Xunit;
using Xunit.Abstractions;

namespace Vertelpunt.Pipeline.Tests.Evaluation;

public sealed class StoryScoresTests(ITestOutputHelper output)
{
    [Fact]
    public void A_direct_span_counts_when_anything_covers_it_and_a_quasi_span_needs_its_label()
    {
        var gold = new AnnotatedStory("1", "Jan woont in Goes", [new(new(0, 3), IdentifierKind.Person), new(new(13, 17), IdentifierKind.Location)]);

        var scores = StoryScores.Compute([(gold, [new(new(0, 3), IdentifierKind.Location), new(new(13, 17), IdentifierKind.Person)])]);

        Assert.Equal(1, scores.DirectMention);
        Assert.Equal(0, scores.QuasiMention);
        Assert.Equal(0, scores.F1);
    }

    [Fact]
    public void An_entity_counts_only_when_every_mention_is_covered()
    {
        var gold = new AnnotatedStory("1", "Jan en jan", [new(new(0, 3), IdentifierKind.Person), new(new(7, 10), IdentifierKind.Person)]);

        var scores = StoryScores.Compute([(gold, [new(new(0, 3), IdentifierKind.Person)])]);

        Assert.Equal(0.5, scores.DirectMention);
        Assert.Equal(0, scores.DirectEntity);
        Assert.Equal(0, scores.CleanStories);
    }

    [Fact]
    public void Nothing_to_find_gives_no_share_instead_of_a_perfect_one()
    {
        var scores = StoryScores.Compute([(new AnnotatedStory("1", "niets", []), [])]);

        Assert.Null(scores.DirectCharacters);
        Assert.Contains("direct_char     None", scores.Format(byLabel: false), StringComparison.Ordinal);
    }

    [Fact]
    public void Figures_agree_with_the_reference_script_to_the_last_digit()
    {
        var script = Shared.Find("tools/score_stories.py");
        var stories = Shared.Find("corpora/stories-dev.jsonl");
        if (script is null || stories is null || !HasPython())
        {
            output.WriteLine("The reference script, the development stories or python3 are not here: not compared.");
            return;
        }

        using var file = File.OpenRead(stories);
        var gold = StoryLines.Read(file).ToList();
        var predicted = gold.ConvertAll(Damage);
        var path = Path.Combine(Path.GetTempPath(), $"vertelpunt-{Guid.NewGuid():N}.jsonl");
        try
        {
            using (var stream = File.Create(path))
            {
                predicted.ForEach(p => StoryLines.Write(stream, p));
            }

            var expected = Run(script, stories, path, "--by-label");

            var scores = StoryScores.Compute(gold.Zip(predicted, (g, p) => (g, p.Spans)));

            Assert.Equal(expected, scores.Format(byLabel: true));
        }
        finally
        {
            File.Delete(path);
        }
    }

    // Some spans lost, some cut, some given another kind, some made up: always the same.
    private static AnnotatedStory Damage(AnnotatedStory story)
    {
        var random = new Random(story.Text.Length);
        var spans = new List<LabelledSpan>();
        foreach (var span in story.Spans)
        {
            var draw = random.Next(10);
            if (draw > 1)
            {
                spans.Add(draw switch
                {
                    2 => span with { Kind = IdentifierKind.Person },
                    3 when span.Span.Length > 2 => span with { Span = new(span.Span.Start, span.Span.End - 2) },
                    _ => span,
                });
            }
        }

        var start = random.Next(story.Text.Length - 5);
        spans.Add(new(new(start, start + 5), IdentifierKind.Event));
        return story with { Spans = spans };
    }

    private static bool HasPython() => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(p => File.Exists(Path.Combine(p, "python3")));

    private static string Run(params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo("python3", arguments) { RedirectStandardOutput = true, StandardOutputEncoding = Encoding.UTF8 })!;
        var text = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return text;
    }
}
