namespace Vertelpunt.Pipeline.Detection.Dates;

/// <summary>Reads dates in figures: 4-3-2019, 04/03/19, 2019-03-04, 4.3.2019, 23-sep-2020, and day and month alone where the text shows it.</summary>
internal static class NumericDate
{
    /// <summary>The token after the date that begins at <paramref name="i"/>, or 0.</summary>
    public static int Read(DetectionText text, int i)
    {
        if (i + 2 >= text.Tokens.Length || !IsFree(text, i))
        {
            return 0;
        }

        Span<int> parts = stackalloc int[3];
        Span<int> lengths = stackalloc int[3];
        Span<bool> names = stackalloc bool[3];
        var count = 0;
        var sign = '\0';
        var at = i;
        var end = 0;
        while (count < 3 && Part(text, ref at, out parts[count], out lengths[count], out names[count]))
        {
            count++;
            end = at;
            if (count == 3 || at >= text.Tokens.Length)
            {
                break;
            }

            var mark = text.Mark(at);
            if (mark is '-' or '/' or '.' && text.Glued(at) && at + 1 < text.Tokens.Length && (text.Glued(at + 1) || (mark == '-' && names[..count].Contains(true) | IsMonthName(text, at + 1)))
                && (sign == '\0' || sign == mark || names[..count].Contains(true)))
            {
                sign = mark;
                at++;
            }
            else if (sign != '\0' && names[..count].Contains(true) && !text.Glued(at))
            {
                // 1928- jan 15
                continue;
            }
            else
            {
                break;
            }
        }

        if (sign == '\0' || DateParts.Continues(text, end))
        {
            return count == 3 && end > 0 && sign != '\0' && IsRange(text, end) && IsDate(parts, lengths, names) ? end : 0;
        }

        if (count == 3)
        {
            return IsDate(parts, lengths, names) && !(text.Mark(end) == sign && text.Glued(end) && !IsRange(text, end)) ? end : 0;
        }

        return count == 2 && IsDayMonth(text, i, end, sign, parts, lengths, names) ? end : 0;
    }

    /// <summary>22 02 1985: three groups with spaces, believed only after 'geboren' or 'datum'.</summary>
    public static int ReadSpaced(DetectionText text, int i) =>
        i + 2 < text.Tokens.Length && text.Tokens[i].IsNumber && text.Tokens[i].Length <= 2 && text.Tokens[i + 1].IsNumber && text.Tokens[i + 1].Length <= 2 && text.Tokens[i + 2].IsNumber
        && text.Tokens[i + 2].Length is 4 or 2 && text.Lexemes[i].Value is >= 1 and <= 31 && text.Lexemes[i + 1].Value is >= 1 and <= 12
        && text.HasBefore(i, WordSense.Born, 4) ? i + 3 : 0;

    private static bool IsFree(DetectionText text, int i)
    {
        if (i == 0 || !text.Glued(i))
        {
            return true;
        }

        var before = text.Mark(i - 1);
        return before is '(' or '[' or '\'' or '"' or ':' or '>' or '|' or '*' or '\u00B0' or '\u2020' or '=' || (before == '-' && (i < 2 || !text.Glued(i - 1) || text.Tokens[i - 2].IsWord || text.Tokens[i - 2].IsNumber))
            || (before == ',' && i > 1 && text.Tokens[i - 2].IsWord);
    }

    private static bool IsMonthName(DetectionText text, int i) => i < text.Tokens.Length && text.Lexemes[i].Is(WordSense.Month);

    // One number or month name; letters a scanner read for digits are taken as such.
    private static bool Part(DetectionText text, ref int at, out int value, out int length, out bool name)
    {
        value = length = 0;
        name = false;
        if (at >= text.Tokens.Length)
        {
            return false;
        }

        if (IsMonthName(text, at))
        {
            value = text.Lexemes[at].Value;
            name = true;
            length = 2;
            at++;
            return true;
        }

        // At most four characters of digits and look-alikes, glued: 2019, O3, l932.
        var first = at;
        while (at < text.Tokens.Length && length <= 4 && (at == first || text.Glued(at)))
        {
            ref readonly var token = ref text.Tokens[at];
            if (token.IsNumber && token.Length <= 4)
            {
                for (var k = token.Start; k < token.End; k++)
                {
                    value = (value * 10) + text.Text[k] - '0';
                }
            }
            else if (token.IsWord && token.Length == 1 && DigitReader.LooksLike(text.Mark(at)) is var digit && digit != '\0'
                && (text.Glued(at + 1) && at + 1 < text.Tokens.Length && text.Tokens[at + 1].IsNumber || at > first))
            {
                value = (value * 10) + digit - '0';
            }
            else
            {
                break;
            }

            length += token.Length;
            at++;
        }

        return length is >= 1 and <= 4;
    }

    private static bool IsDate(ReadOnlySpan<int> parts, ReadOnlySpan<int> lengths, ReadOnlySpan<bool> names)
    {
        if (names.Count(true) > 1)
        {
            return false;
        }

        if (names.Contains(true))
        {
            // A month's name and a day and a year in any order.
            var month = names.IndexOf(true);
            var (a, b) = month == 0 ? (1, 2) : month == 1 ? (0, 2) : (0, 1);
            return (lengths[a] <= 2 && parts[a] is >= 1 and <= 31 && IsYear(parts[b], lengths[b])) || (lengths[b] <= 2 && parts[b] is >= 1 and <= 31 && IsYear(parts[a], lengths[a]));
        }

        return lengths[0] == 4
            ? IsYear(parts[0], 4) && lengths[1] <= 2 && lengths[2] <= 2 && IsDayAndMonth(parts[1], parts[2])
            : lengths[0] <= 2 && lengths[1] <= 2 && lengths[2] is 2 or 4 && IsDayAndMonth(parts[0], parts[1]) && IsYear(parts[2], lengths[2]);
    }

    private static bool IsYear(int value, int length) => length == 4 ? value is >= 1000 and <= 2100 : length == 2;

    private static bool IsDayAndMonth(int a, int b) => a >= 1 && b >= 1 && ((a <= 31 && b <= 12) || (a <= 12 && b <= 31));

    // 10/1-11/2/2017: another date follows the hyphen.
    private static bool IsRange(DetectionText text, int end) =>
        text.Mark(end) == '-' && end + 4 < text.Tokens.Length && text.Tokens[end + 1].IsNumber && text.Mark(end + 2) is '-' or '/' && text.Tokens[end + 3].IsNumber && text.Lexemes[end + 1].Value <= 31 && text.Mark(end + 4) is '-' or '/';

    private static bool IsDayMonth(DetectionText text, int i, int end, char sign, ReadOnlySpan<int> parts, ReadOnlySpan<int> lengths, ReadOnlySpan<bool> names)
    {
        if (names.Contains(true))
        {
            // 1-jan, 2/okt
            return names[1] && lengths[0] <= 2 && parts[0] is >= 1 and <= 31;
        }

        // 24/7 is always.
        if (sign == '.' || (parts[0] == 24 && parts[1] == 7 && sign == '/') || lengths[0] > 2 || lengths[1] > 2 || parts[0] is < 1 or > 31 || parts[1] is < 1 or > 12 || text.HasFrom(end, WordSense.Quantity | WordSense.Year, 1))
        {
            return false;
        }

        if (IsRange(text, end) || (i > 0 && text.Lexemes[i - 1].Is(WordSense.Weekday)) || (i > 1 && text.Mark(i - 1) == '.' && text.Lexemes[i - 2].Is(WordSense.Weekday)))
        {
            return true;
        }

        if (text.Mark(end) == '%')
        {
            return false;
        }

        var lineStart = i == 0 || text.Tokens[i - 1].IsLineBreak || text.Mark(i - 1) is '[' or '\u2020' or '\u00B0' or '*';
        var prose = i > 0 && text.LowerOf(text.Tokens[i - 1]) is "op" or "sinds" or "van" or "tot" or "vanaf" or "dd" or "geb" or "geboren" or "datum" or "per" or "rond";
        return sign == '/' ? lineStart || prose : (lineStart && !text.HasFrom(end, WordSense.NumberWord, 1)) || prose;
    }
}
