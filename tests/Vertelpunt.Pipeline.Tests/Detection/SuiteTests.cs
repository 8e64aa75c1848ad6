using System.Text.Json;
using Vertelpunt.Domain.Privacy;
using Vertelpunt.Pipeline.Detection;
using Vertelpunt.Testing;
using Xunit;
using Xunit.Abstractions;

namespace Vertelpunt.Pipeline.Tests.Detection;

/// <summary>Test cases of other tools, kept outside the project: the share of their spans that is found, and the misses that are known.</summary>
/// <remarks>A span is found when every visible character of it is covered, whatever the label: other tools draw other borders and names.</remarks>
public sealed class SuiteTests(ITestOutputHelper output)
{
    private static readonly StoryDetector Detector = new(StructuredKinds.All);

    // With lists and the tagger: names, institutions and places have no form to go by.
    private static readonly Lazy<StoryDetector> Learnt = new(() => StoryDetector.Create(Repository.Data));

    [Theory]
    [InlineData("deduce_names", .75)]
    [InlineData("deduce_institutions", .92)]
    [InlineData("deduce_locations", .92)]
    public void With_the_tagger_the_share_of_spans_found_is_reached_and_every_miss_is_known(string suite, double floor) => Check(suite, floor, Learnt.Value);

    [Theory]
    [InlineData("deduce_ages", .80)]
    [InlineData("deduce_dates", .92)]
    [InlineData("deduce_emails", .97)]
    [InlineData("deduce_identifiers", .97)]
    [InlineData("deduce_phone_numbers", .97)]
    [InlineData("deduce_urls", .97)]
    [InlineData("presidio_EMAIL", .97)]
    [InlineData("presidio_IBAN", .97)]
    [InlineData("presidio_IP", .97)]
    [InlineData("presidio_PHONE", .97)]
    [InlineData("recognizers_Sequence_Dutch_PhoneNumberModel", .97)]
    [InlineData("recognizers_Sequence_English_EmailModel", .97)]
    [InlineData("recognizers_Sequence_English_IpAddressModel", .97)]
    [InlineData("recognizers_Sequence_English_MentionModel", .97)]
    [InlineData("recognizers_Sequence_English_PhoneNumberModel", .97)]
    [InlineData("recognizers_Sequence_English_URLModel", .97)]
    [InlineData("dates-absolute", .92)]
    public void The_share_of_spans_found_is_reached_and_every_miss_is_known(string suite, double floor) => Check(suite, floor, Detector);

    private void Check(string suite, double floor, StoryDetector detector)
    {
        if (Shared.Find(Path.Combine("suites", suite + ".jsonl")) is not { } path)
        {
            output.WriteLine($"{suite}: the cases are not on this machine; nothing was checked.");
            return;
        }

        var known = KnownFailures(suite);
        var missed = new SortedSet<string>(StringComparer.Ordinal);
        int spans = 0, found = 0;
        foreach (var line in File.ReadLines(path))
        {
            using var json = JsonDocument.Parse(line);
            var text = json.RootElement.GetProperty("text").GetString() ?? "";
            var covered = Covered(detector, text);
            foreach (var span in json.RootElement.GetProperty("spans").EnumerateArray())
            {
                spans++;
                var (start, end) = InUtf16(text, span[0].GetInt32(), span[1].GetInt32());
                if (Words(text, start, end).All(i => covered[i]))
                {
                    found++;
                }
                else
                {
                    missed.Add(json.RootElement.GetProperty("source").GetString() ?? "");
                }
            }
        }

        output.WriteLine($"{suite}: {found} of {spans} spans");
        Assert.Equal(known.Keys.Order(StringComparer.Ordinal), missed);
        Assert.True(found >= floor * spans, $"{found} of {spans} spans found, {floor:P0} asked.");
    }

    private static Dictionary<string, string> KnownFailures(string suite)
    {
        using var json = JsonDocument.Parse(Repository.Read("data/cases/known-failures.json"));
        return json.RootElement.TryGetProperty(suite, out var cases)
            ? cases.EnumerateObject().ToDictionary(c => c.Name, c => c.Value.GetString() ?? "") : [];
    }

    private static bool[] Covered(StoryDetector detector, string text)
    {
        var covered = new bool[text.Length];
        foreach (var annotation in detector.Detect(text))
        {
            covered.AsSpan(annotation.Span.Start, annotation.Span.Length).Fill(true);
        }

        return covered;
    }

    // Prepositions, articles and signs around or between dates are no personal data: other tools put 'van ... tot ...' inside their spans.
    private static IEnumerable<int> Words(string text, int start, int end)
    {
        var prepared = new DetectionText(text);
        return prepared.Tokens.ToArray()
            .Where(t => t.Start >= start && t.End <= end && (t.IsNumber || (t.IsWord && !IsLink(prepared.LowerOf(t)))))
            .SelectMany(t => Enumerable.Range(t.Start, t.Length))
            .DefaultIfEmpty(start);
    }

    private static bool IsLink(ReadOnlySpan<char> word) =>
        word is "de" or "van" or "tot" or "en" or "met" or "tussen" or "voor" or "na" or "op" or "of" or "in" or "afloop";

    private static (int Start, int End) InUtf16(string text, int start, int end)
    {
        var position = 0;
        int from = 0, to = text.Length;
        for (var point = 0; position <= text.Length; point++)
        {
            from = point == start ? position : from;
            if (point == end)
            {
                to = position;
                break;
            }

            position += position + 1 < text.Length && char.IsSurrogatePair(text[position], text[position + 1]) ? 2 : 1;
        }

        return (from, to);
    }
}
