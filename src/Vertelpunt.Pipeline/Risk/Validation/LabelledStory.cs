using Vertelpunt.Domain.Privacy;
using Vertelpunt.Domain.Risk;
using Vertelpunt.Domain.Stories;

namespace Vertelpunt.Pipeline.Risk.Validation;

/// <summary>A story with the level a reader gave it.</summary>
/// <param name="Findings">As detection leaves them, or annotated.</param>
public sealed record LabelledStory(StoryDocument Document, IReadOnlyList<Finding> Findings, RiskLevel Told)
{
    /// <summary>Counts only.</summary>
    public override string ToString() => $"LabelledStory({Document.Text.Length} characters, {Findings.Count} findings)";
}
