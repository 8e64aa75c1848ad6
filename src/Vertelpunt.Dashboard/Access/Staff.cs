using System.Security.Claims;
using Vertelpunt.Dashboard.Accounts;

namespace Vertelpunt.Dashboard.Access;

/// <summary>The person behind a request.</summary>
/// <param name="Id">Account id, 32 hexadecimal digits: what the audit log keeps.</param>
/// <param name="HasSecondFactor">Whether this session was opened with a second factor.</param>
public sealed record Staff(string Id, string Name, bool HasSecondFactor, IReadOnlyCollection<(Guid Project, StaffRole Role)> Roles)
{
    /// <summary>An empty person, without any role, when nobody is signed in.</summary>
    public static Staff Of(ClaimsPrincipal user)
    {
        var roles = new List<(Guid, StaffRole)>();
        foreach (var claim in user.FindAll(StaffClaims.Member))
        {
            var parts = claim.Value.Split(':');
            if (parts.Length == 2 && Guid.TryParse(parts[0], out var project) && Enum.TryParse<StaffRole>(parts[1], out var role))
            {
                roles.Add((project, role));
            }
        }

        var id = Guid.TryParse(user.FindFirstValue(ClaimTypes.NameIdentifier), out var guid) ? guid.ToString("N") : "";
        return new(id, user.FindFirstValue(StaffClaims.DisplayName) ?? "", user.HasClaim("amr", "mfa"), roles);
    }

    /// <summary>Whether this person may do <paramref name="action"/> in the project.</summary>
    public bool May(DeskAction action, Guid projectId, DeskOptions options) =>
        (HasSecondFactor || !options.SecondFactorRequired) && Roles.Any(r => r.Project == projectId && Permissions.Allows(r.Role, action));
}
