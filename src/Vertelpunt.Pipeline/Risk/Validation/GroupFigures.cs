namespace Vertelpunt.Pipeline.Risk.Validation;

/// <summary>How well the match probability in an invited group is predicted.</summary>
/// <param name="Drawn">Where the group comes from.</param>
/// <param name="Knowing">What the acquaintance knows.</param>
/// <param name="Predicted">Mean of ρ_G as the model says.</param>
/// <param name="True">Mean of one over the number of people in the group who fit what is known.</param>
/// <param name="Unique">The share of stories that fit the teller alone.</param>
/// <param name="CalibrationError">Expected calibration error of ρ_G: ten bins, mean prediction against mean truth.</param>
/// <param name="MissedUnsafe">Of the stories with a true mean above 1/3, those predicted at or below it.</param>
public sealed record GroupFigures(string Drawn, string Knowing, int Size, int Stories, double Predicted, double True, double Unique, double CalibrationError, double MissedUnsafe);
