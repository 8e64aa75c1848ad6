using System.Buffers;
using System.Globalization;

namespace Vertelpunt.Pipeline.Text;

/// <summary>Cuts a normalised text into <see cref="Token"/>s in one pass, with one allocation for all of them.</summary>
public static class Tokeniser
{
    private const TokenKind WordOrNumber = TokenKind.Word | TokenKind.Number;

    /// <summary>All tokens of <paramref name="text"/>, in order.</summary>
    public static Token[] Tokenise(ReadOnlySpan<char> text)
    {
        var buffer = ArrayPool<Token>.Shared.Rent((text.Length / 2) + 16);
        try
        {
            var count = 0;
            var position = 0;
            var pending = TokenKind.SpaceBefore | TokenKind.SentenceStart;
            while (position < text.Length)
            {
                var c = text[position];
                if (c == ' ' || c == '\t')
                {
                    pending |= TokenKind.SpaceBefore;
                    position++;
                    continue;
                }

                if (count == buffer.Length)
                {
                    var larger = ArrayPool<Token>.Shared.Rent(buffer.Length * 2);
                    buffer.AsSpan(0, count).CopyTo(larger);
                    ArrayPool<Token>.Shared.Return(buffer);
                    buffer = larger;
                }

                var (end, kind) = Next(text, position);
                var startsSentence = (pending & TokenKind.SentenceStart) != 0;
                if (startsSentence && (kind & WordOrNumber) == 0)
                {
                    kind |= pending & TokenKind.SpaceBefore;
                }
                else
                {
                    kind |= pending;
                    startsSentence = false;
                }

                buffer[count++] = new(position, end, kind);
                pending = startsSentence || c is '.' or '!' or '?' or '…' ? TokenKind.SentenceStart : TokenKind.None;
                if (c == '\n')
                {
                    pending = TokenKind.SpaceBefore | TokenKind.SentenceStart;
                }

                position = end;
            }

            return buffer.AsSpan(0, count).ToArray();
        }
        finally
        {
            ArrayPool<Token>.Shared.Return(buffer);
        }
    }

    /// <summary>The tokens of a text in which spaces and line breaks stand between ready-made tokens; a line is a sentence.</summary>
    public static Token[] AtSpaces(ReadOnlySpan<char> text)
    {
        var tokens = new List<Token>(text.Length / 5);
        var starts = TokenKind.SentenceStart;
        for (var position = 0; position < text.Length;)
        {
            if (text[position] is ' ' or '\t')
            {
                position++;
                continue;
            }

            var (end, kind) = Next(text, position);
            while (kind != TokenKind.LineBreak && end < text.Length && text[end] is not (' ' or '\t' or '\n'))
            {
                kind &= char.IsLower(text[end]) ? ~TokenKind.AllCapitals : kind;
                kind = (kind & TokenKind.Number) != 0 && !char.IsAsciiDigit(text[end]) ? TokenKind.Symbol : kind;
                end++;
            }

            tokens.Add(new(position, end, kind | TokenKind.SpaceBefore | ((kind & WordOrNumber) != 0 ? starts : TokenKind.None)));
            starts = kind == TokenKind.LineBreak ? TokenKind.SentenceStart : (kind & WordOrNumber) != 0 ? TokenKind.None : starts;
            position = end;
        }

        return [.. tokens];
    }

    private static (int End, TokenKind Kind) Next(ReadOnlySpan<char> text, int start)
    {
        var c = text[start];
        var end = start + 1;
        if (char.IsAsciiDigit(c))
        {
            while (end < text.Length && char.IsAsciiDigit(text[end]))
            {
                end++;
            }

            return (end, TokenKind.Number);
        }

        if (char.IsLetter(c))
        {
            var first = char.IsUpper(c);
            var all = first;
            while (end < text.Length && IsWordPart(text[end]))
            {
                all &= !char.IsLower(text[end]);
                end++;
            }

            return (end, TokenKind.Word | (first ? TokenKind.Capitalised : 0) | (all ? TokenKind.AllCapitals : 0));
        }

        if (c == '\n')
        {
            return (end, TokenKind.LineBreak);
        }

        if (char.IsHighSurrogate(c) && end < text.Length && char.IsLowSurrogate(text[end]))
        {
            return (end + 1, TokenKind.Symbol);
        }

        return (end, char.IsPunctuation(c) ? TokenKind.Punctuation : TokenKind.Symbol);
    }

    private static bool IsWordPart(char c) =>
        char.IsAsciiLetter(c) || (c >= 128 && (char.IsLetter(c) || CharUnicodeInfo.GetUnicodeCategory(c) == UnicodeCategory.NonSpacingMark));
}
