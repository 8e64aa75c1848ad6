using Microsoft.AspNetCore.Identity;

namespace Vertelpunt.Dashboard.Accounts;

/// <summary>Refuses passwords that are mostly common words, keyboard runs, digits or repetition, or that hold the person's own address.</summary>
/// <remarks>No rules of composition (NIST SP 800-63B 5.1.1.2, ASVS 5.0 6.2.5): length and not being common are what counts.</remarks>
public sealed class CommonPasswordValidator : IPasswordValidator<StaffAccount>
{
    /// <summary>Different enough letters that must remain when the common parts are out.</summary>
    public const int LettersLeft = 8;

    private static readonly IReadOnlyList<string> Common = Read();

    public Task<IdentityResult> ValidateAsync(UserManager<StaffAccount> manager, StaffAccount user, string? password) =>
        Task.FromResult(IsCommon(password ?? "", user.Email?.Split('@')[0])
            ? IdentityResult.Failed(new IdentityError { Code = "PasswordCommon", Description = "Dit wachtwoord is te gewoon. Neem een zin van vier of meer woorden die niemand verwacht." })
            : IdentityResult.Success);

    /// <summary>Whether too little remains of <paramref name="password"/> without its common parts.</summary>
    public static bool IsCommon(string password, string? own = null)
    {
        var left = string.Concat(password.ToLowerInvariant().Select(c => c switch
        {
            '0' => 'o',
            '1' or '!' => 'i',
            '3' => 'e',
            '4' or '@' => 'a',
            '5' or '$' => 's',
            _ => c,
        }));
        var plain = password.ToLowerInvariant();
        foreach (var part in own is { Length: >= 4 } ? Common.Append(own.ToLowerInvariant()) : Common)
        {
            left = left.Replace(part, "", StringComparison.Ordinal);
            plain = plain.Replace(part, "", StringComparison.Ordinal);
        }

        return Letters(left) < LettersLeft || Letters(plain) < LettersLeft || password.ToLowerInvariant().Distinct().Count() < 6;
    }

    private static int Letters(string text) => text.Count(char.IsLetter);

    private static List<string> Read()
    {
        using var stream = typeof(CommonPasswordValidator).Assembly.GetManifestResourceStream("common-passwords.txt")!; // embedded in this assembly
        using var reader = new StreamReader(stream);
        return [.. reader.ReadToEnd().Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Where(l => !l.StartsWith('#')).OrderByDescending(l => l.Length)];
    }
}
