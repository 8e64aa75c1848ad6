using Vertelpunt.Domain.Privacy;
using Vertelpunt.Domain.Review;

namespace Vertelpunt.Dashboard.Review;

/// <summary>A run of shown text, with the finding it belongs to.</summary>
/// <param name="At">Where it starts in the redacted document.</param>
/// <param name="Finding">Null for plain text.</param>
/// <param name="Hidden">True when the text is a replacement.</param>
public sealed record TextRun(string Text, int At, Finding? Finding, bool Hidden)
{
    /// <summary>The length only.</summary>
    public override string ToString() => $"TextRun({Text.Length} characters)";
}

/// <summary>Cuts the redacted text of a field into runs, with findings in their places.</summary>
public static class StoryText
{
    public static IReadOnlyList<TextRun> Runs(ProcessedStory story, string fieldId)
    {
        if (story.Fields.FirstOrDefault(f => f.Id == fieldId) is not { } field)
        {
            return [];
        }

        var text = story.Redacted.Text;
        var runs = new List<TextRun>();
        var done = field.Span.Start;
        foreach (var (finding, span, hidden) in Places(story).Where(p => field.Span.Start <= p.Span.Start && p.Span.End <= field.Span.End).OrderBy(p => p.Span))
        {
            if (span.Start < done)
            {
                continue;
            }

            if (span.Start > done)
            {
                runs.Add(new(text[done..span.Start], done, null, false));
            }

            runs.Add(new(text[span.Start..span.End], span.Start, finding, hidden));
            done = span.End;
        }

        if (done < field.Span.End)
        {
            runs.Add(new(text[done..field.Span.End], done, null, false));
        }

        return runs;
    }

    private static IEnumerable<(Finding Finding, TextSpan Span, bool Hidden)> Places(ProcessedStory story)
    {
        foreach (var finding in story.Findings)
        {
            // A replacement may take the words around a finding with it: 'in', 'de'.
            if (finding.IsActive && story.Redacted.Redactions.FirstOrDefault(r => r.Original.Overlaps(finding.Span)) is { } redaction)
            {
                yield return (finding, redaction.Redacted, true);
            }
            else
            {
                var start = story.Redacted.ToRedacted(finding.Span.Start);
                yield return (finding, new(start, Math.Max(start, story.Redacted.ToRedacted(finding.Span.End))), false);
            }
        }
    }
}
