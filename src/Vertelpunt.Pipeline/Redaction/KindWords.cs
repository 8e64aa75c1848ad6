using Vertelpunt.Domain.Privacy;

namespace Vertelpunt.Pipeline.Redaction;

/// <summary>The Dutch words in brackets that stand for a finding: [naam 1], [telefoonnummer].</summary>
public static class KindWords
{
    /// <summary>The word for a kind.</summary>
    public static string Word(IdentifierKind kind) => kind switch
    {
        IdentifierKind.Person => "naam",
        IdentifierKind.Address => "adres",
        IdentifierKind.Postcode => "postcode",
        IdentifierKind.Phone => "telefoonnummer",
        IdentifierKind.Email => "e-mailadres",
        IdentifierKind.Url => "website",
        IdentifierKind.Handle => "gebruikersnaam",
        IdentifierKind.Bsn => "bsn",
        IdentifierKind.Iban => "rekeningnummer",
        IdentifierKind.LicencePlate => "kenteken",
        IdentifierKind.IdNumber => "nummer",
        IdentifierKind.IpAddress => "ip-adres",
        IdentifierKind.Location => "plaats",
        IdentifierKind.Organisation => "organisatie",
        IdentifierKind.Date => "datum",
        IdentifierKind.Age => "leeftijd",
        IdentifierKind.Profession => "beroep",
        IdentifierKind.Nationality => "herkomst",
        IdentifierKind.Religion => "geloof",
        IdentifierKind.Health => "gezondheid",
        IdentifierKind.Family => "gezin",
        _ => "gebeurtenis",
    };

    /// <summary>True for kinds whose findings a reader must be able to tell apart: the label then carries the entity's number.</summary>
    public static bool IsNumbered(IdentifierKind kind) =>
        kind is IdentifierKind.Person or IdentifierKind.Address or IdentifierKind.Location or IdentifierKind.Organisation or IdentifierKind.Handle or IdentifierKind.Event;

    /// <summary>The label of a finding.</summary>
    public static string Label(IdentifierKind kind, int entity) => IsNumbered(kind) ? $"[{Word(kind)} {entity}]" : $"[{Word(kind)}]";
}
