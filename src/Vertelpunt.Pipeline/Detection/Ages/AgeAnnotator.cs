using Vertelpunt.Domain.Privacy;
using Vertelpunt.Pipeline.Detection.Dates;

namespace Vertelpunt.Pipeline.Detection.Ages;

/// <summary>Ages in figures and words, ordinal ages, and years of birth.</summary>
/// <remarks>
/// Format: a number up to 115 said of a person: after a form of zijn or worden, with 'jaar', behind a name or kinship word, as an ordinal after a possessive.
/// Examples: ik ben 43, drieëntachtig jaar oud, Noor (10), een vrouw van 86, op mijn negentiende, ik word in mei 83, geboren in 1946.
/// Cannot prove that a number is an age: 'veertig jaar getrouwd' is a duration and is told apart by what follows.
/// </remarks>
public sealed class AgeAnnotator : IAnnotator
{
    private const int Oldest = 115;

    public string Name => "age";

    public void Annotate(DetectionText text, List<Annotation> into)
    {
        var tokens = text.Tokens;
        var lastEnd = -1;
        for (var i = 0; i < tokens.Length; i++)
        {
            var lexeme = text.Lexemes[i];
            if (lexeme.Value < 0 && text.Mark(i) != '\'' && !tokens[i].IsWord)
            {
                continue;
            }

            var (start, end, confidence, evidence) = Read(text, i, lexeme, lastEnd);
            if (end > 0)
            {
                into.Add(new(new(tokens[start].Start, tokens[end - 1].End), IdentifierKind.Age, confidence, Name, evidence));
                lastEnd = end;
                i = end - 1;
            }
        }
    }

    private static (int Start, int End, double Confidence, string Evidence) Read(DetectionText text, int i, Lexeme lexeme, int lastEnd)
    {
        if (text.Mark(i) == '\'' || (text.Tokens[i].IsNumber && text.Tokens[i].Length == 4))
        {
            return DateAnnotator.IsBirthYear(text, i) && !text.HasFrom(i + 1, WordSense.Quantity, 1) && DateParts.Year(text, i, shortYears: false) is var year && year > 0 && !(text.Mark(year) is '-' or '/' && text.Glued(year))
                ? (i, year, .93, "context:born") : default;
        }

        if (lexeme.Is(WordSense.Ordinal) || IsOrdinalNumber(text, i))
        {
            return Ordinal(text, i);
        }

        if (lexeme.Is(WordSense.NumberWord) || text.Tokens[i].IsNumber)
        {
            return Number(text, i, lastEnd);
        }

        // zesenzestigjarige
        if (lexeme.Sense == WordSense.None && text.Tokens[i].Length > 9 && text.LowerOf(text.Tokens[i]) is var word && word.EndsWith("jarige") && NumberWords.TryParse(word[..^6], out var years) && years <= Oldest)
        {
            return (i, i + 1, .97, "format:jarig");
        }

        return default;
    }

    private static (int Start, int End, double Confidence, string Evidence) Number(DetectionText text, int i, int lastEnd)
    {
        if (!NumberPhrase.TryRead(text, i, out var value, out var end) || value > Oldest || (text.Tokens[i].IsNumber && text.Tokens[i].Length > 3))
        {
            return default;
        }

        if (RangeEnd(text, i, end) is var range && range > 0)
        {
            return (i, range, .9, "format:range");
        }

        if (IsPartOfMore(text, i, end))
        {
            return default;
        }

        // 2 7 jaar: spaced digits before the unit.
        if (text.Tokens[i].IsNumber && text.Tokens[i].Length == 1 && end + 1 < text.Tokens.Length && text.Tokens[end].IsNumber && text.Tokens[end].Length == 1 && text.Lexemes[end + 1].Is(WordSense.Year))
        {
            end++;
        }

        // 'een' is an article.
        if (value == 1 && text.Tokens[i].IsWord)
        {
            return default;
        }

        var unit = UnitEnd(text, end);
        var after = unit > 0 ? unit : end;
        var next = after < text.Tokens.Length ? text.LowerOf(text.Tokens[after]) : default;
        if (IsJarig(text, end) is var jarig && jarig > 0)
        {
            return (i, jarig, .97, "format:jarig");
        }

        if (unit > 0 && next is "oud" or "oude")
        {
            return (i, unit, .98, "format:old");
        }

        if (unit > 0 && !IsYears(text, end))
        {
            // Months, weeks and days are ages only with 'oud' or of a child.
            return i > 0 && text.LowerOf(text.Tokens[i - 1]) is "van" && i > 1 && text.Lexemes[i - 2].Is(WordSense.Person) ? (i, unit, .85, "context:person") : default;
        }

        if (unit > 0 && text.Glued(end) && text.LowerOf(text.Tokens[end]) is "j" or "jr")
        {
            return (i, unit, .85, "format:unit");
        }

        if (unit == 0 && (text.HasFrom(end, WordSense.Quantity | WordSense.Period, 1) || next is "x" or "%" || text.Mark(end) is '%' or '\u20AC' || text.Lexemes[Math.Min(end, text.Tokens.Length - 1)].Is(WordSense.Month)))
        {
            return default;
        }

        return Said(text, i, end, unit, value, lastEnd);
    }

    private static (int Start, int End, double Confidence, string Evidence) Said(DetectionText text, int i, int end, int unit, int value, int lastEnd)
    {
        var close = unit > 0 ? unit : end;
        var before = i > 0 ? text.LowerOf(text.Tokens[i - 1]) : default;
        var closes = unit > 0 ? ClosesUnit(text, unit) : Closes(text, end);

        // leeftijd 43, leeftijd van 12
        if (text.HasBefore(i, WordSense.AgeCue, 2) && before is "leeftijd" or ":" or "van")
        {
            return (i, close, .92, "context:age");
        }

        // een vrouw van 86; een assistent van 17; Remi van 92
        if (before is "van" && i > 1 && value > 0)
        {
            if (text.Lexemes[i - 2].Is(WordSense.Person))
            {
                return (i, close, .92, "context:person");
            }

            if (closes && value > 2 && text.Tokens[i - 2].IsWord && text.Lexemes[i - 2].Sense == WordSense.None
                && ((text.Tokens[i - 2].Is(Text.TokenKind.Capitalised) && !text.Tokens[i - 2].Is(Text.TokenKind.AllCapitals)) || (i > 2 && text.LowerOf(text.Tokens[i - 3]) is "een" or "n")))
            {
                return (i, close, .65, "context:person");
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
            return (i, end, .85, "context:about");
        }

        // Noor (10), dochter (12 jaar)
        if (before is "(" && text.Mark(close) is ')' or ',' && i > 1 && value > 0 && text.Tokens[i - 2].IsWord
            && (text.HasBefore(i - 1, WordSense.Person, 2) || text.Tokens[i - 2].Is(Text.TokenKind.Capitalised) || unit > 0))
        {
            return (i, close, text.HasBefore(i - 1, WordSense.Person, 2) || unit > 0 ? .95 : .8, "context:brackets");
        }

        if (Beside(text, i, close, value, closes, before) is { End: > 0 } beside)
        {
            return beside;
        }

        if (Being(text, i, close, closes || (unit > 0 && Oldish(text, unit)) || (unit == 0 && text.HasFrom(close, WordSense.Possessive, 1)) || (unit == 0 && close < text.Tokens.Length && text.LowerOf(text.Tokens[close]) is "de")))
        {
            return (i, close, unit > 0 || text.HasBefore(i, WordSense.Pronoun, 4) ? .93 : .8, "context:being");
        }

        // we zijn 41 en 40; 23 en zij 25
        if (lastEnd > 0 && closes && i - lastEnd is 1 or 2 && text.LowerOf(text.Tokens[lastEnd]) is "en" or "of" or "," or "-")
        {
            return (i, close, .8, "context:series");
        }

        // Rik Voorbeeld, 58 jaar, ... ; zaagster, negentien, ...
        if (before is "," && i > 1 && text.Tokens[i - 2].IsWord && value > 2)
        {
            var telling = text.Lexemes[i - 2].Is(WordSense.Person) || text.Tokens[i - 2].Is(Text.TokenKind.Capitalised);
            if (unit > 0 && (closes || Oldish(text, unit)))
            {
                return (i, unit, telling ? .9 : .55, "context:apposition");
            }

            if (unit == 0 && (text.Mark(end) is ',' or '.' || end >= text.Tokens.Length) && !DateParts.Continues(text, end) && value > 3 && !text.Lexemes[i - 2].Is(WordSense.IdCue | WordSense.NumberCue | WordSense.PlaceIdCue | WordSense.NumberWord))
            {
                return (i, end, telling ? .8 : .6, "context:apposition");
            }
        }

        // A line or sentence that opens with an age: '63 jaar ben ik nu', '29 jaar, alleen'
        if (value > 3 && text.HasFrom(close, WordSense.Being, 1) && text.HasFrom(close + 1, WordSense.Pronoun, 1) && (unit > 0 ? ClosesUnit(text, close + 2) : text.Mark(close + 2) is ',' or '.' or '!')
            && (i == 0 || text.Tokens[i].Is(Text.TokenKind.SentenceStart) || text.Mark(i - 1) == ','))
        {
            return (i, close, .85, "context:being");
        }

        if (unit > 0 && value > 5 && i > 0 && text.Tokens[i - 1].IsWord && closes && (text.Lexemes[i - 1].Is(WordSense.Person) || (text.Tokens[i - 1].Is(Text.TokenKind.Capitalised) && !text.Tokens[i - 1].Is(Text.TokenKind.SentenceStart)) || before is "met"))
        {
            return (i, unit, .75, "context:person");
        }

        return default;
    }

    // A name or kinship word right before it, a sentence or aside that is only an age, op mijn 69.
    private static (int Start, int End, double Confidence, string Evidence) Beside(DetectionText text, int i, int close, int value, bool closes, ReadOnlySpan<char> before)
    {
        if (i == 0 || !closes || value < 3)
        {
            return default;
        }

        var ends = text.Mark(close) is ',' or '.' or '!' || close >= text.Tokens.Length || text.Tokens[close].IsLineBreak;
        if (ends && text.Lexemes[i - 1].Is(WordSense.Possessive) && i > 1 && text.LowerOf(text.Tokens[i - 2]) is "op" or "met")
        {
            return (i, close, .8, "context:possessive");
        }

        // mijn dochter sevda negentien; baby Xailey 11 mnd; man 77,
        var kin = text.Lexemes[i - 1].Is(WordSense.Person) ? i - 1 : i > 1 && text.Lexemes[i - 2].Is(WordSense.Person) && text.Tokens[i - 1].IsWord && text.Lexemes[i - 1].Sense == WordSense.None ? i - 2 : -1;
        if (kin >= 0 && !text.Tokens[i].Is(Text.TokenKind.SentenceStart) && (ends || close > i + 1 || kin == i - 2))
        {
            return (i, close, .72, "context:person");
        }

        // Truus, toen 84, ...; nog geen jaar getrouwd, bijna zeventien
        if (ends && i > 1 && before is "toen" or "pas" or "inmiddels" or "intussen" or "bijna" or "nu" && (text.Mark(i - 2) == ',' || text.Lexemes[i - 2].Is(WordSense.Person) || text.Tokens[i - 2].Is(Text.TokenKind.Capitalised)))
        {
            return (i, close, .7, "context:aside");
        }

        // '61, alleen, geen familie': a sentence that opens with an age; 'Eenentachtig.': one that is nothing else.
        var opens = text.Tokens[i].Is(Text.TokenKind.SentenceStart) && value > 12;
        return opens && close == i + 1 && (text.Mark(close) == ',' && !DateParts.Continues(text, close) && close + 1 < text.Tokens.Length && text.Tokens[close + 1].IsWord || (text.Tokens[i].IsWord && value > 20 && text.Mark(close) == '.'))
            ? (i, close, .6, "context:aside") : default;
    }

    // in de zeventig, boven de zestig, begin vijftig
    private static (int Start, int End, double Confidence, string Evidence) Decade(DetectionText text, int i, int end, int value)
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
            return (article - 1, end, .75, "context:decade");
        }

        return preposition is "begin" or "eind" or "midden" or "halverwege" && text.Tokens[i].IsWord ? (article - 1, end, .8, "context:decade") : default;
    }

    private static bool Being(DetectionText text, int i, int close, bool closes)
    {
        // toen ik 22 was; die 4 is; toen ze zes werd
        var nextBeing = close < text.Tokens.Length && text.Lexemes[close].Is(WordSense.Being);
        if (nextBeing && i > 0 && (text.Lexemes[i - 1].Is(WordSense.Pronoun | WordSense.Person) || (text.Lexemes[i - 1].Is(WordSense.AgeFiller) && text.HasBefore(i, WordSense.Pronoun | WordSense.Person, 4))))
        {
            return true;
        }

        if (!closes)
        {
            return false;
        }

        var at = i - 1;
        var steps = 0;
        while (at >= 0 && steps < 5 && (text.Lexemes[at].Is(WordSense.AgeFiller) || text.LowerOf(text.Tokens[at]) is "in" or "het" or "en" || text.Lexemes[at].Is(WordSense.Month | WordSense.Season | WordSense.Person)
            || (text.Lexemes[at].Is(WordSense.Pronoun | WordSense.Possessive) && text.HasBefore(at, WordSense.Being, 2)) || (text.Lexemes[at].Is(WordSense.Year) && at > 0) || (text.Mark(at) == '\'' && text.Glued(at))))
        {
            at--;
            steps++;
        }

        if (at < 0)
        {
            return false;
        }

        if (!text.Lexemes[at].Is(WordSense.Being) && !text.Lexemes[at].Is(WordSense.Pronoun) && text.LowerOf(text.Tokens[at]) is not ("kben" or "kzijn" or "toen"))
        {
            // ik ben finn 15 en ...: a name between
            return at > 1 && at == i - 1 && text.Tokens[at].IsWord && text.LowerOf(text.Tokens[at - 1]) is "ben" or "heet" && text.Lexemes[at].Sense == WordSense.None && text.HasBefore(at - 1, WordSense.Pronoun, 1);
        }

        if (text.LowerOf(text.Tokens[at]) is "kben" or "kzijn")
        {
            return true;
        }

        var verb = text.LowerOf(text.Tokens[at]);
        if (verb is "ben" or "bent" or "word" or "zijt" or "werd" or "wordt" or "worden" or "geworden")
        {
            return verb is "ben" or "bent" or "bin" or "word" or "wordt" or "zijt" || HasPerson(text, at, i);
        }

        return text.Lexemes[at].Is(WordSense.Being) && HasPerson(text, at, i);
    }

    // A person as subject, just before the verb or between it and the number.
    private static bool HasPerson(DetectionText text, int verb, int number)
    {
        for (var k = verb + 1; k < number; k++)
        {
            if (text.Lexemes[k].Is(WordSense.Pronoun | WordSense.Person))
            {
                return true;
            }
        }

        for (var k = verb - 1; k >= 0 && k >= verb - 4 && !text.Tokens[k].IsLineBreak && text.Mark(k) is not ('.' or '!' or '?'); k--)
        {
            var lower = text.LowerOf(text.Tokens[k]);
            if (lower is "dat" or "dit" or "het" or "er" or "nummer" or "prijs")
            {
                return false;
            }

            if (text.Lexemes[k].Is(WordSense.Pronoun | WordSense.Person) || (text.Tokens[k].Is(Text.TokenKind.Capitalised) && !text.Tokens[k].Is(Text.TokenKind.AllCapitals) && (k == verb - 1 || text.Mark(k + 1) == ',')))
            {
                return true;
            }

            // mijn nani is 82
            if (k == verb - 2 && text.Lexemes[k].Is(WordSense.Possessive) && text.Tokens[k + 1].IsWord && text.Lexemes[k + 1].Sense == WordSense.None)
            {
                return true;
            }
        }

        return false;
    }

    // op mijn negentiende, sinds haar 12e
    private static (int Start, int End, double Confidence, string Evidence) Ordinal(DetectionText text, int i)
    {
        var end = text.Tokens[i].IsNumber ? i + 2 : i + 1;
        if (i < 2 || text.Lexemes[i].Value is < 2 or > Oldest)
        {
            return default;
        }

        var possessive = i - 1;
        if (text.LowerOf(text.Tokens[possessive]) is "n" or "r" && i > 2 && text.Mark(i - 2) == '\'')
        {
            possessive = i - 3;
        }

        if (possessive < 0 || !(text.Lexemes[possessive].Is(WordSense.Possessive) || (possessive < i - 1 && text.Tokens[possessive].Length == 1)))
        {
            // tussen mijn vierde en elfde
            return text.LowerOf(text.Tokens[i - 1]) is "en" or "tot" && i > 3 && text.Lexemes[i - 2].Is(WordSense.Ordinal) && text.Lexemes[i - 3].Is(WordSense.Possessive) && Ordinal(text, i - 2).End > 0 ? (i, end, .75, "context:ordinal") : default;
        }

        var preposition = possessive > 0 ? text.LowerOf(text.Tokens[possessive - 1]) : default;
        if (!(preposition is "op" or "sinds" or "vanaf" or "van" or "tot" or "rond" or "voor" or "na" or "tussen" or "aan" or "sedert" or "tegen"))
        {
            return default;
        }

        var next = end < text.Tokens.Length && text.Tokens[end].IsWord ? text.LowerOf(text.Tokens[end]) : default;
        var counts = next is "dag" or "werkdag" or "schooldag" or "kamer" or "poging" or "keer" or "jaar" or "week" or "maand" or "plaats" or "kind" or "man" or "vrouw" or "zwangerschap" or "huwelijk" or "klas" or "baan"
            or "school" or "kleinkind" or "dochter" or "zoon" or "miskraam" or "operatie" or "baby" or "gesprek" or "rij" or "bevalling" or "chemo" or "relatie" or "studie" or "werk" or "verdieping" or "partner" or "seizoen" or "dienst" or "examen" or "kuur";
        var strong = next is "tot" || preposition is "op" or "vanaf" or "sinds" or "tot" or "sedert" or "tussen" || text.Lexemes[i].Value >= 13;
        return !counts && strong ? (i, end, preposition is "op" ? .93 : .85, "context:ordinal") : default;
    }

    private static bool IsOrdinalNumber(DetectionText text, int i) =>
        text.Tokens[i].IsNumber && text.Tokens[i].Length <= 3 && text.Glued(i + 1) && i + 1 < text.Tokens.Length && text.LowerOf(text.Tokens[i + 1]) is "e" or "de" or "ste";

    // 12,50  12:30  € 12  12-14 (but not 12-jarige)
    private static bool IsPartOfMore(DetectionText text, int i, int end)
    {
        if (text.Glued(i) && i > 0 && !(text.Mark(i - 1) is '(' or '[' or '\'' or '"'))
        {
            return true;
        }

        if (i > 0 && text.Mark(i - 1) is '\u20AC' or '$')
        {
            return true;
        }

        return text.Glued(end) && (text.Mark(end) is ',' or '.' or ':' or '/' or '-' or '+' && text.Glued(end + 1) && end + 1 < text.Tokens.Length && text.Tokens[end + 1].IsNumber)
            || (text.Glued(end) && text.Tokens[end].IsWord && text.LowerOf(text.Tokens[end]) is not ("j" or "jr" or "jaar" or "jarige" or "jarig"));
    }

    private static int UnitEnd(DetectionText text, int end)
    {
        if (end >= text.Tokens.Length)
        {
            return 0;
        }

        var word = text.LowerOf(text.Tokens[end]);
        return word is "jaar" or "jr" or "j" or "jaren" or "maanden" or "maand" or "mnd" or "weken" or "dagen" ? end + 1 : 0;
    }

    private static bool IsYears(DetectionText text, int unit) => text.LowerOf(text.Tokens[unit]) is "jaar" or "jr" or "j" or "jaren";

    private static int IsJarig(DetectionText text, int end)
    {
        var at = text.Mark(end) == '-' ? end + 1 : end;
        return at < text.Tokens.Length && text.LowerOf(text.Tokens[at]) is "jarige" or "jarig" ? at + 1 : 0;
    }

    // What may follow an age that is a whole answer.
    private static bool Closes(DetectionText text, int end) =>
        end >= text.Tokens.Length || text.Tokens[end].IsLineBreak || (!text.Tokens[end].IsWord && !text.Tokens[end].IsNumber && text.Mark(end) is not ('%' or '\u20AC' or ':' or '/' or '-') || (text.Mark(end) == '-' && text.Tokens[end].SpaceBefore))
        || text.Lexemes[end].Is(WordSense.FunctionWord | WordSense.Being | WordSense.Pronoun | WordSense.AgeFiller);

    // After 'jaar' less may follow: 'ik was zeventien jaar op zee' is a duration.
    private static bool ClosesUnit(DetectionText text, int end) =>
        end >= text.Tokens.Length || text.Tokens[end].IsLineBreak || (!text.Tokens[end].IsWord && !text.Tokens[end].IsNumber && text.Mark(end) is not ('%' or '/'))
        || text.LowerOf(text.Tokens[end]) is "en" or "maar" or "toen" or "die" or "ik" or "dus" or "nu" or "want" or "of" or "he" or "hè" or "hoor" or "vraagt" or "zegt";

    // 11-12 jarige, 10- tot 20-jarige, 3-4 jaar after 'leeftijd'.
    private static int RangeEnd(DetectionText text, int i, int end)
    {
        if (!text.Tokens[i].IsNumber || text.Mark(end) != '-' || !text.Glued(end) || (text.Glued(i) && i > 0))
        {
            return 0;
        }

        var second = end + 1 < text.Tokens.Length && text.LowerOf(text.Tokens[end + 1]) is "tot" or "en" ? end + 2 : end + 1;
        if (second >= text.Tokens.Length || !text.Tokens[second].IsNumber || text.Lexemes[second].Value is < 0 or > Oldest || text.Tokens[second].Length > 3)
        {
            return 0;
        }

        var jarig = IsJarig(text, second + 1);
        return jarig > 0 ? jarig : UnitEnd(text, second + 1) > 0 && text.HasBefore(i, WordSense.AgeCue, 2) ? second + 2 : 0;
    }

    private static bool Oldish(DetectionText text, int end) => end < text.Tokens.Length && text.LowerOf(text.Tokens[end]) is "oud" or "jong" or "nu";
}
