using Vertelpunt.Domain.Privacy;

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

    private static Reading Read(DetectionText text, int i)
    {
        ref readonly var token = ref text.Tokens[i];
        var lexeme = text.Lexemes[i];
        if (!token.IsNumber && lexeme.Sense == WordSense.None && token.Length > 1)
        {
            return default;
        }

        if (NamedDate.Read(text, i) is { End: > 0 } named)
        {
            return named;
        }

        if (token.IsNumber || (token.IsWord && token.Length == 1) || lexeme.Is(WordSense.Month))
        {
            if (NumericDate.Read(text, i) is var numeric && numeric > 0)
            {
                return new(i, numeric, .95, "format:figures");
            }

            if (NumericDate.ReadSpaced(text, i) is var spaced && spaced > 0)
            {
                return new(i, spaced, .9, "context:born");
            }
        }

        // A weekday before a numeric date: di 5/9, ma. 4-9-2023.
        if (lexeme.Is(WordSense.Weekday))
        {
            var next = text.Mark(i + 1) is '.' or ',' ? i + 2 : i + 1;
            if (next < text.Tokens.Length && text.Tokens[next].IsNumber && !text.Tokens[next].IsLineBreak && NumericDate.Read(text, next) is var after && after > 0)
            {
                return new(i, after, .95, "format:figures");
            }
        }

        return FeastDate.Read(text, i) is { End: > 0 } feast ? feast
            : FeastDate.ReadCounted(text, i) is { End: > 0 } counted ? counted
            : MonthOrSeason.Read(text, i) is { End: > 0 } period ? period
            : BareYear.Read(text, i);
    }
}
