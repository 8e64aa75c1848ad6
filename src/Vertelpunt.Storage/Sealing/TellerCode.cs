using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;

namespace Vertelpunt.Storage.Sealing;

/// <summary>The code a teller comes back with: 20 random characters (100 bits) and one check character.</summary>
/// <remarks>
/// Crockford's base 32 alphabet: no I, L, O, U; when read back, I and L count as 1 and O as 0, in any case, with any spaces and dashes.
/// The check character is a weighted sum over GF(32) with distinct weights, so it catches every single wrong character and every
/// swap of two neighbours. The code is never stored: see <see cref="TellerKeys"/>.
/// </remarks>
public sealed class TellerCode : IEquatable<TellerCode>
{
    public const int Length = 20;
    private const string Alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private readonly string _characters;

    private TellerCode(string characters) => _characters = characters;

    /// <summary>A new code from the system's random source.</summary>
    public static TellerCode Create() => new(RandomNumberGenerator.GetString(Alphabet, Length));

    /// <summary>Reads what a person typed; null when it cannot be a code.</summary>
    public static bool TryParse(string? typed, [NotNullWhen(true)] out TellerCode? code)
    {
        code = null;
        Span<char> kept = stackalloc char[Length + 1];
        var n = 0;
        foreach (var c in (typed ?? "").AsSpan())
        {
            if (char.IsWhiteSpace(c) || c is '-' or '–' or '—' or '‑' or '.' or '_')
            {
                continue;
            }

            var value = ValueOf(c);
            if (value < 0 || n == kept.Length)
            {
                return false;
            }

            kept[n++] = Alphabet[value];
        }

        if (n != kept.Length || CheckOf(kept[..Length]) != kept[Length])
        {
            return false;
        }

        code = new(kept[..Length].ToString());
        return true;
    }

    /// <summary>The 20 characters without the check character: the input of the key derivation.</summary>
    internal string Characters => _characters;

    /// <summary>As shown to the teller: five groups of four and the check character, XXXX-XXXX-XXXX-XXXX-XXXX-X.</summary>
    public string Grouped => string.Join('-', Enumerable.Range(0, 5).Select(i => _characters.Substring(4 * i, 4)).Append(CheckOf(_characters).ToString()));

    public bool Equals(TellerCode? other) => other is not null && _characters == other._characters;

    public override bool Equals(object? obj) => Equals(obj as TellerCode);

    public override int GetHashCode() => _characters.GetHashCode(StringComparison.Ordinal);

    /// <summary>Never the code itself.</summary>
    public override string ToString() => "TellerCode";

    private static int ValueOf(char c) => char.ToUpperInvariant(c) switch
    {
        'O' => 0,
        'I' or 'L' => 1,
        var upper => Alphabet.IndexOf(upper),
    };

    private static char CheckOf(ReadOnlySpan<char> characters)
    {
        var sum = 0;
        var weight = 1;
        foreach (var c in characters)
        {
            weight = Times(weight, 2);
            sum ^= Times(weight, Alphabet.IndexOf(c));
        }

        return Alphabet[sum];
    }

    /// <summary>Multiplication in GF(32), modulo x^5 + x^2 + 1, in which 2 generates all 31 non-zero elements.</summary>
    private static int Times(int a, int b)
    {
        var product = 0;
        for (; b > 0; b >>= 1)
        {
            product ^= (b & 1) * a;
            a <<= 1;
            a ^= (a >> 5) * 0b100101;
        }

        return product;
    }
}
