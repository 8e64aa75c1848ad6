namespace Vertelpunt.Domain.Privacy;

/// <summary>What kind of personal data a stretch of text is. The names and borders are those of docs/annotation.md.</summary>
public enum IdentifierKind
{
    Person,
    Address,
    Postcode,
    Phone,
    Email,
    Url,
    Handle,
    Bsn,
    Iban,
    LicencePlate,
    IdNumber,
    IpAddress,
    Location,
    Organisation,
    Date,
    Age,
    Profession,
    Nationality,
    Religion,
    Health,
    Family,
    Event,
}

/// <summary>How an identifier points to someone (Text Anonymization Benchmark, Pilán et al. 2022).</summary>
public enum IdentifierType
{
    /// <summary>Points to one person by itself.</summary>
    Direct,

    /// <summary>Points to someone in combination.</summary>
    Quasi,

    /// <summary>A special category (GDPR art. 9), indirect as well: health, religion, origin.</summary>
    Confidential,
}

/// <summary>Facts about kinds.</summary>
public static class IdentifierKinds
{
    public static IReadOnlyList<IdentifierKind> All { get; } = Enum.GetValues<IdentifierKind>();

    public static IdentifierType TypeOf(this IdentifierKind kind) => kind switch
    {
        <= IdentifierKind.IpAddress => IdentifierType.Direct,
        IdentifierKind.Health or IdentifierKind.Religion or IdentifierKind.Nationality => IdentifierType.Confidential,
        _ => IdentifierType.Quasi,
    };

    /// <summary>The label used in annotated files: PERSON, LICENCE_PLATE, ...</summary>
    public static string Label(this IdentifierKind kind) => kind switch
    {
        IdentifierKind.LicencePlate => "LICENCE_PLATE",
        IdentifierKind.IdNumber => "ID_NUMBER",
        IdentifierKind.IpAddress => "IP_ADDRESS",
        _ => kind.ToString().ToUpperInvariant(),
    };

    /// <summary>The kind with this label, or null when there is none.</summary>
    public static IdentifierKind? FromLabel(string label)
    {
        foreach (var kind in All)
        {
            if (kind.Label() == label)
            {
                return kind;
            }
        }

        return null;
    }
}
