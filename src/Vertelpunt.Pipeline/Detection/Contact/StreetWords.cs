using Vertelpunt.Pipeline.Text;

namespace Vertelpunt.Pipeline.Detection.Contact;

/// <summary>Words that streets are named by: how they end, and which words that end so are none.</summary>
internal static class StreetWords
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
        "autoweg zandweg doorweg zijweg bijweg landweg zijstraat achterstraat schoolplein marktplein gracht singel").Split(' '),
    ];

    private static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> NoStreetLookup = NoStreets.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>True for a word in lower case that ends as street names do and is none of the ordinary words that do so.</summary>
    public static bool IsStreet(ReadOnlySpan<char> lower) => EndsIn(lower, Endings) && !NoStreetLookup.Contains(lower);

    // Weak endings need a capital inside a sentence, or a word of living nearby.
    public static bool IsWeakStreet(DetectionText text, int i) =>
        EndsIn(text.LowerOf(text.Tokens[i]), WeakEndings) && text.Lexemes[i].Sense == WordSense.None
        && ((text.Tokens[i].Is(TokenKind.Capitalised) && !text.Tokens[i].Is(TokenKind.SentenceStart | TokenKind.AllCapitals)) || text.HasBefore(i, WordSense.ResidenceCue, 5) || (i > 0 && text.Mark(i - 1) == ',' && text.Tokens[i].Is(TokenKind.Capitalised)));

    // 'Voorbeeldbolwerk 1' alone on its line or before a comma.
    public static bool IsWholeLine(DetectionText text, int i, int number) =>
        text.Tokens[i].Is(TokenKind.Capitalised) && (i == 0 || text.Tokens[i - 1].IsLineBreak) && EndsIn(text.LowerOf(text.Tokens[i]), WeakEndings) && text.Lexemes[i].Sense == WordSense.None
        && !(text.LowerOf(text.Tokens[i]) is "bladzijde" or "antwoord" or "paspoort" or "hoofdstuk" or "woord" or "wachtwoord" or "trefwoord" or "voorbeeld" or "land" or "meer")
        && (number + 1 >= text.Tokens.Length || text.Tokens[number + 1].IsLineBreak || text.Mark(number + 1) == ',');

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
}
