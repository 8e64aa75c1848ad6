namespace Vertelpunt.Pipeline.Risk.Validation;

/// <summary>Outcome of a run of attacks.</summary>
/// <param name="Wording">Linkage by wording; empty when no stories were given.</param>
/// <param name="Answers">Linkage by printed answers.</param>
/// <param name="Links">How true the links are that the product itself tells, by wording and by answers.</param>
public sealed record AttackResult(
    AttackOptions Options, IReadOnlyList<AttackFigures> Wording, IReadOnlyList<AttackFigures> Answers, IReadOnlyList<LinkFigures> Links,
    IReadOnlyList<InferenceFigures> Inference, IReadOnlyList<GroupFigures> Groups);
