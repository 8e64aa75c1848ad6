using System.Collections.Frozen;
using Vertelpunt.Domain.Privacy;
using Vertelpunt.Pipeline.Text;

namespace Vertelpunt.Pipeline.Detection.Dates;

/// <summary>Dates in figures and words, month or season with year, years, feast days and phrases that count from them.</summary>
/// <remarks>
/// Format: Dutch order (day, month, year) with -, / or . between, ISO 8601, month names and their abbreviations, years in words; feasts by <see cref="FeastDays"/>.
/// Examples: 4 maart 2019, dinsdag 4/3, 2019-03-04, zes januari tweeduizend drieëntwintig, tweede kerstdag, drie weken na Prinsjesdag, winter van '42.
/// Cannot prove that '30-3' is a date and no score, or '1995' a year and no number: day and month alone and bare years are believed by what stands
/// around them. A month or weekday by itself pins nothing and is not reported; birth years are ages (<see cref="Ages.AgeAnnotator"/>).
/// </remarks>
public sealed class DateAnnotator : IAnnotator
{
    private static readonly FrozenDictionary<string, string[][]> Feasts = FeastDays.Phrases
        .Select(phrase => phrase.Split(' ')).GroupBy(words => words[0]).ToFrozenDictionary(group => group.Key, group => group.OrderByDescending(words => words.Length).ToArray());

    private static readonly FrozenDictionary<string, string[][]>.AlternateLookup<ReadOnlySpan<char>> FeastLookup = Feasts.GetAlternateLookup<ReadOnlySpan<char>>();

    public string Name => "date";

    public void Annotate(DetectionText text, List<Annotation> into)
    {
        var tokens = text.Tokens;
        for (var i = 0; i < tokens.Length; i++)
        {
            var (start, end, confidence, evidence) = Read(text, i);
            if (end > 0)
            {
                into.Add(new(new(tokens[start].Start, tokens[end - 1].End), IdentifierKind.Date, confidence, Name, evidence));
                i = end - 1;
            }
        }
    }

    private static (int Start, int End, double Confidence, string Evidence) Read(DetectionText text, int i)
    {
        ref readonly var token = ref text.Tokens[i];
        var lexeme = text.Lexemes[i];
        if (!token.IsNumber && lexeme.Sense == WordSense.None && token.Length > 1)
        {
            return default;
        }

        if (Named(text, i) is { End: > 0 } named)
        {
            return named;
        }

        if (token.IsNumber || (token.IsWord && token.Length == 1) || lexeme.Is(WordSense.Month))
        {
            if (NumericDate.Read(text, i) is var numeric && numeric > 0)
            {
                return (i, numeric, .95, "format:figures");
            }

            if (NumericDate.ReadSpaced(text, i) is var spaced && spaced > 0)
            {
                return (i, spaced, .9, "context:born");
            }
        }

        // A weekday before a numeric date: di 5/9, ma. 4-9-2023.
        if (lexeme.Is(WordSense.Weekday))
        {
            var next = text.Mark(i + 1) is '.' or ',' ? i + 2 : i + 1;
            if (next < text.Tokens.Length && text.Tokens[next].IsNumber && !text.Tokens[next].IsLineBreak && NumericDate.Read(text, next) is var after && after > 0)
            {
                return (i, after, .95, "format:figures");
            }
        }

        return Feast(text, i) is { End: > 0 } feast ? feast
            : CountedFrom(text, i) is { End: > 0 } counted ? counted
            : MonthOrSeason(text, i) is { End: > 0 } period ? period
            : BareYear(text, i);
    }

    // [weekday] day [to day] month [year]
    private static (int Start, int End, double Confidence, string Evidence) Named(DetectionText text, int i)
    {
        var at = i;
        if (text.Lexemes[at].Is(WordSense.Weekday))
        {
            at++;
            if (text.Mark(at) is '.' or ',')
            {
                at++;
            }

            if (at < text.Tokens.Length && text.LowerOf(text.Tokens[at]) is "de" or "den")
            {
                at++;
            }
        }

        var glued = at == i && text.Glued(i) && i > 0 && text.Tokens[i].IsNumber && (text.Tokens[i - 1].IsWord || (text.Mark(i - 1) is '/' or ':' && i > 1 && text.Tokens[i - 2].IsNumber));
        var day = glued || (at == i && IsFraction(text, i)) ? 0 : DateParts.Day(text, at);
        if (day == 0)
        {
            return default;
        }

        // 26 op 27 januari, 2 tot 7 feb, 29 en 30 mei, 4/5 mei
        var second = Link(text, day) is var link && link > 0 ? DateParts.Day(text, link) : 0;
        if (second > 0 && MonthAfter(text, second) > 0)
        {
            day = second;
        }

        var month = MonthAfter(text, day);
        if (month == 0)
        {
            return WordsOnly(text, i, at, day);
        }

        // 'een mei' and 'vier maart' are dates, 'een maart' after 'op' alone is; an ordinary 'een' is not.
        if (text.Tokens[at].IsWord && text.LowerOf(text.Tokens[at]) is "een" && at == i && !(i > 0 && text.LowerOf(text.Tokens[i - 1]) is "op"))
        {
            return default;
        }

        var year = YearAfter(text, month, shortYears: true);
        return (i, year > 0 ? year : month, .98, "format:words");
    }

    // 6,107.31 augustus: the figures belong to a number.
    private static bool IsFraction(DetectionText text, int i) =>
        text.Glued(i) && i > 1 && text.Mark(i - 1) is '.' or ',' && text.Glued(i - 1) && text.Tokens[i - 2].IsNumber;

    private static int Link(DetectionText text, int day)
    {
        if (day + 1 >= text.Tokens.Length)
        {
            return 0;
        }

        if (text.Mark(day) is '-' or '/')
        {
            return day + 1;
        }

        return text.LowerOf(text.Tokens[day]) switch
        {
            "op" or "en" or "tot" or "of" => text.LowerOf(text.Tokens[day + 1]) is "en" && text.LowerOf(text.Tokens[Math.Min(day + 2, text.Tokens.Length - 1)]) is "met" ? day + 3 : day + 1,
            "t" when text.Mark(day + 1) == '/' => day + 3,
            _ => 0,
        };
    }

    private static int MonthAfter(DetectionText text, int day)
    {
        if (day >= text.Tokens.Length)
        {
            return 0;
        }

        if (text.LowerOf(text.Tokens[day]) is "van" || text.Mark(day) is '-' or '/' or '.')
        {
            day++;
        }

        return DateParts.Month(text, day);
    }

    private static int YearAfter(DetectionText text, int month, bool shortYears)
    {
        var at = month;
        if (text.Mark(at) is ',' or '-' or '/' && at + 1 < text.Tokens.Length)
        {
            // 12 mei, 14 uur: only four digits count after a comma.
            if (text.Tokens[at + 1].IsNumber && text.Tokens[at + 1].Length < 4)
            {
                return 0;
            }

            at++;
        }
        else if (at < text.Tokens.Length && text.LowerOf(text.Tokens[at]) is "van" or "in" or "anno")
        {
            at++;
            shortYears &= text.LowerOf(text.Tokens[at - 1]) is "van";
        }

        return at < text.Tokens.Length && !text.Tokens[at].IsLineBreak ? DateParts.Year(text, at, shortYears) : 0;
    }

    // zeventien negen vierenzeventig, after 'geboren' or 'datum'
    private static (int Start, int End, double Confidence, string Evidence) WordsOnly(DetectionText text, int i, int at, int day)
    {
        if (!text.Tokens[at].IsWord || day + 1 >= text.Tokens.Length || !text.Lexemes[day].Is(WordSense.NumberWord) || text.Lexemes[day].Value is < 1 or > 12)
        {
            return default;
        }

        var year = DateParts.Year(text, day + 1, shortYears: true);
        return year > 0 && (text.HasBefore(i, WordSense.Born, 8) || HasDateWord(text, i)) ? (i, year, .85, "context:born") : default;
    }

    private static bool HasDateWord(DetectionText text, int i)
    {
        for (var k = i - 1; k >= 0 && k >= i - 6; k--)
        {
            if (text.LowerOf(text.Tokens[k]).EndsWith("datum"))
            {
                return true;
            }
        }

        return false;
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

    private static (int Start, int End, double Confidence, string Evidence) Feast(DetectionText text, int i)
    {
        var end = FeastEnd(text, i);
        if (end == 0)
        {
            return default;
        }

        var year = YearAfter(text, end, shortYears: false);
        return (i, year > 0 ? year : end, text.LowerOf(text.Tokens[i]) is "sinterklaas" or "ramadan" or "halloween" ? .6 : .9, "list:feasts");
    }

    // drie weken na Prinsjesdag, de nacht voor Pasen, week voor Pinksteren 2012, tweede dag van Divali
    private static (int Start, int End, double Confidence, string Evidence) CountedFrom(DetectionText text, int i)
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

        var year = YearAfter(text, end, shortYears: false);
        return (i, year > 0 ? year : end, .9, "list:feasts");
    }

    // april 2022, jan-feb 2017, voorjaar van 2019, winter van '42, week 26
    private static (int Start, int End, double Confidence, string Evidence) MonthOrSeason(DetectionText text, int i)
    {
        var lexeme = text.Lexemes[i];
        if (lexeme.Is(WordSense.Month))
        {
            var month = DateParts.Month(text, i);
            if ((text.Mark(month) == '-' || (month < text.Tokens.Length && text.LowerOf(text.Tokens[month]) is "tot" or "en")) && DateParts.Month(text, month + 1) is var last && last > 0)
            {
                month = last;
            }

            // May 1, 2015, as English order has it.
            if (DateParts.Day(text, month) is var day && day > 0 && text.Tokens[month].IsNumber && YearAfter(text, day, shortYears: false) is var full && full > 0)
            {
                return (i, full, .95, "format:words");
            }

            // 2018 AUGUSTUS 1 is read from its year; 'jan 2001' needs a four-digit or marked year, for Jan is a name.
            var year = YearAfter(text, month, shortYears: false);
            if (year == 0 && text.Tokens[i].Length > 3 && month < text.Tokens.Length && text.Tokens[month].IsNumber && text.Tokens[month].Length == 2 && !text.Tokens[month].IsLineBreak
                && text.Lexemes[month].Value > 31 && !text.HasBefore(i, WordSense.Being, 4))
            {
                year = DateParts.Year(text, month, shortYears: true);
            }

            return year > 0 ? (i, year, .97, "format:words") : default;
        }

        if (lexeme.Is(WordSense.Season))
        {
            // In words only after 'van': 'ik word in het najaar tachtig' is an age.
            var year = YearAfter(text, i + 1, shortYears: true);
            return year > 0 && !(text.Lexemes[i + 1].Is(WordSense.NumberWord) && text.Lexemes[i + 1].Value < 1000) ? (i, year, .95, "format:season") : default;
        }

        if (text.LowerOf(text.Tokens[i]) is "week" && i + 1 < text.Tokens.Length && text.Tokens[i + 1].IsNumber && text.Lexemes[i + 1].Value is >= 1 and <= 53 && !DateParts.Continues(text, i + 2))
        {
            return (i, i + 2, .75, "format:week");
        }

        return default;
    }

    private static (int Start, int End, double Confidence, string Evidence) BareYear(DetectionText text, int i)
    {
        ref readonly var token = ref text.Tokens[i];
        var apostrophe = text.Mark(i) == '\'';
        if (apostrophe ? text.Glued(i) && i > 0 && !(text.Mark(i - 1) is '(') : text.Glued(i) && i > 0 && !(text.Mark(i - 1) is '(' or '[' or '"' or '\'' or '\u2020' or '*' or '-'))
        {
            return default;
        }

        var words = token.IsWord && text.Lexemes[i].Is(WordSense.NumberWord);
        if (!apostrophe && !words && !(token.IsNumber && token.Length == 4))
        {
            return default;
        }

        var end = DateParts.Year(text, i, shortYears: false);
        if (end == 0 || (text.Glued(end) && text.Mark(end) is '-' or '/' or '_' && !(end + 1 < text.Tokens.Length && text.Tokens[end + 1].IsNumber && text.Lexemes[end + 1].Value is > 1500 and < 2100)))
        {
            return default;
        }

        if (IsBirthYear(text, i) || text.HasFrom(end, WordSense.Quantity | WordSense.Year, 1) || (i > 0 && text.Mark(i - 1) is '\u20AC' or '$' or '#'))
        {
            return default;
        }

        var preposition = i > 0 && (text.LowerOf(text.Tokens[i - 1]) is "in" or "sinds" or "sedert" or "anno" or "eind" or "begin" or "jaar" or "rond" or "najaar" or "vanaf" or "tot" or "uit" or "van" or "medio" or "zomer" or "omstreeks");
        if (apostrophe || words)
        {
            return preposition || (words && text.Lexemes[i].Value is >= 1900 and <= 2035 && !text.HasBefore(i, WordSense.IdCue, 3)) ? (i, end, .85, "context:year") : default;
        }

        var value = text.Lexemes[i].Value;

        // 2018 augustus 1
        if (DateParts.Month(text, end) is var month && month > 0 && DateParts.Day(text, month) is var day && day > 0 && value is >= 1000 and <= 2100)
        {
            return (i, day, .9, "format:words");
        }

        // 'een puzzel van 2000 stukjes': a round number of things.
        if (value % 100 == 0 && text.LowerOf(text.Tokens[i - 1 < 0 ? 0 : i - 1]) is "van" && end < text.Tokens.Length && text.Tokens[end].IsWord && text.Lexemes[end].Sense == WordSense.None)
        {
            return default;
        }

        if (preposition && value >= 1500)
        {
            return (i, WithSchoolYear(text, end), .92, "context:year");
        }

        // No number of a house, a dossier, a telephone: those have their word before them, or more digits behind.
        if (value is < 1900 or > 2035 || text.HasBefore(i, WordSense.IdCue | WordSense.NumberCue | WordSense.PhoneCue | WordSense.AccountCue | WordSense.BsnCue, 2)
            || (end < text.Tokens.Length && (text.Tokens[end].IsNumber || text.Tokens[end].Is(TokenKind.AllCapitals) && text.Tokens[end].Length == 2))
            || (i > 0 && text.Tokens[i - 1].IsNumber && !IsYearToken(text, i - 1)) || (i > 0 && text.Tokens[i - 1].IsWord && Contact.AddressAnnotator.IsStreet(text.LowerOf(text.Tokens[i - 1]))))
        {
            return default;
        }

        return (i, WithSchoolYear(text, end), .7, "format:year");
    }

    private static bool IsYearToken(DetectionText text, int i) => text.Tokens[i].Length == 4 && text.Lexemes[i].Value is >= 1900 and <= 2035;

    // boekjaar 2021-2022
    private static int WithSchoolYear(DetectionText text, int end) =>
        text.Mark(end) is '-' or '/' && text.Glued(end) && text.Glued(end + 1) && end + 1 < text.Tokens.Length && IsYearToken(text, end + 1) ? end + 2 : end;

    /// <summary>True when the year at token <paramref name="i"/> is said to be a person's year of birth.</summary>
    internal static bool IsBirthYear(DetectionText text, int i)
    {
        if (i == 0)
        {
            return false;
        }

        var at = i - 1;
        while (at >= 0 && at > i - 4 && (text.Mark(at) is '.' or ':' or ',' || text.LowerOf(text.Tokens[at]) is "in" or "uit"))
        {
            at--;
        }

        if (at >= 0 && (text.Lexemes[at].Is(WordSense.Born) || text.Mark(at) is '\u00B0'))
        {
            return true;
        }

        return text.LowerOf(text.Tokens[i - 1]) is "van" && i > 1
            && (text.LowerOf(text.Tokens[i - 2]) is "ben" or "bent" || (text.LowerOf(text.Tokens[i - 2]) is "is" or "zijn" && i > 2 && text.Lexemes[i - 3].Is(WordSense.Pronoun | WordSense.Person)));
    }
}
