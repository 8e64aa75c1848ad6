namespace Vertelpunt.Pipeline.Risk;

/// <summary>Where the levels begin. Grounds in docs/risk.md: 1/11 is what EMA and Health Canada ask of public release, 1/20 and 1/3 are the usual cell rules.</summary>
public sealed record RiskThresholds
{
    /// <summary>High when P(K &lt; 11) is above this.</summary>
    public double PBelow11High { get; init; } = 0.05;

    /// <summary>
    /// A remedy must bring P(K &lt; 11) down to this. Stricter than the level: the search picks what just passes, and so what happens to be overestimated.
    /// </summary>
    public double PBelow11Remedy { get; init; } = 0.01;

    /// <summary>High when the match probability is above this.</summary>
    public double MatchHigh { get; init; } = 0.09;

    /// <summary>Medium when P(K &lt; 20) is above this.</summary>
    public double PBelow20Medium { get; init; } = 0.05;

    /// <summary>Medium when the match probability is above this.</summary>
    public double MatchMedium { get; init; } = 0.05;

    /// <summary>Medium when the match probability within the invited group is above this.</summary>
    public double GroupMatchMedium { get; init; } = 0.33;

    /// <summary>The same for a text, whose facts are uncertain: medium when an acquaintance is likelier to point at the right person than not.</summary>
    public double GroupMatchMediumRead { get; init; } = 0.5;

    /// <summary>Exclude when the match probability is at least this.</summary>
    public double MatchExclude { get; init; } = 0.33;

    /// <summary>Exclude when an office with its place fits at most this many people.</summary>
    public double OfficeHolders { get; init; } = 3;
}
