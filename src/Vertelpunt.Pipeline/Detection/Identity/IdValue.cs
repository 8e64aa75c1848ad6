using Vertelpunt.Pipeline.Text;

namespace Vertelpunt.Pipeline.Detection.Identity;

/// <summary>The figures and letters of a number that has no fixed form, in one piece, in groups or in words.</summary>
internal static class IdValue
{
    // Chunks parted by spaces that one number may have.
    private const int MaxChunks = 12;

    public static (int Start, int End, double Confidence) Read(DetectionText text, int start, int minDigits, double confidence, bool joins = true)
    {
        int digits = 0, end = start, chunks = 0;
        var at = start;
        while (at < text.Tokens.Length && chunks < MaxChunks)
        {
            var (chunkEnd, chunkDigits, letters) = Chunk(text, at);
            if (chunkEnd == at || (chunks > 0 && (!joins || !Joins(text, at, chunkDigits, letters, digits))))
            {
                break;
            }

            // Letters before the digits: a short code in capitals, or one glued to them.
            var tail = chunkDigits == 0 && chunks > 0 && letters == 1 && text.Tokens[at].Is(TokenKind.AllCapitals) && (chunkEnd >= text.Tokens.Length || !text.Tokens[chunkEnd].IsWord);
            if (tail)
            {
                end = chunkEnd;
                break;
            }

            if (chunkDigits == 0 && (letters > 4 || (!text.Tokens[at].Is(TokenKind.AllCapitals) && letters > 2) || !DigitFollows(text, chunkEnd) || text.Lexemes[at].Is(WordSense.FunctionWord | WordSense.Being)))
            {
                break;
            }

            digits += chunkDigits;
            chunks++;
            at = chunkEnd;
            if (digits > 0)
            {
                end = chunkEnd;
            }
        }

        if (digits < minDigits || digits > 24)
        {
            return Spelled(text, start);
        }

        var single = end == start + 1 && text.Tokens[start].IsNumber;
        if (single && (text.HasFrom(end, WordSense.Quantity | WordSense.Month, 1) || text.HasFrom(end, WordSense.Year, 1)))
        {
            return default;
        }

        // A bare year after a weak cue ('brief 2019') is a date; so is a full date.
        if (single && confidence < .9 && text.Tokens[start].Length == 4 && text.Lexemes[start].Value is >= 1900 and <= 2035)
        {
            return default;
        }

        return LooksLikeDateOrMoney(text, start, end) ? default : (start, end, confidence);
    }

    // A run without spaces of letters, digits and the signs that stand inside numbers.
    public static (int End, int Digits, int Letters) Chunk(DetectionText text, int start)
    {
        int end = start, digits = 0, letters = 0;
        for (var i = start; i < text.Tokens.Length && i < start + 24; i++)
        {
            if (i > start && !text.Glued(i))
            {
                break;
            }

            if (text.Tokens[i].IsNumber)
            {
                digits += text.Tokens[i].Length;
            }
            else if (text.Tokens[i].IsWord && text.Tokens[i].Length <= 8)
            {
                letters += text.Tokens[i].Length;
            }
            else if (i == start || !(text.Mark(i) is '-' or '.' or '/' or '_' or ':') || !text.Glued(i + 1))
            {
                break;
            }
            else
            {
                continue;
            }

            end = i + 1;
        }

        return (end, digits, letters);
    }

    private static bool Joins(DetectionText text, int at, int digits, int letters, int before)
    {
        ref readonly var token = ref text.Tokens[at];
        if (token.IsLineBreak || digits + before > 24)
        {
            return false;
        }

        if (before == 0)
        {
            return digits > 0;
        }

        // 'GZ 0418832 K', '9284417 CV EXPL 21-3306'; not '2 7 jaar' and not a word.
        return digits > 0 ? token.IsNumber && !text.HasFrom(at + 1, WordSense.Quantity | WordSense.Year | WordSense.Month, 1)
            : token.Is(TokenKind.AllCapitals) && letters <= 4 && (letters == 1 ? !text.Lexemes[at].Is(WordSense.FunctionWord) : DigitFollows(text, at + 1) || DigitFollows(text, at + 2));
    }

    private static bool DigitFollows(DetectionText text, int at) =>
        at < text.Tokens.Length && (text.Tokens[at].IsNumber || (text.Tokens[at].Is(TokenKind.AllCapitals) && at + 1 < text.Tokens.Length && text.Tokens[at + 1].IsNumber));

    // 'cliëntnummer dat is vier vier nul acht een zeven'
    private static (int Start, int End, double Confidence) Spelled(DetectionText text, int start)
    {
        var end = start;
        var words = 0;
        for (var i = start; i < text.Tokens.Length && i < start + 24 && !text.Tokens[i].IsLineBreak; i++)
        {
            if (text.Lexemes[i].Is(WordSense.NumberWord) || text.Tokens[i].IsNumber)
            {
                words++;
                end = i + 1;
            }
            else if (!text.Lexemes[i].Is(WordSense.DashWord))
            {
                break;
            }
        }

        return words >= 3 ? (start, end, .8) : default;
    }

    private static bool LooksLikeDateOrMoney(DetectionText text, int start, int end)
    {
        if (text.Mark(start) is '\u20AC' or '$')
        {
            return true;
        }

        if (end - start == 5 && text.Tokens[start].IsNumber && text.Tokens[start].Length <= 2 && text.Tokens[start + 2].IsNumber && text.Tokens[start + 2].Length <= 2 && text.Tokens[start + 4].IsNumber
            && text.Tokens[start + 4].Length is 2 or 4 && text.Mark(start + 1) == text.Mark(start + 3) && text.Lexemes[start].Value <= 31 && text.Lexemes[start + 2].Value <= 12)
        {
            return true;
        }

        return end - start == 3 && text.Mark(start + 1) == ',' && text.Tokens[end - 1].Length == 2;
    }
}
