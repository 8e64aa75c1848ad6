using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Vertelpunt.Dashboard.Access;
using Vertelpunt.Dashboard.Accounts;
using Vertelpunt.Storage.Audit;

namespace Vertelpunt.Dashboard.Pages.Account;

/// <summary>One's own account: password, and signing out everywhere.</summary>
[Authorize]
public sealed class MineModel(SignInManager<StaffAccount> signIn, UserManager<StaffAccount> users, AuditLog audit, DeskOptions options) : PageModel
{
    public StaffAccount Account { get; private set; } = new();

    public int RecoveryCodesLeft { get; private set; }

    public string? Problem { get; private set; }

    [TempData]
    public string? Notice { get; set; }

    public async Task<IActionResult> OnGetAsync() => await LoadAsync() ? Page() : Redirect("/account/tweede-stap");

    public async Task<IActionResult> OnPostPasswordAsync(string? current, string? next, CancellationToken cancellationToken)
    {
        if (!await LoadAsync())
        {
            return Redirect("/account/tweede-stap");
        }

        var result = await users.ChangePasswordAsync(Account, current ?? "", next ?? "");
        if (!result.Succeeded)
        {
            Problem = string.Join(' ', result.Errors.Select(e => e.Code switch
            {
                "PasswordMismatch" => DeskLanguage.T("Je huidige wachtwoord klopt niet.", "Your current password is not right."),
                "PasswordTooShort" => DeskLanguage.T("Neem een wachtwoord van 15 tekens of meer; een zin van vier woorden werkt goed.", "Take a password of 15 characters or more; a sentence of four words works well."),
                "PasswordRequiresUniqueChars" => DeskLanguage.T("Gebruik meer verschillende tekens.", "Use more different characters."),
                _ => e.Description,
            }));
            return Page();
        }

        await audit.AppendAsync(Account.Id.ToString("N"), "staff.password", $"account:{Account.Id:N}", null, cancellationToken);
        await signIn.RefreshSignInAsync(Account);
        Notice = DeskLanguage.T("Je wachtwoord is veranderd; andere sessies zijn beëindigd.", "Your password was changed; other sessions were ended.");
        return Redirect("/account");
    }

    public async Task<IActionResult> OnPostEverywhereAsync(CancellationToken cancellationToken)
    {
        if (await LoadAsync())
        {
            await users.UpdateSecurityStampAsync(Account);
            await audit.AppendAsync(Account.Id.ToString("N"), "staff.sign-out-everywhere", $"account:{Account.Id:N}", null, cancellationToken);
            await signIn.SignOutAsync();
        }

        return Redirect("/aanmelden");
    }

    private async Task<bool> LoadAsync()
    {
        if ((options.SecondFactorRequired && !Staff.Of(User).HasSecondFactor) || await users.GetUserAsync(User) is not { } account)
        {
            return false;
        }

        Account = account;
        RecoveryCodesLeft = account.TwoFactorEnabled ? await users.CountRecoveryCodesAsync(account) : 0;
        return true;
    }
}
