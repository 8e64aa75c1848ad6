using System.Globalization;

namespace Vertelpunt.Pipeline.Risk;

/// <summary>Dutch number words up to 199 and ordinals: 'drieënveertig', 'negentiende', 'anderhalf' is not one.</summary>
internal static class DutchNumber
{
    private static readonly Dictionary<string, int> Words = Build();

    /// <summary>The first number in a text, in figures or words, or null.</summary>
    public static int? First(string text)
    {
        foreach (var word in text.ToLowerInvariant().Split([' ', '-', '\'', ',', '.', '(', ')', '/', '\n'], StringSplitOptions.RemoveEmptyEntries))
        {
            if (Parse(word) is { } number)
            {
                return number;
            }
        }

        return null;
    }

    private static int? Parse(string word)
    {
        var digits = 0;
        while (digits < word.Length && char.IsAsciiDigit(word[digits]))
        {
            digits++;
        }

        if (digits is > 0 and <= 4)
        {
            return int.Parse(word[..digits], CultureInfo.InvariantCulture);
        }

        return Words.TryGetValue(word, out var number) ? number : null;
    }

    private static Dictionary<string, int> Build()
    {
        string[] units = ["nul", "een", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen", "tien", "elf", "twaalf", "dertien", "veertien", "vijftien", "zestien", "zeventien", "achttien", "negentien"];
        string[] tens = ["", "", "twintig", "dertig", "veertig", "vijftig", "zestig", "zeventig", "tachtig", "negentig"];
        var words = new Dictionary<string, int>();
        for (var i = 2; i < units.Length; i++)
        {
            Add(units[i], i);
            words.TryAdd(units[i] + "de", i);
        }

        words["één"] = 1;
        words["eerste"] = 1;
        words["derde"] = 3;
        words["achtste"] = 8;
        for (var t = 2; t < tens.Length; t++)
        {
            Add(tens[t], t * 10);
            for (var u = 1; u < 10; u++)
            {
                var joint = units[u].EndsWith('e') ? "ën" : "en";
                Add(units[u] + joint + tens[t], (t * 10) + u);
                words.TryAdd(units[u] + "en" + tens[t], (t * 10) + u);
            }
        }

        words["honderd"] = 100;
        words["honderdste"] = 100;
        for (var u = 1; u < 10; u++)
        {
            words["honderd" + units[u]] = 100 + u;
        }

        return words;

        void Add(string word, int number)
        {
            words.TryAdd(word, number);
            words.TryAdd(word + "ste", number);
        }
    }
}
