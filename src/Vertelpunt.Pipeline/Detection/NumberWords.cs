namespace Vertelpunt.Pipeline.Detection;

/// <summary>Dutch numbers written as words, from nul to negenennegentigduizend, in the spellings people use.</summary>
/// <remarks>Rules: Algemene Nederlandse Spraakkunst, chapter 7 (telwoorden). Also read: 'en' for 'ën', 'tachentig', years as
/// 'negentienvierentachtig'. Not read: fractions, dialect numbers.</remarks>
public static class NumberWords
{
    // negenennegentigduizendnegenhonderdnegenennegentig has 50 letters; longer runs are no numbers.
    private const int LongestWord = 60;

    private static readonly string[] Small =
    [
        "nul", "een", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen", "tien", "elf", "twaalf",
        "dertien", "veertien", "vijftien", "zestien", "zeventien", "achttien", "negentien",
    ];

    private static readonly string[] SmallOrdinals =
    [
        "nulde", "eerste", "tweede", "derde", "vierde", "vijfde", "zesde", "zevende", "achtste", "negende", "tiende", "elfde", "twaalfde",
        "dertiende", "veertiende", "vijftiende", "zestiende", "zeventiende", "achttiende", "negentiende",
    ];

    private static readonly string[] Tens = ["twintig", "dertig", "veertig", "vijftig", "zestig", "zeventig", "tachtig", "negentig"];

    private static readonly Dictionary<string, int> Cardinals = [];
    private static readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> Lookup;

    static NumberWords()
    {
        foreach (var (word, value) in UnderHundred())
        {
            Cardinals.TryAdd(word, value);
        }

        Lookup = Cardinals.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    /// <summary>Every spelling of 0 to 99.</summary>
    public static IEnumerable<(string Word, int Value)> UnderHundred()
    {
        for (var n = 0; n < 20; n++)
        {
            yield return (Small[n], n);
        }

        yield return ("één", 1);
        yield return ("eén", 1);
        yield return ("éen", 1);
        yield return ("achtien", 18);
        for (var t = 0; t < Tens.Length; t++)
        {
            foreach (var ten in Tens[t] == "tachtig" ? new[] { "tachtig", "tachentig" } : [Tens[t]])
            {
                yield return (ten, 10 * (t + 2));
                for (var u = 1; u < 10; u++)
                {
                    foreach (var unit in u == 1 ? new[] { "een", "één", "eén", "éen" } : [Small[u]])
                    {
                        yield return (unit + "en" + ten, (10 * (t + 2)) + u);
                        yield return (unit + "ën" + ten, (10 * (t + 2)) + u);
                        yield return (unit + "n" + ten, (10 * (t + 2)) + u);
                    }
                }
            }
        }
    }

    /// <summary>Every spelling of the ordinals 1 to 100.</summary>
    public static IEnumerable<(string Word, int Value)> Ordinals()
    {
        for (var n = 1; n < 20; n++)
        {
            yield return (SmallOrdinals[n], n);
        }

        yield return ("achste", 8);
        yield return ("honderdste", 100);
        foreach (var (word, value) in UnderHundred())
        {
            if (value >= 20)
            {
                yield return (word + "ste", value);
            }
        }
    }

    /// <summary>Reads one word in lower case: drieënveertig, tweeduizendzestien, negentienhonderdvijf.</summary>
    public static bool TryParse(ReadOnlySpan<char> word, out int value)
    {
        if (Lookup.TryGetValue(word, out value))
        {
            return true;
        }

        value = -1;
        if (word.Length is < 7 or > LongestWord)
        {
            return false;
        }

        var thousand = word.IndexOf("duizend");
        if (thousand >= 0)
        {
            return Split(word, thousand, "duizend".Length, 1000, out value);
        }

        var hundred = word.IndexOf("honderd");
        if (hundred >= 0)
        {
            return Split(word, hundred, "honderd".Length, 100, out value);
        }

        foreach (var century in (ReadOnlySpan<int>)[19, 18, 17, 16, 20])
        {
            var spelled = century == 20 ? "twintig" : Small[century];
            if (word.StartsWith(spelled) && Lookup.TryGetValue(word[spelled.Length..], out var rest) && rest > 0)
            {
                value = (100 * century) + rest;
                return true;
            }
        }

        return false;
    }

    private static bool Split(ReadOnlySpan<char> word, int at, int length, int unit, out int value)
    {
        value = -1;
        var before = 1;
        if (at > 0 && !TryParse(word[..at], out before))
        {
            return false;
        }

        var rest = word[(at + length)..];
        if (rest.StartsWith("en") && rest.Length > 2)
        {
            rest = rest[2..];
        }

        var after = 0;
        if (rest.Length > 0 && (!TryParse(rest, out after) || after >= unit))
        {
            return false;
        }

        value = (before * unit) + after;
        return before is > 0 and < 100;
    }
}
