using System.Runtime.Intrinsics;

namespace Vertelpunt.Pipeline.Detection.Tagging;

/// <summary>Working memory to run a linear-chain conditional random field over one sequence of tokens.</summary>
/// <remarks>
/// Lafferty, McCallum and Pereira 2001; scaled forward-backward after Rabiner 1989, section V.A. Tags are those of <see cref="TagLayout"/>.
/// A span may start only where none is open, so transitions between spans depend on the kind that ended and the kind that starts (one
/// matrix of lanes by lanes), those inside a span on its kind (four rows of lanes). Vectors have a fixed width of eight, so that every
/// machine adds in the same order.
/// </remarks>
internal sealed class Chain
{
    private const int Lanes = TagLayout.Lanes;
    private const int Size = TagLayout.Size;

    // Further below the best score a tag is out of reach; the floor keeps products inside the range of a float.
    private const float Floor = -40f;

    // A way with a smaller share of all ways is left out: transitions weigh far less than its inverse.
    private const float Negligible = 1e-10f;

    private static readonly float[] TagMask = MakeMask();

    private float[] _alpha = [];
    private float[] _beta = [];
    private float[] _scale = [];
    private readonly float[] _starting = new float[Lanes];
    private readonly float[] _ending = new float[Lanes];
    private readonly int[] _possible = new int[Lanes];

    /// <summary>Scores per token and tag; <see cref="Run"/> turns them into potentials.</summary>
    public float[] Scores { get; private set; } = [];

    /// <summary>The probability of each tag at each token, after <see cref="Run"/>.</summary>
    public float[] Marginals { get; private set; } = [];

    public void Reserve(int tokens)
    {
        var size = Math.Max(tokens, 64) * Size;
        if (Scores.Length < size)
        {
            Scores = new float[size];
            Marginals = new float[size];
            _alpha = new float[size];
            _beta = new float[size];
            _scale = new float[Math.Max(tokens, 64)];
        }
    }

    public void Run(int tokens, Transitions transitions)
    {
        Exponentiate(tokens);
        Forward(tokens, transitions);
        Backward(tokens, transitions);
        Multiply(tokens);
    }

    /// <summary>Adds the expected number of each transition to <paramref name="expected"/>; after <see cref="Run"/>.</summary>
    public void AddExpected(int tokens, Transitions transitions, Transitions expected)
    {
        for (var t = 0; t < tokens; t++)
        {
            StartingAt(t);
            if (t == 0)
            {
                _ending.AsSpan().Clear();
                _ending[0] = 1;
            }
            else
            {
                var before = (t - 1) * Size;
                for (var k = 0; k < Lanes; k++)
                {
                    _ending[k] = _alpha[before + TagLayout.Last + k] + _alpha[before + TagLayout.Unit + k];
                }
            }

            // With alpha of the token before summing to one, this is the normaliser the marginals of token t were divided by.
            var factor = 1f / (_scale[t] * Total(t));
            for (var c = 0; c < Lanes; c++)
            {
                var weight = _ending[c] * factor;
                if (weight < 1e-9f)
                {
                    continue;
                }

                for (var j = 0; j < Lanes; j += 8)
                {
                    var row = (c * Lanes) + j;
                    var add = Vector256.LoadUnsafe(ref transitions.Between[row]) * Vector256.LoadUnsafe(ref _starting[j]) * weight;
                    (Vector256.LoadUnsafe(ref expected.Between[row]) + add).StoreUnsafe(ref expected.Between[row]);
                }
            }

            if (t > 0)
            {
                AddExpectedWithin(t, factor, transitions, expected);
            }
        }
    }

    private void AddExpectedWithin(int t, float factor, Transitions transitions, Transitions expected)
    {
        var before = (t - 1) * Size;
        var at = t * Size;
        for (var k = 0; k < Lanes; k += 8)
        {
            var begin = Vector256.LoadUnsafe(ref _alpha[before + TagLayout.Begin + k]) * factor;
            var inside = Vector256.LoadUnsafe(ref _alpha[before + TagLayout.Inside + k]) * factor;
            var toInside = Vector256.LoadUnsafe(ref Scores[at + TagLayout.Inside + k]) * Vector256.LoadUnsafe(ref _beta[at + TagLayout.Inside + k]);
            var toLast = Vector256.LoadUnsafe(ref Scores[at + TagLayout.Last + k]) * Vector256.LoadUnsafe(ref _beta[at + TagLayout.Last + k]);
            Increase(expected.Within, Transitions.BeginInside + k, begin * toInside * Vector256.LoadUnsafe(ref transitions.Within[Transitions.BeginInside + k]));
            Increase(expected.Within, Transitions.InsideInside + k, inside * toInside * Vector256.LoadUnsafe(ref transitions.Within[Transitions.InsideInside + k]));
            Increase(expected.Within, Transitions.BeginLast + k, begin * toLast * Vector256.LoadUnsafe(ref transitions.Within[Transitions.BeginLast + k]));
            Increase(expected.Within, Transitions.InsideLast + k, inside * toLast * Vector256.LoadUnsafe(ref transitions.Within[Transitions.InsideLast + k]));
        }
    }

    private static void Increase(float[] values, int index, Vector256<float> by) =>
        (Vector256.LoadUnsafe(ref values[index]) + by).StoreUnsafe(ref values[index]);

    private void Exponentiate(int tokens)
    {
        for (var t = 0; t < tokens; t++)
        {
            var at = t * Size;
            var best = Vector256.LoadUnsafe(ref Scores[at]);
            for (var k = 8; k < Size; k += 8)
            {
                best = Vector256.Max(best, Vector256.LoadUnsafe(ref Scores[at + k]));
            }

            var top = best[0];
            for (var k = 1; k < 8; k++)
            {
                top = Math.Max(top, best[k]);
            }

            for (var k = 0; k < Size; k += 8)
            {
                var x = Vector256.Max(Vector256.LoadUnsafe(ref Scores[at + k]) - Vector256.Create(top), Vector256.Create(Floor));
                (Exponential.Of(x) * Vector256.LoadUnsafe(ref TagMask[k])).StoreUnsafe(ref Scores[at + k]);
            }
        }
    }

    private void Forward(int tokens, Transitions transitions)
    {
        var between = transitions.Between;
        var within = transitions.Within;
        ReadOnlySpan<int> ended = [];
        for (var t = 0; t < tokens; t++)
        {
            var at = t * Size;
            var before = at - Size;
            var sum = Vector256<float>.Zero;
            if (t > 0)
            {
                for (var k = 0; k < Lanes; k += 8)
                {
                    (Vector256.LoadUnsafe(ref _alpha[before + TagLayout.Last + k]) + Vector256.LoadUnsafe(ref _alpha[before + TagLayout.Unit + k])).StoreUnsafe(ref _ending[k]);
                }

                ended = Possible(_ending);
            }

            for (var j = 0; j < Lanes; j += 8)
            {
                Vector256<float> start;
                if (t == 0)
                {
                    start = Vector256.LoadUnsafe(ref between[j]);
                }
                else
                {
                    start = Vector256<float>.Zero;
                    foreach (var c in ended)
                    {
                        start += Vector256.LoadUnsafe(ref between[(c * Lanes) + j]) * _ending[c];
                    }
                }

                var begin = start * Vector256.LoadUnsafe(ref Scores[at + TagLayout.Begin + j]);
                var unit = start * Vector256.LoadUnsafe(ref Scores[at + TagLayout.Unit + j]);
                var inside = Vector256<float>.Zero;
                var last = Vector256<float>.Zero;
                if (t > 0)
                {
                    var fromBegin = Vector256.LoadUnsafe(ref _alpha[before + TagLayout.Begin + j]);
                    var fromInside = Vector256.LoadUnsafe(ref _alpha[before + TagLayout.Inside + j]);
                    inside = ((fromBegin * Vector256.LoadUnsafe(ref within[Transitions.BeginInside + j])) + (fromInside * Vector256.LoadUnsafe(ref within[Transitions.InsideInside + j])))
                        * Vector256.LoadUnsafe(ref Scores[at + TagLayout.Inside + j]);
                    last = ((fromBegin * Vector256.LoadUnsafe(ref within[Transitions.BeginLast + j])) + (fromInside * Vector256.LoadUnsafe(ref within[Transitions.InsideLast + j])))
                        * Vector256.LoadUnsafe(ref Scores[at + TagLayout.Last + j]);
                }

                begin.StoreUnsafe(ref _alpha[at + TagLayout.Begin + j]);
                inside.StoreUnsafe(ref _alpha[at + TagLayout.Inside + j]);
                last.StoreUnsafe(ref _alpha[at + TagLayout.Last + j]);
                unit.StoreUnsafe(ref _alpha[at + TagLayout.Unit + j]);
                sum += begin + unit + inside + last;
            }

            var scale = Math.Max(Vector256.Sum(sum), 1e-30f);
            _scale[t] = scale;
            var inverse = 1f / scale;
            for (var k = 0; k < Size; k += 8)
            {
                (Vector256.LoadUnsafe(ref _alpha[at + k]) * inverse).StoreUnsafe(ref _alpha[at + k]);
            }
        }
    }

    private void Backward(int tokens, Transitions transitions)
    {
        var across = transitions.BetweenAcross;
        var within = transitions.Within;
        var final = (tokens - 1) * Size;
        _beta.AsSpan(final, TagLayout.Last).Clear();
        _beta.AsSpan(final + TagLayout.Last, 2 * Lanes).Fill(1f);
        for (var t = tokens - 2; t >= 0; t--)
        {
            var at = t * Size;
            var next = at + Size;
            StartingAt(t + 1);
            var started = Possible(_starting);
            var inverse = 1f / _scale[t + 1];
            for (var c = 0; c < Lanes; c += 8)
            {
                var ended = Vector256<float>.Zero;
                foreach (var j in started)
                {
                    ended += Vector256.LoadUnsafe(ref across[(j * Lanes) + c]) * _starting[j];
                }

                ended *= inverse;
                var toInside = Vector256.LoadUnsafe(ref Scores[next + TagLayout.Inside + c]) * Vector256.LoadUnsafe(ref _beta[next + TagLayout.Inside + c]) * inverse;
                var toLast = Vector256.LoadUnsafe(ref Scores[next + TagLayout.Last + c]) * Vector256.LoadUnsafe(ref _beta[next + TagLayout.Last + c]) * inverse;
                ((Vector256.LoadUnsafe(ref within[Transitions.BeginInside + c]) * toInside) + (Vector256.LoadUnsafe(ref within[Transitions.BeginLast + c]) * toLast))
                    .StoreUnsafe(ref _beta[at + TagLayout.Begin + c]);
                ((Vector256.LoadUnsafe(ref within[Transitions.InsideInside + c]) * toInside) + (Vector256.LoadUnsafe(ref within[Transitions.InsideLast + c]) * toLast))
                    .StoreUnsafe(ref _beta[at + TagLayout.Inside + c]);
                ended.StoreUnsafe(ref _beta[at + TagLayout.Last + c]);
                ended.StoreUnsafe(ref _beta[at + TagLayout.Unit + c]);
            }
        }
    }

    // What follows when a span of each kind, or none, starts at token t.
    private void StartingAt(int t)
    {
        var at = t * Size;
        for (var j = 0; j < Lanes; j += 8)
        {
            ((Vector256.LoadUnsafe(ref Scores[at + TagLayout.Begin + j]) * Vector256.LoadUnsafe(ref _beta[at + TagLayout.Begin + j]))
                + (Vector256.LoadUnsafe(ref Scores[at + TagLayout.Unit + j]) * Vector256.LoadUnsafe(ref _beta[at + TagLayout.Unit + j])))
                .StoreUnsafe(ref _starting[j]);
        }
    }

    // The lanes that are not negligible beside the others: nearly always one or two.
    private ReadOnlySpan<int> Possible(float[] lanes)
    {
        var sum = 0f;
        foreach (var lane in lanes)
        {
            sum += lane;
        }

        var count = 0;
        for (var k = 0; k < Lanes; k++)
        {
            _possible[count] = k;
            count += lanes[k] > sum * Negligible ? 1 : 0;
        }

        return _possible.AsSpan(0, count);
    }

    private float Total(int t)
    {
        var at = t * Size;
        var total = Vector256<float>.Zero;
        for (var k = 0; k < Size; k += 8)
        {
            total += Vector256.LoadUnsafe(ref _alpha[at + k]) * Vector256.LoadUnsafe(ref _beta[at + k]);
        }

        return Math.Max(Vector256.Sum(total), 1e-30f);
    }

    private void Multiply(int tokens)
    {
        for (var t = 0; t < tokens; t++)
        {
            var at = t * Size;
            var inverse = 1f / Total(t);
            for (var k = 0; k < Size; k += 8)
            {
                (Vector256.LoadUnsafe(ref _alpha[at + k]) * Vector256.LoadUnsafe(ref _beta[at + k]) * inverse).StoreUnsafe(ref Marginals[at + k]);
            }
        }
    }

    private static float[] MakeMask()
    {
        var mask = new float[Size];
        for (var i = 0; i < Size; i++)
        {
            mask[i] = TagLayout.IsTag(i) ? 1 : 0;
        }

        return mask;
    }
}
