using Vertelpunt.Domain.Risk;

namespace Vertelpunt.Pipeline.Risk;

/// <summary>One person with the set that fits.</summary>
internal sealed record JudgedPerson(PersonFacts Person, AnonymitySet Set, RiskLevel Level);
