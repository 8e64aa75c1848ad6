using Vertelpunt.Domain.Privacy;
using Vertelpunt.Pipeline.Text;

namespace Vertelpunt.Pipeline.Detection.Contact;

/// <summary>Street and house number with its addition; a bare house number where neighbours or living are spoken of; a post box.</summary>
/// <remarks>
/// Format: Dutch addresses by NEN 5825 and the BAG (house number, letter, addition), Belgian ones with bus; street names by the word they end in.
/// Examples: Voorbeeldstraat 12a, laan van het voorbeeld 3-II, Voorbeeldweg 8 bus 2, voorbeeldhof honderdvier, 'ik woon op 98'.
/// Cannot prove that the street exists. Streets of one plain word ('Dobbe 117') are found only before a postcode or after 'wonen' or 'adres';
/// streets without a number are left to the tagger.
/// </remarks>
public sealed class AddressAnnotator : IAnnotator
{
    // What names of Dutch and Flemish streets end in (BAG openbare ruimten, by frequency), in any case.
    private static readonly string[] Endings =
    [
        "straat", "straatje", "str", "laan", "weg", "wg", "plein", "pleintje", "dijk", "dyk", "kade", "kaai", "gracht", "hof", "hofje", "singel", "steeg", "steegje", "pad", "paadje", "dreef",
        "baan", "plantsoen", "boulevard", "allee", "steenweg", "kouter", "wetering", "dwinger", "dwarsweg",
    ];

    // Endings that ordinary words share: only in a word with a capital, or where living is spoken of.
    private static readonly string[] WeakEndings =
    [
        "gr", "hf", "park", "wal", "vest", "lei", "markt", "kamp", "esch", "brink", "veld", "akker", "horst", "donk", "bosch", "berg", "burg", "kerkhof", "poort", "haven", "kwartier", "erf", "gang",
        "ring", "wijk", "werf", "oord", "meent", "gaard", "stede", "hoek", "bolwerk", "weide", "waard", "vaart", "dam", "sluis", "brug", "kreek", "rade", "heide", "promenade", "passage", "hoeve", "rak", "sloot", "zijl",
        "zijde", "belt", "vliet", "kuil", "tuin", "heuvel", "bos", "stroom", "slag", "einde", "rug", "ven", "meer", "bult", "kanaal", "schans", "brugge", "molen", "land", "steen",
    ];

    // Words with these endings that are no streets.
    private static readonly HashSet<string> NoStreets =
    [
        .. ("weg onderweg vanweg snelweg terugweg heenweg omweg uitweg halverweg thuisweg straat laan dijk kade plein hof gerechtshof baan loopbaan rijbaan landingsbaan tennisbaan kegelbaan achtbaan glijbaan steeg pad fietspad voetpad bospad zebrapad " +
        "autoweg zandweg doorweg zijweg bijweg landweg zijstraat hoofdstraat achterstraat schoolplein marktplein gracht singel dorpsplein kerkplein dorpsstraat").Split(' ').Where(w => w is not ("dorpsplein" or "kerkplein" or "dorpsstraat" or "hoofdstraat")),
    ];

    private static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> NoStreetLookup = NoStreets.GetAlternateLookup<ReadOnlySpan<char>>();

    public string Name => "address";

    public void Annotate(DetectionText text, List<Annotation> into)
    {
        var tokens = text.Tokens;
        for (var i = 0; i < tokens.Length; i++)
        {
            var number = i;
            if (Unnumbered(text, i) is { Confidence: > 0 } street)
            {
                into.Add(new(new(tokens[street.Start].Start, tokens[i].End), street.Kind, street.Confidence, Name, street.Evidence));
                continue;
            }

            if (!IsNumber(text, i) || (text.Glued(i) && i > 0 && text.Mark(i - 1) is not ('(' or '\'' or '"')))
            {
                continue;
            }

            var (start, confidence, evidence) = StreetBefore(text, number);
            if (start < 0)
            {
                (start, confidence, evidence) = BareNumber(text, number);
            }

            if (start >= 0)
            {
                var end = HouseNumberEnd(text, number);
                if (end < 0)
                {
                    continue;
                }

                if (tokens[number - 1 < 0 ? 0 : number - 1].IsWord && evidence == "context:postcode" && !PostcodeFollows(text, end))
                {
                    continue;
                }

                into.Add(new(new(tokens[start].Start, tokens[end - 1].End), IdentifierKind.Address, confidence, Name, evidence));
                i = end - 1;
            }
        }
    }

    /// <summary>True for a word in lower case that ends as street names do and is none of the ordinary words that do so.</summary>
    internal static bool IsStreet(ReadOnlySpan<char> lower) => EndsIn(lower, Endings) && !NoStreetLookup.Contains(lower);

    // 'Voorbeeldbolwerk 1' alone on its line or before a comma.
    private static bool IsWholeLine(DetectionText text, int i, int number) =>
        text.Tokens[i].Is(TokenKind.Capitalised) && (i == 0 || text.Tokens[i - 1].IsLineBreak) && EndsIn(text.LowerOf(text.Tokens[i]), WeakEndings) && text.Lexemes[i].Sense == WordSense.None
        && !(text.LowerOf(text.Tokens[i]) is "bladzijde" or "antwoord" or "paspoort" or "hoofdstuk" or "woord" or "wachtwoord" or "trefwoord" or "voorbeeld" or "land" or "meer")
        && (number + 1 >= text.Tokens.Length || text.Tokens[number + 1].IsLineBreak || text.Mark(number + 1) == ',');

    // 'ons huis aan de Voorbeeldweg': a street that is home; elsewhere a street is a place.
    private static (int Start, double Confidence, IdentifierKind Kind, string Evidence) Unnumbered(DetectionText text, int i)
    {
        if (!text.Tokens[i].IsWord || text.Tokens[i].Length < 8 || text.Lexemes[i].Sense != WordSense.None || i + 1 < text.Tokens.Length && (text.Tokens[i + 1].IsNumber || text.Mark(i + 1) == '-' && text.Glued(i + 1))
            || !IsStreet(text.LowerOf(text.Tokens[i])) || (text.Glued(i) && i > 0 && text.Mark(i - 1) is '-' or '/' or '.' or '@' or '_'))
        {
            return default;
        }

        var capital = text.Tokens[i].Is(TokenKind.Capitalised) && !text.Tokens[i].Is(TokenKind.SentenceStart | TokenKind.AllCapitals);
        var home = text.HasBefore(i, WordSense.ResidenceCue, 8);
        return capital || home ? (NameStart(text, i), home ? .6 : .5, home ? IdentifierKind.Address : IdentifierKind.Location, home ? "context:residence" : "format:street") : default;
    }

    private static bool EndsIn(ReadOnlySpan<char> lower, string[] endings)
    {
        if (lower.Length < 5)
        {
            return false;
        }

        foreach (var ending in endings)
        {
            if (lower.Length > ending.Length + 1 && lower[^1] == ending[^1] && lower.EndsWith(ending))
            {
                return true;
            }
        }

        return false;
    }

    // Weak endings need a capital inside a sentence, or a word of living nearby.
    private static bool IsWeakStreet(DetectionText text, int i) =>
        EndsIn(text.LowerOf(text.Tokens[i]), WeakEndings) && text.Lexemes[i].Sense == WordSense.None
        && ((text.Tokens[i].Is(TokenKind.Capitalised) && !text.Tokens[i].Is(TokenKind.SentenceStart | TokenKind.AllCapitals)) || text.HasBefore(i, WordSense.ResidenceCue, 5) || (i > 0 && text.Mark(i - 1) == ',' && text.Tokens[i].Is(TokenKind.Capitalised)));

    private static bool IsNumber(DetectionText text, int i) =>
        text.Tokens[i].IsNumber ? text.Tokens[i].Length <= 5 && text.Text[text.Tokens[i].Start] != '0'
        : text.Tokens[i].IsWord && text.Lexemes[i].Is(WordSense.NumberWord) && text.Lexemes[i].Value > 1;

    // The first token of the street name that ends right before token 'number'.
    private static (int Start, double Confidence, string Evidence) StreetBefore(DetectionText text, int number)
    {
        var k = number - 1;
        if (k >= 0 && text.Lexemes[k].Is(WordSense.NumberCue) && k > 0)
        {
            k--;
        }
        else if (k > 0 && text.Mark(k) == '.' && text.Lexemes[k - 1].Is(WordSense.NumberCue))
        {
            k -= 2;
        }

        var afterComma = k > 0 && text.Mark(k) == ',' && k < number - 1;
        if (afterComma)
        {
            k--;
        }

        if (k > 0 && text.Mark(k) == '.' && text.Glued(k) && text.LowerOf(text.Tokens[k - 1]).EndsWith("str"))
        {
            k--;
        }

        if (k < 0 || !text.Tokens[k].IsWord)
        {
            return (-1, 0, "");
        }

        var word = text.LowerOf(text.Tokens[k]);
        var inWords = text.Tokens[number].IsWord;
        if (word is "postbus")
        {
            return (k, .95, "format:postbox");
        }

        // Voorbeeldseweg-Noord 402
        if (k > 1 && text.Mark(k - 1) == '-' && text.Glued(k) && word is "noord" or "zuid" or "oost" or "west" && IsStreet(text.LowerOf(text.Tokens[k - 2])))
        {
            return (NameStart(text, k - 2), .95, "format:street");
        }

        if (IsStreet(word) || (!inWords && (IsWeakStreet(text, k) || IsWholeLine(text, k, number))))
        {
            return (NameStart(text, k), inWords ? .85 : text.Tokens[number].Length == 5 ? .7 : .96, "format:street");
        }

        // 'Laan van Voorbeeld 56', 'Steenweg op Voorbeeld 61', 'van speykstraat'.
        for (var s = k - 1; s >= 0 && s >= k - 4 && text.Tokens[s].IsWord; s--)
        {
            var head = text.LowerOf(text.Tokens[s]);
            if (head is "laan" or "steenweg" or "plein" or "weg" or "straat" or "hof" or "park" or "dreef" or "kade" or "kruidenwijk" && s + 1 < k && text.LowerOf(text.Tokens[s + 1]) is "van" or "op" or "der" or "den" or "ter" or "ten" or "naar")
            {
                return (s, .93, "format:street");
            }
        }

        if (word is "hof" or "park" or "plein" or "laan" or "weg" or "straat" or "dijk" or "kade" && k > 0 && text.Tokens[k - 1].IsWord
            && (text.Tokens[k - 1].Is(TokenKind.Capitalised) || text.LowerOf(text.Tokens[k - 1]).EndsWith("wijk")))
        {
            return (k - 1, .85, "format:street");
        }

        if (inWords || text.Lexemes[k].Is(WordSense.FunctionWord | WordSense.Being | WordSense.Possessive | WordSense.Person | WordSense.NumberWord | WordSense.Month | WordSense.PlaceIdCue | WordSense.IdCue | WordSense.PhoneCue))
        {
            return (-1, 0, "");
        }

        var capital = text.Tokens[k].Is(TokenKind.Capitalised) && text.Tokens[k].Length > 2 && !text.Tokens[k].Is(TokenKind.AllCapitals);
        var before = k > 0 ? text.Tokens[k - 1] : default;
        var residence = capital && text.HasBefore(k, WordSense.ResidenceCue, 4) && text.Tokens[number].Length <= 3;
        return residence ? (NameStart(text, k), .75, "context:residence") : capital || before.IsLineBreak || text.Mark(k - 1) == ',' ? (NameStart(text, k), .9, "context:postcode") : (-1, 0, "");
    }

    // Words of the name before its last word: initials, titles of the person it is named after, 'van', 'de', 'oude'.
    private static int NameStart(DetectionText text, int last)
    {
        var start = last;
        for (var i = last - 1; i >= 0 && i >= last - 9; i--)
        {
            ref readonly var token = ref text.Tokens[i];
            if (token.IsLineBreak || token.IsNumber)
            {
                break;
            }

            if (token.IsWord)
            {
                var lower = text.LowerOf(token);
                if (lower is "van" or "de" or "der" or "den" or "het" or "ter" or "ten" or "v" or "d" or "'t")
                {
                    // Part of the name only between capitals or before the street word itself ('van speykstraat').
                    if (lower is "van" or "der" or "den" or "v" or "d" && i + 1 == start && !text.LowerOf(text.Tokens[last]).StartsWith("de"))
                    {
                        if (i > 0 && text.Tokens[i].Is(TokenKind.Capitalised) | IsNamePart(text, i - 1) || lower is "van" && !text.HasBefore(i, WordSense.Person | WordSense.FunctionWord, 2))
                        {
                            start = i;
                        }
                    }

                    if (start != i)
                    {
                        break;
                    }

                    continue;
                }

                if (!IsNamePart(text, i))
                {
                    break;
                }

                start = i;
                continue;
            }

            if (text.Mark(i) is '-' && text.Glued(i) && text.Glued(i + 1))
            {
                continue;
            }

            if (text.Mark(i) == '.' && i > 0 && text.Glued(i) && text.Tokens[i - 1].IsWord && (text.Tokens[i - 1].Length == 1 || IsTitle(text.LowerOf(text.Tokens[i - 1])) || text.LowerOf(text.Tokens[i - 1]) is "jc"))
            {
                continue;
            }

            break;
        }

        return start;
    }

    private static bool IsNamePart(DetectionText text, int i)
    {
        ref readonly var token = ref text.Tokens[i];
        if (!token.IsWord || text.Lexemes[i].Is(WordSense.ResidenceCue | WordSense.PhoneCue | WordSense.MailCue | WordSense.IdCue | WordSense.Vehicle | WordSense.Person))
        {
            return false;
        }

        var lower = text.LowerOf(token);
        return lower is "oude" or "nieuwe" or "lange" or "korte" or "grote" or "kleine" or "jan" or "koning" or "koningin" or "prins" or "prinses" or "sint" or "hoge" or "lage" || IsTitle(lower)
            || (token.Is(TokenKind.Capitalised) && (!token.Is(TokenKind.SentenceStart) || IsBlockStart(text, i)) && !text.Lexemes[i].Is(WordSense.FunctionWord | WordSense.Being) && !(lower is "in" or "op" or "aan" or "naar"))
            || (token.Length == 1 && token.Is(TokenKind.Capitalised));
    }

    // A line of an address, or what follows 'Dr.' and an initial: no sentence begins there.
    private static bool IsBlockStart(DetectionText text, int i) =>
        i > 0 && (text.Tokens[i - 1].IsLineBreak || (i > 1 && text.Mark(i - 1) == '.' && (text.Tokens[i - 2].Length == 1 || IsTitle(text.LowerOf(text.Tokens[i - 2])))));

    private static bool IsTitle(ReadOnlySpan<char> lower) =>
        lower is "burgemeester" or "wethouder" or "pastoor" or "dokter" or "dr" or "prof" or "professor" or "doctor" or "mr" or "ds" or "dominee" or "kardinaal" or "generaal" or "admiraal" or "meester" or "deken" or "monseigneur" or "mgr" or "graaf" or "baron" or "st" or "ir";

    // The token after the house number and its addition; -1 when what follows shows that it is no house number.
    private static int HouseNumberEnd(DetectionText text, int number)
    {
        var end = number + 1;
        if (text.Tokens[number].IsWord)
        {
            // 'honderd vier'
            if (text.Lexemes[number].Value == 100 && end < text.Tokens.Length && text.Lexemes[end].Is(WordSense.NumberWord) && text.Lexemes[end].Value < 100)
            {
                end++;
            }

            return end < text.Tokens.Length && text.Lexemes[end].Is(WordSense.Quantity | WordSense.Year | WordSense.Person) ? -1 : end;
        }

        if (end < text.Tokens.Length && text.Tokens[end].SpaceBefore && text.Lexemes[end].Is(WordSense.Quantity | WordSense.Year | WordSense.Month) && text.Tokens[end].Length > 1)
        {
            return -1;
        }

        // Letter: 12a, 12 A, 88 c; not '12 u'.
        if (IsLetterAddition(text, end))
        {
            if (text.Tokens[end].Length > 2 && text.Glued(end) && text.LowerOf(text.Tokens[end]) is not ("bis" or "hs" or "iii" or "rood" or "zwart" or "boven" or "huis"))
            {
                return text.Tokens[end].Length == 2 ? end : -1;
            }

            end++;
        }

        // Additions behind a sign: 41-II, 911-C, 3-bis, 2/101, 8-3.
        while (end + 1 < text.Tokens.Length && text.Mark(end) is '-' or '/' && text.Glued(end) && text.Glued(end + 1) && !text.Tokens[end + 1].IsLineBreak
            && (text.Tokens[end + 1].IsNumber ? text.Tokens[end + 1].Length <= 4 : text.Tokens[end + 1].IsWord && text.Tokens[end + 1].Length <= 5))
        {
            end += 2;
            if (end < text.Tokens.Length && text.Glued(end) && (text.Tokens[end].IsWord || text.Tokens[end - 1].IsWord && text.Tokens[end].IsNumber) && text.Tokens[end].Length <= 2)
            {
                end++;
            }
        }

        // 440 - 2
        if (end + 1 < text.Tokens.Length && text.Mark(end) == '-' && text.Tokens[end].SpaceBefore && text.Tokens[end + 1].IsNumber && text.Tokens[end + 1].Length <= 3 && !text.HasFrom(end + 2, WordSense.Quantity | WordSense.Year, 1)
            && !(text.Mark(end + 2) is ':' or '.' && text.Glued(end + 3)))
        {
            end += 2;
        }

        // Words: bus 2, hs, bis, boven; '2e verdiep rechts' after a comma.
        var bus = text.Mark(end) == ',' ? end + 1 : end;
        if (bus + 1 < text.Tokens.Length && text.LowerOf(text.Tokens[bus]) is "bus" or "bte" or "unit" && text.Tokens[bus + 1].IsNumber)
        {
            end = bus + 2;
        }
        else if (end < text.Tokens.Length && text.Tokens[end].IsWord && text.LowerOf(text.Tokens[end]) is "hs" or "bis" or "ii" or "iii" or "rood" or "zwart" or "rd" or "zw")
        {
            end++;
        }

        if (end + 4 < text.Tokens.Length && text.Mark(end) == ',' && text.Tokens[end + 1].IsNumber && text.LowerOf(text.Tokens[end + 2]) is "e" or "de" or "ste" && text.LowerOf(text.Tokens[end + 3]) is "verdiep" or "verdieping" or "etage")
        {
            end += text.LowerOf(text.Tokens[end + 4]) is "rechts" or "links" ? 5 : 4;
        }

        return end;
    }

    private static bool IsLetterAddition(DetectionText text, int end)
    {
        if (end >= text.Tokens.Length || !text.Tokens[end].IsWord)
        {
            return false;
        }

        if (text.Glued(end))
        {
            return true;
        }

        if (text.Tokens[end].Length != 1 || (text.Glued(end + 1) && text.Mark(end + 1) is '\'' or '.'))
        {
            return false;
        }

        return text.Tokens[end].Is(TokenKind.Capitalised) || text.Lower[text.Tokens[end].Start] is >= 'a' and <= 'h';
    }

    private static bool PostcodeFollows(DetectionText text, int end)
    {
        for (var i = end; i + 1 < text.Tokens.Length && i < end + 4; i++)
        {
            if (text.Tokens[i].IsNumber && text.Tokens[i].Length == 4)
            {
                return text.Lexemes[i].Value >= 1000 && text.Tokens[i + 1].IsWord && text.Tokens[i + 1].Length == 2 && !text.Lexemes[i + 1].Is(WordSense.TwoLetterWord | WordSense.Quantity);
            }

            if (!(text.Mark(i) is ',' or '(' or '-' or '\u00B7') && !text.Tokens[i].IsLineBreak)
            {
                return false;
            }
        }

        return false;
    }

    // 'ik woon op 98', 'de buurman van nr 18', 'bij ons op 41a'.
    private static (int Start, double Confidence, string Evidence) BareNumber(DetectionText text, int number)
    {
        var k = number - 1;
        if (k > 0 && text.Mark(k) == '.')
        {
            k--;
        }

        if (k < 1 || !text.Tokens[number].IsNumber || text.Tokens[number].Length > 3 || text.HasFrom(number + 1, WordSense.Quantity | WordSense.Year | WordSense.Month | WordSense.Period, 2))
        {
            return (-1, 0, "");
        }

        var prefix = text.LowerOf(text.Tokens[k]);
        var isNumberWord = prefix is "nr" or "nummer" or "no" or "huisnummer";
        if (!isNumberWord && prefix is not "op")
        {
            return (-1, 0, "");
        }

        for (var i = k - 1; i >= 0 && i >= k - 5 && !text.Tokens[i].IsLineBreak; i--)
        {
            var lower = text.LowerOf(text.Tokens[i]);
            if (lower is "woon" or "woont" or "wonen" or "woonde" or "woonden" or "wonend" or "wonende" or "buurman" or "buurvrouw" or "buren" or "bewoners" or "bovenbuurman" or "onderbuurman" or "overburen"
                or "rijtjeshuis" or "huisnummer" || lower.EndsWith("buurman") || lower.EndsWith("buren"))
            {
                return (number, .8, "context:neighbour");
            }
        }

        return (-1, 0, "");
    }
}
