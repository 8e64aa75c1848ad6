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
}
