using Vertelpunt.Domain.Privacy;

namespace Vertelpunt.Pipeline.Detection.Contact;

/// <summary>Dutch postcodes, and Belgian ones where the text shows that the four digits are a postcode.</summary>
/// <remarks>
/// Format: PostNL: 1000 to 9999, then two letters, never SA, SD or SS; bpost: 1000 to 9992 before the name of a place.
/// Examples: 1234 AB, 1234ab, 9999 Voorbeeldgem after a house number.
/// Cannot prove that the postcode was given out. In small letters with a space ('2019 ff') an address around it is asked for.
/// </remarks>
public sealed class PostcodeAnnotator : IAnnotator
{
    public string Name => "postcode";

    public void Annotate(DetectionText text, List<Annotation> into)
    {
        var tokens = text.Tokens;
        for (var i = 0; i < tokens.Length - 1; i++)
        {
            if (!tokens[i].IsNumber || tokens[i].Length is < 3 or > 4 || Glues(text, i))
            {
                continue;
            }

            var (end, confidence, evidence) = tokens[i].Length == 4 && text.Lexemes[i].Value >= 1000 ? Dutch(text, i, i + 1) : Damaged(text, i);
            if (end == 0 && tokens[i].Length == 4)
            {
                (end, confidence, evidence) = Belgian(text, i);
            }

            if (end > 0)
            {
                into.Add(new(new(tokens[i].Start, tokens[end - 1].End), IdentifierKind.Postcode, confidence, Name, evidence));
            }
        }
    }

    private static bool Glues(DetectionText text, int i) =>
        text.Glued(i) && i > 0 && (text.Tokens[i - 1].IsWord || text.Mark(i - 1) is '.' or '/' or '_' or '+' or '#' || (text.Mark(i - 1) == '-' && i > 1 && text.Glued(i - 1) && !IsCountry(text, i - 2)));

    private static bool IsCountry(DetectionText text, int i) => text.Tokens[i].IsWord && text.Tokens[i].Length <= 2 && text.LowerOf(text.Tokens[i]) is "b" or "nl" or "be";

    private static (int End, double Confidence, string Evidence) Dutch(DetectionText text, int number, int letters)
    {
        if (letters >= text.Tokens.Length || !text.Tokens[letters].IsWord || text.Tokens[letters].Length != 2
            || (text.Glued(letters + 1) && letters + 1 < text.Tokens.Length && (text.Tokens[letters + 1].IsNumber || text.Mark(letters + 1) is '-' or '_' && text.Glued(letters + 2)))
            || text.Tokens[letters].Start - text.Tokens[letters - 1].End > 2)
        {
            return default;
        }

        var pair = text.LowerOf(text.Tokens[letters]);
        if (pair is "sa" or "sd" or "ss" || !char.IsAscii(pair[0]) || !char.IsAscii(pair[1]))
        {
            return default;
        }

        var upper = text.Tokens[letters].Is(Text.TokenKind.AllCapitals);
        var glued = text.Glued(letters);
        var word = text.Lexemes[letters].Is(WordSense.TwoLetterWord);
        var address = InAddress(text, number);
        if (word && !address && !(upper && !InCapitals(text, letters)))
        {
            return default;
        }

        if (word && pair is "mg" or "kg" or "km" or "ml" or "cm" or "mm" or "gr" && !address && !(upper && text.Mark(number - 1) == ','))
        {
            return default;
        }

        var confidence = address ? .99 : upper ? (word ? .8 : .96) : glued && !word ? .9 : word ? 0 : .7;
        return confidence > 0 ? (letters + 1, confidence, address ? "context:address" : "format") : default;
    }

    // 783l BG: a scanner's l or O glued to three digits.
    private static (int End, double Confidence, string Evidence) Damaged(DetectionText text, int i)
    {
        if (text.Tokens[i].Length != 3 || i + 2 >= text.Tokens.Length || !text.Glued(i + 1) || text.Tokens[i + 1].Length != 1
            || DigitReader.LooksLike(text.Mark(i + 1)) == '\0' || text.Lexemes[i].Value < 100)
        {
            return default;
        }

        return text.Tokens[i + 2].Is(Text.TokenKind.AllCapitals) && Dutch(text, i, i + 2) is { End: > 0 } found ? (found.End, .8, "context:damaged") : default;
    }

    // A house number or an address's word in the same line before it.
    private static bool InAddress(DetectionText text, int i)
    {
        for (var k = i - 1; k >= 0 && k >= i - 10; k--)
        {
            if (text.Tokens[k].IsWord && (StreetWords.IsStreet(text.LowerOf(text.Tokens[k])) || text.LowerOf(text.Tokens[k]) is "postcode" or "ophaalpostcode" or "adres" or "bus" or "wonende"))
            {
                return true;
            }
        }

        return false;
    }

    private static bool InCapitals(DetectionText text, int i)
    {
        int capitals = 0, words = 0;
        for (var k = Math.Max(0, i - 8); k < text.Tokens.Length && k < i + 8; k++)
        {
            if (text.Tokens[k].IsWord && text.Tokens[k].Length > 2)
            {
                words++;
                capitals += text.Tokens[k].Is(Text.TokenKind.AllCapitals) ? 1 : 0;
            }
        }

        return words > 2 && capitals * 3 > words * 2;
    }

    private static (int End, double Confidence, string Evidence) Belgian(DetectionText text, int i)
    {
        var value = text.Lexemes[i].Value;
        if (value is < 1000 or > 9992)
        {
            return default;
        }

        if (i > 1 && text.Mark(i - 1) == '-' && IsCountry(text, i - 2))
        {
            return (i + 1, .95, "format:country");
        }

        if (i > 0 && text.LowerOf(text.Tokens[i - 1]) is "postcode")
        {
            return (i + 1, .95, "context:postcode");
        }

        var place = i + 1 < text.Tokens.Length && text.Tokens[i + 1].IsWord && text.Tokens[i + 1].SpaceBefore && text.Tokens[i + 1].Length > 2;
        var ends = i + 1 >= text.Tokens.Length || text.Mark(i + 1) is '.' || text.Tokens[i + 1].IsLineBreak;
        if (!place && !ends)
        {
            return default;
        }

        // After a house number or bus, with or without a comma; years do not stand there.
        if (InAddress(text, i) && i > 0 && (text.Mark(i - 1) == ',' || text.Tokens[i - 1].IsNumber || text.Tokens[i - 1].IsLineBreak || (text.Tokens[i - 1].IsWord && text.Tokens[i - 1].Length == 1)))
        {
            return (i + 1, .9, "context:address");
        }

        // 'wonende te 2330 Voorbeeldgem', 'in 8980 Voorbeeldgem'.
        return place && value is < 1880 or > 2040 && i > 0 && text.Tokens[i + 1].Is(Text.TokenKind.Capitalised) && !text.Tokens[i + 1].Is(Text.TokenKind.AllCapitals) && text.LowerOf(text.Tokens[i - 1]) is "te" or "in" or "naar" or "uit" or "vanuit"
            && !text.Lexemes[i + 1].Is(WordSense.Quantity | WordSense.Month) ? (i + 1, .75, "context:place") : default;
    }
}
