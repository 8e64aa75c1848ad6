using Vertelpunt.Domain.Privacy;

namespace Vertelpunt.Pipeline.Detection.Evaluation;

/// <summary>A stretch of text with the kind a reader, or a detector, gave it.</summary>
/// <param name="Confidence">1 for what a reader marked.</param>
public readonly record struct LabelledSpan(TextSpan Span, IdentifierKind Kind, double Confidence = 1);

/// <summary>A text with its marked spans, by start and not overlapping. Offsets count UTF-16 units.</summary>
public sealed record AnnotatedStory(string Id, string Text, IReadOnlyList<LabelledSpan> Spans)
{
    /// <summary>The same story in other letters; offsets stay.</summary>
    public AnnotatedStory WithCase(bool upper)
    {
        var text = string.Create(Text.Length, (Text, upper), static (to, from) =>
        {
            for (var i = 0; i < to.Length; i++)
            {
                to[i] = from.upper ? char.ToUpperInvariant(from.Text[i]) : char.ToLowerInvariant(from.Text[i]);
            }
        });
        return this with { Text = text };
    }

    /// <summary>Counts only.</summary>
    public override string ToString() => $"AnnotatedStory({Text.Length} characters, {Spans.Count} spans)";
}
