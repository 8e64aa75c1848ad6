using Vertelpunt.Domain.Privacy;
using Vertelpunt.Pipeline.Text;

namespace Vertelpunt.Pipeline.Detection.Identity;

/// <summary>Numbers that point to one person or case: client, dossier, passport, V-number, BIG, police report, room.</summary>
/// <remarks>
/// Format: none in common; the word before it tells ('dossier', 'zaaknummer', 'kamer'). Without one only police reports (PL and the unit's four digits)
/// and single numbers of seven digits or more are reported. Examples: cliëntnummer TH-0000000, PL0000-2099000000, V-nummer 000.000.0000, kamer 12.
/// Cannot prove anything about the number: there is no check digit. Amounts, flights and lines after the same words are told apart by what follows.
/// </remarks>
public sealed class IdNumberAnnotator : IAnnotator
{
    public string Name => "id-number";

    public void Annotate(DetectionText text, List<Annotation> into)
    {
        var tokens = text.Tokens;
        for (var i = 0; i < tokens.Length; i++)
        {
            ref readonly var token = ref tokens[i];
            if (token.IsWord && text.Lexemes[i].Is(WordSense.IdCue | WordSense.PlaceIdCue | WordSense.NumberCue))
            {
                var (start, end, confidence) = IdCue.Read(text, i);
                if (end > 0)
                {
                    into.Add(new(new(tokens[start].Start, tokens[end - 1].End), IdentifierKind.IdNumber, confidence, Name, "context:number"));
                    i = end - 1;
                    continue;
                }
            }

            if (token.IsWord && token.Length == 2 && text.Glued(i + 1) && text.LowerOf(token) is "pl" && IsPoliceReport(text, i) is var police && police > 0)
            {
                into.Add(new(new(token.Start, tokens[police - 1].End), IdentifierKind.IdNumber, .97, Name, "format:police"));
                i = police - 1;
                continue;
            }

            if (token.IsWord && token.Is(TokenKind.AllCapitals) && token.Length <= 4 && (i == 0 || !text.Glued(i) || text.Mark(i - 1) is '(' or '\'' or ':') && IsCode(text, i) is var code && code > 0)
            {
                into.Add(new(new(token.Start, tokens[code - 1].End), IdentifierKind.IdNumber, .55, Name, "format:code"));
                i = code - 1;
                continue;
            }

            if (token.IsNumber && token.Length is >= 7 and <= 20 && IsFree(text, i))
            {
                into.Add(new(new(token.Start, token.End), IdentifierKind.IdNumber, .55, Name, "format:long"));
            }
        }
    }

    // M2311-00482, NXR4K71F2: capitals and five or more digits in one piece.
    private static int IsCode(DetectionText text, int i)
    {
        var (end, digits, letters) = IdValue.Chunk(text, i);
        return digits >= 5 && letters <= 8 && end > i + 1 && !(end < text.Tokens.Length && text.Glued(end) && text.Mark(end) is '@' or '_') ? end
            : digits >= 3 && letters >= 3 && end - i >= 4 && text.Tokens[end - 1].End - text.Tokens[i].Start >= 8 && !text.Text.AsSpan(text.Tokens[i].Start, text.Tokens[end - 1].End - text.Tokens[i].Start).ContainsAny('-', '.') ? end : 0;
    }

    private static bool IsFree(DetectionText text, int i)
    {
        var before = i > 0 && text.Glued(i) ? text.Text[text.Tokens[i].Start - 1] : ' ';
        var after = text.Tokens[i].End < text.Text.Length ? text.Text[text.Tokens[i].End] : ' ';
        return !(before is '+' or '\u20AC' or '$' or '.' or ',' or '/' or '@' or '=') && !(after is '@' or '/' || (after is ',' or '.' && text.Glued(i + 2)))
            && !text.HasFrom(i + 1, WordSense.Quantity, 1) && !(i > 0 && text.Mark(i - 1) is '\u20AC' or '$');
    }

    private static int IsPoliceReport(DetectionText text, int i)
    {
        if (!text.Tokens[i + 1].IsNumber || text.Tokens[i + 1].Length < 4)
        {
            return 0;
        }

        var end = i + 2;
        while (end + 1 < text.Tokens.Length && (text.Mark(end) == '-' && text.Glued(end) && text.Glued(end + 1) && text.Tokens[end + 1].IsNumber))
        {
            end += 2;
        }

        while (end < text.Tokens.Length && text.Tokens[end].IsNumber && text.Tokens[end].Length >= 3 && end < i + 8)
        {
            end++;
        }

        return end > i + 2 || text.Tokens[i + 1].Length > 7 ? end : 0;
    }
}
