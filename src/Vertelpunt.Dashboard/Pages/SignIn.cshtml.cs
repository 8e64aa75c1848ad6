using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Vertelpunt.Dashboard.Accounts;
using Vertelpunt.Storage.Audit;

namespace Vertelpunt.Dashboard.Pages;

/// <summary>Address and password, then the second step where the account has one; or a passkey, which is both at once.</summary>
[AllowAnonymous]
public sealed class SignInModel(SignInManager<StaffAccount> signIn, UserManager<StaffAccount> users, IPasswordHasher<StaffAccount> hasher, KnownDevices devices, StaffPasskeys passkeys, AuditLog audit) : PageModel
{
    private static string? _dummyHash;

    [BindProperty]
    public string? Email { get; set; }

    [BindProperty]
    public string? Password { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Naar { get; set; }

    public string? Problem { get; private set; }

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        var account = await users.FindByEmailAsync(Email ?? "");
        if (account is null || account.IsEnded)
        {
            // The same work as for an account that exists: time tells nothing.
            var nobody = new StaffAccount();
            _dummyHash ??= hasher.HashPassword(nobody, Guid.NewGuid().ToString());
            hasher.VerifyHashedPassword(nobody, _dummyHash, Password ?? "");
            return Refuse();
        }

        var attempt = devices.Recall(HttpContext, account.Id);
        var result = attempt switch
        {
            // On a device where this person signed in before, strangers' attempts elsewhere do not lock the door.
            DeviceAttempt.Allowed when await users.CheckPasswordAsync(account, Password ?? "") => await PassAsync(account),
            DeviceAttempt.Allowed => Microsoft.AspNetCore.Identity.SignInResult.Failed,
            DeviceAttempt.TooMany => Microsoft.AspNetCore.Identity.SignInResult.LockedOut,
            _ => await signIn.PasswordSignInAsync(account, Password ?? "", isPersistent: false, lockoutOnFailure: true),
        };
        if (result.RequiresTwoFactor)
        {
            return RedirectToPage("/SecondStep", new { Naar });
        }

        if (!result.Succeeded)
        {
            return Refuse();
        }

        devices.Remember(HttpContext, account.Id);
        await audit.AppendAsync(account.Id.ToString("N"), "staff.sign-in", $"account:{account.Id:N}", null, cancellationToken);
        return LocalRedirect(Arrival.PathOf(account, Url, Naar));
    }

    /// <summary>What the browser needs to ask for a passkey: the same for everybody, so that it tells nothing of any account.</summary>
    public async Task<ContentResult> OnPostPasskeyOptionsAsync() => Content(await signIn.MakePasskeyRequestOptionsAsync(null!), "application/json"); // the framework allows null: any account

    /// <summary>A passkey is a full sign-in: it takes the device and what unlocks it.</summary>
    /// <remarks>Wrong passwords do not lock it: a passkey cannot be guessed.</remarks>
    public async Task<IActionResult> OnPostPasskeyAsync(string? credential, CancellationToken cancellationToken)
    {
        var account = await passkeys.VerifyAsync(credential);
        if (account is null)
        {
            Problem = DeskLanguage.T("Deze passkey kennen we niet of hij is te laat gebruikt. Probeer het nog eens, of gebruik je wachtwoord.", "We do not know this passkey, or it was used too late. Try again, or use your password.");
            return Page();
        }

        devices.Remember(HttpContext, account.Id);
        await audit.AppendAsync(account.Id.ToString("N"), "staff.sign-in-passkey", $"account:{account.Id:N}", null, cancellationToken);
        await signIn.SignInWithClaimsAsync(account, isPersistent: false, [new("amr", "mfa")]);
        return LocalRedirect(Arrival.PathOf(account, Url, Naar));
    }

    private async Task<Microsoft.AspNetCore.Identity.SignInResult> PassAsync(StaffAccount account)
    {
        await users.SetLockoutEndDateAsync(account, null);
        return await signIn.PasswordSignInAsync(account, Password ?? "", isPersistent: false, lockoutOnFailure: false);
    }

    private PageResult Refuse()
    {
        Problem = DeskLanguage.T(
            "Dit adres en wachtwoord horen niet bij elkaar, of er is te vaak geprobeerd. Kijk ze na; na vijf keer moet je een kwartier wachten.",
            "This address and password do not go together, or there were too many attempts. Check them; after five attempts you have to wait fifteen minutes.");
        return Page();
    }
}
