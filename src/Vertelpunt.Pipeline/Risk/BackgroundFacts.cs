using System.Text.RegularExpressions;

namespace Vertelpunt.Pipeline.Risk;

/// <summary>From answers about the teller's background to facts.</summary>
internal sealed partial class BackgroundFacts(RiskModel model)
{
    private readonly FactMaker make = new(model);

    [GeneratedRegex(@"\b(?:anders|ander|other|geen|niet|not|none|onbekend|unknown|buitenland|abroad|elders|elsewhere)\b", RegexOptions.IgnoreCase)]
    private static partial Regex SaysNothing();

    /// <summary>The fact in an answer; null where it says nothing.</summary>
    public Fact? Of(BackgroundFact answer)
    {
        var value = answer.Value.Trim();
        switch (answer.Fact)
        {
            case "age":
                return AgeRange(value) is { } range ? make.Age(range.Min, range.Max) : null;
            case "sex" or "gender":
                return value.ToLowerInvariant() switch
                {
                    "vrouw" or "v" or "woman" or "female" => make.Sex(true),
                    "man" or "m" or "male" => make.Sex(false),
                    _ => make.Orientation(gender: true),
                };
            case "region":
                return Region(value) is { } region ? make.Place(region) : SaysNothing().IsMatch(value) ? null : make.UnknownPlace();
            case "place":
                return make.KnowsPlace(value) ? make.Place(value) : SaysNothing().IsMatch(value) ? null : make.UnknownPlace();
            case "profession":
                return make.Profession(value);
            case "religion":
                return make.Religion(value);
            case "origin":
                return make.Origin(value);
            case "health":
                return make.Health(value);
            default:
                return make.Role(value);
        }
    }

    // Regions are provinces or wider: 'Utrecht' as an answer is not the city.
    private Place? Region(string value) =>
        model.Gazetteer.Find(value, PlaceKind.Province) ?? model.Gazetteer.Find(value, PlaceKind.CountryPart) ?? model.Gazetteer.Find(value, PlaceKind.Country)
        ?? model.Gazetteer.Find(value, PlaceKind.Region) ?? model.Gazetteer.Find(value);

    /// <summary>"45-64", "65+", "jonger dan 25", "onder de 18", "25 t/m 44".</summary>
    internal static (int Min, int Max)? AgeRange(string value)
    {
        var numbers = Regex.Matches(value, @"\d+").Select(m => int.TryParse(m.Value, System.Globalization.CultureInfo.InvariantCulture, out var n) ? n : int.MaxValue).ToArray();
        if (numbers.Any(n => n > Cells.OldestAge))
        {
            return null;
        }

        return numbers switch
        {
            [var min, var max] when min <= max => (min, max),
            [var one] when Regex.IsMatch(value, "jonger|onder|tot|<", RegexOptions.IgnoreCase) => (0, Math.Max(0, one - 1)),
            [var one] when value.Contains('+') || Regex.IsMatch(value, "ouder|boven|vanaf|>", RegexOptions.IgnoreCase) => (one, Cells.OldestAge),
            [var one] => (one, one),
            _ => null,
        };
    }
}
