namespace Vertelpunt.Pipeline.Risk;

/// <summary>A place with the people in it.</summary>
/// <param name="People">Per cell (<see cref="Cells"/>).</param>
/// <param name="Country">"NL" or "BE".</param>
/// <param name="SourceClass">Class of the source of the figures.</param>
public sealed record Place(string Name, PlaceKind Kind, string Municipality, string Province, string Country, double[] People, string SourceClass)
{
    public double Inhabitants => People.Sum();
}
