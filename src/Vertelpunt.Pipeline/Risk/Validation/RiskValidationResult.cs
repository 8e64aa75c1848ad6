namespace Vertelpunt.Pipeline.Risk.Validation;

/// <summary>Outcome of a validation run.</summary>
/// <param name="RemediesTried">Held-out stories above medium for which remedies were sought.</param>
/// <param name="RemediesFound">Those for which there was one.</param>
/// <param name="RemediesTrue">Those whose best remedy truly fits at least 11 people.</param>
public sealed record RiskValidationResult(
    RiskValidationOptions Options, int People, IReadOnlyList<RiskFigures> Figures, int RemediesTried, int RemediesFound, int RemediesTrue,
    double MedianMilliseconds, double WorstMilliseconds, RiskParameters Fitted);
