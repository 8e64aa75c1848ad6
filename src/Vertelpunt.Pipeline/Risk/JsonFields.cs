using System.Text.Json;

namespace Vertelpunt.Pipeline.Risk;

/// <summary>Fields of a fact as JSON: what is missing or impossible is refused by the name of the field.</summary>
internal static class JsonFields
{
    public static string Text(JsonElement element, string name, string at) =>
        element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String && value.GetString() is { } text && text.Trim().Length > 0
            ? text.Trim()
            : throw new FormatException($"{at}.{name}: must be a text that is not empty.");

    public static int Whole(JsonElement element, string name, string at, int least, int most) =>
        element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var number) && number >= least && number <= most
            ? number
            : throw new FormatException($"{at}.{name}: must be a whole number from {least} to {most}.");

    public static double Confidence(JsonElement element, string at)
    {
        if (!element.TryGetProperty("confidence", out var value))
        {
            return 1;
        }

        return value.ValueKind == JsonValueKind.Number && value.TryGetDouble(out var confidence) && confidence is >= 0 and <= 1
            ? confidence
            : throw new FormatException($"{at}.confidence: must be a number from 0 to 1.");
    }
}
