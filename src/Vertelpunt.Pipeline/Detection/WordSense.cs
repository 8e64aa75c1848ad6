namespace Vertelpunt.Pipeline.Detection;

/// <summary>What a word can tell the recognisers. A word may have several senses; a sense alone proves nothing.</summary>
[Flags]
public enum WordSense : ulong
{
    None = 0,

    /// <summary>A number in words; <see cref="Lexeme.Value"/> is the number.</summary>
    NumberWord = 1,

    /// <summary>An ordinal in words.</summary>
    Ordinal = 1 << 1,

    /// <summary>A month or its abbreviation; the value is 1 to 12.</summary>
    Month = 1 << 2,

    /// <summary>A weekday or its abbreviation.</summary>
    Weekday = 1 << 3,
    Season = 1 << 4,

    /// <summary>A feast day that is one word.</summary>
    Feast = 1 << 5,

    /// <summary>dag, week, maand, avond, nacht: what can stand before or after a feast.</summary>
    Period = 1 << 6,

    /// <summary>jaar, jaren, jr.</summary>
    Year = 1 << 7,

    /// <summary>A word that a quantity goes with: euro, kilometer, mensen. The number before it is no date, age or identifier.</summary>
    Quantity = 1 << 8,

    /// <summary>A word for a person: man, vrouw, zoon, kleindochter, bewoner.</summary>
    Person = 1 << 9,

    /// <summary>A form of zijn or worden, and small words that stand between it and an age.</summary>
    Being = 1 << 10,
    Possessive = 1 << 11,

    /// <summary>geboren, geb, geboortedatum.</summary>
    Born = 1 << 12,

    /// <summary>What stands before a moment: op, sinds, van, tot, vanaf.</summary>
    TimePreposition = 1 << 13,

    /// <summary>bellen, telefoon, gsm, mobiel.</summary>
    PhoneCue = 1 << 14,
    MailCue = 1 << 15,

    /// <summary>insta, account, gebruikersnaam.</summary>
    HandleCue = 1 << 16,
    BsnCue = 1 << 17,

    /// <summary>rekening, iban, giro.</summary>
    AccountCue = 1 << 18,

    /// <summary>kenteken, nummerplaat.</summary>
    PlateCue = 1 << 19,

    /// <summary>auto, bus, aanhanger, kotter: things that bear a registration.</summary>
    Vehicle = 1 << 20,

    /// <summary>dossier, zaak, kenmerk, paspoort: what bears an identifier of its own.</summary>
    IdCue = 1 << 21,

    /// <summary>kamer, bed, cel, unit: identifiers that are often one or two digits.</summary>
    PlaceIdCue = 1 << 22,

    /// <summary>woon, wonen, adres.</summary>
    ResidenceCue = 1 << 23,

    /// <summary>buur, buurman, overburen: a bare number near it is a house.</summary>
    NeighbourCue = 1 << 24,

    /// <summary>apenstaartje, at.</summary>
    AtWord = 1 << 25,

    /// <summary>punt, dot.</summary>
    DotWord = 1 << 26,

    /// <summary>streepje, underscore.</summary>
    DashWord = 1 << 27,

    /// <summary>A two-letter word that is no postcode's letters in lower case.</summary>
    TwoLetterWord = 1 << 28,

    /// <summary>An ordinary word that starts or ends clauses: en, maar, toen, ik, die.</summary>
    FunctionWord = 1 << 29,

    /// <summary>nummer, nr, no.</summary>
    NumberCue = 1ul << 30,

    /// <summary>oud, jarig, leeftijd.</summary>
    AgeCue = 1ul << 31,

    /// <summary>The first word of a feast of several words.</summary>
    FeastStart = 1ul << 32,

    /// <summary>ik, hij, zij, die: who an age can be said of.</summary>
    Pronoun = 1ul << 33,

    /// <summary>nu, pas, bijna, inmiddels: what stands between a person and an age.</summary>
    AgeFiller = 1ul << 34,
}

/// <summary>A token's senses and its number: of digits, a number word, an ordinal or a month; -1 when it has none.</summary>
public readonly record struct Lexeme(WordSense Sense, int Value = -1)
{
    public bool Is(WordSense sense) => (Sense & sense) != 0;
}
