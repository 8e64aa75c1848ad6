using Vertelpunt.Domain.Privacy;

namespace Vertelpunt.Pipeline.Resolution;

/// <summary>Makes findings out of annotations: no overlaps, one number for one entity, an operator each.</summary>
public static class FindingResolver
{
    /// <summary>Findings in order, not overlapping, none across the border of a field.</summary>
    public static IReadOnlyList<Finding> Resolve(StoryDocument document, IReadOnlyList<Annotation> annotations, RedactionPolicy policy)
    {
        var findings = new List<Finding>();
        foreach (var a in annotations.OrderByDescending(a => a.Confidence).ThenByDescending(a => a.Span.Length).ThenBy(a => a.Span))
        {
            if (!findings.Any(f => f.Span.Overlaps(a.Span)))
            {
                findings.Add(new(a.Span, a.Kind, 1, a.Confidence, a.Annotator, a.Evidence, policy.For(a.Kind)));
            }
        }

        return [.. findings.OrderBy(f => f.Span)];
    }
}
