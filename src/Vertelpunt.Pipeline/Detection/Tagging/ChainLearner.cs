using System.Runtime.Intrinsics;

namespace Vertelpunt.Pipeline.Detection.Tagging;

/// <summary>Learns the weights of a <see cref="Chain"/> by AdaGrad on the conditional likelihood, one part of a text at a time.</summary>
/// <remarks>Duchi, Hazan and Singer 2011, with the L1 penalty applied as a proximal step to the weights an example touches. Emission weights
/// are updated token by token, and only for tags whose gradient matters.</remarks>
internal sealed class ChainLearner
{
    private const int Size = TagLayout.Size;
    private const float LeastGradient = 0.001f;
    private const float Initial = 0.1f;

    // Smaller weights are left out of the model: a third of all, and nothing measurable is lost.
    private const float Telling = 0.03f;

    private readonly float[][] _weights;
    private readonly float[][] _squares;
    private readonly float[][] _changes;
    private readonly bool _averaged;
    private bool _averaging;
    private float _steps;
    private readonly float _rate;
    private readonly float _sparsity;
    private readonly bool _articles;
    private readonly Chain _chain = new();
    private readonly Transitions _transitions = new();
    private readonly Transitions _transitionSquares = new();
    private readonly Transitions _transitionChanges = new();
    private readonly Transitions _potentials = new();
    private readonly Transitions _gradient = new();
    private readonly int[] _active = new int[Size];
    private readonly float[] _slope = new float[Size];

    public ChainLearner(int features, TrainingOptions options)
    {
        _rate = options.LearningRate;
        _sparsity = options.Sparsity;
        _articles = options.Articles;
        _weights = new float[features][];
        _squares = new float[features][];
        _averaged = options.Averaged;
        _changes = new float[_averaged ? features : 0][];
        for (var i = 0; i < features; i++)
        {
            _weights[i] = new float[Size];
            _squares[i] = new float[Size];
            if (_averaged)
            {
                _changes[i] = new float[Size];
            }
        }
    }

    /// <summary>Takes one step for each part of a text.</summary>
    public void Learn(TrainingSequence sequence)
    {
        for (var part = 0; part + 1 < sequence.Parts.Length; part++)
        {
            Learn(sequence, sequence.Parts[part], sequence.Parts[part + 1]);
        }
    }

    private void Learn(TrainingSequence sequence, int first, int end)
    {
        var tokens = end - first;
        _chain.Reserve(tokens);
        for (var t = 0; t < tokens; t++)
        {
            Score(sequence, first, t);
        }

        _potentials.SetPotentials(_transitions);
        _chain.Run(tokens, _potentials);
        _gradient.Clear();
        _chain.AddExpected(tokens, _potentials, _gradient);
        SubtractObserved(sequence.Tags.AsSpan(first, tokens));
        Step(_transitions.Between, _transitionSquares.Between, _transitionChanges.Between, _gradient.Between);
        Step(_transitions.Within, _transitionSquares.Within, _transitionChanges.Within, _gradient.Within);
        for (var t = 0; t < tokens; t++)
        {
            Update(sequence, first, t);
        }

        _steps += _averaging ? 1 : 0;
    }

    /// <summary>From here on the mean over all steps counts.</summary>
    public void StartAveraging() => _averaging = _averaged;

    /// <summary>The model of what was learnt, weights rounded to one byte. Ends learning.</summary>
    public TaggerModel ToModel(uint[] keys, string description)
    {
        var largest = 0f;
        if (_steps > 0)
        {
            for (var row = 0; row < _weights.Length; row++)
            {
                Average(_weights[row], _changes[row]);
            }

            Average(_transitions.Between, _transitionChanges.Between);
            Average(_transitions.Within, _transitionChanges.Within);
        }

        foreach (var row in _weights)
        {
            foreach (var weight in row)
            {
                largest = Math.Max(largest, Math.Abs(weight));
            }
        }

        var scale = WeightScale.For(largest);
        var kept = new List<uint>();
        var starts = new List<int> { 0 };
        var tags = new List<byte>();
        var weights = new List<sbyte>();
        for (var row = 0; row < keys.Length; row++)
        {
            var before = tags.Count;
            for (var tag = 0; tag < Size; tag++)
            {
                var steps = scale.StepsOf(_weights[row][tag]);
                if (Math.Abs(scale.WeightOf(steps)) >= Telling)
                {
                    tags.Add((byte)tag);
                    weights.Add(steps);
                }
            }

            if (tags.Count > before)
            {
                kept.Add(keys[row]);
                starts.Add(tags.Count);
            }
        }

        var thresholds = new float[TagLayout.Lanes];
        thresholds.AsSpan().Fill(0.5f);
        return new([.. kept], [.. starts], [.. tags], [.. weights], scale, _transitions, thresholds, _articles, description);
    }

    private void Score(TrainingSequence sequence, int first, int t)
    {
        var scores = _chain.Scores.AsSpan(t * Size, Size);
        scores.Clear();
        for (var i = sequence.Offsets[first + t]; i < sequence.Offsets[first + t + 1]; i++)
        {
            var row = _weights[sequence.Features[i]];
            for (var k = 0; k < Size; k += 8)
            {
                (Vector256.LoadUnsafe(ref scores[k]) + Vector256.LoadUnsafe(ref row[k])).StoreUnsafe(ref scores[k]);
            }
        }
    }

    private void Update(TrainingSequence sequence, int first, int t)
    {
        var active = 0;
        var gold = sequence.Tags[first + t];
        for (var tag = 0; tag < Size; tag++)
        {
            var slope = _chain.Marginals[(t * Size) + tag] - (tag == gold ? 1f : 0f);
            if (MathF.Abs(slope) > LeastGradient)
            {
                _active[active] = tag;
                _slope[active++] = slope;
            }
        }

        if (active == 0)
        {
            return;
        }

        for (var i = sequence.Offsets[first + t]; i < sequence.Offsets[first + t + 1]; i++)
        {
            var row = _weights[sequence.Features[i]];
            var squares = _squares[sequence.Features[i]];
            var changes = _averaging ? _changes[sequence.Features[i]] : null;
            for (var a = 0; a < active; a++)
            {
                var tag = _active[a];
                var slope = _slope[a];
                var square = squares[tag] + (slope * slope);
                squares[tag] = square;
                var rate = _rate / MathF.Sqrt(Initial + square);
                var weight = row[tag] - (rate * slope);
                var pull = rate * _sparsity;
                var pulled = weight > pull ? weight - pull : weight < -pull ? weight + pull : 0f;
                if (changes is not null)
                {
                    changes[tag] += _steps * (pulled - row[tag]);
                }

                row[tag] = pulled;
            }
        }
    }

    private void SubtractObserved(ReadOnlySpan<byte> tags)
    {
        for (var t = 0; t < tags.Length; t++)
        {
            var lane = tags[t] % TagLayout.Lanes;
            if (tags[t] < TagLayout.Inside || tags[t] >= TagLayout.Unit)
            {
                var ended = t == 0 ? 0 : tags[t - 1] % TagLayout.Lanes;
                _gradient.Between[(ended * TagLayout.Lanes) + lane] -= 1;
                continue;
            }

            var fromBegin = tags[t - 1] < TagLayout.Inside;
            var row = tags[t] < TagLayout.Last
                ? (fromBegin ? Transitions.BeginInside : Transitions.InsideInside)
                : fromBegin ? Transitions.BeginLast : Transitions.InsideLast;
            _gradient.Within[row + lane] -= 1;
        }
    }

    // Weight at the end less the mean of what was added before it counted (Daume 2006, section 2.5.1).
    private void Average(float[] weights, float[] changes)
    {
        for (var i = 0; i < weights.Length; i++)
        {
            weights[i] -= changes[i] / _steps;
        }
    }

    private void Step(float[] weights, float[] squares, float[] changes, float[] gradient)
    {
        for (var i = 0; i < weights.Length; i++)
        {
            squares[i] += gradient[i] * gradient[i];
            var change = -_rate * gradient[i] / MathF.Sqrt(1f + squares[i]);
            changes[i] += _steps * change;
            weights[i] += change;
        }
    }
}
