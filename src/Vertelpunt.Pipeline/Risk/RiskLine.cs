using System.Text.Json;

namespace Vertelpunt.Pipeline.Risk;

/// <summary>What became of one line of input.</summary>
/// <param name="Number">The line's number, from 1.</param>
/// <param name="Json">The assessment as one line of JSON; null when the line was refused.</param>
/// <param name="Error">Why it was refused: one sentence naming the line and the field, never story text; null otherwise.</param>
public sealed record RiskLine(int Number, string? Json, string? Error);
