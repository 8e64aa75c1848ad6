using System.Security.Cryptography;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using Vertelpunt.Storage.Sealing;

namespace Vertelpunt.Dashboard.Accounts;

/// <summary>Keeps what a second step is made of (the app's key, recovery codes) and telephone numbers sealed: a copy of the accounts database opens no account and rings nobody.</summary>
/// <remarks>The key is derived from the staff key, apart from the cookies' key; each value is bound to its account and name.</remarks>
public sealed class SealedStaffStore(StaffContext context, StaffSecrets secrets, IdentityErrorDescriber? describer = null)
    : UserOnlyStore<StaffAccount, StaffContext, Guid>(context, describer)
{
    private const string Mark = "sealed1:";
    private const string Phone = "phone";
    private readonly byte[] _key = KeyOf(secrets);

    public override Task SetTokenAsync(StaffAccount user, string loginProvider, string name, string? value, CancellationToken cancellationToken) =>
        base.SetTokenAsync(user, loginProvider, name, value is null ? null : Seal(user.Id, name, value), cancellationToken);

    public override async Task<string?> GetTokenAsync(StaffAccount user, string loginProvider, string name, CancellationToken cancellationToken)
    {
        var value = await base.GetTokenAsync(user, loginProvider, name, cancellationToken);
        return value is null ? null : Open(user.Id, name, value);
    }

    /// <summary>The number is for colleagues, not for signing in: nothing is ever sent to it.</summary>
    public override Task SetPhoneNumberAsync(StaffAccount user, string? phoneNumber, CancellationToken cancellationToken = default) =>
        base.SetPhoneNumberAsync(user, phoneNumber is null ? null : Seal(user.Id, Phone, phoneNumber), cancellationToken);

    public override async Task<string?> GetPhoneNumberAsync(StaffAccount user, CancellationToken cancellationToken = default) =>
        await base.GetPhoneNumberAsync(user, cancellationToken) is { } value ? Open(user.Id, Phone, value) : null;

    /// <summary>Seals what an earlier version stored in the clear; safe at every start.</summary>
    /// <returns>How many values were sealed.</returns>
    internal async Task<int> SealOldAsync(CancellationToken cancellationToken)
    {
        var open = await Context.UserTokens.Where(t => t.Value != null && !t.Value.StartsWith(Mark)).ToListAsync(cancellationToken);
        foreach (var token in open)
        {
            token.Value = Seal(token.UserId, token.Name, token.Value!); // the query asked for those with a value
        }

        await Context.SaveChangesAsync(cancellationToken);
        return open.Count;
    }

    /// <summary>Seals every second step and telephone number under a new staff key; what is sealed under it already stays as it is, so that interrupted work can be done again.</summary>
    /// <exception cref="CryptographicException">Neither key opens one of them; nothing was changed.</exception>
    public static async Task ResealAsync(StaffContext context, StaffSecrets from, StaffSecrets to, CancellationToken cancellationToken)
    {
        var (old, next) = (KeyOf(from), KeyOf(to));
        foreach (var token in await context.UserTokens.Where(t => t.Value != null && t.Value.StartsWith(Mark)).ToListAsync(cancellationToken))
        {
            token.Value = Reseal(old, next, Place(token.UserId, token.Name), token.Value!); // the query asked for those with a value
        }

        foreach (var account in await context.Users.Where(u => u.PhoneNumber != null && u.PhoneNumber.StartsWith(Mark)).ToListAsync(cancellationToken))
        {
            account.PhoneNumber = Reseal(old, next, Place(account.Id, Phone), account.PhoneNumber!); // likewise
        }

        await context.SaveChangesAsync(cancellationToken); // one transaction: all or none
    }

    private static string Reseal(byte[] old, byte[] next, string place, string stored)
    {
        var value = Convert.FromBase64String(stored[Mark.Length..]);
        try
        {
            Envelope.Open<string>(next, place, value);
            return stored;
        }
        catch (CryptographicException)
        {
            return Mark + Convert.ToBase64String(Envelope.Seal(next, place, Envelope.Open<string>(old, place, value)));
        }
    }

    private static byte[] KeyOf(StaffSecrets secrets) =>
        HKDF.DeriveKey(HashAlgorithmName.SHA256, secrets.KeyEncryptionKey, 32, info: "vertelpunt desk second step"u8.ToArray());

    private string Seal(Guid account, string name, string value) => Mark + Convert.ToBase64String(Envelope.Seal(_key, Place(account, name), value));

    private string Open(Guid account, string name, string value)
    {
        if (!value.StartsWith(Mark, StringComparison.Ordinal))
        {
            throw new CryptographicException("A secret of an account is stored in the clear; the start of the dashboard seals second steps.");
        }

        return Envelope.Open<string>(_key, Place(account, name), Convert.FromBase64String(value[Mark.Length..]));
    }

    private static string Place(Guid account, string name) => $"staff-token|{account:N}|{name}|1";
}
