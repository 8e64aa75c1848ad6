using System.Text.RegularExpressions;

namespace Vertelpunt.Domain.Wording;

/// <summary>Looks whether a Dutch text is likely to be plain (about B1). A help to who writes, not a judge: a text may pass and be unclear, or be right in spite of a remark.</summary>
/// <remarks>
/// Reading ease: Flesch's formula with the weights W.H. Douma found for Dutch (De leesbaarheid van landbouwbladen, Wageningen 1960):
/// 206.84 - 0.77 × syllables per 100 words - 0.93 × words per sentence; 60 to 70 is standard, under 50 hard. Syllables are counted as groups of
/// vowels, so the score is off by some points. The lengths of sentences and words are our own bounds: sentences of 10 to 15 words on average,
/// none above 20, is what Dutch guides to plain writing ask.
/// </remarks>
public static partial class PlainDutch
{
    /// <summary>In words.</summary>
    public const int LongestSentence = 20;

    /// <summary>In letters.</summary>
    public const int LongestWord = 16;

    /// <summary>Of a text of at least <see cref="FewestWords"/> words.</summary>
    public const double LowestEase = 50;

    /// <summary>Fewer words say too little for a score.</summary>
    public const int FewestWords = 30;

    private static readonly string[] Denials = ["niet", "geen", "nooit", "niemand", "niets", "nergens", "noch"];

    private static readonly Dictionary<string, string> Jargon = new(StringComparer.OrdinalIgnoreCase)
    {
        ["aangaande"] = "over", ["alsmede"] = "en ook", ["alvorens"] = "voordat", ["betreffende"] = "over", ["casus"] = "verhaal", ["conform"] = "volgens",
        ["derhalve"] = "dus", ["desgewenst"] = "als je dat wilt", ["dienaangaande"] = "daarover", ["echter"] = "maar", ["evaluatie"] = "terugkijken", ["faciliteren"] = "helpen",
        ["geschieden"] = "gebeuren", ["implementeren"] = "invoeren", ["implementatie"] = "invoeren", ["indien"] = "als", ["inzake"] = "over", ["interventie"] = "aanpak",
        ["middels"] = "met", ["mits"] = "als", ["monitoren"] = "volgen", ["omtrent"] = "over", ["participant"] = "deelnemer", ["participeren"] = "meedoen",
        ["problematiek"] = "problemen", ["reeds"] = "al", ["respondent"] = "verteller", ["stakeholder"] = "betrokkene", ["stakeholders"] = "betrokkenen", ["tenzij"] = "behalve als",
        ["teneinde"] = "om", ["tevens"] = "ook", ["trachten"] = "proberen", ["uiteraard"] = "natuurlijk", ["verstrekken"] = "geven", ["voornemens"] = "van plan",
        ["voorts"] = "verder", ["wederom"] = "weer", ["zorgdragen"] = "zorgen",
    };

    /// <summary>All remarks, in the order of the text.</summary>
    public static IReadOnlyList<WordingRemark> Look(string text)
    {
        var remarks = new List<WordingRemark>();
        foreach (var sentence in Sentences(text))
        {
            var words = Words(sentence);
            var lower = words.Select(w => w.ToLowerInvariant()).ToList();
            if (words.Count > LongestSentence)
            {
                remarks.Add(new(WordingIssue.LongSentence, $"{Start(words)} ({words.Count})"));
            }

            remarks.AddRange(words.Where(w => w.Count(char.IsLetter) > LongestWord && !w.Contains('-')).Select(w => new WordingRemark(WordingIssue.LongWord, w)));
            remarks.AddRange(words.Where(Jargon.ContainsKey).Select(w => new WordingRemark(WordingIssue.Jargon, w, Jargon[w])));
            remarks.AddRange(Formal().Matches(sentence).Select(m => m.Value.ToLowerInvariant()).Distinct().Select(w => new WordingRemark(WordingIssue.Formal, w, w == "uzelf" ? "jezelf" : "je")));
            if (lower.Any(w => w is "word" or "wordt" or "worden" or "werd" or "werden") && lower.Any(w => Participle().IsMatch(w)))
            {
                remarks.Add(new(WordingIssue.Passive, Start(words)));
            }

            if (lower.Count(Denials.Contains) > 1)
            {
                remarks.Add(new(WordingIssue.Denials, Start(words)));
            }
        }

        if (Words(text).Count >= FewestWords && Ease(text) < LowestEase)
        {
            remarks.Add(new(WordingIssue.Hard, $"{Ease(text):0}"));
        }

        return remarks;
    }

    /// <summary>Reading ease after Flesch and Douma: 0 (very hard) to 100 (very easy), and sometimes beyond. A text without words is as easy as can be.</summary>
    public static double Ease(string text)
    {
        var words = Words(text);
        return words.Count == 0 ? 100 : 206.84 - (77.0 * words.Sum(Syllables) / words.Count) - (0.93 * words.Count / Sentences(text).Count);
    }

    /// <summary>Groups of vowels; 'ij' is one vowel, and a trema begins a new group.</summary>
    public static int Syllables(string word) => Math.Max(1, Vowels().Count(word.ToLowerInvariant().Replace("ij", "y·", StringComparison.Ordinal)));

    /// <summary>Pieces that end with a stop, a colon or the line, and hold a word.</summary>
    public static IReadOnlyList<string> Sentences(string text) => [.. SentenceEnd().Split(text).Where(s => Words(s).Count > 0)];

    private static List<string> Words(string text) => [.. Word().Matches(text).Select(m => m.Value)];

    private static string Start(List<string> words) => string.Join(' ', words.Take(6)) + (words.Count > 6 ? " …" : "");

    [GeneratedRegex(@"(?<=[.!?:;])[\s’'""]+|\n+")]
    private static partial Regex SentenceEnd();

    [GeneratedRegex(@"\p{L}[\p{L}\p{M}\-]*")]
    private static partial Regex Word();

    [GeneratedRegex("[ëïöü]?[aeiouyáéíóúàèâêîôû]+|[ëïöü]")]
    private static partial Regex Vowels();

    // Not the hour of '8.30 u', nor the letter U.
    [GeneratedRegex(@"(?<!\d\s?)\b([Uu]zelf|[Uu]w|u)\b|^\W*U\b")]
    private static partial Regex Formal();

    [GeneratedRegex("^(.{0,6}ge[a-zë]{2,}(d|t|en)|(be|ver|ont|her)[a-z]{2,}(d|t))$")]
    private static partial Regex Participle();
}
