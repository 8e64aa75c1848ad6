using Vertelpunt.Domain.Privacy;

namespace Vertelpunt.Pipeline.Redaction;

/// <summary>A redacted document: its text with the map back, and where its fields stand in it.</summary>
public sealed record RedactedStory(RedactedText Text, IReadOnlyList<DocumentField> Fields);
