using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Vertelpunt.Dashboard.Access;
using Vertelpunt.Dashboard.Accounts;
using Vertelpunt.Storage.Audit;

namespace Vertelpunt.Dashboard.Pages;

/// <summary>Who works on the project, in which roles. The administrator invites; nobody sees or sets another's password.</summary>
[Needs(DeskAction.ManageAccounts)]
public sealed class PeopleModel(UserManager<StaffAccount> users, StaffContext context, TimeProvider time, AuditLog audit) : DeskPage
{
    public IReadOnlyList<(StaffAccount Account, IReadOnlyList<StaffRole> Roles)> People { get; private set; } = [];

    public string? Problem { get; private set; }

    /// <summary>The one-time link, shown once.</summary>
    public string? Link { get; private set; }

    public Task OnGetAsync(CancellationToken cancellationToken) => LoadAsync(cancellationToken);

    public async Task<IActionResult> OnPostInviteAsync(string? email, string? name, List<StaffRole> roles, CancellationToken cancellationToken)
    {
        var address = email?.Trim() ?? "";
        if (!System.Net.Mail.MailAddress.TryCreate(address, out _) || string.IsNullOrWhiteSpace(name) || name.Length > 80 || roles.Count == 0)
        {
            Problem = T("Vul een e-mailadres, een naam en minstens één rol in.", "Give an e-mail address, a name and at least one role.");
            await LoadAsync(cancellationToken);
            return Page();
        }

        var account = await users.FindByEmailAsync(address);
        if (account?.Id.ToString("N") == Me.Id)
        {
            Problem = T("Je eigen rollen verandert een andere beheerder.", "Another administrator changes your own roles.");
            await LoadAsync(cancellationToken);
            return Page();
        }

        if (account is null)
        {
            account = new() { Id = Guid.NewGuid(), UserName = address, Email = address, EmailConfirmed = true, Name = name.Trim() };
            await users.CreateAsync(account);
        }

        await audit.AppendAsync(Me.Id, "staff.invite", $"account:{account.Id:N}", null, cancellationToken);
        await SetRolesAsync(account.Id, roles, cancellationToken);
        if (account.PasswordHash is null)
        {
            await LinkAsync(account);
        }
        else
        {
            Notice = T("Dit account bestond al en hoort nu ook bij dit project.", "This account existed and now also belongs to this project.");
            return Redirect($"/p/{Project.Slug}/mensen");
        }

        await LoadAsync(cancellationToken);
        return Page();
    }

    public async Task<IActionResult> OnPostRolesAsync(Guid id, List<StaffRole> roles, CancellationToken cancellationToken)
    {
        if (await MemberAsync(id, cancellationToken) is not { } account)
        {
            return NotFound();
        }

        if (account.Id.ToString("N") == Me.Id)
        {
            // Who keeps accounts must not let oneself in to the stories.
            Problem = T("Je eigen rollen verandert een andere beheerder.", "Another administrator changes your own roles.");
            await LoadAsync(cancellationToken);
            return Page();
        }

        await audit.AppendAsync(Me.Id, "staff.roles", $"account:{id:N}", string.Join(' ', roles), cancellationToken);
        await SetRolesAsync(id, roles, cancellationToken);
        Notice = T("De rollen zijn veranderd; binnen een minuut gelden ze overal.", "The roles were changed; they hold everywhere within a minute.");
        return Redirect($"/p/{Project.Slug}/mensen");
    }

    /// <summary>A new one-time link for somebody who lost the password. The second step stays as it is, and the person is told at the next sign-in.</summary>
    public async Task<IActionResult> OnPostLinkAsync(Guid id, CancellationToken cancellationToken)
    {
        if (await MemberAsync(id, cancellationToken) is not { } account)
        {
            return NotFound();
        }

        // With a password and no second step, whoever has the link would have the account.
        if (account is { PasswordHash: not null, TwoFactorEnabled: false } && (await users.GetPasskeysAsync(account)).Count == 0)
        {
            Problem = T(
                $"{account.Name} heeft een wachtwoord maar nog geen tweede stap. Een link zou het hele account openen, voor wie hem ook heeft. Laat {account.Name} aanmelden en de tweede stap instellen; lukt dat niet, beëindig dan dit account en nodig opnieuw uit.",
                $"{account.Name} has a password but no second step yet. A link would open the whole account, for whoever has it. Let {account.Name} sign in and set up the second step; if that fails, end this account and invite again.");
            await LoadAsync(cancellationToken);
            return Page();
        }

        await audit.AppendAsync(Me.Id, account.PasswordHash is null ? "staff.invite" : "staff.reset", $"account:{id:N}", null, cancellationToken);
        await LinkAsync(account);
        await LoadAsync(cancellationToken);
        return Page();
    }

    private async Task LinkAsync(StaffAccount account)
    {
        // The very first link is how everybody starts; of any other the person is told.
        if (account.PasswordHash is not null || account.LinksMade > 0)
        {
            (account.LinkMadeAt, account.LinkMadeBy, account.LinkUsedAt) = (time.GetUtcNow().ToUnixTimeMilliseconds(), Me.Id, null);
        }

        account.LinksMade++;
        await users.UpdateAsync(account);
        Link = $"{Request.Scheme}://{Request.Host}/uitnodiging/{account.Id:N}?sleutel={Uri.EscapeDataString(await users.GeneratePasswordResetTokenAsync(account))}";
    }

    private async Task<StaffAccount?> MemberAsync(Guid id, CancellationToken cancellationToken) =>
        await context.Memberships.AnyAsync(m => m.ProjectId == Project.Id && m.AccountId == id, cancellationToken) ? await users.FindByIdAsync(id.ToString()) : null;

    private async Task SetRolesAsync(Guid id, List<StaffRole> roles, CancellationToken cancellationToken)
    {
        var old = await context.Memberships.Where(m => m.ProjectId == Project.Id && m.AccountId == id).ToListAsync(cancellationToken);
        context.Memberships.RemoveRange(old.Where(m => !roles.Contains(m.Role)));
        context.Memberships.AddRange(roles.Distinct().Where(r => Enum.IsDefined(r) && old.All(m => m.Role != r)).Select(r => new StaffMembership { AccountId = id, ProjectId = Project.Id, Role = r }));
        await context.SaveChangesAsync(cancellationToken);
    }

    private async Task LoadAsync(CancellationToken cancellationToken)
    {
        var roles = (await context.Memberships.AsNoTracking().Where(m => m.ProjectId == Project.Id).ToListAsync(cancellationToken)).ToLookup(m => m.AccountId, m => m.Role);
        var ids = roles.Select(r => r.Key).ToList();
        var accounts = await context.Users.AsNoTracking().Where(u => ids.Contains(u.Id)).ToListAsync(cancellationToken);
        People = [.. accounts.OrderBy(a => a.Name, StringComparer.CurrentCulture).Select(a => (a, (IReadOnlyList<StaffRole>)[.. roles[a.Id].Order()]))];
    }
}
