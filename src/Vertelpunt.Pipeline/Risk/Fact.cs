using Vertelpunt.Domain.Privacy;

namespace Vertelpunt.Pipeline.Risk;

/// <summary>Something the printed story still tells about someone.</summary>
/// <remarks>Shares never shrink going up <paramref name="Ladder"/>, and τ is one for all of it: so a wider level fits at least as many people.</remarks>
/// <param name="Person">Which relative or other person; facts with the same person are scored together. Empty for the teller.</param>
/// <param name="Spans">Where it stands in the original document; empty for a background answer.</param>
/// <param name="Ladder">From as told to widest; leaving it out altogether comes after the last.</param>
/// <param name="Level">Index in <paramref name="Ladder"/> of what is shown now.</param>
/// <param name="Confidence">The probability that it was read rightly: a misread fact does not shrink the set.</param>
/// <param name="Visibility">κ: the chance that an acquaintance knows it.</param>
/// <param name="Tau">Standard error of the natural logarithm of the share, by class of source.</param>
public sealed record Fact(
    FactType Type,
    FactSubject Subject,
    string Person,
    IReadOnlyList<TextSpan> Spans,
    IReadOnlyList<FactLevel> Ladder,
    int Level,
    double Confidence,
    double Visibility,
    double Tau)
{
    /// <summary>What it is worth to a stranger, 0 to 1: less than 1 for a second place (<see cref="RiskParameters.SecondPlaceWeight"/>).</summary>
    public double Weight { get; init; } = 1;

    /// <summary>True when the wording says it outright of the teller or it was given: 'ik woon in', 'ik ben 43', an answer.</summary>
    public bool IsPlain { get; init; } = true;

    /// <summary>True for an office of which a place has one or few holders.</summary>
    public bool IsOffice { get; init; }

    /// <summary>True when no table knows the value, so that a cautious default stands in.</summary>
    public bool IsUnknown { get; init; }

    /// <summary>False when no change of a finding can take it away, as with sex told by 'mijn man'.</summary>
    public bool IsChangeable { get; init; } = true;

    /// <summary>The least share of a group that fits (for a place: its share of its province): a group is seldom drawn from the whole country.</summary>
    public double? LocalShare { get; init; }

    /// <summary>Which fact of the story this is or was made of, while remedies are sought; -1 otherwise.</summary>
    internal int Index { get; init; } = -1;

    public FactLevel Current => Ladder[Level];

    /// <summary>Type and level only.</summary>
    public override string ToString() => $"Fact({Type}, {Subject}, level {Level} of {Ladder.Count})";
}
