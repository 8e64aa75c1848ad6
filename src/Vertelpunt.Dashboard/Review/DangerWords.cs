using Vertelpunt.Domain.Review;

namespace Vertelpunt.Dashboard.Review;

/// <summary>The passage a sign of danger stands in, as it may be shown.</summary>
public static class DangerWords
{
    private const int Around = 40;

    /// <summary>From the redacted text, whole words, so that nothing hidden shows.</summary>
    public static string Passage(ProcessedStory story, DangerSign sign)
    {
        var text = story.Redacted.Text;
        var start = Math.Clamp(story.Redacted.ToRedacted(sign.Span.Start) - Around, 0, text.Length);
        var end = Math.Clamp(story.Redacted.ToRedacted(sign.Span.End) + Around, start, text.Length);
        while (start > 0 && !char.IsWhiteSpace(text[start - 1]))
        {
            start--;
        }

        while (end < text.Length && !char.IsWhiteSpace(text[end]))
        {
            end++;
        }

        return (start > 0 ? "… " : "") + text[start..end].ReplaceLineEndings(" ").Trim() + (end < text.Length ? " …" : "");
    }
}
