namespace Vertelpunt.Dashboard.Accounts;

/// <summary>One role of one account in one project.</summary>
public sealed class StaffMembership
{
    public Guid AccountId { get; set; }
    public Guid ProjectId { get; set; }
    public StaffRole Role { get; set; }
}
