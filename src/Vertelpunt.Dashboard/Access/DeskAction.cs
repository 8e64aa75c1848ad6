namespace Vertelpunt.Dashboard.Access;

/// <summary>What staff can do; every page asks for one of these.</summary>
public enum DeskAction
{
    /// <summary>Counts of the collection, never a story.</summary>
    Monitor,

    /// <summary>The queue, redacted stories, findings, decisions.</summary>
    Review,

    /// <summary>The teller's own words.</summary>
    OpenOriginal,

    /// <summary>Typing over forms that were filled in on paper: the teller's own words.</summary>
    EnterPaper,

    /// <summary>Answering the team's own questions about included stories.</summary>
    Annotate,

    /// <summary>Charts of the included stories.</summary>
    SeePatterns,

    /// <summary>Views, observations, themes, sessions, and the report.</summary>
    Interpret,

    /// <summary>Workshop packs of the included stories.</summary>
    MakePacks,

    /// <summary>Forms, settings and invitation links.</summary>
    DesignProject,

    /// <summary>The audit log.</summary>
    ReadAudit,

    /// <summary>What is kept until when: counts, never a story.</summary>
    SeeRetention,

    /// <summary>The register of legal demands, and agreeing as the second person.</summary>
    SeeDisclosures,

    /// <summary>Entering a demand and deciding on it as the first person.</summary>
    KeepDisclosures,

    /// <summary>Who works on the project, in which role, and how to reach them.</summary>
    SeeTeam,

    /// <summary>Accounts and roles.</summary>
    ManageAccounts,
}
