using Vertelpunt.Domain.Risk;

namespace Vertelpunt.Pipeline.Risk;

/// <summary>What the risk would be without some of the facts. Changes nothing.</summary>
/// <param name="Facts">All facts, in the order of the text.</param>
/// <param name="Risk">Counted with those that are on.</param>
public sealed record WhatIf(IReadOnlyList<SwitchableFact> Facts, RiskAssessment Risk);
