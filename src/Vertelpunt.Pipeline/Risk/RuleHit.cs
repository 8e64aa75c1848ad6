using Vertelpunt.Domain.Privacy;
using Vertelpunt.Domain.Risk;

namespace Vertelpunt.Pipeline.Risk;

/// <summary>A rule that applies: not calibrated, and said to be a rule.</summary>
internal sealed record RuleHit(string Code, RiskLevel Level, IReadOnlyList<TextSpan> Spans);
