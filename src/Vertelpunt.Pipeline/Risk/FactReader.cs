using System.Text.Json;

namespace Vertelpunt.Pipeline.Risk;

/// <summary>Reads facts from JSON, as <c>vertelpunt assess --facts</c> takes them. Refuses what cannot be, naming the field.</summary>
/// <remarks>Format in docs/risk.md, 'Facts as input'. A value no table knows is not refused: it counts cautiously and is said to be unknown.</remarks>
public sealed class FactReader(RiskModel model)
{
    /// <summary>Just below 1, so that a home comes first; <see cref="Persons"/> counts the others as ties.</summary>
    private const double TieWeight = 0.999;

    private static readonly string[] PlaceLevels = ["plaats", "gemeente", "provincie", "landsdeel", "land"];
    private readonly FactMaker make = new(model);

    /// <exception cref="FormatException">A field is missing, of the wrong type, impossible or contradicts another; the message names it.</exception>
    public IReadOnlyList<Fact> Read(JsonElement facts)
    {
        if (facts.ValueKind != JsonValueKind.Array)
        {
            throw new FormatException("facts: must be a list.");
        }

        var read = new List<Fact>();
        var index = 0;
        foreach (var element in facts.EnumerateArray())
        {
            read.Add(ReadOne(element, $"facts[{index++}]"));
        }

        FactContradictions.Refuse(read);
        return WithoutOverlap(read);
    }

    /// <summary>Two ranges of age about one person leave what they have in common.</summary>
    private static List<Fact> WithoutOverlap(List<Fact> facts)
    {
        var merged = new List<Fact>();
        foreach (var fact in facts)
        {
            var same = fact.Type == FactType.Age ? merged.FindIndex(f => f.Type == FactType.Age && f.Subject == fact.Subject && f.Person == fact.Person) : -1;
            if (same < 0)
            {
                merged.Add(fact);
                continue;
            }

            var common = merged[same].Current.Share.Zip(fact.Current.Share, Math.Min).ToArray();
            merged[same] = merged[same] with
            {
                Confidence = Math.Min(merged[same].Confidence, fact.Confidence),
                Ladder = [merged[same].Ladder[0] with { Share = common }, .. merged[same].Ladder.Skip(1)],
            };
        }

        return merged;
    }

    private Fact ReadOne(JsonElement element, string at)
    {
        if (element.ValueKind != JsonValueKind.Object)
        {
            throw new FormatException($"{at}: must be an object with type and value.");
        }

        var type = JsonFields.Text(element, "type", at).ToLowerInvariant();
        var fact = type switch
        {
            "place" => ReadPlace(element, at),
            "age" => ReadAge(element, at),
            "sex" => ReadSex(JsonFields.Text(element, "value", at), at),
            "profession" or "office" => Climb(make.Profession(JsonFields.Text(element, "value", at)), element, at, ["beroep", "groep"]),
            "family" => ReadFamily(element, at),
            "children" => make.Children(JsonFields.Whole(element, "value", at, 1, 30), byParent: true),
            "origin" or "nationality" => Climb(make.Origin(JsonFields.Text(element, "value", at)), element, at, ["herkomst", "algemeen"]),
            "religion" => Climb(make.Religion(JsonFields.Text(element, "value", at)), element, at, ["geloof", "algemeen"]),
            "health" => Climb(make.Health(JsonFields.Text(element, "value", at)), element, at, ["ziekte", "algemeen"]),
            "organisation" or "institution" => Climb(make.Organisation(JsonFields.Text(element, "value", at)), element, at, ["organisatie", "algemeen"]),
            "orientation" => make.Orientation(gender: false),
            "gender" => make.Orientation(gender: true),
            "event" => make.Event(),
            "role" => make.Role(JsonFields.Text(element, "value", at)),
            _ => throw new FormatException($"{at}.type: '{type}' is not a fact type; use place, age, sex, profession, family, children, origin, religion, health, organisation, orientation, gender, event or role."),
        };

        fact = fact with { Confidence = JsonFields.Confidence(element, at), IsChangeable = true, Weight = IsTie(element, at) ? TieWeight : 1 };
        var subject = element.TryGetProperty("subject", out var told) ? told.ToString().ToLowerInvariant() : "teller";
        return subject switch
        {
            "teller" => fact,
            "relative" => fact with { Subject = FactSubject.Relative, Person = element.TryGetProperty("person", out var person) && person.ValueKind == JsonValueKind.String ? person.GetString()!.ToLowerInvariant() : "familielid" },
            "other" => fact with { Subject = FactSubject.Other, Person = "ander" },
            _ => throw new FormatException($"{at}.subject: '{subject}' must be teller, relative or other."),
        };
    }

    private Fact ReadPlace(JsonElement element, string at)
    {
        var name = JsonFields.Text(element, "value", at);
        var level = element.TryGetProperty("level", out var given) ? given.ValueKind == JsonValueKind.String ? given.GetString()!.Trim().ToLowerInvariant() : "" : null;
        if (level is not null && !PlaceLevels.Contains(level))
        {
            throw new FormatException($"{at}.level: '{given}' must be one of {string.Join(", ", PlaceLevels)}.");
        }

        var municipality = element.TryGetProperty("gemeente", out var of) && of.ValueKind != JsonValueKind.Null ? JsonFields.Text(element, "gemeente", at) : null;
        if (level is null)
        {
            return make.Place(name, municipality);
        }

        // The narrowest that is told as such; a name known only for something wider stays unknown, and so cautious.
        var kind = KindOf(level);
        if (municipality is null && model.Gazetteer.Find(name, kind) is { } exact)
        {
            return make.Place(exact);
        }

        var fact = make.Place(name, municipality);
        for (var i = 0; i < fact.Ladder.Count; i++)
        {
            if (fact.Ladder[i].Name == level)
            {
                return fact with { Level = i };
            }
        }

        var told = Array.IndexOf(PlaceLevels, fact.Current.Name);
        return told > Array.IndexOf(PlaceLevels, level) ? make.UnknownPlace() : fact;
    }

    private static PlaceKind KindOf(string level) => level switch
    {
        "plaats" => PlaceKind.Town,
        "gemeente" => PlaceKind.Municipality,
        "provincie" => PlaceKind.Province,
        "landsdeel" => PlaceKind.CountryPart,
        _ => PlaceKind.Country,
    };

    private Fact ReadAge(JsonElement element, string at)
    {
        int min, max;
        if (element.TryGetProperty("value", out var value))
        {
            if (value.ValueKind == JsonValueKind.Number)
            {
                min = max = JsonFields.Whole(element, "value", at, 0, Cells.OldestAge);
            }
            else
            {
                (min, max) = AgeOf(value.ToString()) ?? throw new FormatException($"{at}.value: '{value}' is not an age from 0 to {Cells.OldestAge} or a range such as 35-39.");
            }
        }
        else
        {
            min = element.TryGetProperty("min", out _) ? JsonFields.Whole(element, "min", at, 0, Cells.OldestAge) : 0;
            max = element.TryGetProperty("max", out _) ? JsonFields.Whole(element, "max", at, 0, Cells.OldestAge) : Cells.OldestAge;
            if (!element.TryGetProperty("min", out _) && !element.TryGetProperty("max", out _))
            {
                throw new FormatException($"{at}: an age needs value, or min and max.");
            }
        }

        return min <= max ? make.Age(min, max) : throw new FormatException($"{at}.min: {min} is above max {max}.");
    }

    private static (int Min, int Max)? AgeOf(string value) =>
        value.Any(char.IsAsciiDigit) ? BackgroundFacts.AgeRange(value) : DutchNumber.First(value) is { } told and >= 0 and <= Cells.OldestAge ? (told, told) : null;

    private Fact ReadFamily(JsonElement element, string at)
    {
        var words = JsonFields.Text(element, "value", at);
        return Climb(make.Family(words), element, at, ["gezin", "algemeen"]);
    }

    private static Fact Climb(Fact fact, JsonElement element, string at, string[] levels)
    {
        if (!element.TryGetProperty("level", out var told))
        {
            return fact;
        }

        var index = told.ValueKind == JsonValueKind.String ? Array.IndexOf(levels, told.GetString()!.ToLowerInvariant()) : -1;
        return index >= 0 ? fact with { Level = index } : throw new FormatException($"{at}.level: '{told}' must be one of {string.Join(", ", levels)}.");
    }

    private Fact ReadSex(string value, string at) => value.ToLowerInvariant() switch
    {
        "f" or "v" or "vrouw" or "female" or "woman" => make.Sex(true),
        "m" or "man" or "male" => make.Sex(false),
        "x" or "anders" or "other" or "non-binair" or "non-binary" => make.Orientation(gender: true),
        _ => throw new FormatException($"{at}.value: '{value}' must be F, M or X."),
    };

    private static bool IsTie(JsonElement element, string at) =>
        element.TryGetProperty("tie", out var tie) && (tie.ValueKind is JsonValueKind.True or JsonValueKind.False ? tie.GetBoolean() : throw new FormatException($"{at}.tie: must be true or false."));
}
