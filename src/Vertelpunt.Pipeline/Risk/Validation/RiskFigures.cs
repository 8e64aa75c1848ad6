namespace Vertelpunt.Pipeline.Risk.Validation;

/// <summary>How well predicted sets match true ones, on stories that no parameter was fitted on.</summary>
/// <param name="Coverage">Share of stories, those that tell more than place, age and sex, whose true k lies in the central 90 % of the prediction (randomised for the steps of whole numbers).</param>
/// <param name="MissedAtTenPercent">Unsafe stories missed when the threshold is moved until 10 % of the safe ones raise a false alarm.</param>
/// <param name="CalibrationError">Expected calibration error of P(K &lt; 11), ten equal bins.</param>
/// <param name="Missed">Unsafe stories (true k &lt; 11) with P(K &lt; 11) at most 0.05, as a share of the unsafe.</param>
/// <param name="FalseAlarms">Safe stories above it, as a share of the safe.</param>
public sealed record RiskFigures(
    string Tables, int Stories, int Unique, int Unsafe, double AucUnique, double AucBelow11, double RmseLog10, double RmseLog10Below100,
    double Coverage, double CalibrationError, double Missed, double FalseAlarms, double MissedAtTenPercent, double Shift, double Tau);
