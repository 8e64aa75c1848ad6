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
    // Chunks parted by spaces that one number may have.
    private const int MaxChunks = 12;

    public string Name => "id-number";

    public void Annotate(DetectionText text, List<Annotation> into)
    {
        var tokens = text.Tokens;
        for (var i = 0; i < tokens.Length; i++)
        {
            ref readonly var token = ref tokens[i];
            if (token.IsWord && text.Lexemes[i].Is(WordSense.IdCue | WordSense.PlaceIdCue | WordSense.NumberCue))
            {
                var (start, end, confidence) = AfterCue(text, i);
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
        var (end, digits, letters) = Chunk(text, i);
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

    private static (int Start, int End, double Confidence) AfterCue(DetectionText text, int cue)
    {
        var lexeme = text.Lexemes[cue];
        if (lexeme.Is(WordSense.PhoneCue | WordSense.AccountCue | WordSense.BsnCue | WordSense.PlateCue) && !lexeme.Is(WordSense.NumberCue))
        {
            return lexeme.Is(WordSense.AccountCue) && text.LowerOf(text.Tokens[cue]) is "giro" or "gironummer" ? Value(text, cue + 1, 4, .85) : default;
        }

        var word = text.LowerOf(text.Tokens[cue]);
        if (word is "huisnummer" or "telefoonnummer" or "rugnummer" or "volgnummer" or "nummers" or "nieuwsnummer" or "mobielnummer" or "gsmnummer" or "busnummer" or "lijnnummer" or "artikelnummer")
        {
            return default;
        }

        var at = cue + 1;
        var strong = lexeme.Is(WordSense.IdCue) && !IsWeak(word);
        var skipped = 0;
        var place = lexeme.Is(WordSense.PlaceIdCue) && !lexeme.Is(WordSense.IdCue);
        for (var steps = 0; at < text.Tokens.Length && steps < 5; steps++, at++)
        {
            var mark = text.Mark(at);
            var lower = text.LowerOf(text.Tokens[at]);
            if (mark is ':' or '.' or '(' or '\'' or '"' or ',' or '#' or '\u00B0' or '=' || (mark == '-' && text.Tokens[at].SpaceBefore == text.Tokens[Math.Min(at + 1, text.Tokens.Length - 1)].SpaceBefore))
            {
                if (place && mark is ',' or '-' or '.')
                {
                    return default;
                }

                continue;
            }

            if (lower is "nr" or "nummer" or "no" or "nrs" or "num")
            {
                strong |= lexeme.Is(WordSense.IdCue);
                continue;
            }

            // 'zaak wijkagent 2099.004.551', 'dossier bij de stichting QS/0881': words between, then something that is plainly a number of this sort.
            if (!place && lexeme.Is(WordSense.IdCue) && text.Tokens[at].IsWord && text.Tokens[at].SpaceBefore && skipped < 3 && !text.Tokens[at].Is(TokenKind.AllCapitals) && !text.Glued(at + 1)
                && !text.Lexemes[at].Is(WordSense.NumberWord | WordSense.IdCue | WordSense.PhoneCue | WordSense.BsnCue | WordSense.Vehicle | WordSense.Month) && !(lower is "is" or "was" or "luidt" or "heeft" or "met" or "onder" or "van" or "staat" or "dat" or "draagt" or "heet" || IsOwner(text, at)))
            {
                skipped++;
                continue;
            }

            if (!place && (lower is "is" or "was" or "luidt" or "heeft" or "met" or "onder" or "van" or "staat" or "dat" or "draagt" or "heet" || IsOwner(text, at)))
            {
                continue;
            }

            break;
        }

        if (at >= text.Tokens.Length || text.Tokens[at].IsLineBreak)
        {
            return default;
        }

        if (skipped > 0)
        {
            var (chunk, digits, letters) = Chunk(text, at);
            var written = text.Text.AsSpan(text.Tokens[at].Start, Math.Max(0, chunk > at ? text.Tokens[chunk - 1].End - text.Tokens[at].Start : 0));
            return digits >= 4 && (letters > 0 ? written.ContainsAny('-', '/') || digits > 4 : written.Count('.') + written.Count('-') + written.Count('/') >= 2 && digits >= 7) ? Value(text, at, 4, .75) : default;
        }

        if (word is "rr" or "nn")
        {
            return Value(text, at, 9, .9);
        }

        return place ? Value(text, at, 1, .75, joins: false) : strong ? Value(text, at, at == cue + 1 || text.LowerOf(text.Tokens[at - 1]) is "nr" or "nummer" ? 2 : 3, .93)
            : Value(text, at, lexeme.Is(WordSense.NumberCue) ? 4 : 5, .7);
    }

    // 'kenmerk van mijn moeder', 'v-nummer referent': short words and names between the cue and its number.
    private static bool IsOwner(DetectionText text, int at) => text.LowerOf(text.Tokens[at]) is "mijn" or "mijne" or "kind" or "referent" or "client" or "vim" or "rechter";

    // Words that bear a number often, but other numbers just as often.
    private static bool IsWeak(ReadOnlySpan<char> word) =>
        word is "zaak" or "brief" or "klant" or "lid" or "kaart" or "rit" or "ring" or "pas" or "code" or "reg" or "ticket" or "besluit" or "klacht" or "gesprek" or "melding" or "relatie" or "verblijf" or "kit"
            or "bestelling" or "order" or "case" or "id" or "pat" or "frame" or "lot" or "krat" or "pakket" or "medewerker" or "tolk" or "ind" or "big" or "patient" or "patiënt" or "client" or "cliënt" or "vergunning" or "bezwaar";

    private static (int Start, int End, double Confidence) Value(DetectionText text, int start, int minDigits, double confidence, bool joins = true)
    {
        int digits = 0, end = start, chunks = 0;
        var at = start;
        while (at < text.Tokens.Length && chunks < MaxChunks)
        {
            var (chunkEnd, chunkDigits, letters) = Chunk(text, at);
            if (chunkEnd == at || (chunks > 0 && (!joins || !Joins(text, at, chunkDigits, letters, digits))))
            {
                break;
            }

            // Letters before the digits: a short code in capitals, or one glued to them.
            var tail = chunkDigits == 0 && chunks > 0 && letters == 1 && text.Tokens[at].Is(TokenKind.AllCapitals) && (chunkEnd >= text.Tokens.Length || !text.Tokens[chunkEnd].IsWord);
            if (tail)
            {
                end = chunkEnd;
                break;
            }

            if (chunkDigits == 0 && (letters > 4 || (!text.Tokens[at].Is(TokenKind.AllCapitals) && letters > 2) || !DigitFollows(text, chunkEnd) || text.Lexemes[at].Is(WordSense.FunctionWord | WordSense.Being)))
            {
                break;
            }

            digits += chunkDigits;
            chunks++;
            at = chunkEnd;
            if (digits > 0)
            {
                end = chunkEnd;
            }
        }

        if (digits < minDigits || digits > 24)
        {
            return SpelledValue(text, start);
        }

        var single = end == start + 1 && text.Tokens[start].IsNumber;
        if (single && (text.HasFrom(end, WordSense.Quantity | WordSense.Month, 1) || text.HasFrom(end, WordSense.Year, 1)))
        {
            return default;
        }

        // A bare year after a weak cue ('brief 2019') is a date; so is a full date.
        if (single && confidence < .9 && text.Tokens[start].Length == 4 && text.Lexemes[start].Value is >= 1900 and <= 2035)
        {
            return default;
        }

        return LooksLikeDateOrMoney(text, start, end) ? default : (start, end, confidence);
    }

    private static bool LooksLikeDateOrMoney(DetectionText text, int start, int end)
    {
        if (text.Mark(start) is '\u20AC' or '$')
        {
            return true;
        }

        if (end - start == 5 && text.Tokens[start].IsNumber && text.Tokens[start].Length <= 2 && text.Tokens[start + 2].IsNumber && text.Tokens[start + 2].Length <= 2 && text.Tokens[start + 4].IsNumber
            && text.Tokens[start + 4].Length is 2 or 4 && text.Mark(start + 1) == text.Mark(start + 3) && text.Lexemes[start].Value <= 31 && text.Lexemes[start + 2].Value <= 12)
        {
            return true;
        }

        return end - start == 3 && text.Mark(start + 1) == ',' && text.Tokens[end - 1].Length == 2;
    }

    // A run without spaces of letters, digits and the signs that stand inside numbers.
    private static (int End, int Digits, int Letters) Chunk(DetectionText text, int start)
    {
        int end = start, digits = 0, letters = 0;
        for (var i = start; i < text.Tokens.Length && i < start + 24; i++)
        {
            if (i > start && !text.Glued(i))
            {
                break;
            }

            if (text.Tokens[i].IsNumber)
            {
                digits += text.Tokens[i].Length;
            }
            else if (text.Tokens[i].IsWord && text.Tokens[i].Length <= 8)
            {
                letters += text.Tokens[i].Length;
            }
            else if (i == start || !(text.Mark(i) is '-' or '.' or '/' or '_' or ':') || !text.Glued(i + 1))
            {
                break;
            }
            else
            {
                continue;
            }

            end = i + 1;
        }

        return (end, digits, letters);
    }

    private static bool Joins(DetectionText text, int at, int digits, int letters, int before)
    {
        ref readonly var token = ref text.Tokens[at];
        if (token.IsLineBreak || digits + before > 24)
        {
            return false;
        }

        if (before == 0)
        {
            return digits > 0;
        }

        // 'GZ 0418832 K', '9284417 CV EXPL 21-3306'; not '2 7 jaar' and not a word.
        return digits > 0 ? token.IsNumber && !text.HasFrom(at + 1, WordSense.Quantity | WordSense.Year | WordSense.Month, 1)
            : token.Is(TokenKind.AllCapitals) && letters <= 4 && (letters == 1 ? !text.Lexemes[at].Is(WordSense.FunctionWord) : DigitFollows(text, at + 1) || DigitFollows(text, at + 2));
    }

    private static bool DigitFollows(DetectionText text, int at) =>
        at < text.Tokens.Length && (text.Tokens[at].IsNumber || (text.Tokens[at].Is(TokenKind.AllCapitals) && at + 1 < text.Tokens.Length && text.Tokens[at + 1].IsNumber));

    // 'cliëntnummer dat is vier vier nul acht een zeven'
    private static (int Start, int End, double Confidence) SpelledValue(DetectionText text, int start)
    {
        var end = start;
        var words = 0;
        for (var i = start; i < text.Tokens.Length && i < start + 24 && !text.Tokens[i].IsLineBreak; i++)
        {
            if (text.Lexemes[i].Is(WordSense.NumberWord) || text.Tokens[i].IsNumber)
            {
                words++;
                end = i + 1;
            }
            else if (!text.Lexemes[i].Is(WordSense.DashWord))
            {
                break;
            }
        }

        return words >= 3 ? (start, end, .8) : default;
    }
}
