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

/// <summary>One finding handled differently.</summary>
/// <param name="Spans">The findings it changes, by span in the original document; empty when the fact comes from a background answer, which then should not be printed.</param>
/// <param name="Replacement">The words that would stand there; goes into <see cref="Finding.Replacement"/>. Empty for a removal.</param>
public sealed record RiskChange(IReadOnlyList<TextSpan> Spans, RedactionOperator Operator, string Replacement);

/// <summary>A smallest set of changes that brings the level down.</summary>
/// <param name="BitsLost">How much meaning goes: the information of the facts changed, in bits. The best remedy has the least.</param>
/// <param name="LevelAfter">The level once all changes are made.</param>
/// <param name="Text">What to do, in one sentence.</param>
public sealed record RiskRemedy(IReadOnlyList<RiskChange> Changes, double BitsLost, RiskLevel LevelAfter, Stories.LocalisedText Text);

/// <summary>The estimate for one narrative.</summary>
/// <remarks>K = 1 + Poisson(Λ), log Λ normal: see docs/risk.md for the model and its sources.</remarks>
/// <param name="Summary">The whole judgement in two or three sentences for people: how many fit, in the group, mainly why.</param>
/// <param name="K">Central estimate (median) of the number of people in the country who fit all facts, the teller included; at least 1.</param>
/// <param name="KLow">5 % point of the 90 % interval.</param>
/// <param name="KHigh">95 % point.</param>
/// <param name="PUnique">P(K = 1).</param>
/// <param name="PBelow11">P(K &lt; 11).</param>
/// <param name="MatchProbability">E[1/K]: a stranger's chance to point at the right person.</param>
/// <param name="GroupMatchProbability">The same for an acquaintance within the invited group.</param>
/// <param name="GroupSize">The size of that group.</param>
/// <param name="Reasons">Most important first.</param>
/// <param name="Remedies">At most three, best first; none when the level is low or nothing in the text helps.</param>
/// <param name="ModelVersion">Which model and figures made it.</param>
public sealed record RiskAssessment(
    RiskLevel Level,
    Stories.LocalisedText Summary,
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
