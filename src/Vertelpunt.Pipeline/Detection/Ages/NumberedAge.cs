namespace Vertelpunt.Pipeline.Detection.Ages;

/// <summary>An age in figures or words, by its unit or by the words around it.</summary>
internal static class NumberedAge
{
    public static Reading Read(DetectionText text, int i, int lastEnd)
    {
        if (!NumberPhrase.TryRead(text, i, out var value, out var end) || value > AgeAnnotator.Oldest || (text.Tokens[i].IsNumber && text.Tokens[i].Length > 3))
        {
            return default;
        }

        if (RangeEnd(text, i, end) is var range && range > 0)
        {
            return new(i, range, .9, "format:range");
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

        var unit = AgeUnit.End(text, end);
        var after = unit > 0 ? unit : end;
        var next = after < text.Tokens.Length ? text.LowerOf(text.Tokens[after]) : default;
        if (AgeUnit.JarigEnd(text, end) is var jarig && jarig > 0)
        {
            return new(i, jarig, .97, "format:jarig");
        }

        if (unit > 0 && next is "oud" or "oude")
        {
            return new(i, unit, .98, "format:old");
        }

        if (unit > 0 && !AgeUnit.IsYears(text, end))
        {
            // Months, weeks and days are ages only with 'oud' or of a child.
            return i > 0 && text.LowerOf(text.Tokens[i - 1]) is "van" && i > 1 && text.Lexemes[i - 2].Is(WordSense.Person) ? new(i, unit, .85, "context:person") : default;
        }

        if (unit > 0 && text.Glued(end) && text.LowerOf(text.Tokens[end]) is "j" or "jr")
        {
            return new(i, unit, .85, "format:unit");
        }

        if (unit == 0 && (text.HasFrom(end, WordSense.Quantity | WordSense.Period, 1) || next is "x" or "%" || text.Mark(end) is '%' or '\u20AC' || text.Lexemes[Math.Min(end, text.Tokens.Length - 1)].Is(WordSense.Month)))
        {
            return default;
        }

        return AgeContext.Read(text, i, end, unit, value, lastEnd);
    }

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

    // 11-12 jarige, 10- tot 20-jarige, 3-4 jaar after 'leeftijd'.
    private static int RangeEnd(DetectionText text, int i, int end)
    {
        if (!text.Tokens[i].IsNumber || text.Mark(end) != '-' || !text.Glued(end) || (text.Glued(i) && i > 0))
        {
            return 0;
        }

        var second = end + 1 < text.Tokens.Length && text.LowerOf(text.Tokens[end + 1]) is "tot" or "en" ? end + 2 : end + 1;
        if (second >= text.Tokens.Length || !text.Tokens[second].IsNumber || text.Lexemes[second].Value is < 0 or > AgeAnnotator.Oldest || text.Tokens[second].Length > 3)
        {
            return 0;
        }

        var jarig = AgeUnit.JarigEnd(text, second + 1);
        return jarig > 0 ? jarig : AgeUnit.End(text, second + 1) > 0 && text.HasBefore(i, WordSense.AgeCue, 2) ? second + 2 : 0;
    }
}
