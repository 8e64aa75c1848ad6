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
