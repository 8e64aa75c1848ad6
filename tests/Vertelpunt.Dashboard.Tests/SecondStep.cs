using System.Security.Cryptography;

namespace Vertelpunt.Dashboard.Tests;

/// <summary>An authenticator app.</summary>
internal static class SecondStep
{
    /// <summary>Sets the second step up in a browser that gave a password.</summary>
    /// <returns>The app's key and the recovery codes.</returns>
    public static async Task<(string Key, IReadOnlyList<string> Recovery)> SetUpAsync(Browser browser)
    {
        var key = browser.Page.QuerySelector("code")!.TextContent.Replace(" ", "");
        await browser.SubmitAsync("form.stack", new() { ["Code"] = Totp(key) });
        return (key, [.. browser.Page.QuerySelectorAll(".codes code").Select(c => c.TextContent)]);
    }

    /// <summary>RFC 6238 with SHA-1, 30 seconds, six digits: what authenticator apps show.</summary>
    public static string Totp(string base32)
    {
        var bits = string.Concat(base32.Select(c => Convert.ToString("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".IndexOf(c), 2).PadLeft(5, '0')));
        var key = bits.Chunk(8).Where(b => b.Length == 8).Select(b => Convert.ToByte(new string(b), 2)).ToArray();
        var counter = BitConverter.GetBytes(TimeProvider.System.GetUtcNow().ToUnixTimeSeconds() / 30);
        var hash = HMACSHA1.HashData(key, counter.Reverse().ToArray());
        var at = hash[^1] & 15;
        var number = ((hash[at] & 127) << 24) | (hash[at + 1] << 16) | (hash[at + 2] << 8) | hash[at + 3];
        return (number % 1_000_000).ToString("000000");
    }
}
