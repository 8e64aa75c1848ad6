namespace Vertelpunt.Pipeline.Risk.Validation;

/// <summary>What a run of attacks uses.</summary>
/// <param name="Tellers">How many invented tellers answer twice, and how many stories an attacker learns from.</param>
/// <param name="Groups">How many invited groups of each kind and size.</param>
/// <param name="Provinces">Whose people are made.</param>
public sealed record AttackOptions(int Seed = 20261121, int Tellers = 1000, int Groups = 400, IReadOnlyList<string>? Provinces = null)
{
    public IReadOnlyList<string> ProvincesOrDefault => Provinces ?? new RiskValidationOptions().ProvincesOrDefault;
}
