using System.Text.Json;
using Vertelpunt.Domain.Privacy;
using Vertelpunt.Pipeline.Detection;
using Vertelpunt.Pipeline.Redaction;
using Vertelpunt.Pipeline.Resolution;
using Vertelpunt.Testing;
using Xunit;
using Xunit.Abstractions;

namespace Vertelpunt.Pipeline.Tests.Redaction;

/// <summary>Redacting what was redacted changes nothing, with all of detection at work.</summary>
public sealed class RedactingAgainTests(ITestOutputHelper output)
{
    private static readonly Redactor Redactor = Redactor.Create(Repository.Data);
    private static readonly Lazy<StoryDetector> Detector = new(() => StoryDetector.Create(Repository.Data));

    [Theory]
    [InlineData("stories.jsonl")]
    [InlineData("short-stories.jsonl")]
    public void A_redacted_story_of_the_demonstration_stays_as_it_is(string file) =>
        Assert.Empty(Changed(Path.Combine(Repository.Data, "demo", file)));

    [Fact]
    public void A_redacted_development_story_stays_as_it_is()
    {
        if (Shared.Find("corpora/stories-dev.jsonl") is not { } path)
        {
            output.WriteLine("The development stories are not on this machine; nothing was checked.");
            return;
        }

        Assert.Empty(Changed(path));
    }

    [Fact]
    public void A_sure_name_written_into_a_redacted_text_is_still_found()
    {
        var redacted = Redact("Ik ben [naam 1] en woon in een dorp in Drenthe. Mijn begeleider is Khadija Bouzian, bel 06 00123456.");

        Assert.DoesNotContain("Bouzian", redacted, StringComparison.Ordinal);
        Assert.DoesNotContain("00123456", redacted, StringComparison.Ordinal);
        Assert.StartsWith("Ik ben [naam 1] en woon in een dorp in Drenthe.", redacted, StringComparison.Ordinal);
    }

    [Fact]
    public void Beside_a_label_without_a_number_figures_must_be_sure_and_names_need_not()
    {
        const string Text = "[naam] en Do, zaak [nummer] van 2017, kamer 2018.";
        var found = new List<Annotation>
        {
            new(new(10, 12), IdentifierKind.Person, .3, "tagger", "words"),
            new(new(32, 36), IdentifierKind.IdNumber, .13, "tagger", "words"),
            new(new(44, 48), IdentifierKind.IdNumber, .13, "tagger", "words"),
        };

        RedactionMarks.KeepSure(Text, found);

        Assert.Equal(["Do", "2018"], found.Select(a => Text[a.Span.Start..a.Span.End]));
    }

    // The numbers of the lines that change, not their text.
    private static List<int> Changed(string path)
    {
        var changed = new List<int>();
        foreach (var (number, line) in File.ReadLines(path).Index())
        {
            using var json = JsonDocument.Parse(line);
            var once = Redact(json.RootElement.GetProperty("text").GetString() ?? "");
            if (Redact(once) != once)
            {
                changed.Add(number + 1);
            }
        }

        return changed;
    }

    private static string Redact(string text)
    {
        var document = StoryDocument.OfText(text);
        return Redactor.Redact(document, FindingResolver.Resolve(document, Detector.Value.Detect(text), RedactionPolicy.Default)).Text.Text;
    }
}
