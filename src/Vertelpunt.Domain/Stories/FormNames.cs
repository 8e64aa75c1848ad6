using System.Globalization;
using System.Text;

namespace Vertelpunt.Domain.Stories;

/// <summary>Makes ids for questions and options out of their words, so that nobody has to think of one.</summary>
public static class FormNames
{
    private const int MaxLength = 40;

    /// <summary>Lower-case letters, digits and underscores; unlike any of <paramref name="taken"/>.</summary>
    public static string For(string words, IReadOnlyCollection<string> taken)
    {
        var name = new StringBuilder();
        foreach (var c in words.Normalize(NormalizationForm.FormD).ToLowerInvariant())
        {
            if (char.IsAsciiLetterOrDigit(c))
            {
                name.Append(c);
            }
            else if (CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark && name.Length > 0 && name[^1] != '_')
            {
                name.Append('_');
            }
        }

        var plain = name.ToString()[..Math.Min(name.Length, MaxLength - 4)].Trim('_');
        plain = plain.Length == 0 ? "vraag" : plain;
        var unique = plain;
        for (var i = 2; taken.Contains(unique); i++)
        {
            unique = plain + "_" + i.ToString(CultureInfo.InvariantCulture);
        }

        return unique;
    }
}
