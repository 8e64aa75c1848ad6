using System.Numerics;
using Vertelpunt.Pipeline.Detection.Lists;
using Vertelpunt.Pipeline.Text;

namespace Vertelpunt.Pipeline.Detection.Tagging;

/// <summary>Turns described tokens into hashed features: words and their parts, shapes, lists, neighbours, and what the rest of the text shows.</summary>
/// <remarks>
/// A feature either looks at one token alone, from one <see cref="TokenRole"/>, or at several together. Those of the first kind depend on
/// nothing but that token, so that their weights can be remembered: see <see cref="TokenScorer"/>. Holds working memory: one per thread.
/// </remarks>
/// <param name="articles">Also look at what helps in long articles only: parts of words, and what stands around the same word elsewhere.</param>
internal sealed class FeatureExtractor(Lexicons lexicons, bool articles)
{
    /// <summary>What stands for the tokens before the first and after the last.</summary>
    private const uint Edge = 0x5EED0001;

    private const int NearestElsewhere = 4;

    // So many parts of four letters of a word are looked at.
    private const int MostParts = 20;

    private uint[] _features = new uint[256];
    private FeatureTemplate[] _templates = new FeatureTemplate[256];
    private int _count;

    public DescribedTokens Tokens { get; } = new(lexicons, articles);

    /// <summary>The features written since <see cref="Clear"/>.</summary>
    public ReadOnlySpan<uint> Features => _features.AsSpan(0, _count);

    /// <summary>The template of each of <see cref="Features"/>.</summary>
    public ReadOnlySpan<FeatureTemplate> Templates => _templates.AsSpan(0, _count);

    public void Clear() => _count = 0;

    /// <summary>Writes all features of a token.</summary>
    public void WriteAll(int token)
    {
        for (var role = TokenRole.Itself; role <= TokenRole.ThreeBefore; role++)
        {
            WriteAlone(token + role.Offset(), role);
        }

        WriteShapes(token);
        WriteTogether(token);
    }

    /// <summary>All that <see cref="WriteAlone"/> depends on, but for the letters of the word.</summary>
    public (uint Word, uint Shape, uint Lists, bool Starts) IdentityOf(int token) => (uint)token >= (uint)Tokens.Count
        ? (Edge, Edge, Edge, false)
        : (Tokens.Words[token], Tokens.Shapes[token], Tokens.Lists[token], Tokens.Text.Tokens[token].Is(TokenKind.SentenceStart));

    /// <summary>Writes what a token by itself says of the token it stands in this role to.</summary>
    public void WriteAlone(int token, TokenRole role)
    {
        Reserve();
        var (word, shape, lists, starts) = IdentityOf(token);
        switch (role)
        {
            case TokenRole.Itself:
                WriteItself(token, word, shape, lists, starts);
                break;
            case TokenRole.Previous:
                Add(FeatureTemplate.Previous, word);
                Add(FeatureTemplate.PreviousShape, shape);
                if (LowerOf(token) is { Length: > 0 } previous)
                {
                    Add(FeatureTemplate.PreviousSuffix, EndOf(previous));
                }

                AddEach(FeatureTemplate.PreviousList, lists, 0);
                break;
            case TokenRole.Next:
                Add(FeatureTemplate.Next, word);
                Add(FeatureTemplate.NextShape, shape);
                if (LowerOf(token) is { Length: > 0 } next)
                {
                    Add(FeatureTemplate.NextSuffix, EndOf(next));
                    Add(FeatureTemplate.NextPrefix, WordHash.Of(next[..Math.Min(3, next.Length)]));
                }

                AddEach(FeatureTemplate.NextList, lists, 0);
                break;
            case TokenRole.BeforePrevious:
                Add(FeatureTemplate.BeforePrevious, word);
                Add(FeatureTemplate.BeforePreviousShape, shape);
                break;
            case TokenRole.AfterNext:
                Add(FeatureTemplate.AfterNext, word);
                Add(FeatureTemplate.AfterNextShape, shape);
                break;
            default:
                Add(FeatureTemplate.ThreeBefore, word);
                break;
        }
    }

    /// <summary>All that <see cref="WriteShapes"/> depends on, as one number.</summary>
    public ulong SurroundingsOf(int i)
    {
        var shapes = ((ulong)WordHash.Join(At(Tokens.Shapes, i - 1), At(Tokens.Shapes, i + 1)) << 32) | Tokens.Shapes[i];
        var rest = ((ulong)Tokens.Chunks[i] << 32) | ((uint)Tokens.Cases[i] << 16) | ((uint)Tokens.ChunkPlaces[i] << 8) | Tokens.Style;
        return (shapes * 0x9E3779B97F4A7C15ul) ^ (rest * 0xC2B2AE3D27D4EB4Ful);
    }

    /// <summary>Writes what the shapes of a token and its neighbours say, and how the whole text is written.</summary>
    public void WriteShapes(int i)
    {
        Reserve();
        var (shape, previous, next) = (Tokens.Shapes[i], At(Tokens.Shapes, i - 1), At(Tokens.Shapes, i + 1));
        Add(FeatureTemplate.ShapeTriple, WordHash.Join(previous, shape), next);
        Add(FeatureTemplate.PreviousShapeAndShape, previous, shape);
        Add(FeatureTemplate.ShapeAndNextShape, shape, next);
        Add(FeatureTemplate.Case, Tokens.Cases[i], shape);
        Add(FeatureTemplate.Style, Tokens.Style, shape);
        Add(FeatureTemplate.Chunk, Tokens.Chunks[i], shape);
        Add(FeatureTemplate.ChunkPlace, Tokens.Chunks[i], Tokens.ChunkPlaces[i]);
    }

    /// <summary>Writes what the words and lists of a token and its neighbours say together.</summary>
    public void WriteTogether(int i)
    {
        Reserve();
        var (words, allLists) = (Tokens.Words, Tokens.Lists);
        var (word, previous, next, before, after) = (words[i], At(words, i - 1), At(words, i + 1), At(words, i - 2), At(words, i + 2));
        var shape = Tokens.Shapes[i];
        var (lists, previousLists, nextLists) = (allLists[i], At(allLists, i - 1), At(allLists, i + 1));
        Add(FeatureTemplate.PreviousAndWord, previous, word);
        Add(FeatureTemplate.WordAndNext, word, next);
        Add(FeatureTemplate.TwoBefore, before, previous);
        Add(FeatureTemplate.TwoAfter, next, after);
        Add(FeatureTemplate.PreviousAndNext, previous, next);
        Add(FeatureTemplate.PreviousAndShape, previous, shape);
        Add(FeatureTemplate.NextAndShape, next, shape);
        if (LowerOf(i - 1) is { Length: > 0 } lower)
        {
            Add(FeatureTemplate.PreviousSuffixAndShape, EndOf(lower), shape);
        }

        Add(FeatureTemplate.ListsPair, previousLists, lists);
        Add(FeatureTemplate.ListsTriple, WordHash.Join(previousLists, lists), nextLists);
        Add(FeatureTemplate.ListsTwoBefore, At(allLists, i - 2), previousLists);
        Add(FeatureTemplate.ListsTwoAfter, nextLists, At(allLists, i + 2));
        Add(FeatureTemplate.PreviousAndLists, previous, lists);
        Add(FeatureTemplate.NextAndLists, next, lists);
        Add(FeatureTemplate.CaseWithLists, Tokens.Cases[i], lists);
        if (articles)
        {
            AddElsewhere(i, Tokens.SameBefore);
            AddElsewhere(i, Tokens.SameAfter);
        }
    }

    // What stands around the same word elsewhere in the text, the nearest few on this side.
    private void AddElsewhere(int i, int[] same)
    {
        for (var (n, at) = (0, same[i]); at >= 0 && n < NearestElsewhere; (n, at) = (n + 1, same[at]))
        {
            Add(FeatureTemplate.PreviousElsewhere, At(Tokens.Words, at - 1));
            Add(FeatureTemplate.NextElsewhere, At(Tokens.Words, at + 1));
            WriteNeighboursElsewhere(at);
        }
    }

    private void WriteNeighboursElsewhere(int at)
    {
        Reserve();
        if (LowerOf(at - 1) is { Length: > 0 } previous)
        {
            Add(FeatureTemplate.PreviousListsElsewhere, Tokens.Lists[at - 1], Tokens.Shapes[at - 1]);
            Add(FeatureTemplate.PreviousSuffixElsewhere, EndOf(previous), Tokens.Shapes[at - 1]);
        }

        if (at + 1 < Tokens.Count)
        {
            Add(FeatureTemplate.NextListsElsewhere, Tokens.Lists[at + 1], Tokens.Shapes[at + 1]);
        }

        var (first, last) = (Tokens.RunFirst[at], Tokens.RunLast[at]);
        var place = (first == at ? 1u : 0u) + (last == at ? 2u : 0u);
        Add(FeatureTemplate.RunElsewhere, place, (uint)Math.Min(3, last - first));
        Add(FeatureTemplate.BeforeRunElsewhere, At(Tokens.Words, first - 1), place & 1);
        Add(FeatureTemplate.AfterRunElsewhere, At(Tokens.Words, last + 1), place & 2);
        if (first < at)
        {
            Add(FeatureTemplate.RunFirstListsElsewhere, Tokens.Lists[first]);
            Add(FeatureTemplate.RunFirstElsewhere, Tokens.Words[first]);
        }

        if (last > at)
        {
            Add(FeatureTemplate.RunLastElsewhere, Tokens.Words[last]);
        }
    }

    private void WriteItself(int i, uint word, uint shape, uint lists, bool starts)
    {
        Add(FeatureTemplate.Bias, 0);
        Add(FeatureTemplate.Word, word);
        Add(FeatureTemplate.WordWithShape, word, shape);
        var lower = LowerOf(i);
        var state = WordHash.Start;
        for (var n = 0; n < 4 && n < lower.Length; n++)
        {
            state = WordHash.Grow(state, lower[n]);
            Add((FeatureTemplate)((int)FeatureTemplate.Prefix1 + n), WordHash.Finish(state));
        }

        for (var n = 1; n <= 6 && n <= lower.Length; n++)
        {
            var suffix = WordHash.Of(lower[^n..]);
            Add((FeatureTemplate)((int)FeatureTemplate.Suffix1 + n - 1), suffix);
            if (articles && n is >= 2 and <= 4)
            {
                Add((FeatureTemplate)((int)FeatureTemplate.SuffixWithShape2 + n - 2), suffix, shape);
            }
        }

        for (var n = 0; articles && n + 4 <= lower.Length && n < MostParts; n++)
        {
            Add(FeatureTemplate.FourLetters, WordHash.Of(lower.Slice(n, 4)));
        }

        if (articles)
        {
            WriteCompound(lower);
        }


        Add(FeatureTemplate.Shape, shape);
        Add(FeatureTemplate.SentenceStart, starts ? 1u : 0u, shape);
        AddEach(FeatureTemplate.List, lists, shape);
        Add(FeatureTemplate.ListsWithShape, lists, shape);
        Add(FeatureTemplate.Length, (uint)Math.Min(Tokens.Text.Tokens[i].Length, 12));
    }

    // Ajax-speler, Sotheby's-leerstoel, Brussel-Noord. In texts of which the tokeniser cuts words at hyphens there are none.
    private void WriteCompound(ReadOnlySpan<char> lower)
    {
        var (head, tail) = (lower.IndexOf('-'), lower.LastIndexOf('-') + 1);
        if (head <= 0 || tail == lower.Length)
        {
            return;
        }

        Add(FeatureTemplate.CompoundHead, WordHash.Of(lower[..head]));
        Add(FeatureTemplate.CompoundTail, WordHash.Of(lower[tail..]));
        AddEach(FeatureTemplate.CompoundList, (uint)lexicons.ListsOf(lower[..head]), 0);
    }

    // The letters of a word; nothing for other tokens and beyond either end.
    private ReadOnlySpan<char> LowerOf(int token) =>
        (uint)token < (uint)Tokens.Count && Tokens.Text.Tokens[token].IsWord ? Tokens.Text.LowerOf(Tokens.Text.Tokens[token]) : [];

    private static uint EndOf(ReadOnlySpan<char> word) => WordHash.Of(word[Math.Max(0, word.Length - 3)..]);

    private uint At(uint[] values, int index) => (uint)index < (uint)Tokens.Count ? values[index] : Edge;

    private void AddEach(FeatureTemplate template, uint lists, uint with)
    {
        for (var rest = lists; rest != 0; rest &= rest - 1)
        {
            Add(template, (uint)BitOperations.TrailingZeroCount(rest), with);
        }
    }

    private void Add(FeatureTemplate template, uint first, uint second = 0)
    {
        _templates[_count] = template;
        _features[_count++] = WordHash.Feature((uint)template, first, second);
    }

    // No part writes more than this.
    private void Reserve()
    {
        if (_count + 96 > _features.Length)
        {
            Array.Resize(ref _features, _features.Length * 2);
            Array.Resize(ref _templates, _features.Length);
        }
    }
}
