using Vertelpunt.Domain.Privacy;
using Vertelpunt.Domain.Risk;

namespace Vertelpunt.Domain.Stories;

/// <summary>A line tellers can call, shown at the foot of every step.</summary>
public sealed record HelpLine(string Name, string Number, LocalisedText? About = null);

/// <summary>Whether tellers can send stories now.</summary>
public enum CollectionStatus
{
    NotYetOpen,
    Open,
    OutsideHours,
    Full,
    Closed,
}

/// <summary>What a project has settled apart from its questions. Part of the project file.</summary>
public sealed record ProjectSettings
{
    /// <summary>The opening window; null means no bound.</summary>
    public DateOnly? OpensOn { get; init; }

    /// <summary>The last day on which stories can be sent.</summary>
    public DateOnly? ClosesOn { get; init; }

    /// <summary>The most stories the project takes; null means no limit.</summary>
    public int? MaxStories { get; init; }

    /// <summary>Daily opening hours in Dutch local time; null means always.</summary>
    public TimeOnly? OpensAt { get; init; }
    public TimeOnly? ClosesAt { get; init; }

    /// <summary>How long a story is kept after the teller's last activity.</summary>
    public int RetentionDays { get; init; } = 730;

    /// <summary>How long the teller can reread with the code.</summary>
    public int RereadDays { get; init; } = 90;

    /// <summary>How long an unfinished draft is kept after its last save.</summary>
    public int DraftDays { get; init; } = 30;

    /// <summary>How many people were invited: the group an acquaintance may search in.</summary>
    public int GroupSize { get; init; } = 150;

    /// <summary>Facts everyone in the invited group shares, so that they tell nobody apart there ("place", "organisation", ...).</summary>
    public IReadOnlyList<string> GroupShares { get; init; } = [];

    /// <summary>The smallest count shown inside the team.</summary>
    public int MinimumCell { get; init; } = 5;

    /// <summary>The smallest count shown outside the team (packs, reports, exports).</summary>
    public int MinimumCellOutside { get; init; } = 10;

    public RedactionPolicy Redaction { get; init; } = RedactionPolicy.Default;

    /// <summary>Who reads the stories, in one sentence for tellers.</summary>
    public LocalisedText WhoReads { get; init; } = "Een klein team van het project leest je verhaal, zonder namen en andere gegevens die naar jou wijzen.";

    /// <summary>Where tellers can complain or ask, e.g. an e-mail address of the organisation; null when none.</summary>
    public string? Contact { get; init; }

    public IReadOnlyList<HelpLine> HelpLines { get; init; } = DefaultHelpLines;

    /// <summary>National help lines of the Netherlands and Flanders, as published by the services themselves.</summary>
    public static IReadOnlyList<HelpLine> DefaultHelpLines { get; } =
    [
        new("Direct gevaar", "112", new("Bel 112 als het nu niet veilig is.", "Call 112 if you are not safe right now.")),
        new("113 Zelfmoordpreventie", "113", new("Denk je aan zelfdoding? Bel of chat, dag en nacht.", "Thinking about suicide? Call or chat, day and night.")),
        new("Veilig Thuis", "0800-2000", new("Bij geweld of onveiligheid thuis, gratis, dag en nacht.", "Violence at home, free, day and night.")),
        new("De Luisterlijn", "088 0767 000", new("Een luisterend oor, dag en nacht.", "Someone who listens, day and night.")),
        new("Slachtofferhulp Nederland", "0900-0101", new("Na een misdrijf, ongeluk of ramp.", "After a crime, accident or disaster.")),
        new("Centrum Seksueel Geweld", "0800-0188", new("Na een aanranding of verkrachting, gratis, dag en nacht.", "After sexual assault, free, day and night.")),
        new("1712 (Vlaanderen)", "1712", new("Vragen over geweld, in Vlaanderen.", "Questions about violence, in Flanders.")),
    ];

    /// <summary>What each choice of consent is called to mean, on the page where the teller chooses.</summary>
    public ConsentWords Consent { get; init; } = ConsentWords.Standard;

    /// <summary>What the team agreed to do when a story tells of danger.</summary>
    public DangerAgreement Danger { get; init; } = DangerAgreement.Standard;

    /// <summary>True when a decision to include or exclude counts only after a second person agreed.</summary>
    public bool AgreementOfTwo { get; init; }

    /// <summary>True when a story of high risk never goes on a card; false when it may, each time for a reason.</summary>
    public bool KeepHighRiskOffCards { get; init; }

    /// <summary>The highest risk a story on a card may have.</summary>
    public RiskLevel HighestOnCards => KeepHighRiskOffCards ? RiskLevel.Medium : RiskLevel.High;

    /// <summary>Whether stories can be sent at <paramref name="now"/>, given how many there are.</summary>
    /// <param name="now">Dutch local time.</param>
    public CollectionStatus StatusAt(DateTime now, int stories)
    {
        var day = DateOnly.FromDateTime(now);
        var time = TimeOnly.FromDateTime(now);
        return (OpensOn, ClosesOn, MaxStories, OpensAt, ClosesAt) switch
        {
            ({ } open, _, _, _, _) when day < open => CollectionStatus.NotYetOpen,
            (_, { } close, _, _, _) when day > close => CollectionStatus.Closed,
            (_, _, { } max, _, _) when stories >= max => CollectionStatus.Full,
            (_, _, _, { } from, { } to) when !time.IsBetween(from, to) => CollectionStatus.OutsideHours,
            _ => CollectionStatus.Open,
        };
    }
}
