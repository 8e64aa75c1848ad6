using Vertelpunt.Domain.Privacy;
using Vertelpunt.Pipeline.Detection;
using Vertelpunt.Pipeline.Text;

namespace Vertelpunt.Pipeline.Redaction.Generalisation;

/// <summary>Ages and birth years to bands of ten years: 43 to 'tussen 40 en 50', 'op mijn negentiende' to 'in mijn tienerjaren'.</summary>
/// <remarks>The first band is 'onder de 10', the last 'boven de 80': very old people are few. Bands stay as they are.</remarks>
internal static class AgeGeneraliser
{
    private const int OldestBand = 80;

    public static Replacement? Generalise(Passage passage)
    {
        var span = passage.Finding.Span;
        var text = new DetectionText(TextNormaliser.Normalise(passage.Text.ToString()).Text);
        if (IsBand(text))
        {
            return new(span, passage.Text.ToString());
        }

        for (var i = 0; i < text.Tokens.Length; i++)
        {
            var lexeme = text.Lexemes[i];
            if (text.Mark(i) == '\'' && i + 1 < text.Tokens.Length && text.Tokens[i + 1].IsNumber && text.Tokens[i + 1].Length == 2)
            {
                return Born(passage, 1900 + text.Lexemes[i + 1].Value);
            }

            if (text.Tokens[i].IsNumber && text.Tokens[i].Length == 4)
            {
                return Born(passage, lexeme.Value);
            }

            var ordinal = lexeme.Is(WordSense.Ordinal) || (text.Tokens[i].IsNumber && i + 1 < text.Tokens.Length && text.LowerOf(text.Tokens[i + 1]) is "e" or "de" or "ste");
            if (ordinal && lexeme.Value > 0)
            {
                return Ordinal(passage, text, i, lexeme.Value);
            }

            if (JoinedJarig(text.LowerOf(text.Tokens[i])) is { } joined)
            {
                return new(span, Jarig(joined));
            }

            if (NumberPhrase.TryRead(text, i, out var age, out var end))
            {
                if (end < text.Tokens.Length && text.Tokens[end].IsNumber && text.Tokens[end].Length == 1 && text.Tokens[i].Length == 1)
                {
                    age = (age * 10) + text.Lexemes[end].Value;
                }

                return new(span, text.Lower.Contains("jarig") ? Jarig(age) : Band(age, text));
            }
        }

        return null;
    }

    // tussen 40 en 50, boven de zestig, in de zeventig, begin vijftig, een jaar of zes
    private static bool IsBand(DetectionText text) =>
        text.Lower.Contains("- tot ") || text.Tokens.Length > 1 && text.LowerOf(text.Tokens[0]) is "tussen" or "boven" or "onder" or "rond" or "tegen" or "over" or "in" or "begin" or "eind" or "midden" or "halverwege" or "richting"
        && (text.LowerOf(text.Tokens[1]) is "de" or "40" || text.LowerOf(text.Tokens[0]) is "begin" or "eind" or "midden" or "halverwege" or "tussen");

    private static string Band(int age, DetectionText text)
    {
        if (text.Lower.Contains("maand") || text.Lower.Contains("mnd") || text.Lower.Contains("week") || text.Lower.Contains("weken") || text.Lower.Contains("dag"))
        {
            return "nog geen jaar";
        }

        var unit = text.Lower.Contains("jaar") || text.Lower.Contains("jr") || text.Lower.EndsWith('j') ? " jaar" : "";
        return age < 10 ? "onder de 10" + unit : age >= OldestBand ? "boven de 80" + unit : $"tussen {Floor(age)} en {Floor(age) + 10}{unit}";
    }

    private static string Jarig(int age) => age >= OldestBand ? "tachtigplus" : age < 10 ? "jonge" : $"{Floor(age)}- tot {Floor(age) + 10}-jarige";

    private static int? JoinedJarig(ReadOnlySpan<char> word) =>
        word.Length > 6 && word.EndsWith("jarige") && NumberWords.TryParse(word[..^6], out var age) ? age : null;

    private static Replacement Born(Passage passage, int year)
    {
        var band = $"tussen {Floor(year)} en {Floor(year) + 10}";
        return passage.WordBefore(out var start) is "in" or "In" or "op" ? new(new(start, passage.Finding.Span.End), band) : new(passage.Finding.Span, band);
    }

    // op mijn negentiende: in mijn tienerjaren; sinds zijn 12e: sinds zijn tienerjaren
    private static Replacement Ordinal(Passage passage, DetectionText text, int i, int age)
    {
        var years = age switch
        {
            < 13 => "kinderjaren",
            < 20 => "tienerjaren",
            _ => Floor(age) switch
            {
                20 => "twintigerjaren",
                30 => "dertigerjaren",
                40 => "veertigerjaren",
                50 => "vijftigerjaren",
                60 => "zestigerjaren",
                70 => "zeventigerjaren",
                _ => "hoge ouderdom",
            },
        };
        var possessive = i > 0 ? passage.Text[..text.Tokens[i].Start].ToString() : "";
        var wider = possessive + years;
        var span = passage.Finding.Span;
        var start = span.Start;
        if (i == 0 && passage.WordEndingAt(start, out var possessiveStart).Length > 0)
        {
            start = possessiveStart;
            wider = passage.WordBefore(out _).ToString() + " " + wider;
        }

        var preposition = passage.WordEndingAt(start, out var prepositionStart);
        return preposition is "op" or "Op" or "OP"
            ? new(new(prepositionStart, span.End), (preposition[0] == 'O' ? "In " : "in ") + wider)
            : new(span, possessive + years);
    }

    private static int Floor(int value) => value / 10 * 10;
}
