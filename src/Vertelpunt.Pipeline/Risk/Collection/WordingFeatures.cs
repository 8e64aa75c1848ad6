using System.Text.RegularExpressions;

namespace Vertelpunt.Pipeline.Risk.Collection;

/// <summary>What in a text can give its teller away: stretches of characters, of all of it or of style alone.</summary>
/// <remarks>What stands in brackets is redaction's and says nothing about a teller.</remarks>
internal static partial class WordingFeatures
{
    private const int ShortestStretch = 3;
    private const int LongestStyleStretch = 5;

    // Words that any story needs, whatever it is about.
    private static readonly HashSet<string> FunctionWords = new(
        ("de het een en of maar want dus omdat doordat terwijl toen als dat die dit deze daar hier er waar wat wie hoe waarom wanneer ik jij je u hij zij ze wij we jullie hun hen mij me mijn jouw zijn haar ons onze " +
        "is ben bent was waren geweest word wordt werd werden geworden heb hebt heeft had hadden gehad kan kunnen kon konden mag mocht moet moest moesten wil wilde wilden zal zou zouden ga gaat ging gingen " +
        "in op aan bij van voor na met zonder om tot uit over onder door tegen naar tussen tijdens sinds te niet geen wel ook nog al nu dan zo heel erg echt eigenlijk gewoon misschien toch even weer steeds altijd nooit " +
        "soms vaak veel weinig meer minder iets niets iemand niemand alles elke ieder alle beide zelf eens gewoon best ja nee nou").Split(' '), StringComparer.OrdinalIgnoreCase);

    [GeneratedRegex(@"\[[^\]]*\]|\d+|\s+")]
    private static partial Regex NotWording();

    [GeneratedRegex(@"[\p{L}'’\-]+")]
    private static partial Regex Word();

    /// <summary>Three characters at a time, of subject and style alike.</summary>
    public static Dictionary<string, int> All(string text) => Stretches(Plain(text), ShortestStretch, ShortestStretch);

    /// <summary>Three to five characters at a time once every word that tells the subject is gone: small words and punctuation in their order.</summary>
    public static Dictionary<string, int> Style(string text) =>
        Stretches(Word().Replace(Plain(text), w => FunctionWords.Contains(w.Value) ? w.Value : "·"), ShortestStretch, LongestStyleStretch);

    private static string Plain(string text) => NotWording().Replace(text, " ").ToLowerInvariant();

    private static Dictionary<string, int> Stretches(string text, int shortest, int longest)
    {
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var length = shortest; length <= longest; length++)
        {
            for (var i = 0; i + length <= text.Length; i++)
            {
                var stretch = text.Substring(i, length);
                counts[stretch] = counts.GetValueOrDefault(stretch) + 1;
            }
        }

        return counts;
    }
}
