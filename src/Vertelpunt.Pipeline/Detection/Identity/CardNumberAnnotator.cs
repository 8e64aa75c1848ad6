using Vertelpunt.Domain.Privacy;

namespace Vertelpunt.Pipeline.Detection.Identity;

/// <summary>Numbers of payment cards.</summary>
/// <remarks>
/// Format: ISO/IEC 7812: thirteen to nineteen digits that begin with 3 to 6, the last a check digit by the Luhn formula.
/// Example: 4012 8888 8888 1881 (a test number of the card companies).
/// Cannot prove that a card exists: one in ten numbers of this length passes.
/// </remarks>
public sealed class CardNumberAnnotator : IAnnotator
{
    private const int Shortest = 13;
    private const int Longest = 19;

    public string Name => "card-number";

    public void Annotate(DetectionText text, List<Annotation> into)
    {
        var tokens = text.Tokens;
        Span<char> digits = stackalloc char[DigitReader.MaxDigits];
        Span<int> ends = stackalloc int[DigitReader.MaxDigits + 1];
        for (var i = 0; i < tokens.Length; i++)
        {
            if (!tokens[i].IsNumber || tokens[i].Length < 4 || text.Text[tokens[i].Start] is < '3' or > '6' || (text.Glued(i) && i > 0 && (tokens[i - 1].IsWord || text.Mark(i - 1) is '-' or '+' or '.')))
            {
                continue;
            }

            var count = DigitReader.Read(text, i, "-", words: false, digits, ends);
            for (var length = Math.Min(count, Longest); length >= Shortest; length--)
            {
                if (ends[length] > 0 && IsValid(digits[..length]))
                {
                    into.Add(new(new(tokens[i].Start, tokens[ends[length] - 1].End), IdentifierKind.IdNumber, .85, Name, "checksum"));
                    i = ends[length] - 1;
                    break;
                }
            }
        }
    }

    /// <summary>The Luhn formula.</summary>
    public static bool IsValid(ReadOnlySpan<char> digits)
    {
        var sum = 0;
        for (var i = 0; i < digits.Length; i++)
        {
            var digit = digits[^(i + 1)] - '0';
            sum += i % 2 == 0 ? digit : digit > 4 ? (2 * digit) - 9 : 2 * digit;
        }

        return sum % 10 == 0;
    }
}
