namespace Vertelpunt.Dashboard.Accounts;

/// <summary>What somebody of the staff does in a project. One person may have several.</summary>
public enum StaffRole
{
    /// <summary>Reads redacted stories, decides, and may open an original with a reason.</summary>
    Checker = 1,

    /// <summary>A representative of the project: reads redacted stories and decides.</summary>
    Reviewer = 2,

    /// <summary>Works with the included stories: patterns and packs.</summary>
    Facilitator = 3,

    /// <summary>Makes forms and invitation links; sees no stories.</summary>
    Designer = 4,

    /// <summary>Reads the audit log, watches over retention, keeps the register of legal demands; sees no stories.</summary>
    PrivacyOfficer = 5,

    /// <summary>Keeps accounts, agrees to answers on legal demands as the second person; sees no stories.</summary>
    Administrator = 6,
}
