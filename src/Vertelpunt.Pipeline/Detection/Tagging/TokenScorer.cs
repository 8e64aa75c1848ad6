using System.Runtime.Intrinsics;
using Vertelpunt.Pipeline.Detection.Lists;

namespace Vertelpunt.Pipeline.Detection.Tagging;

/// <summary>Adds up what a model says about each tag of each token, and remembers what words and shapes say by themselves.</summary>
/// <remarks>
/// Two thirds of the features look at one token alone, and texts are made of few words; of the others a third look at shapes only. Their sums
/// are remembered, per <see cref="TokenRole"/> and per surroundings, so that seven rows are added instead of some fifty weights looked up.
/// What is remembered changes no score, whatever was read before. Holds working memory: one per thread.
/// </remarks>
internal sealed class TokenScorer(TaggerModel model, FeatureExtractor extractor)
{
    private const int Size = TagLayout.Size;
    private const int Reach = 3;

    // 38 and 1 MB: more words than a project's stories have. A window has at most 2,048 tokens.
    private readonly RememberedRows _words = new(TokenRoles.Count, 15);
    private readonly RememberedRows _shapes = new(1, 12);
    private readonly float[] _sums = new float[Size];
    private int[] _places = [];

    /// <summary>Sets <paramref name="scores"/> to the scores per token and tag of the described tokens from <paramref name="first"/> up to <paramref name="end"/>.</summary>
    public void Score(int first, int end, Span<float> scores)
    {
        var tokens = end - first;
        _words.Reserve(tokens + (2 * Reach));
        _shapes.Reserve(tokens);
        if (_places.Length < tokens + (2 * Reach))
        {
            _places = new int[(tokens + (2 * Reach)) * 3 / 2];
        }

        for (var t = first - Reach; t < end + Reach; t++)
        {
            _places[t - first + Reach] = WordPlace(t);
        }

        for (var t = first; t < end; t++)
        {
            var row = scores.Slice((t - first) * Size, Size);
            AddRemembered(t - first + Reach, ShapePlace(t), row);
            extractor.Clear();
            extractor.WriteTogether(t);
            model.Add(extractor.Features, row);
        }
    }

    private void AddRemembered(int at, int shapes, Span<float> row)
    {
        var (itself, previous, next) = (Start(at, TokenRole.Itself), Start(at, TokenRole.Previous), Start(at, TokenRole.Next));
        var (before, after, three) = (Start(at, TokenRole.BeforePrevious), Start(at, TokenRole.AfterNext), Start(at, TokenRole.ThreeBefore));
        var words = _words.Values;
        for (var k = 0; k < Size; k += 16)
        {
            var sum = Vector256.LoadUnsafe(ref words[itself + k]) + Vector256.LoadUnsafe(ref words[previous + k]) + Vector256.LoadUnsafe(ref words[next + k])
                + Vector256.LoadUnsafe(ref words[before + k]) + Vector256.LoadUnsafe(ref words[after + k]) + Vector256.LoadUnsafe(ref words[three + k])
                + Vector256.LoadUnsafe(ref _shapes.Values[shapes + k]);
            var (lower, upper) = Vector256.Widen(sum);
            (Vector256.ConvertToSingle(lower) * RememberedRows.Step).StoreUnsafe(ref row[k]);
            (Vector256.ConvertToSingle(upper) * RememberedRows.Step).StoreUnsafe(ref row[k + 8]);
        }
    }

    private int Start(int at, TokenRole role) => _places[at + role.Offset()] + ((int)role * Size);

    private int WordPlace(int token)
    {
        var (word, shape, lists, starts) = extractor.IdentityOf(token);
        var place = _words.PlaceOf((((((ulong)word << 32) | shape) * 0x9E3779B97F4A7C15ul) ^ lists) * 2 + (starts ? 1ul : 0ul), out var isNew);
        for (var role = TokenRole.Itself; isNew && role <= TokenRole.ThreeBefore; role++)
        {
            _sums.AsSpan().Clear();

            // What lies beyond either end is never a token itself.
            if (role != TokenRole.Itself || (uint)token < (uint)extractor.Tokens.Count)
            {
                extractor.Clear();
                extractor.WriteAlone(token, role);
                model.Add(extractor.Features, _sums);
            }

            _words.Fill(place + ((int)role * Size), _sums);
        }

        return place;
    }

    private int ShapePlace(int token)
    {
        var place = _shapes.PlaceOf(extractor.SurroundingsOf(token), out var isNew);
        if (isNew)
        {
            _sums.AsSpan().Clear();
            extractor.Clear();
            extractor.WriteShapes(token);
            model.Add(extractor.Features, _sums);
            _shapes.Fill(place, _sums);
        }

        return place;
    }
}
