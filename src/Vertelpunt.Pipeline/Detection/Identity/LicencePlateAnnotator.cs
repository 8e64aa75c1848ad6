using Vertelpunt.Domain.Privacy;

namespace Vertelpunt.Pipeline.Detection.Identity;

/// <summary>Registration marks of Dutch and Belgian vehicles and of fishing vessels.</summary>
/// <remarks>
/// Format: the RDW's side codes 1 to 14 (six letters and digits in three groups), Belgian plates 1-ABC-234, ABC-123 and 123-ABC (DIV), fishing marks by
/// port (Besluit registratie vissersvaartuigen: UK 284). Examples: XX-99-XX, 1-XXX-000, X-000-XX.
/// Cannot prove that the mark was given out. With hyphens the form is enough; with spaces or in one piece, and for fishing marks, a word such as
/// kenteken, auto or kotter must stand near.
/// </remarks>
public sealed class LicencePlateAnnotator : IAnnotator
{
    // Groups by length: letters a, digits 9. Side codes 1-14, then Belgian.
    private static readonly HashSet<string> Forms =
    [
        "aa-99-99", "99-99-aa", "99-aa-99", "aa-99-aa", "aa-aa-99", "99-aa-aa", "99-aaa-9", "9-aaa-99", "aa-999-a", "a-999-aa", "aaa-99-a", "a-99-aaa", "9-aa-999", "999-aa-9",
        "9-aaa-999", "aaa-999", "999-aaa", "9-aaa-9", "9-aa-99", "aa-999-aa",
    ];

    private static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> FormLookup = Forms.GetAlternateLookup<ReadOnlySpan<char>>();

    // Ports of registry of the Dutch fleet, and O, Z, N for Belgium.
    private static readonly HashSet<string> Ports =
        [.. "uk yk hd ts ye go wr arm bru vli kw sch ol hk za wl tx th vd zk lo io mdm bu hn ed hi nb um st bz tm ym oh kg ijm le wk mo ar tvk o z n be ou".Split(' ')];

    private static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> PortLookup = Ports.GetAlternateLookup<ReadOnlySpan<char>>();

    public string Name => "licence-plate";

    public void Annotate(DetectionText text, List<Annotation> into)
    {
        var tokens = text.Tokens;
        for (var i = 0; i + 1 < tokens.Length; i++)
        {
            ref readonly var token = ref tokens[i];
            if (!(token.IsWord || token.IsNumber) || token.Length > 6
                || (text.Glued(i) && i > 0 && (tokens[i - 1].IsWord || tokens[i - 1].IsNumber || text.Mark(i - 1) is '-' or '.' or '/' or '_' or '@' or '#')))
            {
                continue;
            }

            var (end, confidence, evidence) = Plate(text, i);
            if (end == 0 && token.IsWord)
            {
                (end, confidence, evidence) = Vessel(text, i);
            }

            if (end == 0 && i > 0 && text.Lexemes[i - 1].Is(WordSense.PlateCue))
            {
                (end, confidence, evidence) = Spelled(text, i);
            }

            if (end > 0)
            {
                into.Add(new(new(token.Start, tokens[end - 1].End), IdentifierKind.LicencePlate, confidence, Name, evidence));
                i = end - 1;
            }
        }
    }

    private static (int End, double Confidence, string Evidence) Plate(DetectionText text, int i)
    {
        Span<char> form = stackalloc char[12];
        var length = 0;
        var best = 0;
        bool hyphens = false, spaces = false, capitals = true;
        bool bestHyphens = false, bestCapitals = false;
        for (var k = i; k < text.Tokens.Length && k <= i + 4; k++)
        {
            ref readonly var token = ref text.Tokens[k];
            if (text.Mark(k) == '-')
            {
                hyphens = true;
                if (!text.Glued(k) && text.Glued(k + 1))
                {
                    break;
                }

                continue;
            }

            if (!(token.IsWord || token.IsNumber) || token.Length > 3 || length + token.Length + 1 > form.Length)
            {
                break;
            }

            if (k > i)
            {
                form[length++] = '-';
                spaces |= token.SpaceBefore && text.Mark(k - 1) != '-';
            }

            if (token.IsWord && !char.IsAscii(text.Text[token.Start]))
            {
                break;
            }

            form.Slice(length, token.Length).Fill(token.IsWord ? 'a' : '9');
            length += token.Length;
            capitals &= !token.IsWord || token.Is(Text.TokenKind.AllCapitals);
            if (k > i && FormLookup.Contains(form[..length]) && !Glues(text, k + 1))
            {
                best = k + 1;
                bestHyphens = hyphens && !spaces;
                bestCapitals = capitals;
            }
        }

        if (best == 0)
        {
            return default;
        }

        var cue = text.HasBefore(i, WordSense.PlateCue | WordSense.Vehicle, 8) || text.HasFrom(best, WordSense.PlateCue | WordSense.Vehicle, 4);
        var plate = cue && text.HasBefore(i, WordSense.PlateCue, 5);
        var groups = 1 + form[..length].Count('-');
        if (bestHyphens && groups >= 3)
        {
            return text.HasBefore(i, WordSense.IdCue, 2) && !cue ? default : (best, cue ? .98 : .9, cue ? "context:vehicle" : "format");
        }

        if (bestHyphens && groups == 2 && bestCapitals)
        {
            return cue ? (best, .9, "context:vehicle") : default;
        }

        // kx85fd: six letters and digits in one piece that are nothing else.
        if (!cue && groups == 3 && !hyphens && text.Tokens[best - 1].End - text.Tokens[i].Start == 6 && !text.HasBefore(i, WordSense.IdCue | WordSense.HandleCue, 4))
        {
            return (best, .6, "format");
        }

        return (plate || (cue && groups >= 3)) && !HasWordGroups(text, i, best) ? (best, plate ? .92 : .7, "context:vehicle") : default;
    }

    // 'in 12 uur', 'de 3 en': groups that are ordinary words make no plate.
    private static bool HasWordGroups(DetectionText text, int from, int to)
    {
        for (var k = from; k < to; k++)
        {
            const WordSense Ordinary = WordSense.FunctionWord | WordSense.Being | WordSense.Quantity | WordSense.Pronoun | WordSense.TimePreposition;
            if (text.Tokens[k].IsWord && text.Tokens[k].Length > 1 && (text.Lexemes[k].Is(Ordinary) || (text.Lexemes[k].Sense != WordSense.None && !text.Tokens[k].Is(Text.TokenKind.AllCapitals))))
            {
                return true;
            }
        }

        return false;
    }

    private static (int End, double Confidence, string Evidence) Vessel(DetectionText text, int i)
    {
        var number = text.Mark(i + 1) == '-' ? i + 2 : i + 1;
        if (number >= text.Tokens.Length || text.Tokens[i].Length > 3 || !text.Tokens[number].IsNumber || text.Tokens[number].Length > 4 || Glues(text, number + 1)
            || !PortLookup.Contains(text.LowerOf(text.Tokens[i])))
        {
            return default;
        }

        for (var k = i - 1; k >= 0 && k >= i - 12; k--)
        {
            if (text.LowerOf(text.Tokens[k]) is "kotter" or "voer" or "schipper" or "trawler" or "visser" or "vissen" or "schip" or "varen" or "boot" or "mossel" or "mosselen" or "garnalen" or "vaar" or "haven" or "logger" or "zee" or "vissersboot")
            {
                return (number + 1, .85, "context:vessel");
            }
        }

        return i > 0 && text.LowerOf(text.Tokens[i - 1]) is "de" && text.Tokens[i].Length == 2 && (text.Tokens[i].Is(Text.TokenKind.AllCapitals) || text.LowerOf(text.Tokens[i]) is "uk" or "ye" or "wr") && !text.HasFrom(number + 1, WordSense.Quantity, 1)
            ? (number + 1, .6, "format:vessel") : default;
    }

    // 'kenteken bz tt drieenveertig', 'kenteken gerard nul negen zeven lodewijk': everything up to the end of the groups.
    private static (int End, double Confidence, string Evidence) Spelled(DetectionText text, int i)
    {
        var end = i;
        int numbers = 0, groups = 0;
        for (var k = i; k < text.Tokens.Length && k < i + 9 && !text.Tokens[k].IsLineBreak; k++)
        {
            var number = text.Tokens[k].IsNumber || text.Lexemes[k].Is(WordSense.NumberWord);
            var letters = text.Tokens[k].IsWord && (text.Tokens[k].Length <= 3 && !text.Lexemes[k].Is(WordSense.FunctionWord | WordSense.Being) || IsSpelling(text.LowerOf(text.Tokens[k])));
            if (!number && !letters && text.Mark(k) != '-')
            {
                break;
            }

            numbers += number ? 1 : 0;
            groups += letters ? 1 : 0;
            end = k + 1;
        }

        return numbers > 0 && groups > 0 ? (end, .8, "context:spelled") : default;
    }

    // The Dutch telephone alphabet.
    private static bool IsSpelling(ReadOnlySpan<char> word) =>
        word is "anton" or "bernard" or "cornelis" or "dirk" or "eduard" or "ferdinand" or "gerard" or "hendrik" or "izaak" or "johan" or "karel" or "lodewijk" or "maria" or "nico" or "otto" or "pieter"
            or "quotient" or "rudolf" or "simon" or "teunis" or "utrecht" or "victor" or "willem" or "xantippe" or "ypsilon" or "zacharias" or "zaandam" or "ijmuiden";

    private static bool Glues(DetectionText text, int end) =>
        end < text.Tokens.Length && text.Glued(end) && (text.Tokens[end].IsWord || text.Tokens[end].IsNumber || (text.Mark(end) is '-' or '/' or '_' && text.Glued(end + 1) && end + 1 < text.Tokens.Length && (text.Tokens[end + 1].IsNumber || text.Tokens[end + 1].IsWord)));
}
