using System.Globalization;

namespace Vertelpunt.Pipeline.Detection;

/// <summary>Reads a long number as people write it: in groups, with signs between them, with letters that look like digits, in words.</summary>
/// <remarks>Stops after a fixed number of digits, so its time is bounded for any text.</remarks>
internal static class DigitReader
{
    /// <summary>Longer numbers are none of ours.</summary>
    public const int MaxDigits = 24;

    /// <summary>Reads digits from token <paramref name="first"/> on.</summary>
    /// <param name="separators">Signs that may stand between groups, besides one space.</param>
    /// <param name="words">True to read number words as well: 'nul zes twaalf' is 0612.</param>
    /// <param name="digits">Receives the digits; at least <see cref="MaxDigits"/> long.</param>
    /// <param name="ends">Receives at k the token after the k-th digit, or 0 when digit k does not end a token. One longer than digits.</param>
    /// <returns>How many digits were read.</returns>
    public static int Read(DetectionText text, int first, ReadOnlySpan<char> separators, bool words, Span<char> digits, Span<int> ends)
    {
        var tokens = text.Tokens;
        var count = 0;
        ends.Clear();
        for (var i = first; i < tokens.Length;)
        {
            var added = Digits(text, i, words, digits[count..]);
            if (added == 0)
            {
                break;
            }

            count += added;
            i++;
            ends[count] = i;
            var signs = 0;
            while (i < tokens.Length && signs < 3 && !tokens[i].IsWord && !tokens[i].IsNumber
                && (separators.Contains(text.Mark(i)) ? text.Mark(i) is not ('.' or '\u00B7' or '_') || (text.Glued(i) && text.Glued(i + 1)) || IsSpacedOut(text, i) : words && text.Mark(i) == ',' && IsSpoken(text, i)))
            {
                signs++;
                i++;
            }
        }

        return count;
    }

    private static int Digits(DetectionText text, int i, bool words, Span<char> into)
    {
        ref readonly var token = ref text.Tokens[i];
        if (token.IsNumber)
        {
            if (token.Length > into.Length || token.Length > MaxDigits)
            {
                return 0;
            }

            text[token].CopyTo(into);
            return token.Length;
        }

        if (!token.IsWord)
        {
            return 0;
        }

        var lexeme = text.Lexemes[i];
        if (words && lexeme.Is(WordSense.NumberWord))
        {
            var length = lexeme.Value < 10 ? 1 : lexeme.Value < 100 ? 2 : 3;
            return lexeme.Value < 1000 && length <= into.Length && lexeme.Value.TryFormat(into, out _, default, CultureInfo.InvariantCulture) ? length : 0;
        }

        var near = (text.Glued(i) && i > 0 && text.Tokens[i - 1].IsNumber) || (text.Glued(i + 1) && i + 1 < text.Tokens.Length && text.Tokens[i + 1].IsNumber);
        if (!near || token.Length > 4 || token.Length > into.Length)
        {
            return 0;
        }

        var written = text[token];
        for (var k = 0; k < written.Length; k++)
        {
            var digit = LooksLike(written[k]);
            if (digit == '\0')
            {
                return 0;
            }

            into[k] = digit;
        }

        return written.Length;
    }

    // 0 4 9 9 . 2 0 . 7 1
    private static bool IsSpacedOut(DetectionText text, int sign) =>
        text.Tokens[sign - 1].IsNumber && text.Tokens[sign - 1].Length == 1 && sign + 1 < text.Tokens.Length && text.Tokens[sign + 1].IsNumber && text.Tokens[sign + 1].Length == 1;

    // nul zes, achttien, vierenveertig, 79
    private static bool IsSpoken(DetectionText text, int sign) =>
        text.Lexemes[sign - 1].Is(WordSense.NumberWord) && sign + 1 < text.Tokens.Length && (text.Lexemes[sign + 1].Is(WordSense.NumberWord) || text.Tokens[sign + 1].IsNumber);

    /// <summary>The digit a letter is mistaken for by scanners and eyes, or NUL.</summary>
    public static char LooksLike(char c) => c switch
    {
        'O' or 'o' or 'Q' => '0',
        'l' or 'I' or 'i' => '1',
        _ => '\0',
    };
}
