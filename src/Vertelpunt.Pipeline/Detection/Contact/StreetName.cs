using Vertelpunt.Domain.Privacy;
using Vertelpunt.Pipeline.Text;

namespace Vertelpunt.Pipeline.Detection.Contact;

/// <summary>The name of a street: where it begins, before a house number or without one.</summary>
internal static class StreetName
{
    // 'ons huis aan de Voorbeeldweg': a street that is home; elsewhere a street is a place.
    public static (int Start, double Confidence, IdentifierKind Kind, string Evidence) Unnumbered(DetectionText text, int i)
    {
        if (!text.Tokens[i].IsWord || text.Tokens[i].Length < 8 || text.Lexemes[i].Sense != WordSense.None || i + 1 < text.Tokens.Length && (text.Tokens[i + 1].IsNumber || text.Mark(i + 1) == '-' && text.Glued(i + 1))
            || !StreetWords.IsStreet(text.LowerOf(text.Tokens[i])) || (text.Glued(i) && i > 0 && text.Mark(i - 1) is '-' or '/' or '.' or '@' or '_'))
        {
            return default;
        }

        var capital = text.Tokens[i].Is(TokenKind.Capitalised) && !text.Tokens[i].Is(TokenKind.SentenceStart | TokenKind.AllCapitals);
        var home = text.HasBefore(i, WordSense.ResidenceCue, 8);
        return capital || home ? (Start(text, i), home ? .6 : .5, home ? IdentifierKind.Address : IdentifierKind.Location, home ? "context:residence" : "format:street") : default;
    }

    // The first token of the street name that ends right before token 'number'.
    public static (int Start, double Confidence, string Evidence) Before(DetectionText text, int number)
    {
        var k = number - 1;
        if (k >= 0 && text.Lexemes[k].Is(WordSense.NumberCue) && k > 0)
        {
            k--;
        }
        else if (k > 0 && text.Mark(k) == '.' && text.Lexemes[k - 1].Is(WordSense.NumberCue))
        {
            k -= 2;
        }

        var afterComma = k > 0 && text.Mark(k) == ',' && k < number - 1;
        if (afterComma)
        {
            k--;
        }

        if (k > 0 && text.Mark(k) == '.' && text.Glued(k) && text.LowerOf(text.Tokens[k - 1]).EndsWith("str"))
        {
            k--;
        }

        if (k < 0 || !text.Tokens[k].IsWord)
        {
            return (-1, 0, "");
        }

        var word = text.LowerOf(text.Tokens[k]);
        var inWords = text.Tokens[number].IsWord;
        if (word is "postbus")
        {
            return (k, .95, "format:postbox");
        }

        // Voorbeeldseweg-Noord 402
        if (k > 1 && text.Mark(k - 1) == '-' && text.Glued(k) && word is "noord" or "zuid" or "oost" or "west" && StreetWords.IsStreet(text.LowerOf(text.Tokens[k - 2])))
        {
            return (Start(text, k - 2), .95, "format:street");
        }

        if (StreetWords.IsStreet(word) || (!inWords && (StreetWords.IsWeakStreet(text, k) || StreetWords.IsWholeLine(text, k, number))))
        {
            return (Start(text, k), inWords ? .85 : text.Tokens[number].Length == 5 ? .7 : .96, "format:street");
        }

        // 'Laan van Voorbeeld 56', 'Steenweg op Voorbeeld 61', 'van speykstraat'.
        for (var s = k - 1; s >= 0 && s >= k - 4 && text.Tokens[s].IsWord; s--)
        {
            var head = text.LowerOf(text.Tokens[s]);
            if (head is "laan" or "steenweg" or "plein" or "weg" or "straat" or "hof" or "park" or "dreef" or "kade" or "kruidenwijk" && s + 1 < k && text.LowerOf(text.Tokens[s + 1]) is "van" or "op" or "der" or "den" or "ter" or "ten" or "naar")
            {
                return (s, .93, "format:street");
            }
        }

        if (word is "hof" or "park" or "plein" or "laan" or "weg" or "straat" or "dijk" or "kade" && k > 0 && text.Tokens[k - 1].IsWord
            && (text.Tokens[k - 1].Is(TokenKind.Capitalised) || text.LowerOf(text.Tokens[k - 1]).EndsWith("wijk")))
        {
            return (k - 1, .85, "format:street");
        }

        if (inWords || text.Lexemes[k].Is(WordSense.FunctionWord | WordSense.Being | WordSense.Possessive | WordSense.Person | WordSense.NumberWord | WordSense.Month | WordSense.PlaceIdCue | WordSense.IdCue | WordSense.PhoneCue))
        {
            return (-1, 0, "");
        }

        var capital = text.Tokens[k].Is(TokenKind.Capitalised) && text.Tokens[k].Length > 2 && !text.Tokens[k].Is(TokenKind.AllCapitals);
        var before = k > 0 ? text.Tokens[k - 1] : default;
        var residence = capital && text.HasBefore(k, WordSense.ResidenceCue, 4) && text.Tokens[number].Length <= 3;
        return residence ? (Start(text, k), .75, "context:residence") : capital || before.IsLineBreak || text.Mark(k - 1) == ',' ? (Start(text, k), .9, "context:postcode") : (-1, 0, "");
    }

    // Words of the name before its last word: initials, titles of the person it is named after, 'van', 'de', 'oude'.
    private static int Start(DetectionText text, int last)
    {
        var start = last;
        for (var i = last - 1; i >= 0 && i >= last - 9; i--)
        {
            ref readonly var token = ref text.Tokens[i];
            if (token.IsLineBreak || token.IsNumber)
            {
                break;
            }

            if (token.IsWord)
            {
                var lower = text.LowerOf(token);
                if (lower is "van" or "de" or "der" or "den" or "het" or "ter" or "ten" or "v" or "d" or "'t")
                {
                    // Part of the name only between capitals or before the street word itself ('van speykstraat').
                    if (lower is "van" or "der" or "den" or "v" or "d" && i + 1 == start && !text.LowerOf(text.Tokens[last]).StartsWith("de"))
                    {
                        if (i > 0 && text.Tokens[i].Is(TokenKind.Capitalised) | IsNamePart(text, i - 1) || lower is "van" && !text.HasBefore(i, WordSense.Person | WordSense.FunctionWord, 2))
                        {
                            start = i;
                        }
                    }

                    if (start != i)
                    {
                        break;
                    }

                    continue;
                }

                if (!IsNamePart(text, i))
                {
                    break;
                }

                start = i;
                continue;
            }

            if (text.Mark(i) is '-' && text.Glued(i) && text.Glued(i + 1))
            {
                continue;
            }

            if (text.Mark(i) == '.' && i > 0 && text.Glued(i) && text.Tokens[i - 1].IsWord && (text.Tokens[i - 1].Length == 1 || IsTitle(text.LowerOf(text.Tokens[i - 1])) || text.LowerOf(text.Tokens[i - 1]) is "jc"))
            {
                continue;
            }

            break;
        }

        return start;
    }

    private static bool IsNamePart(DetectionText text, int i)
    {
        ref readonly var token = ref text.Tokens[i];
        if (!token.IsWord || text.Lexemes[i].Is(WordSense.ResidenceCue | WordSense.PhoneCue | WordSense.MailCue | WordSense.IdCue | WordSense.Vehicle | WordSense.Person))
        {
            return false;
        }

        var lower = text.LowerOf(token);
        return lower is "oude" or "nieuwe" or "lange" or "korte" or "grote" or "kleine" or "jan" or "koning" or "koningin" or "prins" or "prinses" or "sint" or "hoge" or "lage" || IsTitle(lower)
            || (token.Is(TokenKind.Capitalised) && (!token.Is(TokenKind.SentenceStart) || IsBlockStart(text, i)) && !text.Lexemes[i].Is(WordSense.FunctionWord | WordSense.Being) && !(lower is "in" or "op" or "aan" or "naar"))
            || (token.Length == 1 && token.Is(TokenKind.Capitalised));
    }

    // A line of an address, or what follows 'Dr.' and an initial: no sentence begins there.
    private static bool IsBlockStart(DetectionText text, int i) =>
        i > 0 && (text.Tokens[i - 1].IsLineBreak || (i > 1 && text.Mark(i - 1) == '.' && (text.Tokens[i - 2].Length == 1 || IsTitle(text.LowerOf(text.Tokens[i - 2])))));

    private static bool IsTitle(ReadOnlySpan<char> lower) =>
        lower is "burgemeester" or "wethouder" or "pastoor" or "dokter" or "dr" or "prof" or "professor" or "doctor" or "mr" or "ds" or "dominee" or "kardinaal" or "generaal" or "admiraal" or "meester" or "deken" or "monseigneur" or "mgr" or "graaf" or "baron" or "st" or "ir";
}
