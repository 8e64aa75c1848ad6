using System.Collections.Frozen;
using Vertelpunt.Domain.Privacy;

namespace Vertelpunt.Pipeline.Redaction.Generalisation;

/// <summary>Places to a kind of place and a province, countries to a part of the world: Dokkum to 'een plaats in Friesland'.</summary>
/// <remarks>Provinces and wider stay. A place that is in no table gets its label. Of places with one name the largest is meant.</remarks>
internal sealed class PlaceGeneraliser
{
    private static readonly string[] Kinds = ["dorp in ", "plaats in ", "stad in ", "streek in ", "eiland in ", "land in "];

    // Nouns that a name of a place follows at once: 'de gemeente Emmen', 'kamp Westerbork', 'station Zwolle'.
    private static readonly FrozenSet<string> Named =
        ("gemeente stad dorp plaats streek regio eiland provincie kamp station vliegveld luchthaven stadion kasteel camping haven universiteit hogeschool rechtbank gevangenis politie brandweer parochie bisdom afdeling vestiging locatie filiaal omgeving land")
        .Split(' ').ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> NamedLookup = Named.GetAlternateLookup<ReadOnlySpan<char>>();

    private readonly FrozenDictionary<string, (string Kind, string Region)> _places;
    private readonly FrozenSet<string> _kept;

    // Longest first: 'Zuid-Holland' before 'Zuid'.
    private readonly string[] _regions;

    private PlaceGeneraliser(FrozenDictionary<string, (string Kind, string Region)> places, FrozenSet<string> kept)
    {
        _places = places;
        _kept = kept;
        _regions = [.. places.Values.Select(p => p.Region).Distinct().OrderByDescending(r => r.Length).ThenBy(r => r, StringComparer.Ordinal)];
    }

    public static PlaceGeneraliser Load(string folder)
    {
        var places = new Dictionary<string, (string, string)>(StringComparer.OrdinalIgnoreCase);
        foreach (var row in Table.Rows(folder, "places.tsv", columns: 3))
        {
            places[row[0]] = (row[1], row[2]);
        }

        foreach (var row in Table.Rows(folder, "countries.tsv", columns: 2))
        {
            places[row[0]] = ("land", row[1]);
        }

        var kept = Table.Rows(folder, "kept-places.tsv", columns: 1).Select(row => row[0]);
        return new(places.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase), kept.ToFrozenSet(StringComparer.OrdinalIgnoreCase));
    }

    public Replacement? Generalise(Passage passage, PlaceMentions mentioned)
    {
        var name = string.Join(' ', passage.Text.ToString().Replace('\u2019', '\'').Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        if (_kept.Contains(name) || FollowsKind(passage))
        {
            return new(passage.Finding.Span, passage.Text.ToString());
        }

        if (!_places.TryGetValue(name, out var place))
        {
            return null;
        }

        if (NamedLookup.Contains(passage.WordBefore(out _)))
        {
            return new(passage.Finding.Span, "in " + place.Region);
        }

        var where = " in " + place.Region;
        var (rank, again) = mentioned.Mention(passage.Finding.Entity, place.Kind + where);
        var neuter = place.Kind is "dorp" or "eiland" or "land";
        var phrase = again ? (neuter ? "dat " : "die ") + place.Kind + where
            : rank > 0 ? (neuter ? "een ander " : "een andere ") + place.Kind + where
            : "een " + place.Kind + where;
        return Fit(passage, phrase, place.Kind == "eiland" ? "op " : "in ");
    }

    /// <summary>Adds where <paramref name="text"/> speaks of a kind of place in a region, as this writes it.</summary>
    public void AddWritten(string text, List<TextSpan> into)
    {
        foreach (var kind in Kinds)
        {
            for (var at = text.IndexOf(kind, StringComparison.Ordinal); at >= 0; at = text.IndexOf(kind, at + 1, StringComparison.Ordinal))
            {
                var rest = text.AsSpan(at + kind.Length);
                foreach (var region in _regions)
                {
                    if (rest.StartsWith(region, StringComparison.Ordinal) && (rest.Length == region.Length || !char.IsLetter(rest[region.Length])))
                    {
                        into.Add(new(at, at + kind.Length + region.Length));
                        break;
                    }
                }
            }
        }
    }

    // 'een grote stad in Groningen': that Groningen is the province.
    private static bool FollowsKind(Passage passage) =>
        passage.WordBefore(out var start) is "in" && NamedLookup.Contains(passage.WordEndingAt(start, out _));

    // 'te Drachten' and 'op Urk' read 'in een ...', 'op Vlieland' 'op een ...'; an article before the name ('de Achterhoek') goes.
    private static Replacement Fit(Passage passage, string phrase, string preposition)
    {
        var span = passage.Finding.Span;
        var start = span.Start;
        var word = passage.WordEndingAt(start, out var wordStart);
        if (word is "de" or "De" or "het" or "Het" or "'t" or "den" or "dit" or "dat" or "heel")
        {
            start = wordStart;
            if (char.IsUpper(passage.Document[start]))
            {
                phrase = char.ToUpperInvariant(phrase[0]) + phrase[1..];
            }

            word = passage.WordEndingAt(start, out wordStart);
        }

        return word is "te" or "op"
            ? new(new(wordStart, span.End), preposition + phrase)
            : new(new TextSpan(start, span.End), phrase);
    }
}
