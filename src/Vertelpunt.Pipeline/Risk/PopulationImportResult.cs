namespace Vertelpunt.Pipeline.Risk;

/// <summary>What became of an import.</summary>
/// <param name="Places">The new places.csv, complete.</param>
/// <param name="Municipalities">How many municipalities were brought up to date.</param>
/// <param name="NotFound">Names in the official table that our table has no towns for.</param>
public sealed record PopulationImportResult(string Places, int Municipalities, IReadOnlyList<string> NotFound);
