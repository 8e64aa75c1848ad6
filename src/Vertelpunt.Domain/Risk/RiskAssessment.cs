using Vertelpunt.Domain.Privacy;

namespace Vertelpunt.Domain.Risk;

/// <summary>How re-identifiable a narrative still is after redaction, as advice to a person who decides.</summary>
public enum RiskLevel
{
    Low = 0,
    Medium = 1,
    High = 2,
    Exclude = 3,
}

/// <summary>Why the level is what it is: one fact and what it does, in words a reviewer can act on.</summary>
/// <param name="Code">Stable, such as "place", "age", "office", "direct-left", "media".</param>
/// <param name="Spans">Where the fact stands in the original document; empty for a fact from a background answer.</param>
/// <param name="Contribution">In powers of ten: how much the fact shrinks the set of people who fit. Zero for a rule.</param>
/// <param name="Text">One sentence without the teller's words.</param>
public sealed record RiskReason(string Code, IReadOnlyList<TextSpan> Spans, double Contribution, Stories.LocalisedText Text);

/// <summary>A change that would bring the level down.</summary>
/// <param name="Span">Which finding it changes, by span in the original document.</param>
/// <param name="Replacement">The words that would stand there.</param>
public sealed record RiskRemedy(TextSpan Span, RedactionOperator Operator, string Replacement, RiskLevel LevelAfter, Stories.LocalisedText Text);

/// <summary>The estimate for one narrative.</summary>
/// <remarks>K = 1 + Poisson(Λ), log Λ normal: see docs/risk.md for the model and its sources.</remarks>
/// <param name="K">Expected number of people in the country who fit all facts, the teller included; at least 1.</param>
/// <param name="KLow">5 % point of the 90 % interval.</param>
/// <param name="KHigh">95 % point.</param>
/// <param name="PUnique">P(K = 1).</param>
/// <param name="PBelow11">P(K &lt; 11).</param>
/// <param name="MatchProbability">E[1/K]: a stranger's chance to point at the right person.</param>
/// <param name="GroupMatchProbability">The same for an acquaintance within the invited group.</param>
/// <param name="GroupSize">The size of that group.</param>
/// <param name="Reasons">Most important first.</param>
/// <param name="ModelVersion">Which model and figures made it.</param>
public sealed record RiskAssessment(
    RiskLevel Level,
    double K,
    double KLow,
    double KHigh,
    double PUnique,
    double PBelow11,
    double MatchProbability,
    double GroupMatchProbability,
    int GroupSize,
    IReadOnlyList<RiskReason> Reasons,
    IReadOnlyList<RiskRemedy> Remedies,
    string ModelVersion);
