using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Vertelpunt.Dashboard.Access;
using Vertelpunt.Dashboard.Accounts;
using Vertelpunt.Storage.Audit;
using Vertelpunt.Storage.Schema;

namespace Vertelpunt.Dashboard.Pages;

/// <summary>Takes somebody out of the project, after saying what happens to their work.</summary>
[Needs(DeskAction.ManageAccounts)]
public sealed class PeopleEndModel(StaffContext staff, IDbContextFactory<StoriesContext> contexts, StaffEnding ending, AuditLog audit) : DeskPage
{
    private const int LongestReason = 200;

    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    public StaffAccount Account { get; private set; } = new();

    /// <summary>Whether this person works on another project as well.</summary>
    public bool Elsewhere { get; private set; }

    public int Decisions { get; private set; }

    public int Packs { get; private set; }

    public string? Problem { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (!await LoadAsync(cancellationToken))
        {
            return NotFound();
        }

        await audit.AppendAsync(Me.Id, "staff.read", $"account:{Id:N}", null, cancellationToken);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string? reason, CancellationToken cancellationToken)
    {
        if (!await LoadAsync(cancellationToken))
        {
            return NotFound();
        }

        if (Id.ToString("N") == Me.Id)
        {
            Problem = T("Je eigen account beëindigt een andere beheerder.", "Another administrator ends your own account.");
            return Page();
        }

        if (reason?.Trim() is not { Length: > 0 and <= LongestReason } why)
        {
            Problem = T("Schrijf in een paar woorden waarom; dat komt in het logboek.", "Write in a few words why; it goes into the audit log.");
            return Page();
        }

        await audit.AppendAsync(Me.Id, "staff.end", $"account:{Id:N}", why, cancellationToken);
        Notice = await ending.EndAsync(Id, Project.Id, cancellationToken)
            ? T($"Het account van {Account.Name} is beëindigd.", $"The account of {Account.Name} was ended.")
            : T($"{Account.Name} hoort niet meer bij dit project.", $"{Account.Name} no longer belongs to this project.");
        return Redirect($"/p/{Project.Slug}/mensen");
    }

    private async Task<bool> LoadAsync(CancellationToken cancellationToken)
    {
        if (!await staff.Memberships.AnyAsync(m => m.ProjectId == Project.Id && m.AccountId == Id, cancellationToken)
            || await staff.Users.AsNoTracking().FirstOrDefaultAsync(u => u.Id == Id, cancellationToken) is not { } account)
        {
            return false;
        }

        Account = account;
        Elsewhere = await staff.Memberships.AnyAsync(m => m.ProjectId != Project.Id && m.AccountId == Id, cancellationToken);
        var by = Id.ToString("N");
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        Decisions = await context.StoryDecisions.CountAsync(d => d.DecidedBy == by && context.Stories.Any(s => s.Id == d.StoryId && s.ProjectId == Project.Id), cancellationToken);
        Packs = await context.Packs.CountAsync(p => p.ProjectId == Project.Id && p.MadeBy == by, cancellationToken);
        return true;
    }
}
