using Microsoft.AspNetCore.Identity;

namespace Vertelpunt.Dashboard.Accounts;

/// <summary>The account of somebody of the staff. Contact data live here and nowhere else.</summary>
public sealed class StaffAccount : IdentityUser<Guid>
{
    /// <summary>How colleagues know this person.</summary>
    public string Name { get; set; } = "";

    /// <summary>An account that was ended cannot sign in; its name stays so that the audit log can be read.</summary>
    public bool IsEnded { get; set; }

    /// <summary>How many one-time links were ever made for this account.</summary>
    public int LinksMade { get; set; }

    /// <summary>When somebody else last made a link for a new password, in Unix milliseconds; null for the very first one, and once the person has seen it.</summary>
    public long? LinkMadeAt { get; set; }

    /// <summary>The account id of who made that link.</summary>
    public string? LinkMadeBy { get; set; }

    /// <summary>When a password was chosen through such a link; null once the person has seen it.</summary>
    public long? LinkUsedAt { get; set; }

    /// <summary>Whether the person has yet to be told of a link that somebody else made.</summary>
    public bool HasNews => LinkMadeAt is not null;
}
