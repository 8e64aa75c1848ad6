using System.Collections.Frozen;
using Vertelpunt.Domain.Privacy;

namespace Vertelpunt.Pipeline.Redaction.Generalisation;

/// <summary>Occupations to a group large enough to hide in: kraamverpleegkundige to 'zorgverlener'.</summary>
/// <remarks>The longest ending in the table counts. All groups are de-words: an article 'het' before an occupation changes with it.</remarks>
internal sealed class ProfessionGeneraliser
{
    private readonly FrozenDictionary<string, string>.AlternateLookup<ReadOnlySpan<char>> _lookup;
    private readonly FrozenSet<string> _names;

    private ProfessionGeneraliser(FrozenDictionary<string, string> groups)
    {
        _lookup = groups.GetAlternateLookup<ReadOnlySpan<char>>();
        _names = groups.Values.ToFrozenSet(StringComparer.OrdinalIgnoreCase);
    }

    public static ProfessionGeneraliser Load(string folder) =>
        new(Table.Rows(folder, "professions.tsv", columns: 2).ToFrozenDictionary(row => row[0], row => row[1], StringComparer.OrdinalIgnoreCase));

    /// <summary>Adds where <paramref name="text"/> has the name of a group of several words ('sociaal werker'), of which a part may look like another occupation.</summary>
    public void AddWritten(string text, List<TextSpan> into)
    {
        foreach (var name in _names)
        {
            if (!name.Contains(' '))
            {
                continue;
            }

            for (var at = text.IndexOf(name, StringComparison.OrdinalIgnoreCase); at >= 0; at = text.IndexOf(name, at + 1, StringComparison.OrdinalIgnoreCase))
            {
                into.Add(new(at, at + name.Length));
            }
        }
    }

    public Replacement? Generalise(Passage passage)
    {
        var text = passage.Text.ToString();
        if (_names.Contains(text))
        {
            return new(passage.Finding.Span, text);
        }

        var group = Group(text);
        if (group is null && Singulars(text).Select(one => Group(one)).FirstOrDefault(one => one is not null) is { } singular)
        {
            group = Plural(singular);
            if (group.Equals(text, StringComparison.OrdinalIgnoreCase))
            {
                return new(passage.Finding.Span, text);
            }
        }

        if (group is null)
        {
            return null;
        }

        var word = passage.WordBefore(out var start);
        var article = word switch
        {
            "het" => "de",
            "Het" => "De",
            "ons" => "onze",
            "dat" => "die",
            "dit" => "deze",
            _ => null,
        };
        return article is null ? new(passage.Finding.Span, group) : new(new TextSpan(start, passage.Finding.Span.End), article + " " + group);
    }

    // The longest ending first; one of three letters must be a whole word.
    private string? Group(ReadOnlySpan<char> text)
    {
        for (var from = 0; from < text.Length - 2; from++)
        {
            if (_lookup.TryGetValue(text[from..], out var group) && (from == 0 || text.Length - from >= 4 || text[from - 1] is ' ' or '-'))
            {
                return group;
            }
        }

        // 'docent Duits', 'schepen van sport': the word before the subject tells.
        var space = text.IndexOf(' ');
        return space > 2 ? Group(text[..space]) : null;
    }

    // verpleegkundigen, artsen, mannen, leraren, juffen: what the word may be without its plural.
    private static IEnumerable<string> Singulars(string text)
    {
        if (text.EndsWith('s') || text.EndsWith('n'))
        {
            yield return text[..^1];
        }

        if (text.EndsWith("en", StringComparison.Ordinal) && text.Length > 5)
        {
            yield return text[..^2];
            yield return text[..^3];
            yield return text[..^4] + text[^4] + text[^4] + text[^3];
        }
    }

    private static string Plural(string group) =>
        group is "jurist" or "militair" ? group + "en"
        : group is "geestelijke" or "leidinggevende" or "deskundige" or "taaldeskundige" or "vakkracht" or "schepeling" ? group + (group[^1] == 'e' ? "n" : "en")
        : group + "s";
}
