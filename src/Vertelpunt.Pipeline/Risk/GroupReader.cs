using System.Text.Json;

namespace Vertelpunt.Pipeline.Risk;

/// <summary>Reads from JSON who was invited, as <c>vertelpunt assess</c> takes it.</summary>
public static class GroupReader
{
    /// <summary>More people than live in the Netherlands and Belgium together are no invited group.</summary>
    private const int LargestGroup = 30_000_000;

    /// <summary>{"size":150,"shares":["gemeente"]}; absent means nobody in particular was invited and the default of 150 counts.</summary>
    /// <exception cref="FormatException">The size is no whole number of at least 1 that people can number, or a share names no fact type.</exception>
    public static RiskGroup Read(JsonElement line)
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
}
