using Vertelpunt.Domain.Risk;

namespace Vertelpunt.Pipeline.Risk;

/// <summary>One level to which the facts of a variable may go.</summary>
/// <param name="Level">On their ladders; <see cref="int.MaxValue"/> leaves them out.</param>
/// <param name="Cost">Bits, weighed by what the story is about.</param>
/// <param name="Bits">How many times more people the facts fit, as log2.</param>
/// <param name="Rarities">Of each sort, for the reader's scale.</param>
internal sealed record RemedyOption(int Level, double Cost, double Bits, Fact[] Facts, double[] Rarities);

/// <summary>Facts that change together, since they stand on the same words.</summary>
/// <param name="Options">The first is: as it is.</param>
internal sealed record RemedyVariable(int[] Indices, RemedyOption[] Options);

/// <summary>A way to reach the level that was sought: an option for each variable.</summary>
internal sealed record RemedyCandidate(double Cost, double Bits, int[] Choice, RiskLevel Level);
