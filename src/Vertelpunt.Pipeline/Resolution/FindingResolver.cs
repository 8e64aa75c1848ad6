using Vertelpunt.Domain.Privacy;

namespace Vertelpunt.Pipeline.Resolution;

/// <summary>Makes findings out of annotations: no overlaps, one number for one entity, an operator each.</summary>
/// <remarks>
/// Where annotations overlap, what a checksum proves beats what a pattern matches, a pattern beats the tagger unless it is unsure, longer beats shorter.
/// What the loser covers beyond the winner is not dropped: the winner grows over it when both are of one kind, else the rest stays a finding.
/// Pure: the same annotations give the same findings, and findings resolved again stay as they are.
/// </remarks>
public static class FindingResolver
{
    /// <summary>Findings in order, not overlapping, none across the border of a field.</summary>
    public static IReadOnlyList<Finding> Resolve(StoryDocument document, IReadOnlyList<Annotation> annotations, RedactionPolicy policy)
    {
        ArgumentNullException.ThrowIfNull(document);
        ArgumentNullException.ThrowIfNull(annotations);
        var accepted = new List<Annotation>();
        foreach (var annotation in annotations.SelectMany(a => WithinFields(document, a))
            .OrderByDescending(Rank).ThenByDescending(a => a.Span.Length).ThenByDescending(a => a.Confidence).ThenBy(a => a.Span).ThenBy(a => a.Kind))
        {
            Place(document.Text, annotation, accepted);
        }

        var entities = EntityNumbers.Of(document.Text, accepted);
        return [.. accepted.Select((a, i) => new Finding(a.Span, a.Kind, entities[i], a.Confidence, a.Annotator, a.Evidence, policy.For(a.Kind)))];
    }

    // Below this a recogniser yields to the tagger, which has read the whole sentence.
    private const double Unsure = .66;

    private static int Rank(Annotation annotation) => annotation switch
    {
        { Annotator: "consistency" } => 0,
        { Annotator: "tagger" } => 1,
        { Evidence: var e } when e.StartsWith("checksum", StringComparison.Ordinal) => 3,
        { Confidence: < Unsure } => 0,
        _ => 2,
    };

    private static IEnumerable<Annotation> WithinFields(StoryDocument document, Annotation annotation)
    {
        foreach (var field in document.Fields)
        {
            var start = Math.Max(annotation.Span.Start, field.Span.Start);
            var end = Math.Min(annotation.Span.End, field.Span.End);
            if (start < end && Trim(document.Text, start, end) is { Length: > 0 } span)
            {
                yield return annotation with { Span = span };
            }
        }
    }

    private static void Place(string text, Annotation annotation, List<Annotation> accepted)
    {
        var (start, end) = (annotation.Span.Start, annotation.Span.End);
        var first = FirstEndingAfter(accepted, start);
        var inTheWay = accepted.Skip(first).TakeWhile(a => a.Span.Start < end).ToList();
        if (inTheWay.Count == 0)
        {
            accepted.Insert(first, annotation);
            return;
        }

        if (inTheWay is [var winner])
        {
            if (winner.Span.Contains(annotation.Span))
            {
                return;
            }

            if (winner.Kind == annotation.Kind)
            {
                accepted[first] = winner with { Span = new(Math.Min(start, winner.Span.Start), Math.Max(end, winner.Span.End)) };
                return;
            }
        }

        var least = annotation.Kind.TypeOf() == IdentifierType.Direct ? 2 : Math.Max(3, annotation.Span.Length / 2);
        foreach (var taken in inTheWay)
        {
            Keep(start, Math.Min(end, taken.Span.Start));
            start = Math.Max(start, taken.Span.End);
        }

        Keep(start, end);

        void Keep(int from, int to)
        {
            if (from < to && Trim(text, from, to) is var rest && rest.Length >= least && text.AsSpan(rest.Start, rest.Length).ContainsAnyLetterOrDigit())
            {
                accepted.Insert(FirstEndingAfter(accepted, rest.Start), annotation with { Span = rest });
            }
        }
    }

    // What is accepted stays in order and does not overlap, so that its ends are in order too.
    private static int FirstEndingAfter(List<Annotation> accepted, int position)
    {
        int low = 0, high = accepted.Count;
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            if (accepted[middle].Span.End <= position)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        return low;
    }

    // No white space, and no separating mark, at the borders of what is left.
    private static TextSpan Trim(string text, int start, int end)
    {
        while (start < end && char.IsWhiteSpace(text[start]))
        {
            start++;
        }

        while (end > start && char.IsWhiteSpace(text[end - 1]))
        {
            end--;
        }

        return new(start, end);
    }

    private static bool ContainsAnyLetterOrDigit(this ReadOnlySpan<char> text)
    {
        foreach (var c in text)
        {
            if (char.IsLetterOrDigit(c))
            {
                return true;
            }
        }

        return false;
    }
}
