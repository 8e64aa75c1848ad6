namespace Vertelpunt.Pipeline.Risk.Validation;

/// <summary>What a validation run uses.</summary>
/// <param name="Stories">How many synthetic stories; half fits the parameters, half is held out.</param>
/// <param name="Provinces">Whose people are made; three provinces are 1.7 million.</param>
public sealed record RiskValidationOptions(int Seed = 20261121, int Stories = 8000, IReadOnlyList<string>? Provinces = null)
{
    public IReadOnlyList<string> ProvincesOrDefault => Provinces ?? ["Groningen", "Friesland", "Drenthe"];
}
