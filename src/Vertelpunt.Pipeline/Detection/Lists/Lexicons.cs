using System.IO.Compression;
using Vertelpunt.Pipeline.Text;

namespace Vertelpunt.Pipeline.Detection.Lists;

/// <summary>The lists of data/lexicons, held as one table from the hash of a lower-cased word or phrase to the lists it is on.</summary>
/// <remarks>Read once, then safe to share between threads. Two different words may share a 32-bit hash: about one unknown word in
/// 20,000 is taken for a listed one, which the tagger and the resolver bear.</remarks>
public sealed class Lexicons
{
    private const uint Continues = 1u << 31;
    private const int LongestPhrase = 6;

    private static readonly (string Folder, WordLists List)[] Folders =
    [
        ("first-names", WordLists.FirstName),
        ("surnames", WordLists.Surname),
        ("places", WordLists.Place),
        ("nationalities", WordLists.Nationality),
        ("professions", WordLists.Profession),
        ("religions", WordLists.Religion),
        ("health", WordLists.Health),
        ("families", WordLists.Family),
        ("organisations", WordLists.Organisation),
        ("titles", WordLists.Title),
        ("public-figures", WordLists.Public),
        ("events", WordLists.Event),
        ("known-organisations", WordLists.KnownOrganisation),
        ("known-people", WordLists.KnownPerson),
        ("known-places", WordLists.KnownPlace),
        ("known-works", WordLists.KnownWork),
        ("of-places", WordLists.OfPlace),
    ];

    // What a word ends with, whatever stands before it.
    private static readonly (string Folder, WordLists List)[] EndingFolders =
    [
        ("street-endings", WordLists.Street),
        ("event-endings", WordLists.Event),
    ];

    private readonly uint[] _keys;
    private readonly uint[] _masks;

    // By last letter.
    private readonly (string Ending, WordLists List)[][] _endings = [.. Enumerable.Repeat<(string, WordLists)[]>([], 128)];
    private readonly Dictionary<string, IReadOnlyList<string>> _names = [];
    private readonly int _shift;

    private Lexicons(int size)
    {
        var bits = 1;
        while (1 << bits < size * 2)
        {
            bits++;
        }

        _shift = 32 - bits;
        _keys = new uint[1 << bits];
        _masks = new uint[1 << bits];
    }

    private Lexicons(int size, IEnumerable<(string Ending, WordLists List)> endings)
        : this(size)
    {
        foreach (var alike in endings.Where(e => e.Ending.Length > 0).GroupBy(e => e.Ending[^1]))
        {
            _endings[alike.Key] = [.. alike];
        }
    }

    /// <summary>No lists at all: for tests, and for measuring what lists contribute.</summary>
    public static Lexicons Empty { get; } = new(8);

    /// <summary>Names by file: "first-names/frisian", "surnames/turkish", "places/belgium", ... Used to swap names in training copies.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Names => _names;

    /// <param name="folder">data/lexicons</param>
    /// <exception cref="DirectoryNotFoundException">the folder, or one of the lists, is missing.</exception>
    public static Lexicons Load(string folder)
    {
        var lexicons = new Lexicons(260_000, EndingFolders.SelectMany(e => File.ReadAllLines(Path.Combine(folder, e.Folder, e.Folder + ".txt")).Select(ending => (ending, e.List))));
        foreach (var (name, list) in Folders)
        {
            var path = Path.Combine(folder, name);
            if (!Directory.Exists(path))
            {
                throw new DirectoryNotFoundException($"The list '{name}' is missing in {folder}.");
            }

            foreach (var file in Directory.GetFiles(path, "*.txt").Order(StringComparer.Ordinal))
            {
                var entries = File.ReadAllLines(file);
                foreach (var entry in entries)
                {
                    lexicons.Add(entry, list);
                }

                if (list is WordLists.FirstName or WordLists.Surname or WordLists.Place)
                {
                    lexicons._names[$"{name}/{Path.GetFileNameWithoutExtension(file)}"] = entries;
                }
            }
        }

        using var words = new StreamReader(new GZipStream(File.OpenRead(Path.Combine(folder, "ordinary-words", "words.txt.gz")), CompressionMode.Decompress));
        while (words.ReadLine() is { } word)
        {
            lexicons.Mark(WordHash.Of(word), (uint)WordLists.Ordinary);
        }

        return lexicons;
    }

    /// <summary>The lists on which a single lower-cased word stands.</summary>
    public WordLists ListsOf(ReadOnlySpan<char> lowerWord) => (WordLists)(Find(WordHash.Of(lowerWord)) & ~Continues) | OfEnding(lowerWord);

    /// <summary>Per token of <paramref name="text"/> the lists that hold it or a phrase it is part of.</summary>
    /// <param name="hashes">Filled with the hash of each lower-cased token.</param>
    internal void Match(DetectionText text, Span<uint> hashes, Span<uint> masks)
    {
        var tokens = text.Tokens;
        for (var i = 0; i < tokens.Length; i++)
        {
            var word = text.LowerOf(tokens[i]);
            hashes[i] = WordHash.Of(word);
            var mask = Find(hashes[i]);
            masks[i] = mask | (uint)OfEnding(word);
        }

        for (var i = 0; i < tokens.Length; i++)
        {
            if ((masks[i] & Continues) == 0)
            {
                continue;
            }

            var phrase = hashes[i];
            for (var j = i + 1; j < tokens.Length && j - i < LongestPhrase; j++)
            {
                phrase = WordHash.Join(phrase, hashes[j]);
                var mask = Find(phrase);
                if (mask == 0)
                {
                    break;
                }

                for (var k = i; (mask & ~Continues) != 0 && k <= j; k++)
                {
                    masks[k] |= mask & ~Continues;
                }

                if ((mask & Continues) == 0)
                {
                    break;
                }
            }
        }

        for (var i = 0; i < tokens.Length; i++)
        {
            masks[i] &= ~Continues;
        }
    }

    private void Add(string entry, WordLists list)
    {
        var lower = entry.Trim().ToLowerInvariant();
        if (lower.Length == 0 || lower[0] == '#')
        {
            return;
        }

        // As stories are cut, and as newspaper corpora are: there 'sint-niklaas' is one token.
        AddPhrase(lower, Tokeniser.Tokenise(lower), list);
        AddPhrase(lower, Tokeniser.AtSpaces(lower), list);
    }

    private void AddPhrase(string lower, Token[] tokens, WordLists list)
    {
        var phrase = WordHash.Of(lower.AsSpan(tokens[0].Start, tokens[0].Length));
        for (var i = 1; i < tokens.Length; i++)
        {
            Mark(phrase, Continues);
            phrase = WordHash.Join(phrase, WordHash.Of(lower.AsSpan(tokens[i].Start, tokens[i].Length)));
        }

        Mark(phrase, (uint)list);
    }

    private WordLists OfEnding(ReadOnlySpan<char> lowerWord)
    {
        if (lowerWord.Length < 3 || lowerWord[^1] >= _endings.Length)
        {
            return WordLists.None;
        }

        var lists = WordLists.None;
        foreach (var (ending, list) in _endings[lowerWord[^1]])
        {
            if (lowerWord.Length > ending.Length + 1 && lowerWord.EndsWith(ending, StringComparison.Ordinal))
            {
                lists |= list;
            }
        }

        return lists;
    }

    private void Mark(uint hash, uint mask)
    {
        hash |= 1;
        var slot = hash >> _shift;
        while (_keys[slot] != 0 && _keys[slot] != hash)
        {
            slot = (slot + 1) & (uint)(_keys.Length - 1);
        }

        _keys[slot] = hash;
        _masks[slot] |= mask;
    }

    private uint Find(uint hash)
    {
        hash |= 1;
        var slot = hash >> _shift;
        while (_keys[slot] != 0)
        {
            if (_keys[slot] == hash)
            {
                return _masks[slot];
            }

            slot = (slot + 1) & (uint)(_keys.Length - 1);
        }

        return 0;
    }
}
