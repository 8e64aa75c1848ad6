using System.Security.Claims;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Vertelpunt.Dashboard.Accounts;

/// <summary>Puts a person's roles per project into the session; made anew every minute, so a role that was taken away is gone within one.</summary>
public sealed class StaffClaims(UserManager<StaffAccount> users, IOptions<IdentityOptions> options, StaffContext context)
    : UserClaimsPrincipalFactory<StaffAccount>(users, options)
{
    public const string Member = "member";
    public const string DisplayName = "display-name";

    protected override async Task<ClaimsIdentity> GenerateClaimsAsync(StaffAccount user)
    {
        var identity = new ClaimsIdentity(
            [
                new(ClaimTypes.NameIdentifier, user.Id.ToString()),
                new(DisplayName, user.Name),
                new(Options.ClaimsIdentity.SecurityStampClaimType, await UserManager.GetSecurityStampAsync(user)),
            ],
            IdentityConstants.ApplicationScheme);
        foreach (var m in await context.Memberships.AsNoTracking().Where(m => m.AccountId == user.Id).ToListAsync())
        {
            identity.AddClaim(new(Member, Value(m.ProjectId, m.Role)));
        }

        return identity;
    }

    public static string Value(Guid projectId, StaffRole role) => $"{projectId:N}:{role}";
}
