using Vertelpunt.Pipeline.Text;

namespace Vertelpunt.Pipeline.Detection.Dates;

/// <summary>A year by itself, where the words around it make it one.</summary>
internal static class BareYear
{
    public static Reading Read(DetectionText text, int i)
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
            return preposition || (words && text.Lexemes[i].Value is >= 1900 and <= 2035 && !text.HasBefore(i, WordSense.IdCue, 3)) ? new(i, end, .85, "context:year") : default;
        }

        var value = text.Lexemes[i].Value;

        // 2018 augustus 1
        if (DateParts.Month(text, end) is var month && month > 0 && DateParts.Day(text, month) is var day && day > 0 && value is >= 1000 and <= 2100)
        {
            return new(i, day, .9, "format:words");
        }

        // 'een puzzel van 2000 stukjes': a round number of things.
        if (value % 100 == 0 && text.LowerOf(text.Tokens[i - 1 < 0 ? 0 : i - 1]) is "van" && end < text.Tokens.Length && text.Tokens[end].IsWord && text.Lexemes[end].Sense == WordSense.None)
        {
            return default;
        }

        if (preposition && value >= 1500)
        {
            return new(i, WithSchoolYear(text, end), .92, "context:year");
        }

        // No number of a house, a dossier, a telephone: those have their word before them, or more digits behind.
        if (value is < 1900 or > 2035 || text.HasBefore(i, WordSense.IdCue | WordSense.NumberCue | WordSense.PhoneCue | WordSense.AccountCue | WordSense.BsnCue, 2)
            || (end < text.Tokens.Length && (text.Tokens[end].IsNumber || text.Tokens[end].Is(TokenKind.AllCapitals) && text.Tokens[end].Length == 2))
            || (i > 0 && text.Tokens[i - 1].IsNumber && !IsYearToken(text, i - 1)) || (i > 0 && text.Tokens[i - 1].IsWord && Contact.StreetWords.IsStreet(text.LowerOf(text.Tokens[i - 1]))))
        {
            return default;
        }

        return new(i, WithSchoolYear(text, end), .7, "format:year");
    }

    private static bool IsYearToken(DetectionText text, int i) => text.Tokens[i].Length == 4 && text.Lexemes[i].Value is >= 1900 and <= 2035;

    // boekjaar 2021-2022
    private static int WithSchoolYear(DetectionText text, int end) =>
        text.Mark(end) is '-' or '/' && text.Glued(end) && text.Glued(end + 1) && end + 1 < text.Tokens.Length && IsYearToken(text, end + 1) ? end + 2 : end;

    /// <summary>True when the year at token <paramref name="i"/> is said to be a person's year of birth.</summary>
    public static bool IsBirthYear(DetectionText text, int i)
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
