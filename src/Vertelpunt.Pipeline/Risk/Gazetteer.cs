using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Vertelpunt.Pipeline.Risk;

/// <summary>Places of the Netherlands and Belgium with their inhabitants by age and sex.</summary>
/// <remarks>A name that several places share stands for the smallest of them, unless the municipality is told: unknown is cautious.</remarks>
public sealed partial class Gazetteer
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

    // Other names people use for the same place.
    private static readonly Dictionary<string, string> Aliases = new()
    {
        ["fryslan"] = "friesland", ["provincie friesland"] = "friesland", ["holland"] = "nederland", ["bruxelles"] = "brussel", ["mons"] = "bergen",
        ["noorden"] = "noord nederland", ["het noorden"] = "noord nederland", ["het oosten"] = "oost nederland", ["het zuiden"] = "zuid nederland", ["het westen"] = "west nederland",
    };

    private readonly Dictionary<string, List<Place>> byName = [];
    private readonly Dictionary<string, Place> wide = [];

    // From the key of a municipality as it is called now to those it was made of.
    private readonly Dictionary<string, string[]> merged = [];

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
        foreach (var row in FigureTable.Read(folder, "successors.csv").Rows)
        {
            var former = towns.Where(t => row.Forms("voorheen").Contains(t.Municipality)).ToArray();
            if (former.Length > 0)
            {
                gazetteer.merged[Key(row["gemeente"])] = [.. row.Forms("voorheen").Select(Key)];
                gazetteer.ReplaceMunicipality(new(row["gemeente"], PlaceKind.Municipality, row["gemeente"], former[0].Province, "NL", Sum(former), "core"));
            }
        }

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
        var key = KeyOf(name);
        if (municipality is not null && FindIn(name, municipality) is { } meant)
        {
            return meant;
        }

        // Utrecht and Groningen are cities first; Zeeland is a province before it is a village in Brabant.
        if (wide.TryGetValue(key, out var place) && (!byName.TryGetValue(key, out var same) || same.All(p => p.Inhabitants < CityInhabitants)))
        {
            return place;
        }

        if (byName.TryGetValue(key, out var places))
        {
            var towns = places.Where(p => p.Kind == PlaceKind.Town).ToArray();
            var candidates = towns.Length > 0 ? towns : [.. places];
            return candidates.MinBy(p => p.Inhabitants);
        }

        return place;
    }

    /// <summary>The place of this name in a municipality, by its name of today or before a merger; a town before the municipality itself. Null when there is none.</summary>
    public Place? FindIn(string name, string municipality)
    {
        var of = KeyOf(municipality);
        var former = merged.GetValueOrDefault(of, []);
        return byName.TryGetValue(KeyOf(name), out var places)
            ? places.Where(p => Key(p.Municipality) is var m && (m == of || BaseKey(p.Municipality) == of || former.Contains(m))).OrderBy(p => p.Kind).ThenBy(p => p.Inhabitants).FirstOrDefault()
            : null;
    }

    /// <summary>The municipality, province, part of the country or country of this name, or null; of several the smallest.</summary>
    public Place? Find(string name, PlaceKind kind) =>
        kind is PlaceKind.Province or PlaceKind.CountryPart or PlaceKind.Country
            ? wide.TryGetValue(KeyOf(name), out var place) && place.Kind == kind ? place : null
            : byName.TryGetValue(KeyOf(name), out var places) ? places.Where(p => p.Kind == kind).MinBy(p => p.Inhabitants) : null;

    /// <summary>The places that hold <paramref name="place"/>, from small to large.</summary>
    public IReadOnlyList<Place> Around(Place place)
    {
        var around = new List<Place>();
        if (place.Kind == PlaceKind.Town && place.Municipality.Length > 0
            && byName.TryGetValue(Key(place.Municipality), out var named)
            && named.FirstOrDefault(p => p.Kind == PlaceKind.Municipality && p.Municipality == place.Municipality && p.Province == place.Province) is { } municipality
            && municipality.Inhabitants > place.Inhabitants * 1.001)
        {
            around.Add(municipality);
        }

        if (place.Kind < PlaceKind.Province && place.Province.Length > 0 && wide.TryGetValue(Key(place.Province), out var province) && province.Country == place.Country)
        {
            around.Add(province);
        }

        if (place.Kind < PlaceKind.CountryPart && PartOf.TryGetValue(place.Province, out var part) && wide.TryGetValue(Key(part), out var found))
        {
            around.Add(found);
        }

        var country = place.Country == "BE" ? wide[Key("België")] : Netherlands;
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

    // The name, and without what tells namesakes apart: 'Bergen (NH)', 'Afferden L'.
    private void Add(Place place)
    {
        AddAs(Key(place.Name), place);
        if (BaseKey(place.Name) is var shorter && shorter != Key(place.Name))
        {
            AddAs(shorter, place);
        }
    }

    private void AddAs(string key, Place place)
    {
        if (!byName.TryGetValue(key, out var places))
        {
            byName[key] = places = [];
        }

        places.Add(place);
    }

    private void ReplaceMunicipality(Place place)
    {
        if (byName.TryGetValue(Key(place.Name), out var places))
        {
            places.RemoveAll(p => p.Kind == PlaceKind.Municipality);
        }

        Add(place);
    }

    private void AddWide(Place place) => wide.TryAdd(Key(place.Name), place);

    private string KeyOf(string name)
    {
        var key = Key(name);
        return !byName.ContainsKey(key) && !wide.ContainsKey(key) && Aliases.TryGetValue(key, out var known) ? known : key;
    }

    private static string BaseKey(string name) => Key(Suffix().Replace(name, ""));

    [GeneratedRegex(@"\s*\([^)]*\)$|\s+(?:L|NB|NH|ZH|Gld|Lb|Dr|Fr|Gn|Ov|Ut|Zld)$", RegexOptions.None)]
    private static partial Regex Suffix();

    // Capitals, accents and hyphens do not tell places apart.
    private static string Key(string name)
    {
        var key = new StringBuilder(name.Length);
        foreach (var c in name.Normalize(NormalizationForm.FormD))
        {
            if (char.IsLetterOrDigit(c))
            {
                key.Append(char.ToLowerInvariant(c));
            }
            else if (CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark && key.Length > 0 && key[^1] != ' ')
            {
                key.Append(' ');
            }
        }

        return key.ToString().TrimEnd();
    }
}
