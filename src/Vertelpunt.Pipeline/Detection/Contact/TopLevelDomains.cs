namespace Vertelpunt.Pipeline.Detection.Contact;

/// <summary>Top-level domains that stories name.</summary>
/// <remarks>From the IANA root zone list: country codes of Europe and of the countries people come from, and the generic ones in common use; and
/// the reserved names of RFC 2606. Those that are also Dutch or English words need more than a dot before them.</remarks>
internal static class TopLevelDomains
{
    private static readonly HashSet<string> Known =
    [
        .. ("nl be com org net eu info example biz edu gov mil int frl amsterdam vlaanderen brussels gent online site shop app dev blog club nu tv fm me io co ai ly gl gd " +
        "de fr uk es it pt pl tr ma sr cw aw bq lu ch at dk se no fi ie gr cz sk hu ro bg hr rs ua ru by lt lv ee us ca au nz jp cn tw hk kr in id vn th ph my sg il ir iq " +
        "sy lb jo eg dz tn ly ng gh ke et so er sn cm cd za br ar mx cl pe ve cu do jm test aws academy ms si is am xyz page link wiki media news care health school foundation invalid localhost "
        + "im cc ws tk gg to be").Split(' ', StringSplitOptions.RemoveEmptyEntries),
    ];

    // Words that stand after a full stop without a space when people type in a hurry.
    private static readonly HashSet<string> Words =
    [
        .. ("de en is in it to at no so me my do al er nu me info am si es be net link page care school media news club et im ms il mil int app blog shop site online test wiki academy " +
        "aan la ai us ca co tv id ga om et do hk ph us").Split(' '),
    ];

    private static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> KnownLookup = Known.GetAlternateLookup<ReadOnlySpan<char>>();
    private static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> WordLookup = Words.GetAlternateLookup<ReadOnlySpan<char>>();

    public static bool IsKnown(ReadOnlySpan<char> lower) => KnownLookup.Contains(lower);

    /// <summary>Known, and not a word that may start the next sentence.</summary>
    public static bool IsTelling(ReadOnlySpan<char> lower) => KnownLookup.Contains(lower) && (lower is "be" or "net" or "info" || !WordLookup.Contains(lower));
}
