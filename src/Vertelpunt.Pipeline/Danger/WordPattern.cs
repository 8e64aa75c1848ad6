using System.Globalization;
using System.Text;

namespace Vertelpunt.Pipeline.Danger;

/// <summary>A row of words, as the lists in data/lexicons/danger write it: "slaat/schopt ~ me/mij", "suïcid*".</summary>
internal sealed class WordPattern
{
    /// <summary>The most words a "~" stands for.</summary>
    private const int Gap = 4;

    private readonly IReadOnlyList<Part> _parts;

    private WordPattern(IReadOnlyList<Part> parts) => _parts = parts;

    private sealed record Part(IReadOnlyList<string> Words, bool AfterGap)
    {
        public bool Matches(string word) => Words.Any(w => w[^1] == '*' ? word.StartsWith(w[..^1], StringComparison.Ordinal) : word == w);
    }

    /// <exception cref="FormatException">A gap stands at an end, or there are no words.</exception>
    public static WordPattern Parse(string text)
    {
        var parts = new List<Part>();
        var gap = false;
        foreach (var item in Plain(text).Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (item == "~")
            {
                gap = true;
                continue;
            }

            parts.Add(new(item.Split('/'), gap));
            gap = false;
        }

        return parts.Count == 0 || gap || parts[0].AfterGap ? throw new FormatException("A pattern begins and ends with a word.") : new(parts);
    }

    /// <summary>Where the pattern that starts at word <paramref name="start"/> ends (exclusive); null when it does not match there.</summary>
    public int? Match(IReadOnlyList<string> words, int start, int end) =>
        _parts[0].Matches(words[start]) ? Rest(words, start + 1, end, 1) : null;

    private int? Rest(IReadOnlyList<string> words, int at, int end, int part)
    {
        if (part == _parts.Count)
        {
            return at;
        }

        for (var skip = 0; skip <= (_parts[part].AfterGap ? Gap : 0) && at + skip < end; skip++)
        {
            if (_parts[part].Matches(words[at + skip]) && Rest(words, at + skip + 1, end, part + 1) is { } found)
            {
                return found;
            }
        }

        return null;
    }

    /// <summary>Small letters without accents.</summary>
    public static string Plain(string text)
    {
        var plain = new StringBuilder(text.Length);
        foreach (var c in text.Normalize(NormalizationForm.FormD))
        {
            if (CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark)
            {
                plain.Append(char.ToLowerInvariant(c));
            }
        }

        return plain.ToString();
    }
}
