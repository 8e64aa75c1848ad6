namespace Vertelpunt.Domain.Privacy;

/// <summary>What one annotator says about a stretch of text. Annotations of several annotators may overlap.</summary>
/// <param name="Confidence">0 to 1: the probability that a reader following docs/annotation.md agrees.</param>
/// <param name="Annotator">The annotator that found it, such as "bsn" or "tagger".</param>
/// <param name="Evidence">A stable code a screen can explain, such as "checksum", "list:first-names", "context:dossier". Never text of the story.</param>
public sealed record Annotation(TextSpan Span, IdentifierKind Kind, double Confidence, string Annotator, string Evidence);
