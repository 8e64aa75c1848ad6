using Vertelpunt.Domain.Privacy;
using Vertelpunt.Domain.Review;
using Vertelpunt.Domain.Risk;

namespace Vertelpunt.Dashboard.Review;

/// <summary>The changes a reviewer can make to findings. Pure; null means that there is nothing to change.</summary>
public static class FindingEdits
{
    /// <summary>Who stands behind a finding that a person added.</summary>
    public const string Reviewer = "reviewer";

    /// <summary>Shows the words again, or hides them again when they were shown.</summary>
    /// <param name="start">Where the finding starts in the original.</param>
    public static IReadOnlyList<Finding>? Toggle(IReadOnlyList<Finding> findings, int start) =>
        Replace(findings, start, f => f with { Status = f.IsActive ? FindingStatus.Rejected : FindingStatus.Confirmed });

    /// <summary>What a finding was when a page showed it: when it is still the same, a change to it can be made whatever else changed.</summary>
    public static string Mark(Finding finding) => $"{finding.Kind}.{finding.Operator}.{finding.Status}.{finding.Span.End}";

    /// <summary>Another kind or another treatment.</summary>
    /// <param name="everywhere">Also for the other mentions of the same person, place, ....</param>
    public static IReadOnlyList<Finding>? Change(IReadOnlyList<Finding> findings, int start, IdentifierKind kind, RedactionOperator chosen, bool everywhere)
    {
        if (findings.FirstOrDefault(f => f.Span.Start == start) is not { } old)
        {
            return null;
        }

        // A changed kind starts a person or place of its own: its number must not fall together with one there is.
        var entity = kind == old.Kind ? old.Entity : NextEntity(findings, kind);
        return [.. findings.Select(f => f.Span.Start == start || (everywhere && f.Kind == old.Kind && f.Entity == old.Entity)
            ? f with { Kind = kind, Entity = entity, Operator = chosen, Status = FindingStatus.Confirmed, Replacement = null }
            : f)];
    }

    /// <summary>Adds findings. What they overlap gives way, and takes with it what it covered: nothing that was hidden comes out.</summary>
    public static IReadOnlyList<Finding>? Add(IReadOnlyList<Finding> findings, IReadOnlyList<TextSpan> spans, IdentifierKind kind, RedactionOperator chosen)
    {
        var list = findings.ToList();
        var entity = NextEntity(findings, kind);
        foreach (var span in spans.Where(s => s.Length > 0))
        {
            var (start, end) = (span.Start, span.End);
            foreach (var covered in list.Where(f => f.Span.Overlaps(span)).ToList())
            {
                (start, end) = (Math.Min(start, covered.Span.Start), Math.Max(end, covered.Span.End));
                list.Remove(covered);
            }

            list.Add(new(new(start, end), kind, entity, 1, Reviewer, Reviewer, chosen, FindingStatus.AddedByReviewer));
        }

        return spans.Any(s => s.Length > 0) ? [.. list.OrderBy(f => f.Span)] : null;
    }

    /// <summary>Does what a remedy says.</summary>
    public static IReadOnlyList<Finding>? Apply(IReadOnlyList<Finding> findings, RiskRemedy remedy)
    {
        var changes = remedy.Changes.SelectMany(c => c.Spans.Select(s => (Span: s, c.Operator, c.Replacement))).ToList();
        return changes.Count == 0
            ? null
            : [.. findings.Select(f => changes.FirstOrDefault(c => c.Span == f.Span) is { Span.Length: > 0 } change
                ? f with
                {
                    Operator = change.Operator,
                    Replacement = change.Operator == RedactionOperator.Generalise && change.Replacement.Length > 0 ? change.Replacement : null,
                    Status = FindingStatus.Confirmed,
                }
                : f)];
    }

    /// <summary>Whether <paramref name="next"/> would show words that <paramref name="now"/> hides.</summary>
    public static bool Reveals(IReadOnlyList<Finding> now, IReadOnlyList<Finding> next) =>
        now.Where(Hides).Any(old => !next.Any(f => Hides(f) && f.Span.Contains(old.Span)));

    private static bool Hides(Finding finding) => finding.IsActive && finding.Operator != RedactionOperator.Keep;

    /// <summary>Where <paramref name="words"/> stand in the shown text, as spans of the original; what is hidden is not searched.</summary>
    public static IReadOnlyList<TextSpan> Find(ProcessedStory story, string words)
    {
        var spans = new List<TextSpan>();
        var text = story.Redacted.Text;
        words = words.Trim();
        for (var at = 0; words.Length > 0 && (at = text.IndexOf(words, at, StringComparison.CurrentCultureIgnoreCase)) >= 0; at += words.Length)
        {
            if (Whole(text, at, words.Length) && OriginalOf(story.Redacted, story.Fields, at, at + words.Length) is { } span && !story.Redacted.Redactions.Any(r => r.Original.Overlaps(span)))
            {
                spans.Add(span);
            }
        }

        return spans;
    }

    /// <summary>A stretch of the shown text in the original; a touched replacement counts as a whole. Null when it is empty or crosses the border of a field.</summary>
    /// <param name="map">What was shown; only its positions are asked for.</param>
    public static TextSpan? OriginalOf(RedactedText map, IReadOnlyList<DocumentField> fields, int start, int end)
    {
        if (start < 0 || end <= start || !fields.Any(f => f.Span.Contains(new TextSpan(start, end))))
        {
            return null;
        }

        var last = map.Redactions.FirstOrDefault(r => r.Redacted.Contains(end - 1));
        var from = map.ToOriginal(start);
        var to = last is null ? map.ToOriginal(end - 1) + 1 : last.Original.End;
        return to > from ? new TextSpan(from, to) : null;
    }

    private static bool Whole(string text, int at, int length) =>
        (at == 0 || !char.IsLetterOrDigit(text[at - 1])) && (at + length == text.Length || !char.IsLetterOrDigit(text[at + length]));

    private static int NextEntity(IReadOnlyList<Finding> findings, IdentifierKind kind) => findings.Where(f => f.Kind == kind).Select(f => f.Entity).DefaultIfEmpty().Max() + 1;

    private static IReadOnlyList<Finding>? Replace(IReadOnlyList<Finding> findings, int start, Func<Finding, Finding> change) =>
        findings.Any(f => f.Span.Start == start) ? [.. findings.Select(f => f.Span.Start == start ? change(f) : f)] : null;
}
