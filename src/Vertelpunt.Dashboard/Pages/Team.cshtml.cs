using Microsoft.EntityFrameworkCore;
using Vertelpunt.Dashboard.Access;
using Vertelpunt.Dashboard.Accounts;
using Vertelpunt.Storage.Audit;

namespace Vertelpunt.Dashboard.Pages;

/// <summary>A colleague as colleagues see each other.</summary>
/// <param name="Phone">Only when that person wrote it down for colleagues.</param>
public sealed record Colleague(string Id, string Name, string? Email, string? Phone, IReadOnlyList<StaffRole> Roles);

/// <summary>Who works on this project, in which roles, and how to reach them. Read from the accounts database only.</summary>
[Needs(DeskAction.SeeTeam)]
public sealed class TeamModel(StaffContext context, SealedStaffStore store, AuditLog audit) : DeskPage
{
    public IReadOnlyList<Colleague> People { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        await audit.AppendAsync(Me.Id, "staff.team", $"project:{Project.Slug}", null, cancellationToken);
        var roles = (await context.Memberships.AsNoTracking().Where(m => m.ProjectId == Project.Id).ToListAsync(cancellationToken)).ToLookup(m => m.AccountId, m => m.Role);
        var ids = roles.Select(r => r.Key).ToList();
        var people = new List<Colleague>();
        foreach (var account in await context.Users.AsNoTracking().Where(u => ids.Contains(u.Id) && !u.IsEnded).ToListAsync(cancellationToken))
        {
            people.Add(new(account.Id.ToString("N"), account.Name, account.Email, await store.GetPhoneNumberAsync(account, cancellationToken), [.. RoleWords.All.Where(roles[account.Id].Contains)]));
        }

        People = [.. people.OrderBy(p => p.Name, StringComparer.CurrentCulture)];
    }
}
