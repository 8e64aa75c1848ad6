namespace Vertelpunt.Domain.Privacy;

/// <summary>Who stands behind a finding.</summary>
public enum FindingStatus
{
    Proposed,
    Confirmed,
    Rejected,
    AddedByReviewer,
}

/// <summary>A resolved annotation: findings of one document never overlap.</summary>
/// <param name="Span">Offsets in the document (<see cref="StoryDocument.Text"/>).</param>
/// <param name="Entity">Findings of one kind with the same number are the same person, place, ...; 1, 2, 3 in order of first mention.</param>
/// <param name="Operator">What redaction does with it.</param>
/// <param name="Evidence">See <see cref="Annotation.Evidence"/>.</param>
/// <param name="Replacement">With <see cref="RedactionOperator.Generalise"/>: the words to put there, such as those of a remedy; null leaves the choice to redaction.</param>
public sealed record Finding(
    TextSpan Span,
    IdentifierKind Kind,
    int Entity,
    double Confidence,
    string Annotator,
    string Evidence,
    RedactionOperator Operator,
    FindingStatus Status = FindingStatus.Proposed,
    string? Replacement = null)
{
    /// <summary>True when redaction applies to it.</summary>
    public bool IsActive => Status != FindingStatus.Rejected;
}
