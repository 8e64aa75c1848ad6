using Vertelpunt.Domain.Privacy;
using Vertelpunt.Domain.Risk;
using Vertelpunt.Domain.Stories;

namespace Vertelpunt.Domain.Review;

/// <summary>What the pipeline made of a story: stored sealed, shown to staff instead of the original.</summary>
/// <param name="Findings">Offsets in the original document; in order, not overlapping.</param>
/// <param name="Redacted">The redacted document with its map.</param>
/// <param name="Fields">The fields of the document in the redacted text.</param>
/// <param name="PipelineVersion">Detection, redaction and model versions, so that a newer one can run again.</param>
public sealed record ProcessedStory(
    IReadOnlyList<Finding> Findings,
    RedactedText Redacted,
    IReadOnlyList<DocumentField> Fields,
    RiskAssessment Risk,
    string PipelineVersion)
{
    /// <summary>Signs that somebody is in danger, in order of the text; offsets in the original document. Empty in results of before this was looked for.</summary>
    public IReadOnlyList<DangerSign> Dangers { get; init; } = [];

    /// <summary>What makes the story hard to read, for a warning beforehand; may be empty.</summary>
    public IReadOnlyList<HeavySubject> Heavy { get; init; } = [];

    /// <summary>The redacted text of one field ("title", "text", "answer:..."), empty when the field is absent.</summary>
    public string Field(string id)
    {
        var field = Fields.FirstOrDefault(f => f.Id == id);
        return field is null ? "" : field.Span.In(Redacted.Text).ToString();
    }

    /// <summary>Counts only.</summary>
    public override string ToString() => $"ProcessedStory({Findings.Count} findings, risk {Risk.Level})";
}
