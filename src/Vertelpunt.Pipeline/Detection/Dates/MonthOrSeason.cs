namespace Vertelpunt.Pipeline.Detection.Dates;

/// <summary>A month, season or week with its year: april 2022, winter van '42, week 26.</summary>
internal static class MonthOrSeason
{
    // april 2022, jan-feb 2017, voorjaar van 2019, winter van '42, week 26
    public static Reading Read(DetectionText text, int i)
    {
        var lexeme = text.Lexemes[i];
        if (lexeme.Is(WordSense.Month))
        {
            if (IsName(text, i))
            {
                return default;
            }

            var month = DateParts.Month(text, i);
            if ((text.Mark(month) == '-' || (month < text.Tokens.Length && text.LowerOf(text.Tokens[month]) is "tot" or "en")) && DateParts.Month(text, month + 1) is var last && last > 0)
            {
                month = last;
            }

            // May 1, 2015, as English order has it.
            if (DateParts.Day(text, month) is var day && day > 0 && text.Tokens[month].IsNumber && DateParts.YearAfter(text, day, shortYears: false) is var full && full > 0)
            {
                return new(i, full, .95, "format:words");
            }

            // 2018 AUGUSTUS 1 is read from its year; 'jan 2001' needs a four-digit or marked year, for Jan is a name.
            var year = DateParts.YearAfter(text, month, shortYears: false);
            if (year == 0 && text.Tokens[i].Length > 3 && month < text.Tokens.Length && text.Tokens[month].IsNumber && text.Tokens[month].Length == 2 && !text.Tokens[month].IsLineBreak
                && text.Lexemes[month].Value > 31 && !text.HasBefore(i, WordSense.Being, 4))
            {
                year = DateParts.Year(text, month, shortYears: true);
            }

            return year > 0 ? new(i, year, .97, "format:words") : default;
        }

        if (lexeme.Is(WordSense.Season))
        {
            // In words only after 'van': 'ik word in het najaar tachtig' is an age.
            var year = DateParts.YearAfter(text, i + 1, shortYears: true);
            return year > 0 && !(text.Lexemes[i + 1].Is(WordSense.NumberWord) && text.Lexemes[i + 1].Value < 1000) ? new(i, year, .95, "format:season") : default;
        }

        if (text.LowerOf(text.Tokens[i]) is "week" && i + 1 < text.Tokens.Length && text.Tokens[i + 1].IsNumber && text.Lexemes[i + 1].Value is >= 1 and <= 53 && !DateParts.Continues(text, i + 2))
        {
            return new(i, i + 2, .75, "format:week");
        }

        return default;
    }

    // 'met Jan in 2001', 'Willem-Jan', 'Sep van 2018': months that people are called too.
    private static bool IsName(DetectionText text, int i)
    {
        if (i > 1 && text.Mark(i - 1) == '-' && text.Glued(i) && text.Glued(i - 1) && text.Tokens[i - 2].IsWord && !text.Lexemes[i - 2].Is(WordSense.Month))
        {
            return true;
        }

        var next = i + 1 < text.Tokens.Length ? text.LowerOf(text.Tokens[i + 1]) : default;
        return text.LowerOf(text.Tokens[i]) switch
        {
            "jan" or "sep" => next is "in" or "van",
            "mei" or "april" => next is "in",
            _ => false,
        };
    }
}
