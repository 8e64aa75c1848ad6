using Vertelpunt.Domain.Privacy;
using Vertelpunt.Domain.Stories;

namespace Vertelpunt.Pipeline.Risk;

/// <summary>What a fact is about. The names, in lower case, are those of the documented input of <c>vertelpunt assess --facts</c>.</summary>
public enum FactType
{
    Place,
    Age,
    Sex,
    Profession,
    Family,
    Origin,
    Religion,
    Health,
    Orientation,
    Organisation,
    Event,
    Role,
}

/// <summary>Who a fact is about.</summary>
public enum FactSubject
{
    Teller,

    /// <summary>Someone of the teller's family: found through the relative, the teller is found too.</summary>
    Relative,

    /// <summary>Anybody else in the story. Scored only where an office or event points to a case.</summary>
    Other,
}

/// <summary>One step of a fact's ladder of generalisation: how it could be told, and whom that fits.</summary>
/// <param name="Name">The level's stable name, such as "plaats", "gemeente", "provincie", "5", "10", "groep".</param>
/// <param name="Words">What the fact says at this level, for people who review ("43 jaar", "werkt in de zorg"). Never the teller's words.</param>
/// <param name="Replacement">The words that take the original's place in the text at this level; empty at the first level.</param>
/// <param name="Share">Which share of every cell (<see cref="Cells"/>) fits at this level, each 0 to 1.</param>
public sealed record FactLevel(string Name, LocalisedText Words, string Replacement, double[] Share);

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
