using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Vertelpunt.Dashboard.Access;
using Vertelpunt.Dashboard.Accounts;
using Vertelpunt.Dashboard.Design;
using Vertelpunt.Domain.Stories;
using Vertelpunt.Storage.Audit;

namespace Vertelpunt.Dashboard.Pages.Design;

/// <summary>A new project from this one.</summary>
[Needs(DeskAction.DesignProject)]
public sealed class CopyModel(ProjectCopies copies, AuditLog audit, UserManager<StaffAccount> users, SignInManager<StaffAccount> signIn) : DeskPage
{
    [BindProperty]
    public string? Name { get; set; }

    public string? Problem { get; private set; }

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var name = Name?.Trim() ?? "";
        if (name.Length is < 3 or > 80)
        {
            Problem = T("Geef het nieuwe project een naam van 3 tot 80 tekens.", "Give the new project a name of 3 to 80 characters.");
            return Page();
        }

        var slug = FormNames.For(name, []).Replace('_', '-');
        if (await users.GetUserAsync(User) is not { } me || await copies.MakeAsync(Project, slug, name, me.Id, cancellationToken) is not { } copy)
        {
            Problem = T("Er is al een project dat (bijna) zo heet. Kies een andere naam.", "There is a project (almost) of this name already. Choose another name.");
            return Page();
        }

        await audit.AppendAsync(Me.Id, "project.copy", $"project:{copy.Slug}", null, cancellationToken);
        await signIn.RefreshSignInAsync(me); // the session learns of the new role; the second factor stays as it was
        Notice = T($"‘{name}’ is gemaakt, met dezelfde vragen en instellingen. Er zijn nog geen links, dus niemand kan er vertellen.", $"‘{name}’ was made, with the same questions and settings. There are no links yet, so nobody can tell there.");
        return Redirect($"/p/{copy.Slug}/project");
    }
}
