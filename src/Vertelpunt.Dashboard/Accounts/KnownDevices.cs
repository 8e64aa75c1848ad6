using System.Collections.Concurrent;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;

namespace Vertelpunt.Dashboard.Accounts;

/// <summary>Whether a sign-in comes from a browser that the account used before.</summary>
public enum DeviceAttempt
{
    Unknown,
    Allowed,
    TooMany,
}

/// <summary>Remembers, in a cookie only the server can make, which browsers an account was used on, so that strangers' wrong passwords cannot keep its owner out.</summary>
public sealed class KnownDevices(IDataProtectionProvider protection, TimeProvider time)
{
    private const string Cookie = "__Host-desk-device";
    private const int MaxAttempts = 5;
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(15);
    private readonly IDataProtector _protector = protection.CreateProtector("known device");
    private readonly ConcurrentDictionary<string, (int Count, DateTimeOffset Since)> _attempts = new();

    /// <summary>Counts an attempt from this browser; one that the account does not know is left to the account's own lock-out.</summary>
    public DeviceAttempt Recall(HttpContext context, Guid accountId)
    {
        if (Read(context) is not { } device || !device.StartsWith(accountId.ToString("N"), StringComparison.Ordinal))
        {
            return DeviceAttempt.Unknown;
        }

        var now = time.GetUtcNow();
        var (count, _) = _attempts.AddOrUpdate(device, (1, now), (_, old) => now - old.Since > Window ? (1, now) : (old.Count + 1, old.Since));
        return count <= MaxAttempts ? DeviceAttempt.Allowed : DeviceAttempt.TooMany;
    }

    /// <summary>Knows this browser from now on.</summary>
    public void Remember(HttpContext context, Guid accountId)
    {
        if (Read(context) is { } old)
        {
            _attempts.TryRemove(old, out _);
        }

        context.Response.Cookies.Append(Cookie, _protector.Protect($"{accountId:N}:{Guid.NewGuid():N}"), new()
        {
            Path = "/",
            Secure = true,
            HttpOnly = true,
            SameSite = SameSiteMode.Strict,
            MaxAge = TimeSpan.FromDays(90),
        });
    }

    private string? Read(HttpContext context)
    {
        try
        {
            return context.Request.Cookies[Cookie] is { } value ? _protector.Unprotect(value) : null;
        }
        catch (System.Security.Cryptography.CryptographicException)
        {
            return null; // somebody else's, or of an earlier installation
        }
    }
}
