using Vertelpunt.Domain.Privacy;
using Vertelpunt.Pipeline.Detection.Dates;

namespace Vertelpunt.Pipeline.Detection.Ages;

/// <summary>Ages in figures and words, ordinal ages, and years of birth.</summary>
/// <remarks>
/// Format: a number up to 115 said of a person: after a form of zijn or worden, with 'jaar', behind a name or kinship word, as an ordinal after a possessive.
/// Examples: ik ben 43, drieëntachtig jaar oud, Noor (10), een vrouw van 86, op mijn negentiende, ik word in mei 83, geboren in 1946.
/// Cannot prove that a number is an age: 'veertig jaar getrouwd' is a duration and is told apart by what follows.
/// </remarks>
public sealed class AgeAnnotator : IAnnotator
{
    internal const int Oldest = 115;

    public string Name => "age";

    public void Annotate(DetectionText text, List<Annotation> into)
    {
        var tokens = text.Tokens;
        var lastEnd = -1;
        for (var i = 0; i < tokens.Length; i++)
        {
            var lexeme = text.Lexemes[i];
            if (lexeme.Value < 0 && text.Mark(i) != '\'' && !tokens[i].IsWord)
            {
                continue;
            }

            var (start, end, confidence, evidence) = Read(text, i, lexeme, lastEnd);
            if (end > 0)
            {
                into.Add(new(new(tokens[start].Start, tokens[end - 1].End), IdentifierKind.Age, confidence, Name, evidence));
                lastEnd = end;
                i = end - 1;
            }
        }
    }

    private static Reading Read(DetectionText text, int i, Lexeme lexeme, int lastEnd)
    {
        if (text.Mark(i) == '\'' || (text.Tokens[i].IsNumber && text.Tokens[i].Length == 4))
        {
            return BareYear.IsBirthYear(text, i) && !text.HasFrom(i + 1, WordSense.Quantity, 1) && DateParts.Year(text, i, shortYears: false) is var year && year > 0 && !(text.Mark(year) is '-' or '/' && text.Glued(year))
                ? new(i, year, .93, "context:born") : default;
        }

        if (lexeme.Is(WordSense.Ordinal) || OrdinalAge.IsOrdinalNumber(text, i))
        {
            return OrdinalAge.Read(text, i);
        }

        if (lexeme.Is(WordSense.NumberWord) || text.Tokens[i].IsNumber)
        {
            return NumberedAge.Read(text, i, lastEnd);
        }

        // zesenzestigjarige
        if (lexeme.Sense == WordSense.None && text.Tokens[i].Length > 9 && text.LowerOf(text.Tokens[i]) is var word && word.EndsWith("jarige") && NumberWords.TryParse(word[..^6], out var years) && years <= Oldest)
        {
            return new(i, i + 1, .97, "format:jarig");
        }

        return default;
    }
}
