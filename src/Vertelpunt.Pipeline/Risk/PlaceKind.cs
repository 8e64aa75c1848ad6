namespace Vertelpunt.Pipeline.Risk;

/// <summary>How wide a place is.</summary>
public enum PlaceKind
{
    Town,
    Municipality,
    Region,
    Province,
    CountryPart,
    Country,
}
