using System.Globalization;
using Microsoft.AspNetCore.Http;
using Vertelpunt.Domain.Stories;

namespace Vertelpunt.Dashboard.Design;

/// <summary>Reads what a form of the project desk posted. What cannot be read as a number or day is kept as an error at its field.</summary>
public sealed class PostedForm(IFormCollection posted, string root)
{
    private readonly List<FormFileError> _errors = [];

    /// <summary>What could not be read.</summary>
    public IReadOnlyList<FormFileError> Errors => _errors;

    public string Word(string name) => posted[name].ToString().ReplaceLineEndings("\n").Trim();

    public bool Flag(string name) => posted[name].ToString() is "true" or "1";

    public IReadOnlyList<string> Several(string name) => [.. posted[name].OfType<string>().Where(v => v.Length > 0)];

    /// <summary>A text in both languages; no English is none, empty Dutch stays empty for the check to name.</summary>
    public LocalisedText Text(string name) => new(Word(name + ".nl"), Word(name + ".en") is { Length: > 0 } en ? en : null);

    /// <summary>A text that may be left out as a whole.</summary>
    public LocalisedText? OptionalText(string name) => Text(name) is { Nl.Length: 0, En: null } ? null : Text(name);

    public int? Number(string name, string field) =>
        Read(name, field, s => int.TryParse(s, NumberStyles.None, CultureInfo.InvariantCulture, out var n) ? n : (int?)null, "Write a whole number.", "Schrijf een heel getal, zoals 30.");

    public DateOnly? Day(string name, string field) =>
        Read(name, field, s => DateOnly.TryParse(s, CultureInfo.InvariantCulture, out var d) ? d : (DateOnly?)null, "Write a day, such as 2027-01-31.", "Schrijf een dag, zoals 2027-01-31.");

    public TimeOnly? Time(string name, string field) =>
        Read(name, field, s => TimeOnly.TryParse(s, CultureInfo.InvariantCulture, out var t) ? t : (TimeOnly?)null, "Write a time, such as 09:00.", "Schrijf een tijd, zoals 09:00.");

    /// <summary>The rows of a list whose fields are called prefix.0.nl, prefix.1.nl, ...</summary>
    /// <param name="read">From "prefix.N" to the row.</param>
    public List<T> Rows<T>(string prefix, Func<string, T> read)
    {
        var rows = new List<T>();
        for (var i = 0; i < 100 && posted.ContainsKey($"{prefix}.{i}.nl"); i++)
        {
            rows.Add(read($"{prefix}.{i}"));
        }

        return rows;
    }

    /// <summary>Does what a button beside a row says: "up-2", "down-2", "remove-2".</summary>
    /// <returns>False when <paramref name="act"/> is none of these for this list.</returns>
    public static bool Rearrange<T>(List<T> rows, string act, string prefix, Func<T> blank)
    {
        if (act == $"add-{prefix}")
        {
            rows.Add(blank());
            return true;
        }

        var parts = act.Split('-');
        if (parts.Length != 3 || parts[1] != prefix || !int.TryParse(parts[2], out var at) || at < 0 || at >= rows.Count)
        {
            return false;
        }

        switch (parts[0])
        {
            case "up" when at > 0:
                (rows[at - 1], rows[at]) = (rows[at], rows[at - 1]);
                return true;
            case "down" when at < rows.Count - 1:
                (rows[at + 1], rows[at]) = (rows[at], rows[at + 1]);
                return true;
            case "remove":
                rows.RemoveAt(at);
                return true;
            default:
                return false;
        }
    }

    private T? Read<T>(string name, string field, Func<string, T?> parse, string wrong, string dutch)
        where T : struct
    {
        var word = Word(name);
        if (word.Length == 0)
        {
            return null;
        }

        if (parse(word) is { } value)
        {
            return value;
        }

        _errors.Add(new($"{root}.{field}", wrong, dutch));
        return null;
    }
}
