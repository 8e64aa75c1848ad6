using System.Globalization;
using System.Text;

namespace Vertelpunt.Pipeline.Exchange;

/// <summary>Makes ids for a form out of names of another tool: lower-case letters, digits and underscores, each once.</summary>
internal sealed class FormIds
{
    private const int MaxLength = 40;

    private readonly HashSet<string> _taken = [];

    public string For(string name)
    {
        var id = new StringBuilder();
        foreach (var c in name.Normalize(NormalizationForm.FormD).ToLowerInvariant())
        {
            if (char.IsAsciiLetterOrDigit(c))
            {
                id.Append(c);
            }
            else if (CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark && id.Length > 0 && id[^1] != '_')
            {
                id.Append('_');
            }
        }

        var plain = id.ToString().Trim('_');
        plain = plain.Length == 0 ? "q" : plain[..Math.Min(plain.Length, MaxLength)].TrimEnd('_');
        var unique = plain;
        for (var i = 2; !_taken.Add(unique); i++)
        {
            unique = plain + "_" + i.ToString(CultureInfo.InvariantCulture);
        }

        return unique;
    }
}
