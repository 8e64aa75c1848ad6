using Vertelpunt.Domain.Privacy;

namespace Vertelpunt.Pipeline.Risk;

/// <summary>Words that set a story apart, and where they stand.</summary>
internal readonly record struct Cue(CueKind Kind, TextSpan Span);
