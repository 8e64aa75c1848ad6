using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Vertelpunt.Dashboard.Access;
using Vertelpunt.Dashboard.Accounts;
using Vertelpunt.Storage.Audit;

namespace Vertelpunt.Dashboard.Pages.Account;

/// <summary>One's own account: password, passkeys, and the places where one is signed in.</summary>
[Authorize]
public sealed class MineModel(
    SignInManager<StaffAccount> signIn, UserManager<StaffAccount> users, StaffAccounts accounts, StaffPasskeys passkeys, StaffSessions sessions, StaffCookie cookie,
    SealedStaffStore store, AuditLog audit, DeskOptions options) : PageModel
{
    private const string SetUp = "/account/tweede-stap";

    // A browser left open must not become a way in for good.
    private static readonly TimeSpan Recent = TimeSpan.FromMinutes(15);

    public StaffAccount Account { get; private set; } = new();

    /// <summary>For colleagues only; null when the person wrote none down.</summary>
    public string? Phone { get; private set; }

    public int RecoveryCodesLeft { get; private set; }

    public IReadOnlyList<UserPasskeyInfo> Passkeys { get; private set; } = [];

    public IReadOnlyList<StaffSession> Sessions { get; private set; } = [];

    public Guid? CurrentSession { get; private set; }

    /// <summary>Who last made a link for this account.</summary>
    public string LinkMaker { get; private set; } = "";

    public string? Problem { get; private set; }

    [TempData]
    public string? Notice { get; set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken) => await LoadAsync(cancellationToken) ? Page() : Redirect(SetUp);

    public async Task<IActionResult> OnPostPasswordAsync(string? current, string? next, CancellationToken cancellationToken)
    {
        if (!await LoadAsync(cancellationToken))
        {
            return Redirect(SetUp);
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

        await sessions.EndOthersAsync(Account.Id, CurrentSession, cancellationToken);
        await signIn.RefreshSignInAsync(Account);
        return await DoneAsync("staff.password", DeskLanguage.T("Je wachtwoord is veranderd; andere sessies zijn beëindigd.", "Your password was changed; other sessions were ended."), cancellationToken);
    }

    /// <summary>The number at which colleagues can reach this person; empty takes it away.</summary>
    public async Task<IActionResult> OnPostPhoneAsync(string? phone, CancellationToken cancellationToken)
    {
        if (!await LoadAsync(cancellationToken))
        {
            return Redirect(SetUp);
        }

        var number = phone?.Trim() ?? "";
        if (number.Length > 30 || number.Any(c => !char.IsAsciiDigit(c) && c is not ('+' or '-' or ' ' or '(' or ')')))
        {
            Problem = DeskLanguage.T("Schrijf het nummer met cijfers, spaties, een + of een streepje.", "Write the number with digits, spaces, a + or a dash.");
            return Page();
        }

        // Past the framework's manager: that takes a number for something to sign in with, and would end the other sessions.
        await store.SetPhoneNumberAsync(Account, number.Length == 0 ? null : number, cancellationToken);
        await users.UpdateAsync(Account);
        return await DoneAsync("staff.phone", number.Length == 0
            ? DeskLanguage.T("Je telefoonnummer is weg.", "Your telephone number is gone.")
            : DeskLanguage.T("Je collega's vinden je nummer bij ‘Wie is wie’.", "Your colleagues find your number under ‘Who is who’."), cancellationToken);
    }

    /// <summary>What the browser needs to make a passkey, as JSON.</summary>
    public async Task<IActionResult> OnPostPasskeyOptionsAsync(CancellationToken cancellationToken) =>
        await LoadAsync(cancellationToken) && cookie.AgeOf(HttpContext) < Recent ? Content(await passkeys.OptionsAsync(Account), "application/json") : Forbid();

    public async Task<IActionResult> OnPostPasskeyAsync(string? credential, string? name, CancellationToken cancellationToken)
    {
        if (!await LoadAsync(cancellationToken))
        {
            return Redirect(SetUp);
        }

        if (NameOf(name) is not { } chosen || !(cookie.AgeOf(HttpContext) < Recent) || !await passkeys.AddAsync(Account, credential, chosen))
        {
            Problem = DeskLanguage.T(
                $"De passkey is niet bewaard. Geef hem een naam en probeer het nog eens; meer dan {StaffPasskeys.Most} kan niet.", $"The passkey was not stored. Give it a name and try again; more than {StaffPasskeys.Most} are not possible.");
            return Page();
        }

        return await DoneAsync("staff.passkey-add", DeskLanguage.T("Je passkey is bewaard. De volgende keer kun je je ermee aanmelden.", "Your passkey was stored. Next time you can sign in with it."), cancellationToken);
    }

    public async Task<IActionResult> OnPostRenamePasskeyAsync(string? id, string? name, CancellationToken cancellationToken)
    {
        if (!await LoadAsync(cancellationToken))
        {
            return Redirect(SetUp);
        }

        if (NameOf(name) is not { } chosen)
        {
            Problem = DeskLanguage.T("Geef de passkey een naam.", "Give the passkey a name.");
            return Page();
        }

        return await passkeys.RenameAsync(Account, id ?? "", chosen)
            ? await DoneAsync("staff.passkey-rename", DeskLanguage.T("De passkey heet nu anders.", "The passkey has another name now."), cancellationToken)
            : NotFound();
    }

    public async Task<IActionResult> OnPostRemovePasskeyAsync(string? id, CancellationToken cancellationToken)
    {
        if (!await LoadAsync(cancellationToken))
        {
            return Redirect(SetUp);
        }

        return await passkeys.RemoveAsync(Account, id ?? "")
            ? await DoneAsync("staff.passkey-remove", DeskLanguage.T("De passkey is verwijderd; hij opent niets meer.", "The passkey was removed; it opens nothing any more."), cancellationToken)
            : NotFound();
    }

    public async Task<IActionResult> OnPostEndAsync(Guid id, CancellationToken cancellationToken)
    {
        if (!await LoadAsync(cancellationToken))
        {
            return Redirect(SetUp);
        }

        return await sessions.EndAsync(Account.Id, id, cancellationToken)
            ? await DoneAsync("staff.session-end", DeskLanguage.T("Die sessie is beëindigd.", "That session was ended."), cancellationToken)
            : NotFound();
    }

    public async Task<IActionResult> OnPostOthersAsync(CancellationToken cancellationToken)
    {
        if (!await LoadAsync(cancellationToken))
        {
            return Redirect(SetUp);
        }

        await sessions.EndOthersAsync(Account.Id, CurrentSession, cancellationToken);
        return await DoneAsync("staff.session-end", DeskLanguage.T("Je bent alleen hier nog aangemeld.", "You are signed in only here now."), cancellationToken);
    }

    public async Task<IActionResult> OnPostEverywhereAsync(CancellationToken cancellationToken)
    {
        if (await LoadAsync(cancellationToken))
        {
            await users.UpdateSecurityStampAsync(Account);
            await sessions.EndOthersAsync(Account.Id, null, cancellationToken);
            await audit.AppendAsync(Account.Id.ToString("N"), "staff.sign-out-everywhere", $"account:{Account.Id:N}", null, cancellationToken);
            await signIn.SignOutAsync();
        }

        return Redirect("/aanmelden");
    }

    /// <summary>The person has read that somebody else made a link.</summary>
    public async Task<IActionResult> OnPostSeenAsync(CancellationToken cancellationToken)
    {
        if (!await LoadAsync(cancellationToken))
        {
            return Redirect(SetUp);
        }

        (Account.LinkMadeAt, Account.LinkMadeBy, Account.LinkUsedAt) = (null, null, null);
        await users.UpdateAsync(Account);
        await audit.AppendAsync(Account.Id.ToString("N"), "staff.link-seen", $"account:{Account.Id:N}", null, cancellationToken);
        return Redirect("/");
    }

    private static string? NameOf(string? name) => name?.Trim() is { Length: > 0 and <= StaffPasskeys.LongestName } chosen ? chosen : null;

    private async Task<IActionResult> DoneAsync(string action, string notice, CancellationToken cancellationToken)
    {
        await audit.AppendAsync(Account.Id.ToString("N"), action, $"account:{Account.Id:N}", null, cancellationToken);
        Notice = notice;
        return Redirect("/account");
    }

    private async Task<bool> LoadAsync(CancellationToken cancellationToken)
    {
        if ((options.SecondFactorRequired && !Staff.Of(User).HasSecondFactor) || await users.GetUserAsync(User) is not { } account)
        {
            return false;
        }

        Account = account;
        Phone = await store.GetPhoneNumberAsync(account, cancellationToken);
        RecoveryCodesLeft = account.TwoFactorEnabled ? await users.CountRecoveryCodesAsync(account) : 0;
        Passkeys = [.. (await users.GetPasskeysAsync(account)).OrderBy(p => p.CreatedAt)];
        Sessions = await sessions.ListAsync(account.Id, cancellationToken);
        CurrentSession = StaffCookie.CurrentOf(HttpContext);
        if (account.HasNews)
        {
            LinkMaker = (await accounts.NamesAsync(cancellationToken)).GetValueOrDefault(account.LinkMadeBy ?? "", DeskLanguage.T("een beheerder", "an administrator"));
        }

        return true;
    }
}
