using Vertelpunt.Domain.Privacy;
using Vertelpunt.Pipeline.Detection;
using Xunit;

namespace Vertelpunt.Pipeline.Tests.Detection;

public sealed class DetectionCaseTests
{
    private static readonly StoryDetector Detector = new(StructuredKinds.All);

    public static TheoryData<string> Files => [.. DetectionCases.Files];

    [Theory, MemberData(nameof(Files))]
    public void What_is_marked_in_a_case_is_found_and_nothing_else_of_its_kind(string file)
    {
        var cases = DetectionCases.Read(file);

        Assert.Multiple([.. cases.Found.Select(marked => (Action)(() =>
        {
            var (text, spans) = DetectionCases.Unmark(marked);

            var found = OfKind(text, cases.Kind).Select(span => text[span.Start..span.End]);

            Assert.True(spans.Select(span => text[span.Start..span.End]).SequenceEqual(found), $"{marked} gave: {string.Join(" | ", found)}");
        }))]);
    }

    [Theory, MemberData(nameof(Files))]
    public void Near_misses_are_not_reported(string file)
    {
        var cases = DetectionCases.Read(file);

        Assert.Multiple([.. cases.NearMisses.Select(text => (Action)(() =>
        {
            var found = OfKind(text, cases.Kind).Select(span => text[span.Start..span.End]).ToList();

            Assert.True(found.Count == 0, $"{text} gave: {string.Join(" | ", found)}");
        }))]);
    }

    // Of overlapping annotations of any kind the surest counts, as in resolution.
    private static List<TextSpan> OfKind(string text, IdentifierKind kind)
    {
        var kept = new List<Annotation>();
        foreach (var annotation in Detector.Detect(text).OrderByDescending(a => a.Confidence).ThenByDescending(a => a.Span.Length))
        {
            if (!kept.Any(k => k.Span.Overlaps(annotation.Span)))
            {
                kept.Add(annotation);
            }
        }

        return [.. kept.Where(a => a.Kind == kind).Select(a => a.Span).Order()];
    }
}
