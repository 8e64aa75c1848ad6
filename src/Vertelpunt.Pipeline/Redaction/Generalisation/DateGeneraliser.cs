using System.Globalization;
using Vertelpunt.Pipeline.Detection;
using Vertelpunt.Pipeline.Text;

namespace Vertelpunt.Pipeline.Redaction.Generalisation;

/// <summary>Dates to a part of the year, with the year where it was told: 'op 4 maart 2019' to 'in het voorjaar van 2019'.</summary>
/// <remarks>Years and seasons with a year stay. A date of birth becomes a band of ten years, as a birth year does. Feasts become 'een feestdag'.</remarks>
internal static class DateGeneraliser
{
    public static Replacement? Generalise(Passage passage)
    {
        var text = new DetectionText(TextNormaliser.Normalise(passage.Text.ToString()).Text);
        var (month, year, feast) = Parse(text);
        if (feast)
        {
            return new(passage.Finding.Span, "een feestdag" + (year is null ? "" : " in " + YearWords(year.Value)));
        }

        if (month is null)
        {
            return year is null ? null : new(passage.Finding.Span, passage.Text.ToString());
        }

        if (year is { } birth && passage.WordBefore(out var before) is var word && IsBirth(passage, word, before))
        {
            var band = $"tussen {birth / 10 * 10} en {(birth / 10 * 10) + 10}";
            return new(word is "op" or "in" ? new(before, passage.Finding.Span.End) : passage.Finding.Span, band);
        }

        return Place(passage, PartOfYear(month.Value, year));
    }

    /// <summary>1 to 12, and a year; a feast instead of a month.</summary>
    private static (int? Month, int? Year, bool Feast) Parse(DetectionText text)
    {
        int? month = null, year = null;
        var feast = false;
        Span<int> numbers = stackalloc int[3];
        var (count, afterMonth) = (0, 0);
        for (var i = 0; i < text.Tokens.Length; i++)
        {
            var lexeme = text.Lexemes[i];
            ref readonly var token = ref text.Tokens[i];
            feast |= lexeme.Is(WordSense.Feast | WordSense.FeastStart) && !lexeme.Is(WordSense.Ordinal) && !token.IsNumber;
            if (lexeme.Is(WordSense.Month))
            {
                month ??= lexeme.Value;
            }
            else if (lexeme.Is(WordSense.Season))
            {
                // Wide enough already.
                return (null, 1, false);
            }
            else if (token.IsNumber && token.Length == 4)
            {
                year = lexeme.Value;
            }
            else if (token.IsNumber && i > 0 && text.Mark(i - 1) == '\'')
            {
                year = Century(lexeme.Value);
            }
            else if (token.IsNumber && count < numbers.Length)
            {
                numbers[count++] = lexeme.Value;
                afterMonth += month is null ? 0 : 1;
            }
            else if (NumberPhrase.TryRead(text, i, out var value, out _) && value >= 1500)
            {
                year = value;
            }

            if (text.LowerOf(token) is "week" && i + 1 < text.Tokens.Length && text.Tokens[i + 1].IsNumber)
            {
                return (Math.Clamp(((text.Lexemes[i + 1].Value - 1) * 12 / 52) + 1, 1, 12), null, false);
            }
        }

        if (month is null && !feast && count >= 2)
        {
            // Day and month, or month and day of an ISO date; a third short number is the year.
            var iso = text.Tokens[0].IsNumber && text.Tokens[0].Length == 4;
            month = iso ? numbers[0] : numbers[1] <= 12 ? numbers[1] : numbers[0];
            year ??= count == 3 ? Century(numbers[2]) : null;
        }
        else if (month is not null && year is null && count >= 2 && afterMonth == 1)
        {
            // 4 maart 19; in '3 op 4 december' both are days.
            year = Century(numbers[count - 1]);
        }

        return (month is >= 1 and <= 12 ? month : null, year, feast);
    }

    private static int Century(int twoDigits) => twoDigits <= 35 ? 2000 + twoDigits : 1900 + twoDigits;

    private static string YearWords(int year) => year.ToString(CultureInfo.InvariantCulture);

    private static string PartOfYear(int month, int? year) => (month, year) switch
    {
        ( <= 2, { } y) => "begin " + YearWords(y),
        (12, { } y) => "eind " + YearWords(y),
        ( <= 2, null) => "het begin van het jaar",
        (12, null) => "het einde van het jaar",
        ( <= 5, _) => "het voorjaar" + Of(year),
        ( <= 8, _) => "de zomer" + Of(year),
        _ => "het najaar" + Of(year),
    };

    private static string Of(int? year) => year is { } y ? " van " + YearWords(y) : "";

    private static bool IsBirth(Passage passage, ReadOnlySpan<char> word, int before) =>
        IsBirthWord(word) || (word is "op" or "in" && IsBirthWord(passage.WordEndingAt(before, out _)));

    private static bool IsBirthWord(ReadOnlySpan<char> word) =>
        word.Equals("geboren", StringComparison.OrdinalIgnoreCase) || word.Equals("geb", StringComparison.OrdinalIgnoreCase) || word.Equals("geboortedatum", StringComparison.OrdinalIgnoreCase);

    // The preposition that fits, and no second article.
    private static Replacement Place(Passage passage, string part)
    {
        var span = passage.Finding.Span;
        var start = span.Start;
        var word = passage.WordEndingAt(start, out var wordStart);
        if (word is "de" or "De" or "den" or "die" or "het")
        {
            start = wordStart;
            word = passage.WordEndingAt(start, out wordStart);
        }

        var article = HasArticle(part);
        if (word.Equals("op", StringComparison.OrdinalIgnoreCase) || (!article && word.Equals("in", StringComparison.OrdinalIgnoreCase)))
        {
            var inside = In(part);
            return new(new(wordStart, span.End), char.IsUpper(word[0]) ? char.ToUpperInvariant(inside[0]) + inside[1..] : inside);
        }

        // 'in de nacht van 3 op 4 december' becomes 'in een nacht aan het einde van het jaar'.
        if (word is "van" && passage.WordEndingAt(wordStart, out var partStart) is "nacht" or "avond" or "ochtend" or "middag" or "week" or "weekend" or "weekeinde"
            && passage.WordEndingAt(partStart, out var articleStart) is "de" or "het")
        {
            var partOfDay = passage.Document[partStart..wordStart].TrimEnd();
            return new(new(articleStart, span.End), $"een {partOfDay} {In(part)}");
        }

        // In running text a bare date needs 'in'; in a heading, a list or after another preposition it does not.
        var bare = word.Length > 0 && char.IsLower(word[0]) && !IsPreposition(word) && article;
        return new(new(start, span.End), bare ? In(part) : part);
    }

    private static bool HasArticle(string part) => part.StartsWith("het ", StringComparison.Ordinal) || part.StartsWith("de ", StringComparison.Ordinal);

    private static string In(string part) =>
        !HasArticle(part) ? part : part.StartsWith("het einde", StringComparison.Ordinal) || part.StartsWith("het begin", StringComparison.Ordinal) ? "aan " + part : "in " + part;

    private static bool IsPreposition(ReadOnlySpan<char> word) =>
        word is "in" or "sinds" or "sedert" or "van" or "tot" or "vanaf" or "rond" or "na" or "voor" or "tussen" or "en" or "of" or "tijdens" or "eind" or "begin" or "half" or "medio" or "per" or "tegen" or "elke" or "ieder" or "iedere" or "datum" or "met" or "was" or "is";
}
