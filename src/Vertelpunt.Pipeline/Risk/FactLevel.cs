using Vertelpunt.Domain.Stories;

namespace Vertelpunt.Pipeline.Risk;

/// <summary>One step of a fact's ladder of generalisation: how it could be told, and whom that fits.</summary>
/// <param name="Name">The level's stable name, such as "plaats", "gemeente", "provincie", "5", "10", "groep".</param>
/// <param name="Words">What the fact says at this level, for people who review ("43 jaar", "werkt in de zorg"). Never the teller's words.</param>
/// <param name="Replacement">The words that take the original's place in the text at this level; empty at the first level.</param>
/// <param name="Share">Which share of every cell (<see cref="Cells"/>) fits at this level, each 0 to 1.</param>
public sealed record FactLevel(string Name, LocalisedText Words, string Replacement, double[] Share);
