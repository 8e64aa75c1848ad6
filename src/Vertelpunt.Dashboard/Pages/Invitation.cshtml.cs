using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Vertelpunt.Dashboard.Accounts;
using Vertelpunt.Storage.Audit;

namespace Vertelpunt.Dashboard.Pages;

/// <summary>Where a one-time link leads: the person chooses a password that nobody else knows.</summary>
[AllowAnonymous]
public sealed class InvitationModel(UserManager<StaffAccount> users, StaffSessions sessions, TimeProvider time, AuditLog audit) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty(SupportsGet = true, Name = "sleutel")]
    public string? Token { get; set; }

    [TempData]
    public string? Notice { get; set; }

    public string? Problem { get; private set; }

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPostAsync(string? password, CancellationToken cancellationToken)
    {
        var account = await users.FindByIdAsync(Id.ToString());
        var result = account is null || account.IsEnded ? null : await users.ResetPasswordAsync(account, Token ?? "", password ?? "");
        if (account is not null && result is { Succeeded: true })
        {
            // Who had the link is not known for sure: the person is told at the next sign-in, and nothing stays open.
            account.LinkUsedAt = time.GetUtcNow().ToUnixTimeMilliseconds();
            await users.UpdateAsync(account);
            await sessions.EndOthersAsync(account.Id, null, cancellationToken);
            await audit.AppendAsync(Id.ToString("N"), "staff.password-link", $"account:{Id:N}", null, cancellationToken);
            Notice = DeskLanguage.T("Je wachtwoord is bewaard. Meld je nu aan.", "Your password was stored. Sign in now.");
            return Redirect("/aanmelden");
        }

        Problem = string.Join(' ', (result?.Errors.Select(e => e.Code) ?? ["InvalidToken"]).Select(code => code switch
        {
            "PasswordTooShort" => DeskLanguage.T("Neem 15 tekens of meer; een zin van vier woorden werkt goed.", "Take 15 characters or more; a sentence of four words works well."),
            "PasswordCommon" => DeskLanguage.T("Dit wachtwoord is te gewoon. Neem woorden die niemand bij elkaar verwacht.", "This password is too common. Take words nobody expects together."),
            "PasswordRequiresUniqueChars" => DeskLanguage.T("Gebruik meer verschillende tekens.", "Use more different characters."),
            _ => DeskLanguage.T("Deze link is al gebruikt of voorbij. Vraag de beheerder om een nieuwe.", "This link was used or has passed. Ask the administrator for a new one."),
        }));
        return Page();
    }
}
