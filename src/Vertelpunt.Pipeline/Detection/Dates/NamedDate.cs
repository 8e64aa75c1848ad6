namespace Vertelpunt.Pipeline.Detection.Dates;

/// <summary>A day with the name of its month: dinsdag 4 maart 2019, 26 op 27 januari; or three numbers in words after geboren.</summary>
internal static class NamedDate
{
    // [weekday] day [to day] month [year]
    public static Reading Read(DetectionText text, int i)
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
        if (second > 0 && DateParts.MonthAfter(text, second) > 0)
        {
            day = second;
        }

        var month = DateParts.MonthAfter(text, day);
        if (month == 0)
        {
            return WordsOnly(text, i, at, day);
        }

        // 'een mei' and 'vier maart' are dates, 'een maart' after 'op' alone is; an ordinary 'een' is not.
        if (text.Tokens[at].IsWord && text.LowerOf(text.Tokens[at]) is "een" && at == i && !(i > 0 && text.LowerOf(text.Tokens[i - 1]) is "op"))
        {
            return default;
        }

        var year = DateParts.YearAfter(text, month, shortYears: true);
        return new(i, year > 0 ? year : month, .98, "format:words");
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

    // zeventien negen vierenzeventig, after 'geboren' or 'datum'
    private static Reading WordsOnly(DetectionText text, int i, int at, int day)
    {
        if (!text.Tokens[at].IsWord || day + 1 >= text.Tokens.Length || !text.Lexemes[day].Is(WordSense.NumberWord) || text.Lexemes[day].Value is < 1 or > 12)
        {
            return default;
        }

        var year = DateParts.Year(text, day + 1, shortYears: true);
        return year > 0 && (text.HasBefore(i, WordSense.Born, 8) || HasDateWord(text, i)) ? new(i, year, .85, "context:born") : default;
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
}
