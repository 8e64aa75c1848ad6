using System.Security.Claims;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Vertelpunt.Dashboard.Accounts;
using Vertelpunt.Dashboard.Security;
using Vertelpunt.Storage.Audit;

namespace Vertelpunt.Dashboard.Pages.Account;

/// <summary>Sets up the second step; until that is done nothing else opens.</summary>
[Authorize]
public sealed class SetUpModel(SignInManager<StaffAccount> signIn, UserManager<StaffAccount> users, AuditLog audit) : PageModel
{
    private const int RecoveryCodes = 10;

    [BindProperty]
    public string? Code { get; set; }

    /// <summary>The key in groups of four, to type over.</summary>
    public string Key { get; private set; } = "";

    public string Qr { get; private set; } = "";

    /// <summary>Shown once, after it worked.</summary>
    public IReadOnlyList<string>? Recovery { get; private set; }

    public string? Problem { get; private set; }

    public async Task<IActionResult> OnGetAsync()
    {
        if (await users.GetUserAsync(User) is not { } account || account.TwoFactorEnabled)
        {
            return Redirect("/");
        }

        await ShowAsync(account, fresh: true);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        // A second step that is there is changed by signing in with it, never by a password alone.
        if (await users.GetUserAsync(User) is not { } account || account.TwoFactorEnabled)
        {
            return Redirect("/");
        }

        var code = (Code ?? "").Replace(" ", "", StringComparison.Ordinal);
        if (!await users.VerifyTwoFactorTokenAsync(account, users.Options.Tokens.AuthenticatorTokenProvider, code))
        {
            Problem = DeskLanguage.T("Deze code klopt niet. Kijk of de klok van je telefoon goed staat en neem de code die nu in je app staat.", "This code is not right. Check your phone's clock and take the code your app shows now.");
            await ShowAsync(account, fresh: false);
            return Page();
        }

        await users.SetTwoFactorEnabledAsync(account, true);
        Recovery = [.. await users.GenerateNewTwoFactorRecoveryCodesAsync(account, RecoveryCodes) ?? []];
        await audit.AppendAsync(account.Id.ToString("N"), "staff.second-factor", $"account:{account.Id:N}", null, cancellationToken);
        await signIn.SignInWithClaimsAsync(account, isPersistent: false, [new Claim("amr", "mfa")]);
        return Page();
    }

    private async Task ShowAsync(StaffAccount account, bool fresh)
    {
        if (fresh || await users.GetAuthenticatorKeyAsync(account) is null)
        {
            await users.ResetAuthenticatorKeyAsync(account);
            await signIn.RefreshSignInAsync(account); // the new key changed the account's stamp
        }

        var key = await users.GetAuthenticatorKeyAsync(account) ?? "";
        Key = string.Join(' ', key.Chunk(4).Select(c => new string(c)));
        Qr = QrPicture.Draw($"otpauth://totp/Vertelpunt:{Uri.EscapeDataString(account.Email ?? "")}?secret={key}&issuer=Vertelpunt&digits=6", DeskLanguage.T("QR-code voor je authenticator-app", "QR code for your authenticator app"));
    }
}
