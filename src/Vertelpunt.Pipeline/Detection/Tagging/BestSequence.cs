using System.Runtime.Intrinsics;

namespace Vertelpunt.Pipeline.Detection.Tagging;

/// <summary>Finds the sequence of tags with the highest product of potentials (Viterbi 1967), among those <see cref="TagLayout"/> allows.</summary>
/// <remarks>Holds working memory: one per thread. As in <see cref="Chain"/>, what starts depends on what ended, and what goes on on its kind.</remarks>
internal sealed class BestSequence
{
    private const int Lanes = TagLayout.Lanes;
    private const int Size = TagLayout.Size;

    private float[] _best = [];

    // Per token and lane: the lane that ended before a span of this lane (or none) starts here.
    private int[] _ended = [];

    // Per token and lane: two bits, whether inside and last follow an inside tag rather than a begin tag.
    private byte[] _fromInside = [];
    private readonly float[] _ending = new float[Lanes];
    private readonly float[] _startScore = new float[Lanes];

    /// <param name="potentials">Per token and tag, none negative, zero where there is no tag.</param>
    /// <param name="starting">Per lane what the start of a span counts more than it would; 1 leaves it as it is.</param>
    /// <param name="tags">Set to the best sequence.</param>
    public void Find(int tokens, ReadOnlySpan<float> potentials, Transitions transitions, ReadOnlySpan<float> starting, Span<byte> tags)
    {
        if (_best.Length < tokens * Size)
        {
            _best = new float[tokens * Size];
            _ended = new int[tokens * Lanes];
            _fromInside = new byte[tokens * Lanes];
        }

        for (var t = 0; t < tokens; t++)
        {
            Start(t, transitions);
            for (var k = 0; k < Lanes; k++)
            {
                _startScore[k] *= starting[k];
            }

            Extend(t, potentials.Slice(t * Size, Size), transitions);
            Rescale(t);
        }

        Trace(tokens, tags);
    }

    private void Start(int t, Transitions transitions)
    {
        if (t == 0)
        {
            transitions.Between.AsSpan(0, Lanes).CopyTo(_startScore);
            _ended.AsSpan(0, Lanes).Clear();
            return;
        }

        var before = (t - 1) * Size;
        for (var k = 0; k < Lanes; k++)
        {
            _ending[k] = Math.Max(_best[before + TagLayout.Last + k], _best[before + TagLayout.Unit + k]);
        }

        for (var j = 0; j < Lanes; j += 8)
        {
            var best = Vector256.LoadUnsafe(ref transitions.Between[j]) * _ending[0];
            var from = Vector256<int>.Zero;
            for (var c = 1; c < Lanes; c++)
            {
                var score = Vector256.LoadUnsafe(ref transitions.Between[(c * Lanes) + j]) * _ending[c];
                var more = Vector256.GreaterThan(score, best);
                best = Vector256.ConditionalSelect(more, score, best);
                from = Vector256.ConditionalSelect(more.AsInt32(), Vector256.Create(c), from);
            }

            best.StoreUnsafe(ref _startScore[j]);
            from.StoreUnsafe(ref _ended[(t * Lanes) + j]);
        }
    }

    private void Extend(int t, ReadOnlySpan<float> potentials, Transitions transitions)
    {
        var at = t * Size;
        var before = at - Size;
        var within = transitions.Within;
        for (var k = 0; k < Lanes; k++)
        {
            _best[at + TagLayout.Begin + k] = _startScore[k] * potentials[TagLayout.Begin + k];
            _best[at + TagLayout.Unit + k] = _startScore[k] * potentials[TagLayout.Unit + k];
            var (begin, inside) = t == 0 ? (0f, 0f) : (_best[before + TagLayout.Begin + k], _best[before + TagLayout.Inside + k]);
            var (beginInside, insideInside) = (begin * within[Transitions.BeginInside + k], inside * within[Transitions.InsideInside + k]);
            var (beginLast, insideLast) = (begin * within[Transitions.BeginLast + k], inside * within[Transitions.InsideLast + k]);
            _best[at + TagLayout.Inside + k] = Math.Max(beginInside, insideInside) * potentials[TagLayout.Inside + k];
            _best[at + TagLayout.Last + k] = Math.Max(beginLast, insideLast) * potentials[TagLayout.Last + k];
            _fromInside[(t * Lanes) + k] = (byte)((insideInside > beginInside ? 1 : 0) | (insideLast > beginLast ? 2 : 0));
        }
    }

    private void Rescale(int t)
    {
        var row = _best.AsSpan(t * Size, Size);
        var top = 1e-30f;
        foreach (var value in row)
        {
            top = Math.Max(top, value);
        }

        var inverse = 1f / top;
        for (var k = 0; k < Size; k++)
        {
            row[k] *= inverse;
        }
    }

    private void Trace(int tokens, Span<byte> tags)
    {
        var final = _best.AsSpan((tokens - 1) * Size, Size);
        var tag = TagLayout.Outside;
        for (var k = TagLayout.Last; k < Size; k++)
        {
            tag = final[k] > final[tag] ? k : tag;
        }

        for (var t = tokens - 1; t >= 0; t--)
        {
            tags[t] = (byte)tag;
            if (t == 0)
            {
                return;
            }

            var lane = tag % Lanes;
            var previous = _best.AsSpan((t - 1) * Size, Size);
            if (tag < TagLayout.Inside || tag >= TagLayout.Unit)
            {
                var ended = _ended[(t * Lanes) + lane];
                tag = previous[TagLayout.Last + ended] > previous[TagLayout.Unit + ended] ? TagLayout.Last + ended : TagLayout.Unit + ended;
            }
            else
            {
                var fromInside = (_fromInside[(t * Lanes) + lane] & (tag < TagLayout.Last ? 1 : 2)) != 0;
                tag = (fromInside ? TagLayout.Inside : TagLayout.Begin) + lane;
            }
        }
    }
}
