using Vertelpunt.Pipeline.Text;

namespace Vertelpunt.Pipeline.Detection.Contact;

/// <summary>A house number, its letter and addition, and a bare one where neighbours or living are spoken of.</summary>
internal static class HouseNumber
{
    public static bool IsNumber(DetectionText text, int i) =>
        text.Tokens[i].IsNumber ? text.Tokens[i].Length <= 5 && text.Text[text.Tokens[i].Start] != '0'
        : text.Tokens[i].IsWord && text.Lexemes[i].Is(WordSense.NumberWord) && text.Lexemes[i].Value > 1;

    // The token after the house number and its addition; -1 when what follows shows that it is no house number.
    public static int End(DetectionText text, int number)
    {
        var end = number + 1;
        if (text.Tokens[number].IsWord)
        {
            // 'honderd vier'
            if (text.Lexemes[number].Value == 100 && end < text.Tokens.Length && text.Lexemes[end].Is(WordSense.NumberWord) && text.Lexemes[end].Value < 100)
            {
                end++;
            }

            return end < text.Tokens.Length && text.Lexemes[end].Is(WordSense.Quantity | WordSense.Year | WordSense.Person) ? -1 : end;
        }

        if (end < text.Tokens.Length && text.Tokens[end].SpaceBefore && text.Lexemes[end].Is(WordSense.Quantity | WordSense.Year | WordSense.Month) && text.Tokens[end].Length > 1)
        {
            return -1;
        }

        // Letter: 12a, 12 A, 88 c; not '12 u'.
        if (IsLetterAddition(text, end))
        {
            if (text.Tokens[end].Length > 2 && text.Glued(end) && text.LowerOf(text.Tokens[end]) is not ("bis" or "hs" or "iii" or "rood" or "zwart" or "boven" or "huis"))
            {
                return text.Tokens[end].Length == 2 ? end : -1;
            }

            end++;
        }

        // Additions behind a sign: 41-II, 911-C, 3-bis, 2/101, 8-3.
        while (end + 1 < text.Tokens.Length && text.Mark(end) is '-' or '/' && text.Glued(end) && text.Glued(end + 1) && !text.Tokens[end + 1].IsLineBreak
            && (text.Tokens[end + 1].IsNumber ? text.Tokens[end + 1].Length <= 4 : text.Tokens[end + 1].IsWord && text.Tokens[end + 1].Length <= 5))
        {
            end += 2;
            if (end < text.Tokens.Length && text.Glued(end) && (text.Tokens[end].IsWord || text.Tokens[end - 1].IsWord && text.Tokens[end].IsNumber) && text.Tokens[end].Length <= 2)
            {
                end++;
            }
        }

        // 440 - 2
        if (end + 1 < text.Tokens.Length && text.Mark(end) == '-' && text.Tokens[end].SpaceBefore && text.Tokens[end + 1].IsNumber && text.Tokens[end + 1].Length <= 3 && !text.HasFrom(end + 2, WordSense.Quantity | WordSense.Year, 1)
            && !(text.Mark(end + 2) is ':' or '.' && text.Glued(end + 3)))
        {
            end += 2;
        }

        // Words: bus 2, hs, bis, boven; '2e verdiep rechts' after a comma.
        var bus = text.Mark(end) == ',' ? end + 1 : end;
        if (bus + 1 < text.Tokens.Length && text.LowerOf(text.Tokens[bus]) is "bus" or "bte" or "unit" && text.Tokens[bus + 1].IsNumber)
        {
            end = bus + 2;
        }
        else if (end < text.Tokens.Length && text.Tokens[end].IsWord && text.LowerOf(text.Tokens[end]) is "hs" or "bis" or "ii" or "iii" or "rood" or "zwart" or "rd" or "zw")
        {
            end++;
        }

        if (end + 4 < text.Tokens.Length && text.Mark(end) == ',' && text.Tokens[end + 1].IsNumber && text.LowerOf(text.Tokens[end + 2]) is "e" or "de" or "ste" && text.LowerOf(text.Tokens[end + 3]) is "verdiep" or "verdieping" or "etage")
        {
            end += text.LowerOf(text.Tokens[end + 4]) is "rechts" or "links" ? 5 : 4;
        }

        return end;
    }

    private static bool IsLetterAddition(DetectionText text, int end)
    {
        if (end >= text.Tokens.Length || !text.Tokens[end].IsWord)
        {
            return false;
        }

        if (text.Glued(end))
        {
            return true;
        }

        if (text.Tokens[end].Length != 1 || (text.Glued(end + 1) && text.Mark(end + 1) is '\'' or '.'))
        {
            return false;
        }

        return text.Tokens[end].Is(TokenKind.Capitalised) || text.Lower[text.Tokens[end].Start] is >= 'a' and <= 'h';
    }

    public static bool PostcodeFollows(DetectionText text, int end)
    {
        for (var i = end; i + 1 < text.Tokens.Length && i < end + 4; i++)
        {
            if (text.Tokens[i].IsNumber && text.Tokens[i].Length == 4)
            {
                return text.Lexemes[i].Value >= 1000 && text.Tokens[i + 1].IsWord && text.Tokens[i + 1].Length == 2 && !text.Lexemes[i + 1].Is(WordSense.TwoLetterWord | WordSense.Quantity);
            }

            if (!(text.Mark(i) is ',' or '(' or '-' or '\u00B7') && !text.Tokens[i].IsLineBreak)
            {
                return false;
            }
        }

        return false;
    }

    // 'ik woon op 98', 'de buurman van nr 18', 'bij ons op 41a'.
    public static (int Start, double Confidence, string Evidence) Bare(DetectionText text, int number)
    {
        var k = number - 1;
        if (k > 0 && text.Mark(k) == '.')
        {
            k--;
        }

        if (k < 1 || !text.Tokens[number].IsNumber || text.Tokens[number].Length > 3 || text.HasFrom(number + 1, WordSense.Quantity | WordSense.Year | WordSense.Month | WordSense.Period, 2))
        {
            return (-1, 0, "");
        }

        var prefix = text.LowerOf(text.Tokens[k]);
        var isNumberWord = prefix is "nr" or "nummer" or "no" or "huisnummer";
        if (!isNumberWord && prefix is not "op")
        {
            return (-1, 0, "");
        }

        for (var i = k - 1; i >= 0 && i >= k - 5 && !text.Tokens[i].IsLineBreak; i--)
        {
            var lower = text.LowerOf(text.Tokens[i]);
            if (lower is "woon" or "woont" or "wonen" or "woonde" or "woonden" or "wonend" or "wonende" or "buurman" or "buurvrouw" or "buren" or "bewoners" or "bovenbuurman" or "onderbuurman" or "overburen"
                or "rijtjeshuis" or "huisnummer" || lower.EndsWith("buurman") || lower.EndsWith("buren"))
            {
                return (number, .8, "context:neighbour");
            }
        }

        return (-1, 0, "");
    }
}
