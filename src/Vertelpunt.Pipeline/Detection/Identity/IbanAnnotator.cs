using System.Collections.Frozen;
using Vertelpunt.Domain.Privacy;

namespace Vertelpunt.Pipeline.Detection.Identity;

/// <summary>International bank account numbers, in any grouping.</summary>
/// <remarks>
/// Format: ISO 13616: country, two check digits, and a fixed length per country (SWIFT IBAN Registry, release of 2024); the whole is 1 modulo 97 (ISO 7064).
/// Example: NL00 XXXX 0123 4567 89 in form (not valid), BE68 5390 0754 7034 (the registry's own).
/// Cannot prove that the account exists. A Dutch or Belgian number that fails is reported when its form is right: a mistyped one is still somebody's.
/// </remarks>
public sealed class IbanAnnotator : IAnnotator
{
    private const int MaxLength = 34;

    private static readonly FrozenDictionary<string, int> Lengths = (
        "AD24 AE23 AL28 AT20 AZ28 BA20 BE16 BG22 BH22 BI27 BR29 BY28 CH21 CR22 CY28 CZ24 DE22 DJ27 DK18 DO28 EE20 EG29 ES24 FI18 FK18 FO18 FR27 GB22 GE22 GI23 GL18 GR27 GT28 " +
        "HR21 HU28 IE22 IL23 IQ23 IS26 IT27 JO30 KW30 KZ20 LB28 LC32 LI21 LT20 LU20 LV21 LY25 MC27 MD24 ME22 MK19 MN20 MR27 MT31 MU30 NI28 NL18 NO15 OM23 PK24 PL28 PS29 PT25 QA29 RO24 RS22 RU33 " +
        "SA24 SC31 SD18 SE24 SI19 SK24 SM27 SO23 ST25 SV28 TL23 TN24 TR26 UA29 VA22 VG24 XK20 YE30")
        .Split(' ').ToFrozenDictionary(entry => entry[..2], entry => int.Parse(entry.AsSpan(2), System.Globalization.CultureInfo.InvariantCulture));

    private static readonly FrozenDictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> LengthLookup = Lengths.GetAlternateLookup<ReadOnlySpan<char>>();

    public string Name => "iban";

    public void Annotate(DetectionText text, List<Annotation> into)
    {
        var tokens = text.Tokens;
        Span<char> code = stackalloc char[MaxLength + 1];
        for (var i = 0; i + 1 < tokens.Length; i++)
        {
            // A country and what follows it: NL29, nl 88, NLO6 with a scanner's O.
            if (!tokens[i].IsWord || tokens[i].Length > 4 || tokens[i].Length < 2 || !char.IsAsciiLetter(text.Text[tokens[i].Start])
                || (text.Glued(i) && i > 0 && (tokens[i - 1].IsWord || tokens[i - 1].IsNumber || text.Mark(i - 1) == '_')))
            {
                continue;
            }

            code[0] = char.ToUpperInvariant(text.Text[tokens[i].Start]);
            code[1] = char.ToUpperInvariant(text.Text[tokens[i].Start + 1]);
            if (!LengthLookup.TryGetValue(code[..2], out var length) || !StartsNumber(text, i))
            {
                continue;
            }

            var end = Collect(text, i, length, code);
            if (end < 0)
            {
                continue;
            }

            var whole = code[..length];
            Repair(whole, out var damaged);
            var valid = IsValid(whole);
            var familiar = whole is ['N', 'L', ..] ? IsDutchForm(whole) : whole is ['B', 'E', ..] && !whole[2..].ContainsAnyExceptInRange('0', '9');
            if (valid || (familiar && text.HasBefore(i, WordSense.AccountCue, 8)) || (familiar && whole[0] == 'N'))
            {
                into.Add(new(new(tokens[i].Start, tokens[end - 1].End), IdentifierKind.Iban, valid ? .99 : .985, Name, damaged ? "context:damaged" : valid ? "checksum" : "format"));
                i = end - 1;
            }
        }
    }

    /// <summary>ISO 7064 modulo 97 over an account number without spaces, in capitals.</summary>
    public static bool IsValid(ReadOnlySpan<char> iban)
    {
        var rest = 0;
        for (var i = 0; i < iban.Length; i++)
        {
            var c = iban[(i + 4) % iban.Length];
            if (char.IsAsciiDigit(c))
            {
                rest = ((rest * 10) + (c - '0')) % 97;
            }
            else if (char.IsAsciiLetterUpper(c))
            {
                rest = ((rest * 100) + (c - 'A' + 10)) % 97;
            }
            else
            {
                return false;
            }
        }

        return rest == 1;
    }

    private static bool StartsNumber(DetectionText text, int i)
    {
        ref readonly var token = ref text.Tokens[i];
        if (token.Length == 2)
        {
            return text.Tokens[i + 1].IsNumber && (text.Tokens[i + 1].Length >= 2 || (text.Glued(i + 1) && text.Glued(i + 2) && i + 2 < text.Tokens.Length && text.Tokens[i + 2].IsWord));
        }

        return DigitReader.LooksLike(text.Text[token.Start + 2]) != '\0' && (token.Length == 4 || text.Glued(i + 1));
    }

    // Letters and digits from token i on, over single spaces, dots and hyphens, until the length is reached at a token's end.
    private static int Collect(DetectionText text, int i, int length, Span<char> code)
    {
        var count = 0;
        for (var k = i; k < text.Tokens.Length; k++)
        {
            ref readonly var token = ref text.Tokens[k];
            if (text.Mark(k) is '-' or '.' && text.Glued(k))
            {
                continue;
            }

            if (!(token.IsWord || token.IsNumber) || count + token.Length > length)
            {
                return -1;
            }

            foreach (var c in text[token])
            {
                code[count++] = char.ToUpperInvariant(c);
            }

            if (count == length)
            {
                var glued = k + 1 < text.Tokens.Length && text.Glued(k + 1) && (text.Tokens[k + 1].IsWord || text.Tokens[k + 1].IsNumber);
                return glued ? -1 : k + 1;
            }
        }

        return -1;
    }

    // O and l where digits belong: the check digits of all, the account digits of Dutch ones.
    private static void Repair(Span<char> iban, out bool damaged)
    {
        damaged = false;
        for (var i = 2; i < iban.Length; i++)
        {
            if ((i < 4 || (iban[0] == 'N' && iban[1] == 'L' && i >= 8)) && char.IsAsciiLetterUpper(iban[i]))
            {
                var digit = iban[i] switch { 'O' or 'Q' => '0', 'L' or 'I' => '1', _ => '\0' };
                if (digit != '\0')
                {
                    iban[i] = digit;
                    damaged = true;
                }
            }
        }
    }

    private static bool IsDutchForm(ReadOnlySpan<char> iban) =>
        !iban[2..4].ContainsAnyExceptInRange('0', '9') && !iban[4..8].ContainsAnyExceptInRange('A', 'Z') && !iban[8..].ContainsAnyExceptInRange('0', '9');
}
