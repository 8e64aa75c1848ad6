using System.Text.Json;

namespace Vertelpunt.Pipeline.Risk;

/// <summary>Reads facts from JSON, as <c>vertelpunt assess --facts</c> takes them. Refuses what cannot be, naming the field.</summary>
/// <remarks>Format in docs/risk.md, 'Facts as input'. A value no table knows is not refused: it counts cautiously and is said to be unknown.</remarks>
public sealed class FactReader(RiskModel model)
{
    /// <summary>Just below 1, so that a home comes first; <see cref="Persons"/> counts the others as ties.</summary>
    private const double TieWeight = 0.999;

    /// <summary>More people than live in the Netherlands and Belgium together are no invited group.</summary>
    private const int LargestGroup = 30_000_000;

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

        RefuseContradictions(read);
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

    /// <summary>{"size":150,"shares":["gemeente"]}; absent means nobody in particular was invited and the default of 150 counts.</summary>
    /// <exception cref="FormatException">The size is no whole number of at least 1 that people can number, or a share names no fact type.</exception>
    public static RiskGroup ReadGroup(JsonElement line)
    {
        if (!line.TryGetProperty("group", out var group) || group.ValueKind == JsonValueKind.Null)
        {
            return new(150, []);
        }

        if (group.ValueKind != JsonValueKind.Object)
        {
            throw new FormatException("group: must be an object with size and shares.");
        }

        var size = 150;
        if (group.TryGetProperty("size", out var told) && (told.ValueKind != JsonValueKind.Number || !told.TryGetInt32(out size) || size is < 1 or > LargestGroup))
        {
            throw new FormatException($"group.size: must be a whole number from 1 to {LargestGroup}.");
        }

        var shares = new List<string>();
        if (group.TryGetProperty("shares", out var list))
        {
            if (list.ValueKind != JsonValueKind.Array)
            {
                throw new FormatException("group.shares: must be a list.");
            }

            foreach (var share in list.EnumerateArray())
            {
                shares.Add(ShareOf(share.ValueKind == JsonValueKind.String ? share.GetString()! : "")
                    ?? throw new FormatException($"group.shares: '{share}' is not a fact type; use place (gemeente, plaats), organisation (werkgever), age, sex, profession, ..."));
            }
        }

        return new(size, shares);
    }

    /// <summary>The fact type, or the level of places, that a word for what a group shares stands for; or null.</summary>
    internal static string? ShareOf(string word) => word.ToLowerInvariant() switch
    {
        "plaats" or "woonplaats" => "place",
        "gemeente" or "municipality" => "gemeente",
        "provincie" or "province" or "region" or "regio" => "provincie",
        "werkgever" or "employer" or "school" or "instelling" or "organisatie" => "organisation",
        "beroep" => "profession",
        "geslacht" => "sex",
        "leeftijd" => "age",
        var type when Enum.GetNames<FactType>().Any(n => n.Equals(type, StringComparison.OrdinalIgnoreCase)) => type,
        _ => null,
    };

    private Fact ReadOne(JsonElement element, string at)
    {
        if (element.ValueKind != JsonValueKind.Object)
        {
            throw new FormatException($"{at}: must be an object with type and value.");
        }

        var type = Text(element, "type", at).ToLowerInvariant();
        var fact = type switch
        {
            "place" => ReadPlace(element, at),
            "age" => ReadAge(element, at),
            "sex" => ReadSex(Text(element, "value", at), at),
            "profession" or "office" => Climb(make.Profession(Text(element, "value", at)), element, at, ["beroep", "groep"]),
            "family" => ReadFamily(element, at),
            "children" => make.Children(Whole(element, "value", at, 1, 30), byParent: true),
            "origin" or "nationality" => Climb(make.Origin(Text(element, "value", at)), element, at, ["herkomst", "algemeen"]),
            "religion" => Climb(make.Religion(Text(element, "value", at)), element, at, ["geloof", "algemeen"]),
            "health" => Climb(make.Health(Text(element, "value", at)), element, at, ["ziekte", "algemeen"]),
            "organisation" or "institution" => Climb(make.Organisation(Text(element, "value", at)), element, at, ["organisatie", "algemeen"]),
            "orientation" => make.Orientation(gender: false),
            "gender" => make.Orientation(gender: true),
            "event" => make.Event(),
            "role" => make.Role(Text(element, "value", at)),
            _ => throw new FormatException($"{at}.type: '{type}' is not a fact type; use place, age, sex, profession, family, children, origin, religion, health, organisation, orientation, gender, event or role."),
        };

        fact = fact with { Confidence = Confidence(element, at), IsChangeable = true, Weight = IsTie(element, at) ? TieWeight : 1 };
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
        var name = Text(element, "value", at);
        var level = element.TryGetProperty("level", out var given) ? given.ValueKind == JsonValueKind.String ? given.GetString()!.Trim().ToLowerInvariant() : "" : null;
        if (level is not null && !PlaceLevels.Contains(level))
        {
            throw new FormatException($"{at}.level: '{given}' must be one of {string.Join(", ", PlaceLevels)}.");
        }

        var municipality = element.TryGetProperty("gemeente", out var of) && of.ValueKind != JsonValueKind.Null ? Text(element, "gemeente", at) : null;
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
                min = max = Whole(element, "value", at, 0, Cells.OldestAge);
            }
            else
            {
                (min, max) = AgeOf(value.ToString()) ?? throw new FormatException($"{at}.value: '{value}' is not an age from 0 to {Cells.OldestAge} or a range such as 35-39.");
            }
        }
        else
        {
            min = element.TryGetProperty("min", out _) ? Whole(element, "min", at, 0, Cells.OldestAge) : 0;
            max = element.TryGetProperty("max", out _) ? Whole(element, "max", at, 0, Cells.OldestAge) : Cells.OldestAge;
            if (!element.TryGetProperty("min", out _) && !element.TryGetProperty("max", out _))
            {
                throw new FormatException($"{at}: an age needs value, or min and max.");
            }
        }

        return min <= max ? make.Age(min, max) : throw new FormatException($"{at}.min: {min} is above max {max}.");
    }

    private static (int Min, int Max)? AgeOf(string value) =>
        value.Any(char.IsAsciiDigit) ? FactExtractor.AgeRange(value) : DutchNumber.First(value) is { } told and >= 0 and <= Cells.OldestAge ? (told, told) : null;

    private Fact ReadFamily(JsonElement element, string at)
    {
        var words = Text(element, "value", at);
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

    private static string Text(JsonElement element, string name, string at) =>
        element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String && value.GetString() is { } text && text.Trim().Length > 0
            ? text.Trim()
            : throw new FormatException($"{at}.{name}: must be a text that is not empty.");

    private static int Whole(JsonElement element, string name, string at, int least, int most) =>
        element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var number) && number >= least && number <= most
            ? number
            : throw new FormatException($"{at}.{name}: must be a whole number from {least} to {most}.");

    private static double Confidence(JsonElement element, string at)
    {
        if (!element.TryGetProperty("confidence", out var value))
        {
            return 1;
        }

        return value.ValueKind == JsonValueKind.Number && value.TryGetDouble(out var confidence) && confidence is >= 0 and <= 1
            ? confidence
            : throw new FormatException($"{at}.confidence: must be a number from 0 to 1.");
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

    private static void RefuseContradictions(List<Fact> facts)
    {
        for (var i = 0; i < facts.Count; i++)
        {
            for (var j = 0; j < i; j++)
            {
                var (a, b) = (facts[i], facts[j]);
                if (a.Subject == b.Subject && a.Person == b.Person && a.Subject != FactSubject.Other && Why(a, b) is { } why)
                {
                    throw new FormatException($"facts[{i}]: contradicts facts[{j}]: {why}");
                }
            }
        }
    }

    private static string? Why(Fact a, Fact b)
    {
        var apart = !a.Current.Share.Zip(b.Current.Share).Any(s => s.First > 0 && s.Second > 0);
        return (a.Type, b.Type) switch
        {
            (FactType.Sex, FactType.Sex) or (FactType.Age, FactType.Age) when apart => "nobody has both.",
            (FactType.Place, FactType.Place) when a is { IsUnknown: false, Weight: >= 1 } && b is { IsUnknown: false, Weight: >= 1 } && !Persons.IsAround(a, b) && !Persons.IsAround(b, a)
                => "nobody lives in both; give a place that is no home \"tie\": true.",
            (FactType.Age, FactType.Profession) or (FactType.Profession, FactType.Age) when IsNoWorkFor(a, b) || IsNoWorkFor(b, a) => "a child has no such profession.",
            (FactType.Family, FactType.Family) when IsParent(a) && IsParent(b) && a.Current.Words.Nl != b.Current.Words.Nl => "nobody has both numbers of children.",
            (FactType.Age, FactType.Family) or (FactType.Family, FactType.Age) when (IsParent(a) || IsParent(b)) && (IsTooYoung(a) || IsTooYoung(b)) => "a child has no children.",
            _ => null,
        };
    }

    /// <summary>True for an age that is surely below ten: who delivers papers at thirteen has a profession.</summary>
    private static bool IsTooYoung(Fact fact) => fact.Type == FactType.Age && Array.FindLastIndex(fact.Current.Share, Cells.Bands - 1, s => s > 0) < 2;

    private static bool IsNoWorkFor(Fact age, Fact work) =>
        IsTooYoung(age) && age.Current.Share.Zip(work.Current.Share).All(s => s.First == 0 || s.Second < 0.1 * work.Current.Share.Max());

    private static bool IsParent(Fact fact) => fact.Type == FactType.Family && fact.Current.Words.Nl.StartsWith("heeft ", StringComparison.Ordinal);
}
