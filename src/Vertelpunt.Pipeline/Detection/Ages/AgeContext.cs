using Vertelpunt.Pipeline.Detection.Dates;

namespace Vertelpunt.Pipeline.Detection.Ages;

/// <summary>What stands around a number and makes it an age: a name, a kinship word, brackets, a comma.</summary>
internal static class AgeContext
{
    public static Reading Read(DetectionText text, int i, int end, int unit, int value, int lastEnd)
    {
        var close = unit > 0 ? unit : end;
        var before = i > 0 ? text.LowerOf(text.Tokens[i - 1]) : default;
        var closes = unit > 0 ? AgeUnit.ClosesUnit(text, unit) : AgeUnit.Closes(text, end);

        // leeftijd 43, leeftijd van 12
        if (text.HasBefore(i, WordSense.AgeCue, 2) && before is "leeftijd" or ":" or "van")
        {
            return new(i, close, .92, "context:age");
        }

        // een vrouw van 86; een assistent van 17; Remi van 92
        if (before is "van" && i > 1 && value > 0)
        {
            if (text.Lexemes[i - 2].Is(WordSense.Person))
            {
                return new(i, close, .92, "context:person");
            }

            if (closes && value > 2 && text.Tokens[i - 2].IsWord && text.Lexemes[i - 2].Sense == WordSense.None
                && ((text.Tokens[i - 2].Is(Text.TokenKind.Capitalised) && !text.Tokens[i - 2].Is(Text.TokenKind.AllCapitals)) || (i > 2 && text.LowerOf(text.Tokens[i - 3]) is "een" or "n")))
            {
                return new(i, close, .65, "context:person");
            }
        }

        if (Decade(text, i, end, value) is { End: > 0 } decade)
        {
            return decade;
        }

        // ze was een jaar of zes; een jongen van een jaar of zes
        if (before is "of" && i > 3 && text.Lexemes[i - 2].Is(WordSense.Year) && text.LowerOf(text.Tokens[i - 3]) is "een"
            && (text.LowerOf(text.Tokens[i - 4]) is "van" || text.HasBefore(i - 3, WordSense.Being, 4)))
        {
            return new(i, end, .85, "context:about");
        }

        // Noor (10), dochter (12 jaar)
        if (before is "(" && text.Mark(close) is ')' or ',' && i > 1 && value > 0 && text.Tokens[i - 2].IsWord
            && (text.HasBefore(i - 1, WordSense.Person, 2) || text.Tokens[i - 2].Is(Text.TokenKind.Capitalised) || unit > 0))
        {
            return new(i, close, text.HasBefore(i - 1, WordSense.Person, 2) || unit > 0 ? .95 : .8, "context:brackets");
        }

        if (Beside(text, i, close, value, closes, before) is { End: > 0 } beside)
        {
            return beside;
        }

        if (AgeSubject.IsOf(text, i, close, closes || (unit > 0 && AgeUnit.Oldish(text, unit)) || (unit == 0 && text.HasFrom(close, WordSense.Possessive, 1)) || (unit == 0 && close < text.Tokens.Length && text.LowerOf(text.Tokens[close]) is "de")))
        {
            return new(i, close, unit > 0 || text.HasBefore(i, WordSense.Pronoun, 4) ? .93 : .8, "context:being");
        }

        // we zijn 41 en 40; 23 en zij 25
        if (lastEnd > 0 && closes && i - lastEnd is 1 or 2 && text.LowerOf(text.Tokens[lastEnd]) is "en" or "of" or "," or "-")
        {
            return new(i, close, .8, "context:series");
        }

        // Rik Voorbeeld, 58 jaar, ... ; zaagster, negentien, ...
        if (before is "," && i > 1 && text.Tokens[i - 2].IsWord && value > 2)
        {
            var telling = text.Lexemes[i - 2].Is(WordSense.Person) || text.Tokens[i - 2].Is(Text.TokenKind.Capitalised);
            if (unit > 0 && (closes || AgeUnit.Oldish(text, unit)))
            {
                return new(i, unit, telling ? .9 : .55, "context:apposition");
            }

            if (unit == 0 && (text.Mark(end) is ',' or '.' || end >= text.Tokens.Length) && !DateParts.Continues(text, end) && value > 3 && !text.Lexemes[i - 2].Is(WordSense.IdCue | WordSense.NumberCue | WordSense.PlaceIdCue | WordSense.NumberWord))
            {
                return new(i, end, telling ? .8 : .6, "context:apposition");
            }
        }

        // A line or sentence that opens with an age: '63 jaar ben ik nu', '29 jaar, alleen'
        if (value > 3 && text.HasFrom(close, WordSense.Being, 1) && text.HasFrom(close + 1, WordSense.Pronoun, 1) && (unit > 0 ? AgeUnit.ClosesUnit(text, close + 2) : text.Mark(close + 2) is ',' or '.' or '!')
            && (i == 0 || text.Tokens[i].Is(Text.TokenKind.SentenceStart) || text.Mark(i - 1) == ','))
        {
            return new(i, close, .85, "context:being");
        }

        if (unit > 0 && value > 5 && i > 0 && text.Tokens[i - 1].IsWord && closes && (text.Lexemes[i - 1].Is(WordSense.Person) || (text.Tokens[i - 1].Is(Text.TokenKind.Capitalised) && !text.Tokens[i - 1].Is(Text.TokenKind.SentenceStart)) || before is "met"))
        {
            return new(i, unit, .75, "context:person");
        }

        return default;
    }

    // A name or kinship word right before it, a sentence or aside that is only an age, op mijn 69.
    private static Reading Beside(DetectionText text, int i, int close, int value, bool closes, ReadOnlySpan<char> before)
    {
        if (i == 0 || !closes || value < 3)
        {
            return default;
        }

        var ends = text.Mark(close) is ',' or '.' or '!' || close >= text.Tokens.Length || text.Tokens[close].IsLineBreak;
        if (ends && text.Lexemes[i - 1].Is(WordSense.Possessive) && i > 1 && text.LowerOf(text.Tokens[i - 2]) is "op" or "met")
        {
            return new(i, close, .8, "context:possessive");
        }

        // mijn dochter sevda negentien; baby Xailey 11 mnd; man 77,
        var kin = text.Lexemes[i - 1].Is(WordSense.Person) ? i - 1 : i > 1 && text.Lexemes[i - 2].Is(WordSense.Person) && text.Tokens[i - 1].IsWord && text.Lexemes[i - 1].Sense == WordSense.None ? i - 2 : -1;
        if (kin >= 0 && !text.Tokens[i].Is(Text.TokenKind.SentenceStart) && (ends || close > i + 1 || kin == i - 2))
        {
            return new(i, close, .72, "context:person");
        }

        // Truus, toen 84, ...; nog geen jaar getrouwd, bijna zeventien
        if (ends && i > 1 && before is "toen" or "pas" or "inmiddels" or "intussen" or "bijna" or "nu" && (text.Mark(i - 2) == ',' || text.Lexemes[i - 2].Is(WordSense.Person) || text.Tokens[i - 2].Is(Text.TokenKind.Capitalised)))
        {
            return new(i, close, .7, "context:aside");
        }

        // '61, alleen, geen familie': a sentence that opens with an age; 'Eenentachtig.': one that is nothing else.
        var opens = text.Tokens[i].Is(Text.TokenKind.SentenceStart) && value > 12;
        return opens && close == i + 1 && (text.Mark(close) == ',' && !DateParts.Continues(text, close) && close + 1 < text.Tokens.Length && text.Tokens[close + 1].IsWord || (text.Tokens[i].IsWord && value > 20 && text.Mark(close) == '.'))
            ? new(i, close, .6, "context:aside") : default;
    }

    // in de zeventig, boven de zestig, begin vijftig
    private static Reading Decade(DetectionText text, int i, int end, int value)
    {
        if (value is < 20 or > 100 || value % 10 != 0 || i < 1 || text.HasFrom(end, WordSense.Quantity | WordSense.Year, 1))
        {
            return default;
        }

        var article = text.LowerOf(text.Tokens[i - 1]) is "de" ? i - 1 : i;
        if (article < 1)
        {
            return default;
        }

        var preposition = text.LowerOf(text.Tokens[article - 1]);
        if (article < i && preposition is "in" or "boven" or "over" or "rond" or "tegen" or "richting" or "onder" && (text.Tokens[i].IsWord || preposition is not "in"))
        {
            return new(article - 1, end, .75, "context:decade");
        }

        return preposition is "begin" or "eind" or "midden" or "halverwege" && text.Tokens[i].IsWord ? new(article - 1, end, .8, "context:decade") : default;
    }
}
