using Vertelpunt.Dashboard.Accounts;

namespace Vertelpunt.Dashboard.Access;

/// <summary>The one matrix of role × action. Pages, menus and tests read it; nothing else decides.</summary>
public static class Permissions
{
    private static readonly Dictionary<StaffRole, DeskAction[]> Matrix = new()
    {
        [StaffRole.Checker] = [DeskAction.Monitor, DeskAction.Review, DeskAction.OpenOriginal, DeskAction.EnterPaper, DeskAction.Annotate, DeskAction.SeeTeam],
        [StaffRole.Reviewer] = [DeskAction.Monitor, DeskAction.Review, DeskAction.Annotate, DeskAction.SeeTeam],
        [StaffRole.Facilitator] = [DeskAction.Monitor, DeskAction.SeePatterns, DeskAction.Interpret, DeskAction.MakePacks, DeskAction.Annotate, DeskAction.SeeTeam],
        [StaffRole.Designer] = [DeskAction.Monitor, DeskAction.DesignProject, DeskAction.SeeTeam],
        [StaffRole.PrivacyOfficer] = [DeskAction.ReadAudit, DeskAction.SeeRetention, DeskAction.SeeDisclosures, DeskAction.KeepDisclosures, DeskAction.SeeTeam],
        [StaffRole.Administrator] = [DeskAction.ManageAccounts, DeskAction.SeeDisclosures, DeskAction.SeeTeam],
    };

    public static bool Allows(StaffRole role, DeskAction action) => Matrix[role].Contains(action);
}
