namespace Vertelpunt.Pipeline.Detection.Lists;

/// <summary>On which lists of data/lexicons a word or phrase stands.</summary>
[Flags]
public enum WordLists : uint
{
    None = 0,
    FirstName = 1,
    Surname = 2,
    Place = 4,
    Nationality = 8,
    Profession = 16,
    Religion = 32,
    Health = 64,
    Family = 128,
    Organisation = 256,

    /// <summary>Words that announce a name: mevrouw, tante, genaamd, groetjes.</summary>
    Title = 512,

    /// <summary>A word with the ending of a street name (-straat, -laan), whatever stands before it.</summary>
    Street = 1024,

    /// <summary>A Dutch word that is written in lower case.</summary>
    Ordinary = 2048,

    /// <summary>A person everyone knows, a figure of fiction, or a name that lives on in the name of a disease.</summary>
    Public = 4096,

    /// <summary>A word for an incident, or one that ends like one: brand, gijzeling, stalbrand.</summary>
    Event = 8192,

    /// <summary>A company, club, party, newspaper, museum, band, ... that many people know.</summary>
    KnownOrganisation = 1 << 14,

    /// <summary>A surname, or the one name, of someone many people know: a politician, cyclist, composer, writer.</summary>
    KnownPerson = 1 << 15,

    /// <summary>A country, region, city, village, river or district, near and far.</summary>
    KnownPlace = 1 << 16,

    /// <summary>A tournament, prize, festival, war, treaty, work of art, brand of a thing.</summary>
    KnownWork = 1 << 17,

    /// <summary>An adjective or inhabitant of a place, or a language.</summary>
    OfPlace = 1 << 18,

    /// <summary>The lists of what many people know, which only models for articles look at.</summary>
    Known = KnownOrganisation | KnownPerson | KnownPlace | KnownWork | OfPlace,
}
