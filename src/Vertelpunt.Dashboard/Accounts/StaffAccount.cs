using Microsoft.AspNetCore.Identity;

namespace Vertelpunt.Dashboard.Accounts;

/// <summary>The account of somebody of the staff. Contact data live here and nowhere else.</summary>
public sealed class StaffAccount : IdentityUser<Guid>
{
    /// <summary>How colleagues know this person.</summary>
    public string Name { get; set; } = "";

    /// <summary>An account that was ended cannot sign in; it stays so that the audit log keeps its names.</summary>
    public bool IsEnded { get; set; }
}
