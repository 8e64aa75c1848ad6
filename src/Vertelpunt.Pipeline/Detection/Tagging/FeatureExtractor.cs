using System.Numerics;
using Vertelpunt.Pipeline.Detection.Lists;
using Vertelpunt.Pipeline.Text;

namespace Vertelpunt.Pipeline.Detection.Tagging;

/// <summary>Turns tokens into hashed features: words and their parts, shapes, lists, neighbours, and what the rest of the text shows.</summary>
/// <remarks>Holds working memory: one per thread. After <see cref="Extract"/>, token i has the features from Offsets[i] up to Offsets[i + 1].</remarks>
internal sealed class FeatureExtractor
{
    private const uint Edge = 0x5EED0001;

    private readonly Lexicons _lexicons;
    private uint[] _seenWords = [];
    private byte[] _seenAs = [];
    private uint _seenLast;
    private uint[] _words = [];
    private uint[] _lists = [];
    private uint[] _shapes = [];
    private uint[] _chunks = [];
    private byte[] _chunkPlaces = [];
    private byte[] _cases = [];
    private int _count;

    public FeatureExtractor(Lexicons lexicons) => _lexicons = lexicons;

    public uint[] Features { get; private set; } = new uint[4096];

    public int[] Offsets { get; private set; } = [];

    /// <summary>The lists of each token, as <see cref="WordLists"/>.</summary>
    public ReadOnlySpan<uint> Lists => _lists;

    /// <summary>The template of each feature, in the order of <see cref="Features"/>.</summary>
    public FeatureTemplate[] Templates { get; private set; } = new FeatureTemplate[4096];

    /// <param name="offLists">When given, words with these hashes count as being on no list of names and places.</param>
    public void Extract(DetectionText text, Func<uint, bool>? offLists = null)
    {
        var tokens = text.Tokens;
        Reserve(tokens.Length);
        _lexicons.Match(text, _words, _lists);
        for (var i = 0; offLists is not null && i < tokens.Length; i++)
        {
            _lists[i] &= offLists(_words[i]) ? ~(uint)(WordLists.FirstName | WordLists.Surname | WordLists.Place) : uint.MaxValue;
        }

        DescribeShapes(text);
        DescribeChunks(text);
        var style = DescribeCases(text);
        _count = 0;
        for (var i = 0; i < tokens.Length; i++)
        {
            Offsets[i] = _count;
            if (_count + 160 > Features.Length)
            {
                var (features, templates) = (Features, Templates);
                Array.Resize(ref features, features.Length * 2);
                Array.Resize(ref templates, features.Length);
                (Features, Templates) = (features, templates);
            }

            Describe(text, i, tokens.Length, style);
        }

        Offsets[tokens.Length] = _count;
    }

    private void Describe(DetectionText text, int i, int length, uint style)
    {
        var token = text.Tokens[i];
        var word = _words[i];
        var previous = At(_words, i - 1, length);
        var next = At(_words, i + 1, length);
        var before = At(_words, i - 2, length);
        var after = At(_words, i + 2, length);
        var shape = _shapes[i];
        var previousShape = At(_shapes, i - 1, length);
        var nextShape = At(_shapes, i + 1, length);
        var lists = _lists[i];
        var previousLists = At(_lists, i - 1, length);
        var nextLists = At(_lists, i + 1, length);
        var evidence = _cases[i];

        Add(FeatureTemplate.Bias, 0);
        Add(FeatureTemplate.Word, word);
        Add(FeatureTemplate.WordWithShape, word, shape);
        Add(FeatureTemplate.Previous, previous);
        Add(FeatureTemplate.Next, next);
        Add(FeatureTemplate.BeforePrevious, before);
        Add(FeatureTemplate.AfterNext, after);
        Add(FeatureTemplate.PreviousAndWord, previous, word);
        Add(FeatureTemplate.WordAndNext, word, next);
        Add(FeatureTemplate.TwoBefore, before, previous);
        Add(FeatureTemplate.TwoAfter, next, after);
        Add(FeatureTemplate.PreviousAndNext, previous, next);
        Add(FeatureTemplate.ThreeBefore, At(_words, i - 3, length));
        AddParts(text, i, length, shape);
        Add(FeatureTemplate.Shape, shape);
        Add(FeatureTemplate.PreviousShape, previousShape);
        Add(FeatureTemplate.NextShape, nextShape);
        Add(FeatureTemplate.BeforePreviousShape, At(_shapes, i - 2, length));
        Add(FeatureTemplate.AfterNextShape, At(_shapes, i + 2, length));
        Add(FeatureTemplate.ShapeTriple, WordHash.Join(previousShape, shape), nextShape);
        Add(FeatureTemplate.PreviousShapeAndShape, previousShape, shape);
        Add(FeatureTemplate.ShapeAndNextShape, shape, nextShape);
        Add(FeatureTemplate.PreviousAndShape, previous, shape);
        Add(FeatureTemplate.NextAndShape, next, shape);
        Add(FeatureTemplate.SentenceStart, token.Is(TokenKind.SentenceStart) ? 1u : 0u, shape);
        AddLists(i, length, lists, previousLists, nextLists, shape);
        Add(FeatureTemplate.PreviousAndLists, previous, lists);
        Add(FeatureTemplate.NextAndLists, next, lists);
        Add(FeatureTemplate.Case, evidence, shape);
        Add(FeatureTemplate.CaseWithLists, evidence, lists);
        Add(FeatureTemplate.Style, style, shape);
        Add(FeatureTemplate.Chunk, _chunks[i], shape);
        Add(FeatureTemplate.ChunkPlace, _chunks[i], _chunkPlaces[i]);
        Add(FeatureTemplate.Length, (uint)Math.Min(token.Length, 12));
    }

    private void AddParts(DetectionText text, int i, int length, uint shape)
    {
        var tokens = text.Tokens;
        var word = text.LowerOf(tokens[i]);
        if (tokens[i].IsWord)
        {
            var state = WordHash.Start;
            for (var n = 0; n < 4 && n < word.Length; n++)
            {
                state = WordHash.Grow(state, word[n]);
                Add((FeatureTemplate)((int)FeatureTemplate.Prefix1 + n), WordHash.Finish(state));
            }

            for (var n = 1; n <= 6 && n <= word.Length; n++)
            {
                Add((FeatureTemplate)((int)FeatureTemplate.Suffix1 + n - 1), WordHash.Of(word[^n..]));
            }
        }

        if (i > 0 && tokens[i - 1].IsWord)
        {
            var previous = text.LowerOf(tokens[i - 1]);
            var suffix = WordHash.Of(previous[Math.Max(0, previous.Length - 3)..]);
            Add(FeatureTemplate.PreviousSuffix, suffix);
            Add(FeatureTemplate.PreviousSuffixAndShape, suffix, shape);
        }

        if (i + 1 < length && tokens[i + 1].IsWord)
        {
            var next = text.LowerOf(tokens[i + 1]);
            Add(FeatureTemplate.NextSuffix, WordHash.Of(next[Math.Max(0, next.Length - 3)..]));
            Add(FeatureTemplate.NextPrefix, WordHash.Of(next[..Math.Min(3, next.Length)]));
        }
    }

    private void AddLists(int i, int length, uint lists, uint previousLists, uint nextLists, uint shape)
    {
        for (var rest = lists; rest != 0; rest &= rest - 1)
        {
            Add(FeatureTemplate.List, (uint)BitOperations.TrailingZeroCount(rest), shape);
        }

        for (var rest = previousLists; rest != 0; rest &= rest - 1)
        {
            Add(FeatureTemplate.PreviousList, (uint)BitOperations.TrailingZeroCount(rest));
        }

        for (var rest = nextLists; rest != 0; rest &= rest - 1)
        {
            Add(FeatureTemplate.NextList, (uint)BitOperations.TrailingZeroCount(rest));
        }

        Add(FeatureTemplate.ListsWithShape, lists, shape);
        Add(FeatureTemplate.ListsPair, previousLists, lists);
        Add(FeatureTemplate.ListsTriple, WordHash.Join(previousLists, lists), nextLists);
        Add(FeatureTemplate.ListsTwoBefore, At(_lists, i - 2, length), previousLists);
        Add(FeatureTemplate.ListsTwoAfter, nextLists, At(_lists, i + 2, length));
    }

    // Letters by class, runs shortened to at most two, digits counted up to six; with the flag for white space before.
    private void DescribeShapes(DetectionText text)
    {
        var tokens = text.Tokens;
        for (var i = 0; i < tokens.Length; i++)
        {
            var token = tokens[i];
            uint shape;
            if (token.IsWord)
            {
                shape = token.Is(TokenKind.AllCapitals) ? (token.Length == 1 ? 1u : 2u) : token.Is(TokenKind.Capitalised) ? 3u : token.Length == 1 ? 4u : 5u;
                if (shape == 3 && HasInnerCapital(text[token]))
                {
                    shape = 6;
                }

                shape += 0x400 * MarkInside(text[token]);
            }
            else if (token.IsNumber)
            {
                shape = 16u + (uint)Math.Min(token.Length, 7);
                if (token.Length == 4 && text.Text[token.Start] is '1' or '2')
                {
                    shape = 15;
                }
                else if (text.Text[token.Start] == '0')
                {
                    shape += 8;
                }
            }
            else
            {
                shape = token.IsLineBreak ? 40u : token.Length == 1 ? 64u + text.Text[token.Start] : 41u;
            }

            _shapes[i] = (shape << 1) | (token.SpaceBefore ? 1u : 0u);
        }
    }

    // Only words between spaces have marks inside: Sotheby's-leerstoel, N.V., B52.
    private static uint MarkInside(ReadOnlySpan<char> word) =>
        word.IndexOfAnyExceptInRange('A', char.MaxValue) is var at && at < 0 ? 0u : word[at] == '-' ? 1u : word[at] == '\'' ? 2u : word[at] == '.' ? 3u : char.IsAsciiDigit(word[at]) ? 4u : 5u;

    private static bool HasInnerCapital(ReadOnlySpan<char> word)
    {
        for (var i = 1; i < word.Length; i++)
        {
            if (char.IsUpper(word[i]))
            {
                return true;
            }
        }

        return false;
    }

    // A chunk is a run of tokens with nothing between them: 06-12, naam@huis.nl, D'66.
    private void DescribeChunks(DetectionText text)
    {
        var tokens = text.Tokens;
        for (var start = 0; start < tokens.Length;)
        {
            var end = start + 1;
            while (end < tokens.Length && !tokens[end].SpaceBefore && !tokens[end].IsLineBreak)
            {
                end++;
            }

            var hash = 0x9E37u;
            for (var i = start; i < end && i < start + 12; i++)
            {
                hash = WordHash.Join(hash, _shapes[i] >> 1);
            }

            for (var i = start; i < end; i++)
            {
                _chunks[i] = hash;
                _chunkPlaces[i] = (byte)Math.Min(i - start, 8);
            }

            start = end;
        }
    }

    // Per token: is the same word seen capitalised inside a sentence, or in lower case, anywhere in this text? Returns the style of the whole.
    private uint DescribeCases(DetectionText text)
    {
        var tokens = text.Tokens;
        _seenLast = BitOperations.RoundUpToPowerOf2((uint)Math.Max(16, tokens.Length * 2)) - 1;
        _seenWords.AsSpan(0, (int)_seenLast + 1).Clear();
        int words = 0, capitals = 0, allCapitals = 0, starts = 0, lowerStarts = 0;
        for (var i = 0; i < tokens.Length; i++)
        {
            var token = tokens[i];
            if (!token.IsWord)
            {
                continue;
            }

            words++;
            var all = token.Is(TokenKind.AllCapitals) && token.Length > 1;
            allCapitals += all ? 1 : 0;
            capitals += token.Is(TokenKind.Capitalised) ? 1 : 0;
            if (token.Is(TokenKind.SentenceStart))
            {
                starts++;
                lowerStarts += token.Is(TokenKind.Capitalised) ? 0 : 1;
            }

            if (all)
            {
                continue;
            }

            var bit = !token.Is(TokenKind.Capitalised) ? 2 : token.Is(TokenKind.SentenceStart) ? 4 : 1;
            ref var seen = ref SeenAs(_words[i]);
            if (bit == 1 && (seen & 1) != 0)
            {
                bit |= 8;
            }

            seen |= (byte)bit;
        }

        for (var i = 0; i < tokens.Length; i++)
        {
            _cases[i] = tokens[i].IsWord ? SeenAs(_words[i]) : (byte)0;
        }

        return words == 0 ? 0u
            : allCapitals * 2 > words ? 1u
            : capitals * 50 < words ? 2u
            : lowerStarts * 2 > starts ? 3u
            : 4u;
    }

    private ref byte SeenAs(uint word)
    {
        word |= 1;
        var slot = (word >> 3) & _seenLast;
        while (_seenWords[slot] != 0 && _seenWords[slot] != word)
        {
            slot = (slot + 1) & _seenLast;
        }

        if (_seenWords[slot] == 0)
        {
            _seenWords[slot] = word;
            _seenAs[slot] = 0;
        }

        return ref _seenAs[slot];
    }

    private static uint At(uint[] values, int index, int length) => (uint)index < (uint)length ? values[index] : Edge;

    private void Add(FeatureTemplate template, uint first, uint second = 0)
    {
        Templates[_count] = template;
        Features[_count++] = WordHash.Feature((uint)template, first, second);
    }

    private void Reserve(int tokens)
    {
        if (Offsets.Length > tokens)
        {
            return;
        }

        var size = Math.Max(256, tokens * 3 / 2);
        Offsets = new int[size + 1];
        _words = new uint[size];
        _lists = new uint[size];
        _shapes = new uint[size];
        _chunks = new uint[size];
        _chunkPlaces = new byte[size];
        _cases = new byte[size];
        var slots = (int)BitOperations.RoundUpToPowerOf2((uint)size * 2);
        _seenWords = new uint[slots];
        _seenAs = new byte[slots];
    }
}
