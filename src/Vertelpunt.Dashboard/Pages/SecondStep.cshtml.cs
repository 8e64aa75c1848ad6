using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Vertelpunt.Dashboard.Accounts;
using Vertelpunt.Storage.Audit;

namespace Vertelpunt.Dashboard.Pages;

/// <summary>The second step of signing in: a code of the app, or a recovery code.</summary>
[AllowAnonymous]
public sealed class SecondStepModel(SignInManager<StaffAccount> signIn, KnownDevices devices, AuditLog audit) : PageModel
{
    [BindProperty]
    public string? Code { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Naar { get; set; }

    public string? Problem { get; private set; }

    public async Task<IActionResult> OnGetAsync() => await signIn.GetTwoFactorAuthenticationUserAsync() is null ? Redirect("/aanmelden") : Page();

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (await signIn.GetTwoFactorAuthenticationUserAsync() is not { } account)
        {
            return Redirect("/aanmelden");
        }

        var code = (Code ?? "").Replace(" ", "", StringComparison.Ordinal);
        var recovery = code.Contains('-', StringComparison.Ordinal);
        var result = recovery
            ? await signIn.TwoFactorRecoveryCodeSignInAsync(code)
            : await signIn.TwoFactorAuthenticatorSignInAsync(code, isPersistent: false, rememberClient: false);
        if (!result.Succeeded)
        {
            Problem = DeskLanguage.T("Deze code klopt niet of is al voorbij. Neem de code die nu in je app staat.", "This code is not right or has passed. Take the code your app shows now.");
            return Page();
        }

        devices.Remember(HttpContext, account.Id);
        await audit.AppendAsync(account.Id.ToString("N"), recovery ? "staff.sign-in-recovery" : "staff.sign-in", $"account:{account.Id:N}", null, cancellationToken);
        return LocalRedirect(Arrival.PathOf(account, Url, Naar));
    }
}
