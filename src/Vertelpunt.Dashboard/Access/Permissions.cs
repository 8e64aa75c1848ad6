using Vertelpunt.Dashboard.Accounts;

namespace Vertelpunt.Dashboard.Access;

/// <summary>The one matrix of role × action. Pages, menus and tests read it; nothing else decides.</summary>
public static class Permissions
{
    private static readonly Dictionary<StaffRole, DeskAction[]> Matrix = new()
    {
        [StaffRole.Checker] = [DeskAction.Monitor, DeskAction.Review, DeskAction.OpenOriginal],
        [StaffRole.Reviewer] = [DeskAction.Monitor, DeskAction.Review],
        [StaffRole.Facilitator] = [DeskAction.Monitor, DeskAction.SeePatterns, DeskAction.Interpret, DeskAction.MakePacks],
        [StaffRole.Designer] = [DeskAction.Monitor, DeskAction.DesignProject],
        [StaffRole.PrivacyOfficer] = [DeskAction.ReadAudit, DeskAction.SeeRetention, DeskAction.SeeDisclosures, DeskAction.KeepDisclosures],
        [StaffRole.Administrator] = [DeskAction.ManageAccounts, DeskAction.SeeDisclosures],
    };

    public static bool Allows(StaffRole role, DeskAction action) => Matrix[role].Contains(action);
}
