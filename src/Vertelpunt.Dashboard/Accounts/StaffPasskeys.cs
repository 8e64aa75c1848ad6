using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.WebUtilities;

namespace Vertelpunt.Dashboard.Accounts;

/// <summary>Passkeys of the staff: public keys with a name. WebAuthn itself is the framework's.</summary>
public sealed class StaffPasskeys(SignInManager<StaffAccount> signIn, UserManager<StaffAccount> users)
{
    /// <summary>More than this nobody can keep apart.</summary>
    public const int Most = 10;

    public const int LongestName = 60;

    /// <summary>What the browser needs to make a passkey for this account.</summary>
    public Task<string> OptionsAsync(StaffAccount account) =>
        signIn.MakePasskeyCreationOptionsAsync(new() { Id = account.Id.ToString(), Name = account.Email ?? account.Name, DisplayName = account.Name });

    /// <summary>Stores a passkey that a browser made from <see cref="OptionsAsync"/>. False when it does not fit what was asked, or there are too many.</summary>
    /// <param name="credential">What the browser answered, as JSON.</param>
    public async Task<bool> AddAsync(StaffAccount account, string? credential, string name)
    {
        if ((await users.GetPasskeysAsync(account)).Count >= Most || await TryAsync(credential, signIn.PerformPasskeyAttestationAsync) is not { Succeeded: true } made
            || made.UserEntity.Id != account.Id.ToString())
        {
            return false;
        }

        made.Passkey.Name = name;
        return (await users.AddOrUpdatePasskeyAsync(account, made.Passkey)).Succeeded;
    }

    /// <summary>Gives a passkey another name. False when the account has no such passkey.</summary>
    public async Task<bool> RenameAsync(StaffAccount account, string id, string name)
    {
        if (await FindAsync(account, id) is not { } passkey)
        {
            return false;
        }

        passkey.Name = name;
        return (await users.AddOrUpdatePasskeyAsync(account, passkey)).Succeeded;
    }

    /// <summary>Removes a passkey. False when the account has no such passkey.</summary>
    public async Task<bool> RemoveAsync(StaffAccount account, string id) =>
        await FindAsync(account, id) is { } passkey && (await users.RemovePasskeyAsync(account, passkey.CredentialId)).Succeeded;

    /// <summary>Whose passkey this is, when it answers the challenge that this browser was given; null otherwise.</summary>
    /// <param name="credential">What the browser answered, as JSON.</param>
    public async Task<StaffAccount?> VerifyAsync(string? credential)
    {
        if (await TryAsync(credential, signIn.PerformPasskeyAssertionAsync) is not { Succeeded: true } used || used.User.IsEnded || !used.Passkey.IsUserVerified)
        {
            return null;
        }

        // Keeps the counter, by which a copied key shows.
        return (await users.AddOrUpdatePasskeyAsync(used.User, used.Passkey)).Succeeded ? used.User : null;
    }

    /// <summary>A passkey's id as pages name it.</summary>
    public static string IdOf(UserPasskeyInfo passkey) => WebEncoders.Base64UrlEncode(passkey.CredentialId);

    private async Task<UserPasskeyInfo?> FindAsync(StaffAccount account, string id)
    {
        try
        {
            return await users.GetPasskeyAsync(account, WebEncoders.Base64UrlDecode(id));
        }
        catch (FormatException)
        {
            return null;
        }
    }

    /// <summary>The framework throws when no challenge is waiting in this browser: then there is nothing to answer.</summary>
    private static async Task<T?> TryAsync<T>(string? credential, Func<string, Task<T>> perform)
        where T : class
    {
        try
        {
            return string.IsNullOrEmpty(credential) ? null : await perform(credential);
        }
        catch (Exception e) when (e is InvalidOperationException or System.Text.Json.JsonException)
        {
            return null;
        }
    }
}
