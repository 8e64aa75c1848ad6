using Vertelpunt.Pipeline.Text;

namespace Vertelpunt.Pipeline.Detection.Identity;

/// <summary>The number that a word such as dossier or zaaknummer announces.</summary>
internal static class IdCue
{
    public static (int Start, int End, double Confidence) Read(DetectionText text, int cue)
    {
        var lexeme = text.Lexemes[cue];
        if (lexeme.Is(WordSense.PhoneCue | WordSense.AccountCue | WordSense.BsnCue | WordSense.PlateCue) && !lexeme.Is(WordSense.NumberCue))
        {
            return lexeme.Is(WordSense.AccountCue) && text.LowerOf(text.Tokens[cue]) is "giro" or "gironummer" ? IdValue.Read(text, cue + 1, 4, .85) : default;
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
            var (chunk, digits, letters) = IdValue.Chunk(text, at);
            var written = text.Text.AsSpan(text.Tokens[at].Start, Math.Max(0, chunk > at ? text.Tokens[chunk - 1].End - text.Tokens[at].Start : 0));
            return digits >= 4 && (letters > 0 ? written.ContainsAny('-', '/') || digits > 4 : written.Count('.') + written.Count('-') + written.Count('/') >= 2 && digits >= 7) ? IdValue.Read(text, at, 4, .75) : default;
        }

        if (word is "rr" or "nn")
        {
            return IdValue.Read(text, at, 9, .9);
        }

        return place ? IdValue.Read(text, at, 1, .75, joins: false) : strong ? IdValue.Read(text, at, at == cue + 1 || text.LowerOf(text.Tokens[at - 1]) is "nr" or "nummer" ? 2 : 3, .93)
            : IdValue.Read(text, at, lexeme.Is(WordSense.NumberCue) ? 4 : 5, .7);
    }

    // 'kenmerk van mijn moeder', 'v-nummer referent': short words and names between the cue and its number.
    private static bool IsOwner(DetectionText text, int at) => text.LowerOf(text.Tokens[at]) is "mijn" or "mijne" or "kind" or "referent" or "client" or "vim" or "rechter";

    // Words that bear a number often, but other numbers just as often.
    private static bool IsWeak(ReadOnlySpan<char> word) =>
        word is "zaak" or "brief" or "klant" or "lid" or "kaart" or "rit" or "ring" or "pas" or "code" or "reg" or "ticket" or "besluit" or "klacht" or "gesprek" or "melding" or "relatie" or "verblijf" or "kit"
            or "bestelling" or "order" or "case" or "id" or "pat" or "frame" or "lot" or "krat" or "pakket" or "medewerker" or "tolk" or "ind" or "big" or "patient" or "patiënt" or "client" or "cliënt" or "vergunning" or "bezwaar";
}
