using Vertelpunt.Domain.Stories;

namespace Vertelpunt.Pipeline.Risk;

/// <summary>Something a story still tells, to be switched off for a moment.</summary>
/// <param name="Number">Its place among the facts, the same as long as the findings are.</param>
/// <param name="Words">What it says, never the teller's words.</param>
/// <param name="IsOn">False when the risk was counted without it.</param>
public sealed record SwitchableFact(int Number, LocalisedText Words, bool IsOn);
