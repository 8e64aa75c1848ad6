using Vertelpunt.Dashboard.Accounts;
using Vertelpunt.Dashboard.Pages;

namespace Vertelpunt.Dashboard.Access;

/// <summary>Roles as people call them, and what each may do, in one line.</summary>
internal static class RoleWords
{
    /// <summary>All roles, in the order in which a story meets them.</summary>
    public static IReadOnlyList<StaffRole> All { get; } =
        [StaffRole.Reviewer, StaffRole.Checker, StaffRole.Facilitator, StaffRole.Designer, StaffRole.PrivacyOfficer, StaffRole.Administrator];

    public static string Of(StaffRole role) => role switch
    {
        StaffRole.Reviewer => T("beoordelaar", "reviewer"),
        StaffRole.Checker => T("controleur", "checker"),
        StaffRole.Facilitator => T("begeleider", "facilitator"),
        StaffRole.Designer => T("ontwerper", "designer"),
        StaffRole.PrivacyOfficer => T("privacy-officer", "privacy officer"),
        _ => T("beheerder", "administrator"),
    };

    public static string Does(StaffRole role) => role switch
    {
        StaffRole.Reviewer => T("leest geredigeerde verhalen en beslist", "reads redacted stories and decides"),
        StaffRole.Checker => T("mag ook een origineel openen, met een reden, en typt papier over", "may also open an original, with a reason, and types over paper"),
        StaffRole.Facilitator => T("ziet patronen en maakt werkpakketten", "sees patterns and makes work packs"),
        StaffRole.Designer => T("maakt vragen en links, ziet geen verhalen", "makes questions and links, sees no stories"),
        StaffRole.PrivacyOfficer => T("leest het logboek, ziet geen verhalen", "reads the audit log, sees no stories"),
        _ => T("nodigt mensen uit, ziet geen verhalen", "invites people, sees no stories"),
    };

    private static string T(string nl, string en) => DeskLanguage.T(nl, en);
}
