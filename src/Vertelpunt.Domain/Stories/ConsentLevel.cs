namespace Vertelpunt.Domain.Stories;

/// <summary>What the teller allows, from least to most; each level includes the ones before.</summary>
public enum ConsentLevel
{
    /// <summary>Answers count in patterns; nobody outside the project team reads the story. The default.</summary>
    PatternsOnly = 0,

    /// <summary>Also as a redacted card in work sessions.</summary>
    WorkshopCards = 1,

    /// <summary>Redacted passages may also be quoted in a report.</summary>
    Quotes = 2,
}

/// <summary>The teller's choices about use.</summary>
/// <param name="Research">Whether scientific research may use the redacted narrative; default no.</param>
/// <param name="WayBack">Whether the code gives access after sending; without it nobody can find the story back.</param>
public sealed record Consent(ConsentLevel Level = ConsentLevel.PatternsOnly, bool Research = false, bool WayBack = true);
