using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Vertelpunt.Domain.Stories;

/// <summary>A JSON object of a project file while it is read: knows its path, remembers which fields were asked for, and notes errors.</summary>
/// <remarks>A field that is wrong yields a harmless stand-in, so that one run tells every error.</remarks>
internal sealed partial class FormFileObject
{
    private readonly Dictionary<string, JsonElement> fields = [];
    private readonly HashSet<string> asked = [];
    private readonly List<FormFileError> errors;

    public FormFileObject(JsonElement element, string path, List<FormFileError> errors)
    {
        Path = path;
        this.errors = errors;
        if (element.ValueKind != JsonValueKind.Object)
        {
            Error(null, $"Expected an object between {{ and }}, found {Describe(element)}.");
            Broken = true;
            return;
        }

        foreach (var property in element.EnumerateObject())
        {
            if (!fields.TryAdd(property.Name, property.Value))
            {
                Error(property.Name, "This field stands here twice; keep one.");
            }
        }
    }

    public string Path { get; }

    /// <summary>True when there was no object to read: its missing fields are then no errors of their own.</summary>
    public bool Broken { get; }

    public void Error(string? field, string message, string? dutch = null) => errors.Add(new(field is null ? Path : $"{Path}.{field}", message, dutch));

    /// <summary>Notes every field nobody asked for.</summary>
    public void RefuseUnknown()
    {
        foreach (var name in fields.Keys.Where(n => !asked.Contains(n)))
        {
            Error(name, $"There is no field of this name here.{Suggest(name, asked)} Known fields: {string.Join(", ", asked)}.");
        }
    }

    public bool Has(string name) => Take(name) is not null;

    public string Text(string name, int maxLength, bool required = true)
    {
        var element = Take(name, required);
        return element is { } e ? ReadText(e, $"{Path}.{name}", maxLength) : "";
    }

    /// <summary>A name made of lower-case letters, digits and underscores.</summary>
    public string Id(string name)
    {
        var id = Text(name, 40);
        if (id.Length > 0 && !IdPattern().IsMatch(id))
        {
            Error(name, "An id is made of lower-case letters, digits and underscores, and starts with a letter or digit, such as \"wie_hielp\".");
        }

        return id;
    }

    /// <summary>A text: a string (Dutch), or an object with "nl" and "en".</summary>
    public LocalisedText? OptionalLocalised(string name, int maxLength) => Take(name) is null ? null : Localised(name, maxLength);

    public LocalisedText Localised(string name, int maxLength)
    {
        if (Take(name, required: true) is not { } element)
        {
            return "";
        }

        if (element.ValueKind == JsonValueKind.String)
        {
            return ReadText(element, $"{Path}.{name}", maxLength);
        }

        var both = new FormFileObject(element, $"{Path}.{name}", errors);
        var text = new LocalisedText(both.Text("nl", maxLength), both.Has("en") ? both.Text("en", maxLength) : null);
        both.RefuseUnknown();
        return text;
    }

    public bool Flag(string name)
    {
        if (Take(name) is not { } element)
        {
            return false;
        }

        if (element.ValueKind is not (JsonValueKind.True or JsonValueKind.False))
        {
            Error(name, $"Expected true or false, found {Describe(element)}.");
        }

        return element.ValueKind == JsonValueKind.True;
    }

    public int? Number(string name, int min, int max, bool required = false)
    {
        if (Take(name, required) is not { } element)
        {
            return null;
        }

        if (element.ValueKind == JsonValueKind.Number && element.TryGetInt32(out var value) && value >= min && value <= max)
        {
            return value;
        }

        Error(name, $"Expected a whole number from {min} to {max}, found {Describe(element)}.", $"Vul een heel getal in van {min} tot en met {max}.");
        return null;
    }

    public DateOnly? Day(string name) =>
        Parsed(name, "a day such as \"2027-01-31\"", s => DateOnly.TryParseExact(s, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var d) ? d : (DateOnly?)null);

    public TimeOnly? Time(string name) =>
        Parsed(name, "a time such as \"08:30\"", s => TimeOnly.TryParseExact(s, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var t) ? t : (TimeOnly?)null);

    /// <summary>One of a few words; null when absent or wrong.</summary>
    public string? OneOf(string name, IReadOnlyCollection<string> words, bool required = false)
    {
        if (Take(name, required) is not { } element)
        {
            return null;
        }

        var word = element.ValueKind == JsonValueKind.String ? element.GetString() ?? "" : "";
        if (words.Contains(word))
        {
            return word;
        }

        Error(name, $"Expected one of {string.Join(", ", words)}; found {Describe(element)}.{Suggest(word, words)}");
        return null;
    }

    /// <summary>The items of a list, each made by <paramref name="read"/> from the item and its path.</summary>
    public IReadOnlyList<T> List<T>(string name, int min, int max, Func<JsonElement, string, T> read, bool required = true)
    {
        if (Take(name, required) is not { } element)
        {
            return [];
        }

        if (element.ValueKind != JsonValueKind.Array)
        {
            Error(name, $"Expected a list between [ and ], found {Describe(element)}.");
            return [];
        }

        if (element.GetArrayLength() < min || element.GetArrayLength() > max)
        {
            Error(
                name,
                $"Expected {(min == max ? $"{min}" : $"{min} to {max}")} items, found {element.GetArrayLength()}.",
                $"Hier horen er {min} tot en met {max} te staan; het zijn er nu {element.GetArrayLength()}.");
            return [];
        }

        return element.EnumerateArray().Select((item, i) => read(item, $"{Path}.{name}[{i}]")).ToList();
    }

    public IReadOnlyList<string> Strings(string name, int min, int max, bool required = true) =>
        List(name, min, max, (item, path) => ReadText(item, path, 100), required);

    public FormFileObject? Child(string name) => Take(name) is { } element ? new(element, $"{Path}.{name}", errors) : null;

    /// <summary>Names and values of all fields, for an object whose names are data.</summary>
    public IEnumerable<KeyValuePair<string, JsonElement>> All => fields;

    /// <summary>" Did you mean "x"?" when a known word is near, else nothing.</summary>
    public static string Suggest(string word, IEnumerable<string> known)
    {
        var best = known
            .Select(k => (Word: k, Distance: EditDistance(word.ToLowerInvariant(), k.ToLowerInvariant())))
            .Where(x => x.Distance <= Math.Max(2, x.Word.Length / 3))
            .OrderBy(x => x.Distance)
            .FirstOrDefault();
        return best.Word is null ? "" : $" Did you mean \"{best.Word}\"?";
    }

    public static string Describe(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => "an object",
        JsonValueKind.Array => "a list",
        JsonValueKind.String when element.GetString() is { Length: > 0 and <= 40 } s => $"\"{s}\"",
        JsonValueKind.String => "a text",
        JsonValueKind.Number when element.GetRawText().Length <= 20 => element.GetRawText(),
        JsonValueKind.Number => "a number",
        JsonValueKind.True => "true",
        JsonValueKind.False => "false",
        _ => "nothing (null)",
    };

    private T? Parsed<T>(string name, string example, Func<string, T?> parse)
        where T : struct
    {
        if (Take(name) is not { } element)
        {
            return null;
        }

        if (element.ValueKind == JsonValueKind.String && parse(element.GetString() ?? "") is { } value)
        {
            return value;
        }

        Error(name, $"Expected {example}, found {Describe(element)}.");
        return null;
    }

    private string ReadText(JsonElement element, string path, int maxLength)
    {
        string? wrong = null;
        string? dutch = null;
        var text = "";
        if (element.ValueKind != JsonValueKind.String)
        {
            wrong = $"Expected a text between quotes, found {Describe(element)}.";
        }
        else if (!TryGetString(element, out text))
        {
            wrong = "This text holds half a character (a lone surrogate); write it again.";
        }
        else if (string.IsNullOrWhiteSpace(text))
        {
            (wrong, dutch) = ("This text is empty; fill it in.", "Hier staat nog niets; vul iets in.");
        }
        else if (text.Length > maxLength)
        {
            (wrong, dutch) = ($"This text holds {text.Length} characters; at most {maxLength} are allowed.", $"Dit zijn {text.Length} tekens; er passen er {maxLength}. Maak het korter.");
        }
        else if (text.Any(c => char.IsControl(c) && c != '\n'))
        {
            (wrong, dutch) = ("This text holds a control character, such as a tab or NUL; take it out.", "Hier staat een onzichtbaar teken in, zoals een tab. Haal het weg.");
        }

        if (wrong is not null)
        {
            errors.Add(new(path, wrong, dutch));
            return "";
        }

        return text.Trim();
    }

    private static bool TryGetString(JsonElement element, out string text)
    {
        try
        {
            text = element.GetString() ?? "";
            return true;
        }
        catch (InvalidOperationException)
        {
            text = "";
            return false;
        }
    }

    private JsonElement? Take(string name, bool required = false)
    {
        asked.Add(name);
        if (fields.TryGetValue(name, out var element) && element.ValueKind != JsonValueKind.Null)
        {
            return element;
        }

        if (required && !Broken)
        {
            Error(name, "This field is missing.");
        }

        return null;
    }

    private static int EditDistance(string a, string b)
    {
        if (a.Length > 60)
        {
            return int.MaxValue;
        }

        var row = Enumerable.Range(0, b.Length + 1).ToArray();
        for (var i = 1; i <= a.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                (diagonal, row[j]) = (row[j], Math.Min(Math.Min(row[j], row[j - 1]) + 1, diagonal + (a[i - 1] == b[j - 1] ? 0 : 1)));
            }
        }

        return row[^1];
    }

    [GeneratedRegex("^[a-z0-9][a-z0-9_]*$")]
    private static partial Regex IdPattern();
}
