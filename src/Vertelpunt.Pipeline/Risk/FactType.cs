namespace Vertelpunt.Pipeline.Risk;

/// <summary>What a fact is about. The names, in lower case, are those of the documented input of <c>vertelpunt assess --facts</c>.</summary>
public enum FactType
{
    Place,
    Age,
    Sex,
    Profession,
    Family,
    Origin,
    Religion,
    Health,
    Orientation,
    Organisation,
    Event,
    Role,
}
