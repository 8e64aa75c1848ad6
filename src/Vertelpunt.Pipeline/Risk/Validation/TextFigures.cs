namespace Vertelpunt.Pipeline.Risk.Validation;

/// <summary>How well texts are judged of which the true number of people who fit is known.</summary>
/// <param name="Unsafe">Stories that fewer than eleven people fit.</param>
/// <param name="Missed">Share of those with P(K &lt; 11) at most 0.05.</param>
/// <param name="FalseAlarms">Share of the others above it.</param>
/// <param name="MissedLow">Share of the unsafe whose level is low.</param>
/// <param name="LostByType">Of the facts told, by type, the share that no fact of that type was read for.</param>
public sealed record TextFigures(int Stories, int Unsafe, double Missed, double FalseAlarms, double MissedLow, double RmseLog10, IReadOnlyDictionary<FactType, double> LostByType);
