using Vertelpunt.Domain.Privacy;
using Vertelpunt.Domain.Review;
using Vertelpunt.Domain.Stories;

namespace Vertelpunt.Dashboard.Review;

/// <summary>A finding as it was written and as readers see it. For a checker who opened the original, on that page only.</summary>
/// <param name="Shown">What stands there in the redacted story; empty when it was taken out.</param>
public sealed record OriginalPair(Finding Finding, string Written, string Shown, bool Hidden)
{
    /// <summary>Lengths only.</summary>
    public override string ToString() => $"OriginalPair({Finding.Kind}, {Written.Length} and {Shown.Length} characters)";
}

/// <summary>Lays the original of each finding beside its replacement.</summary>
public static class OriginalPairs
{
    /// <param name="story">What the pipeline or a reviewer made of this very version of <paramref name="content"/>.</param>
    /// <returns>In order of the text.</returns>
    public static IReadOnlyList<OriginalPair> Of(StoryContent content, ProcessedStory story)
    {
        var document = StoryDocument.Of(content);
        var shown = story.Fields.SelectMany(f => StoryText.Runs(story, f.Id)).Where(r => r.Finding is not null).GroupBy(r => r.Finding!.Span).ToDictionary(g => g.Key, g => g.First()); // those with one
        return [.. story.Findings.Where(f => f.Span.End <= document.Text.Length).Select(f =>
        {
            var run = shown.GetValueOrDefault(f.Span);
            return new OriginalPair(f, f.Span.In(document.Text).ToString(), run?.Text ?? "", run?.Hidden ?? f.IsActive);
        })];
    }
}
