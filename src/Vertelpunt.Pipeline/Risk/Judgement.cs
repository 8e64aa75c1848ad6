using Vertelpunt.Domain.Risk;

namespace Vertelpunt.Pipeline.Risk;

/// <summary>What a story's facts amount to.</summary>
/// <param name="Critical">The person who stands out most.</param>
/// <param name="Floor">What the level is at least, before readers' scale.</param>
/// <param name="Signals">What a text tells in the terms of that scale; empty for facts that are given.</param>
internal sealed record Judgement(RiskLevel Level, IReadOnlyList<JudgedPerson> Persons, JudgedPerson Critical, IReadOnlyList<RuleHit> Rules, RiskLevel Floor, double[] Signals);
