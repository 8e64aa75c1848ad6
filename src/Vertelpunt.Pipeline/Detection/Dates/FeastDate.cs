using System.Collections.Frozen;

namespace Vertelpunt.Pipeline.Detection.Dates;

/// <summary>Feast days, and phrases that count from them: tweede kerstdag, drie weken na Prinsjesdag.</summary>
internal static class FeastDate
{
    private static readonly FrozenDictionary<string, string[][]> Feasts = FeastDays.Phrases
        .Select(phrase => phrase.Split(' ')).GroupBy(words => words[0]).ToFrozenDictionary(group => group.Key, group => group.OrderByDescending(words => words.Length).ToArray());

    private static readonly FrozenDictionary<string, string[][]>.AlternateLookup<ReadOnlySpan<char>> FeastLookup = Feasts.GetAlternateLookup<ReadOnlySpan<char>>();

    public static Reading Read(DetectionText text, int i)
    {
        var end = FeastEnd(text, i);
        if (end == 0)
        {
            return default;
        }

        var year = DateParts.YearAfter(text, end, shortYears: false);
        return new(i, year > 0 ? year : end, text.LowerOf(text.Tokens[i]) is "sinterklaas" or "ramadan" or "halloween" ? .6 : .9, "list:feasts");
    }

    // drie weken na Prinsjesdag, de nacht voor Pasen, week voor Pinksteren 2012, tweede dag van Divali
    public static Reading ReadCounted(DetectionText text, int i)
    {
        var at = i;
        if (text.Tokens[i].IsNumber || text.Lexemes[i].Is(WordSense.NumberWord | WordSense.Ordinal))
        {
            at++;
            if (at < text.Tokens.Length && text.LowerOf(text.Tokens[at]) is "e" or "de" && text.Glued(at))
            {
                at++;
            }
        }

        if (at + 2 >= text.Tokens.Length || !text.Lexemes[at].Is(WordSense.Period) || !(text.LowerOf(text.Tokens[at + 1]) is "na" or "voor" or "van" or "vóór"))
        {
            return default;
        }

        var feast = at + 2;
        if (text.LowerOf(text.Tokens[feast]) is "de" or "het")
        {
            feast++;
        }

        var end = FeastEnd(text, feast);
        if (end == 0)
        {
            return default;
        }

        var year = DateParts.YearAfter(text, end, shortYears: false);
        return new(i, year > 0 ? year : end, .9, "list:feasts");
    }

    // The token after a feast that begins at i, or 0.
    private static int FeastEnd(DetectionText text, int i)
    {
        if ((uint)i >= (uint)text.Tokens.Length)
        {
            return 0;
        }

        // '1e kerstdag' is a number and a letter: read from the number.
        if (text.Tokens[i].IsNumber)
        {
            return text.Tokens[i].Length == 1 && text.Lexemes[i].Value is 1 or 2 or 3 && i + 2 < text.Tokens.Length && text.Glued(i + 1) && text.LowerOf(text.Tokens[i + 1]) is "e" or "ste" or "de"
                && text.Lexemes[i + 2].Is(WordSense.Feast) && text.LowerOf(text.Tokens[i + 2]).EndsWith("dag") ? i + 3 : 0;
        }

        if (text.Lexemes[i].Is(WordSense.FeastStart))
        {
            foreach (var phrase in FeastLookup[text.LowerOf(text.Tokens[i])])
            {
                var at = i + 1;
                var word = 1;
                while (word < phrase.Length && at < text.Tokens.Length)
                {
                    if (text.Mark(at) == '-')
                    {
                        at++;
                        continue;
                    }

                    if (!text.LowerOf(text.Tokens[at]).SequenceEqual(phrase[word]))
                    {
                        break;
                    }

                    at++;
                    word++;
                }

                if (word == phrase.Length && word > 1)
                {
                    return at;
                }
            }
        }

        return text.Lexemes[i].Is(WordSense.Feast) ? i + 1 : 0;
    }
}
