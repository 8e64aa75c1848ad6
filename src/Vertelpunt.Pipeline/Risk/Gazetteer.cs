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

/// <summary>A place with the people in it.</summary>
/// <param name="People">Per cell (<see cref="Cells"/>).</param>
/// <param name="Country">"NL" or "BE".</param>
/// <param name="SourceClass">Class of the source of the figures.</param>
public sealed record Place(string Name, PlaceKind Kind, string Municipality, string Province, string Country, double[] People, string SourceClass)
{
    public double Inhabitants => People.Sum();
}

/// <summary>Places of the Netherlands and Belgium with their inhabitants by age and sex.</summary>
/// <remarks>A name that several places share stands for the smallest of them, unless the municipality is told: unknown is cautious.</remarks>
public sealed class Gazetteer
{
    private static readonly Dictionary<string, string> PartOf = new()
    {
        ["Groningen"] = "Noord-Nederland", ["Friesland"] = "Noord-Nederland", ["Drenthe"] = "Noord-Nederland",
        ["Overijssel"] = "Oost-Nederland", ["Gelderland"] = "Oost-Nederland", ["Flevoland"] = "Oost-Nederland",
        ["Utrecht"] = "West-Nederland", ["Noord-Holland"] = "West-Nederland", ["Zuid-Holland"] = "West-Nederland", ["Zeeland"] = "West-Nederland",
        ["Noord-Brabant"] = "Zuid-Nederland", ["Limburg"] = "Zuid-Nederland",
        ["Antwerpen"] = "Vlaanderen", ["Oost-Vlaanderen"] = "Vlaanderen", ["West-Vlaanderen"] = "Vlaanderen", ["Vlaams-Brabant"] = "Vlaanderen",
        ["Belgisch Limburg"] = "Vlaanderen", ["Brussel"] = "België", ["Luik"] = "Wallonië", ["Henegouwen"] = "Wallonië",
        ["Namen"] = "Wallonië", ["Luxemburg"] = "Wallonië", ["Waals-Brabant"] = "Wallonië",
    };

    /// <summary>From this size a town is meant rather than the province of the same name.</summary>
    private const double CityInhabitants = 100_000;

    private readonly Dictionary<string, List<Place>> byName = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, Place> wide = new(StringComparer.OrdinalIgnoreCase);

    private Gazetteer(double[] people)
    {
        Netherlands = new("Nederland", PlaceKind.Country, "", "", "NL", people, "core");
    }

    /// <summary>The whole country: the base every share refers to.</summary>
    public Place Netherlands { get; }

    /// <summary>All towns of the Netherlands with their joint counts.</summary>
    public IReadOnlyList<Place> Towns { get; private set; } = [];

    internal static Gazetteer Load(string folder)
    {
        var towns = FigureTable.Read(folder, "places.csv").Rows
            .Select(r => new Place(r["plaats"], PlaceKind.Town, r["gemeente"], r["provincie"], "NL", [.. r.Numbers("mannen"), .. r.Numbers("vrouwen")], "core"))
            .ToArray();
        var gazetteer = new Gazetteer(Sum(towns)) { Towns = towns };
        var people = gazetteer.Netherlands.People;
        var all = people.Sum();
        foreach (var town in towns)
        {
            gazetteer.Add(town);
        }

        foreach (var municipality in towns.GroupBy(t => (t.Municipality, t.Province)))
        {
            gazetteer.Add(new(municipality.Key.Municipality, PlaceKind.Municipality, municipality.Key.Municipality, municipality.Key.Province, "NL", Sum(municipality), "core"));
        }

        foreach (var province in towns.GroupBy(t => t.Province))
        {
            gazetteer.AddWide(new(province.Key, PlaceKind.Province, "", province.Key, "NL", Sum(province), "core"));
        }

        foreach (var part in towns.GroupBy(t => PartOf[t.Province]))
        {
            gazetteer.AddWide(new(part.Key, PlaceKind.CountryPart, "", "", "NL", Sum(part), "core"));
        }

        gazetteer.AddWide(gazetteer.Netherlands);
        var other = FigureTable.Read(folder, "places-other.csv").Rows;
        foreach (var province in other.Where(r => r["land"] == "BE" && r["gemeente"] == r["plaats"]).GroupBy(r => r["provincie"]))
        {
            gazetteer.AddWide(new(province.Key, PlaceKind.Province, "", province.Key, "BE", Scaled(province.Sum(r => r.Number("inwoners"))), "conditional"));
        }

        foreach (var row in other)
        {
            var kind = (row["gemeente"], row["provincie"]) switch
            {
                ("", "") => row["plaats"] == "België" ? PlaceKind.Country : PlaceKind.CountryPart,
                (var g, _) when g == row["plaats"] => PlaceKind.Municipality,
                ("", _) when row["bron"] == "eigen schatting" => PlaceKind.Region,
                _ => PlaceKind.Town,
            };
            var place = new Place(row["plaats"], kind, row["gemeente"], row["provincie"], row["land"], Scaled(row.Number("inwoners")), row["klasse"]);
            if (kind is PlaceKind.Country or PlaceKind.CountryPart)
            {
                gazetteer.AddWide(place);
            }
            else
            {
                gazetteer.Add(place);
            }
        }

        return gazetteer;

        double[] Scaled(double inhabitants) => [.. people.Select(p => p * inhabitants / all)];
    }

    /// <summary>The place of this name, or null. Of several: the one in <paramref name="municipality"/>, else the smallest.</summary>
    public Place? Find(string name, string? municipality = null)
    {
        if (municipality is not null && byName.TryGetValue(name, out var named))
        {
            var meant = named.FirstOrDefault(p => p.Municipality.Equals(municipality, StringComparison.OrdinalIgnoreCase));
            if (meant is not null)
            {
                return meant;
            }
        }

        // Utrecht and Groningen are cities first; Zeeland is a province before it is a village in Brabant.
        if (wide.TryGetValue(name, out var place) && (!byName.TryGetValue(name, out var same) || same.All(p => p.Inhabitants < CityInhabitants)))
        {
            return place;
        }

        if (byName.TryGetValue(name, out var places))
        {
            var towns = places.Where(p => p.Kind == PlaceKind.Town).ToArray();
            var candidates = towns.Length > 0 ? towns : [.. places];
            return candidates.MinBy(p => p.Inhabitants);
        }

        return place;
    }

    /// <summary>The municipality, province, part of the country or country of this name, or null.</summary>
    public Place? Find(string name, PlaceKind kind) =>
        kind is PlaceKind.Province or PlaceKind.CountryPart or PlaceKind.Country
            ? wide.TryGetValue(name, out var place) && place.Kind == kind ? place : null
            : byName.TryGetValue(name, out var places) ? places.Where(p => p.Kind == kind).MinBy(p => p.Inhabitants) : null;

    /// <summary>The places that hold <paramref name="place"/>, from small to large.</summary>
    public IReadOnlyList<Place> Around(Place place)
    {
        var around = new List<Place>();
        if (place.Kind == PlaceKind.Town && place.Municipality.Length > 0
            && byName.TryGetValue(place.Municipality, out var named)
            && named.FirstOrDefault(p => p.Kind == PlaceKind.Municipality && p.Province == place.Province) is { } municipality
            && municipality.Inhabitants > place.Inhabitants * 1.001)
        {
            around.Add(municipality);
        }

        if (place.Kind < PlaceKind.Province && place.Province.Length > 0 && wide.TryGetValue(place.Province, out var province) && province.Country == place.Country)
        {
            around.Add(province);
        }

        if (place.Kind < PlaceKind.CountryPart && PartOf.TryGetValue(place.Province, out var part) && wide.TryGetValue(part, out var found))
        {
            around.Add(found);
        }

        var country = place.Country == "BE" ? wide["België"] : Netherlands;
        if (place.Kind < PlaceKind.Country && (around.Count == 0 || around[^1] != country))
        {
            around.Add(country);
        }

        return around;
    }

    private static double[] Sum(IEnumerable<Place> places)
    {
        var sum = new double[Cells.Count];
        foreach (var place in places)
        {
            for (var i = 0; i < sum.Length; i++)
            {
                sum[i] += place.People[i];
            }
        }

        return sum;
    }

    private void Add(Place place)
    {
        if (!byName.TryGetValue(place.Name, out var places))
        {
            byName[place.Name] = places = [];
        }

        places.Add(place);
    }

    private void AddWide(Place place) => wide.TryAdd(place.Name, place);
}
