namespace Vertelpunt.Pipeline.Detection.Dates;

/// <summary>Reads days, months and years from token to token. Each method returns the token after what it read, or 0.</summary>
internal static class DateParts
{
    /// <summary>1, 2e, 3de, l4, zes, eerste: a day of the month.</summary>
    public static int Day(DetectionText text, int i)
    {
        if ((uint)i >= (uint)text.Tokens.Length)
        {
            return 0;
        }

        ref readonly var token = ref text.Tokens[i];
        var lexeme = text.Lexemes[i];
        if (token.IsNumber)
        {
            if (token.Length > 2 || lexeme.Value is < 1 or > 31)
            {
                return 0;
            }

            if (text.Glued(i + 1) && i + 1 < text.Tokens.Length && text.Tokens[i + 1].IsWord)
            {
                return text.LowerOf(text.Tokens[i + 1]) is "e" or "de" or "ste" or "l" or "o" or "i" ? i + 2 : 0;
            }

            return i + 1;
        }

        if (token.IsWord && lexeme.Is(WordSense.NumberWord | WordSense.Ordinal) && !lexeme.Is(WordSense.Month) && lexeme.Value is >= 1 and <= 31)
        {
            return i + 1;
        }

        // l4, O3: a scanner's letter before the digit.
        return token.IsWord && token.Length == 1 && DigitReader.LooksLike(text.Mark(i)) != '\0' && text.Glued(i + 1) && i + 1 < text.Tokens.Length
            && text.Tokens[i + 1].IsNumber && text.Tokens[i + 1].Length == 1 ? i + 2 : 0;
    }

    /// <summary>maart, mrt., 'sept.'; the full stop only after an abbreviation, and not where a sentence begins behind it.</summary>
    public static int Month(DetectionText text, int i)
    {
        if ((uint)i >= (uint)text.Tokens.Length || !text.Lexemes[i].Is(WordSense.Month))
        {
            return 0;
        }

        return text.Tokens[i].Length <= 4 && text.LowerOf(text.Tokens[i]) is not ("mei" or "juni" or "juli") && text.Mark(i + 1) == '.' && text.Glued(i + 1)
            && !(i + 2 >= text.Tokens.Length || text.Tokens[i + 2].Is(Pipeline.Text.TokenKind.LineBreak) || (text.Tokens[i + 2].IsWord && text.Tokens[i + 2].Is(Pipeline.Text.TokenKind.Capitalised))) ? i + 2 : i + 1;
    }

    /// <summary>2019, '93, tweeduizend negentien, negentien vierenzeventig, l997; two bare digits where <paramref name="shortYears"/>.</summary>
    public static int Year(DetectionText text, int i, bool shortYears)
    {
        if ((uint)i >= (uint)text.Tokens.Length)
        {
            return 0;
        }

        ref readonly var token = ref text.Tokens[i];
        if (text.Mark(i) == '\'')
        {
            return i + 1 < text.Tokens.Length && text.Glued(i + 1) && text.Tokens[i + 1].IsNumber && text.Tokens[i + 1].Length == 2 && !Continues(text, i + 2) ? i + 2 : 0;
        }

        var lexeme = text.Lexemes[i];
        if (token.IsNumber)
        {
            if (token.Length == 4 && lexeme.Value is >= 1000 and <= 2100)
            {
                return Continues(text, i + 1) ? 0 : i + 1;
            }

            return shortYears && token.Length == 2 && !Continues(text, i + 1) && !text.HasFrom(i + 1, WordSense.Quantity | WordSense.Year, 1) && text.Mark(i + 1) != ':' ? i + 1 : 0;
        }

        if (token.IsWord && token.Length == 1 && text.Mark(i) is 'l' or 'I' && i + 1 < text.Tokens.Length && text.Glued(i + 1) && text.Tokens[i + 1].IsNumber && text.Tokens[i + 1].Length == 3
            && text.Tokens[i + 1] is var rest && text.Text[rest.Start] == '9')
        {
            return i + 2;
        }

        if (!lexeme.Is(WordSense.NumberWord))
        {
            return 0;
        }

        // negentien vierenzeventig
        if (lexeme.Value is 19 or 20 && i + 1 < text.Tokens.Length && text.Lexemes[i + 1].Is(WordSense.NumberWord) && text.Lexemes[i + 1].Value is > 9 and < 100)
        {
            return i + 2;
        }

        return NumberPhrase.TryRead(text, i, out var value, out var end) && value is >= 1500 and <= 2100 ? end
            : shortYears && value is >= 20 and <= 99 ? end : 0;
    }

    /// <summary>True when letters or digits are glued to what was read, so that it was part of something longer.</summary>
    public static bool Continues(DetectionText text, int end) =>
        text.Glued(end) && (text.Tokens[end].IsWord || text.Tokens[end].IsNumber
            || (text.Mark(end) is ',' or '.' or ':' or '/' && text.Glued(end + 1) && end + 1 < text.Tokens.Length && text.Tokens[end + 1].IsNumber));

    /// <summary>The token after the month that follows a day ending before token <paramref name="day"/>, or 0.</summary>
    public static int MonthAfter(DetectionText text, int day)
    {
        if (day >= text.Tokens.Length)
        {
            return 0;
        }

        if (text.LowerOf(text.Tokens[day]) is "van" || text.Mark(day) is '-' or '/' or '.')
        {
            day++;
        }

        return Month(text, day);
    }

    /// <summary>The token after the year that follows at <paramref name="month"/>, a comma or 'van' between them or not; 0 when there is none.</summary>
    public static int YearAfter(DetectionText text, int month, bool shortYears)
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

        return at < text.Tokens.Length && !text.Tokens[at].IsLineBreak ? Year(text, at, shortYears) : 0;
    }
}
