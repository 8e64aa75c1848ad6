using System.Numerics;
using Vertelpunt.Pipeline.Detection.Lists;
using Vertelpunt.Pipeline.Text;

namespace Vertelpunt.Pipeline.Detection.Tagging;

/// <summary>What the tagger sees of each token: its word, lists, shape, the chunk it is glued into, and how its word is written elsewhere in the text.</summary>
/// <param name="articles">Also what helps in long articles only: lists of well-known names, runs of capitalised words.</param>
/// <remarks>Holds working memory: one per thread. The arrays may be longer than the text.</remarks>
internal sealed class DescribedTokens(Lexicons lexicons, bool articles)
{
    private uint[] _seenWords = [];
    private byte[] _seenAs = [];
    private int[] _seenAt = [];
    private uint _seenLast;

    public DetectionText Text { get; private set; } = new("");

    public int Count { get; private set; }

    /// <summary>The hash of each token in lower case.</summary>
    public uint[] Words { get; private set; } = [];

    /// <summary>The lists of each token, as <see cref="WordLists"/>.</summary>
    public uint[] Lists { get; private set; } = [];

    /// <summary>Kind, letter case and length in one number; the lowest bit tells whether white space stands before.</summary>
    public uint[] Shapes { get; private set; } = [];

    /// <summary>The shapes of the run of tokens without spaces that a token is part of.</summary>
    public uint[] Chunks { get; private set; } = [];

    public byte[] ChunkPlaces { get; private set; } = [];

    /// <summary>How the same word is written elsewhere: bits for capitalised within a sentence, in lower case, at a start, capitalised twice.</summary>
    public byte[] Cases { get; private set; } = [];

    /// <summary>Where the same word stood before, for words that are no ordinary ones; -1 when it did not.</summary>
    public int[] SameBefore { get; private set; } = [];

    /// <summary>Where the same word stands next, as <see cref="SameBefore"/>.</summary>
    public int[] SameAfter { get; private set; } = [];

    /// <summary>Where the run of capitalised words that a token stands in begins; the token itself when it is in none.</summary>
    public int[] RunFirst { get; private set; } = [];

    /// <summary>Where that run ends.</summary>
    public int[] RunLast { get; private set; } = [];

    /// <summary>How the whole text is written: in capitals, without capitals, with sentences in lower case, or as usual.</summary>
    public uint Style { get; private set; }

    /// <param name="offLists">When given, words with these hashes count as being on no list of names and places.</param>
    public void Describe(DetectionText text, Func<uint, bool>? offLists)
    {
        (Text, Count) = (text, text.Tokens.Length);
        Reserve(Count);
        lexicons.Match(text, Words, Lists);
        for (var i = 0; offLists is not null && i < Count; i++)
        {
            Lists[i] &= offLists(Words[i]) ? ~(uint)(WordLists.FirstName | WordLists.Surname | WordLists.Place) : uint.MaxValue;
        }

        for (var i = 0; !articles && i < Count; i++)
        {
            Lists[i] &= ~(uint)WordLists.Known;
        }

        DescribeShapes(text);
        DescribeChunks(text);
        Style = DescribeCases(text);
        if (articles)
        {
            DescribeRuns(text);
        }
    }

    // Capitalised words with nothing but particles between them: Koninklijk Museum voor, Jan van der Berg.
    private void DescribeRuns(DetectionText text)
    {
        var tokens = text.Tokens;
        for (var start = 0; start < tokens.Length;)
        {
            var last = start;
            for (var i = start + 1; tokens[start].Is(TokenKind.Capitalised) && i < tokens.Length && i - last < 4 && !tokens[i].IsLineBreak; i++)
            {
                if (tokens[i].Is(TokenKind.Capitalised))
                {
                    last = i;
                }
                else if (!NameParticles.Contains(text.LowerOf(tokens[i])))
                {
                    break;
                }
            }

            RunFirst.AsSpan(start, last - start + 1).Fill(start);
            RunLast.AsSpan(start, last - start + 1).Fill(last);
            start = last + 1;
        }
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

            Shapes[i] = (shape << 1) | (token.SpaceBefore ? 1u : 0u);
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
                hash = WordHash.Join(hash, Shapes[i] >> 1);
            }

            for (var i = start; i < end; i++)
            {
                Chunks[i] = hash;
                ChunkPlaces[i] = (byte)Math.Min(i - start, 8);
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
            ref var seen = ref SeenAs(Words[i]);
            if (bit == 1 && (seen & 1) != 0)
            {
                bit |= 8;
            }

            seen |= (byte)bit;
        }

        for (var i = 0; i < tokens.Length; i++)
        {
            Cases[i] = tokens[i].IsWord ? SeenAs(Words[i]) : (byte)0;
            (SameBefore[i], SameAfter[i]) = (-1, -1);
            if (tokens[i].IsWord && tokens[i].Length > 2 && (Lists[i] & (uint)WordLists.Ordinary) == 0)
            {
                ref var at = ref _seenAt[SlotOf(Words[i])];
                if (at >= 0)
                {
                    (SameBefore[i], SameAfter[at]) = (at, i);
                }

                at = i;
            }
        }

        return words == 0 ? 0u
            : allCapitals * 2 > words ? 1u
            : capitals * 50 < words ? 2u
            : lowerStarts * 2 > starts ? 3u
            : 4u;
    }

    private ref byte SeenAs(uint word) => ref _seenAs[SlotOf(word)];

    private uint SlotOf(uint word)
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
            (_seenAs[slot], _seenAt[slot]) = (0, -1);
        }

        return slot;
    }

    private void Reserve(int tokens)
    {
        if (Words.Length >= tokens && Words.Length > 0)
        {
            return;
        }

        var size = Math.Max(256, tokens * 3 / 2);
        Words = new uint[size];
        Lists = new uint[size];
        Shapes = new uint[size];
        Chunks = new uint[size];
        ChunkPlaces = new byte[size];
        Cases = new byte[size];
        var slots = (int)BitOperations.RoundUpToPowerOf2((uint)size * 2);
        _seenWords = new uint[slots];
        _seenAs = new byte[slots];
        _seenAt = new int[slots];
        RunFirst = new int[size];
        RunLast = new int[size];
        SameBefore = new int[size];
        SameAfter = new int[size];
    }
}
