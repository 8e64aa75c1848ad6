using System.Diagnostics;
using FsCheck;
using FsCheck.Fluent;
using Vertelpunt.Domain.Privacy;
using Vertelpunt.Pipeline.Detection;
using Xunit;
using Xunit.Abstractions;

namespace Vertelpunt.Pipeline.Tests.Detection;

public sealed class StoryDetectorTests(ITestOutputHelper output)
{
    private static readonly StoryDetector Detector = new(StructuredKinds.All);

    [Fact]
    public void Spans_lie_within_the_text_for_any_text()
    {
        Prop.ForAll(HostileText.Short.ToArbitrary(), text =>
            Detector.Detect(text).All(a => a.Span.Length > 0 && a.Span.End <= text.Length && a.Confidence is > 0 and <= 1))
            .QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Hostile_text_takes_no_more_than_its_length_asks()
    {
        // 200,000 characters in 5 seconds is fifty times slower than a story, and a thousand times faster than a pattern that blows up.
        // A busy machine gets two more chances; a bad pattern would need them in vain.
        var slowest = TimeSpan.Zero;
        Prop.ForAll(HostileText.Long(200_000).ToArbitrary(), text =>
        {
            var fastest = Enumerable.Range(0, 3).Select(_ => TimeOf(text)).FirstOrDefault(time => time < TimeSpan.FromSeconds(5), TimeSpan.MaxValue);
            slowest = fastest > slowest ? fastest : slowest;
            return fastest < TimeSpan.MaxValue;
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(40));

        output.WriteLine($"slowest: {slowest.TotalMilliseconds:F0} ms for 200,000 characters");
    }

    private static TimeSpan TimeOf(string text)
    {
        var watch = Stopwatch.StartNew();
        Detector.Detect(text);
        return watch.Elapsed;
    }

    [Fact]
    public void Odd_characters_do_not_hide_a_number()
    {
        foreach (var text in new[] { "bel 06\u200B12345678", "bel \uFF10\uFF16 12345678", "bel 06\u2013\u202D12345678", "bel 06\u00A012\u00A034\u00A056\u00A078" })
        {
            var found = Detector.Detect(text).MaxBy(a => a.Confidence);

            Assert.Equal(IdentifierKind.Phone, found?.Kind);
            Assert.Equal(new TextSpan(4, text.Length), found?.Span);
        }
    }

    [Fact]
    public void Marks_of_redaction_are_never_detected()
    {
        var found = Detector.Detect("[naam 1] woont op [adres 12], bel [telefoonnummer] of ▒▒▒▒, kamer [nummer].");

        Assert.Empty(found);
    }

    [Fact]
    public void What_stands_outside_a_mark_is_still_found()
    {
        const string text = "[naam 1] belt 06 12345678.";

        var found = Detector.Detect(text).MaxBy(a => a.Confidence);

        Assert.Equal("06 12345678", found?.Span.In(text).ToString());
    }
}
